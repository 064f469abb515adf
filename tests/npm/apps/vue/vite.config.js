import vue from "@vitejs/plugin-vue";

const isCustomElement = (tag) => tag === "nofault-editor";

export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };
