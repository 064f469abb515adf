// Builds the apps as anybody would, into `target/npm/apps`.

import { build } from "vite";
import { fileURLToPath } from "node:url";

const APPS = fileURLToPath(new URL("apps/", import.meta.url));
const BUILT = fileURLToPath(new URL("../../target/npm/apps/", import.meta.url));

for (const name of ["vite", "react", "vue", "svelte"]) {
  await build({ root: APPS + name, logLevel: "warn", build: { outDir: BUILT + name, emptyOutDir: true } });
}
