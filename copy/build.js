// Writes nofault.html, the empty saved copy, and copy.js, which puts a document into it: `node build.js
// <dist> <styles of the element> <folder of esbuild> <version>`. Run by `cargo xtask dist`.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { compose, parse, titleOf } from "./compose.js";

const [dist, elementStyles, esbuildFolder, version] = process.argv.slice(2);
const copy = dirname(fileURLToPath(import.meta.url));
const esbuild = createRequire(join(esbuildFolder, "package.json"))(esbuildFolder);

const names = readdirSync(dist);
const wasmName = names.find((name) => name.endsWith("_bg.wasm"));
const wasm = readFileSync(join(dist, wasmName));

const small = { bundle: true, minify: true, write: false, target: "es2022", charset: "utf8", logLevel: "warning",
  // The glue names a module once for each function it takes from it, and a server's address, which is not used.
  logOverride: { "empty-import-meta": "silent", "duplicate-object-key": "silent" } };
const built = async (options) => (await esbuild.build({ ...small, ...options })).outputFiles[0].text;

/** The script around the wasm, as the body of a function: a page of a file cannot import anything. */
const program = await built({
  entryPoints: [join(dist, wasmName.replace("_bg.wasm", ".js"))],
  format: "cjs",
});

/** What modules of the copy import that is not a file beside them. */
const parts = {
  name: "parts",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^nofault-/ }, ({ path }) => ({ path, namespace: "part" }));
    // The program comes out of the file, not from a server.
    onResolve({ filter: /^\.\/engine\.js$/ }, () => ({ path: join(copy, "engine.js") }));
    onResolve({ filter: /^\.\/framed\.js$/ }, () => ({ path: join(copy, "frameless.js") }));
    onLoad({ filter: /^nofault-styles$/, namespace: "part" }, () => ({ contents: readFileSync(elementStyles, "utf8"), loader: "text" }));
    onLoad({ filter: /^nofault-program$/, namespace: "part" }, () => ({
      contents: `export default () => { const module = { exports: {} }; ${program}; return module.exports; };`,
    }));
  },
};

const script = await built({
  entryPoints: [join(copy, "boot.js")],
  format: "iife",
  plugins: [parts],
  define: { BUILT: JSON.stringify({ version }) },
});
const ends = /<\/script|<!--/i.exec(script);
if (ends) throw new Error(`the script of the saved copy has “${ends[0]}” in it, which ends it in a page`);

const styles = await built({ entryPoints: [join(copy, "copy.css")] });
const icon = readFileSync(join(copy, "..", "styles", "icon.svg"), "utf8");

/** A page with nothing written in it, as the program itself shows it. */
async function readable() {
  // What scripts around it ask for when they are loaded. None of it is there, and nothing of it is used.
  const nothing = new Proxy(function () {}, { get: (it, key) => (key === "prototype" ? {} : nothing), apply: () => nothing });
  for (const name of ["addEventListener", "document", "HTMLTextAreaElement"]) globalThis[name] ??= nothing;
  const module = { exports: {} };
  new Function("module", program)(module);
  await module.exports.default({ module_or_path: wasm });
  return module.exports.readable("");
}

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const empty = compose({
  policy: `default-src 'none'; script-src ${hash(script)} 'wasm-unsafe-eval'; style-src ${hash(styles)}; `
    + "img-src data: blob:; base-uri 'none'; form-action 'none'",
  generator: `Nofault ${version}`,
  icon: `data:image/svg+xml,${encodeURIComponent(icon.trim())}`,
  styles,
  // No time and no name is written into it: the same program gives the same bytes.
  wasm: gzipSync(wasm, { level: 9 }).toString("base64"),
  script,
  revision: 0,
  title: titleOf(""),
  island: "",
  readable: await readable(),
});
if (compose(parse(empty)) !== empty) throw new Error("the saved copy cannot be taken apart as it was put together");

writeFileSync(join(dist, "nofault.html"), empty);
const sum = createHash("sha256").update(empty).digest("hex");
writeFileSync(join(dist, "nofault.html.sha256"), `${sum}  nofault.html\n`);
writeFileSync(join(dist, "copy.js"), await built({ entryPoints: [join(copy, "fill.js")], format: "esm" }));
