// What is in the package, and what its types say.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import test from "node:test";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const DIST = here("../../dist/");
const PACKED = here("../../target/npm/");
const PACKAGE = here("apps/node_modules/nofault-editor/");

const files = readdirSync(PACKAGE, { recursive: true }).filter((name) => statSync(PACKAGE + name).isFile());
const text = (path) => readFileSync(path, "utf8");

test("the program and the element are those that are published, byte for byte", () => {
  const published = files.filter((name) => /\.(js|wasm|html|css|svg)$/.test(name) || name.startsWith("embed/"));
  for (const name of published) assert.ok(readFileSync(PACKAGE + name).equals(readFileSync(DIST + name)), name);
  assert.equal(published.filter((name) => name.endsWith(".wasm")).length, 1);
  const missing = readdirSync(`${DIST}embed`).filter((name) => !published.includes(`embed/${name}`));
  assert.deepEqual(missing, []);
});

test("a build takes the program along as it is", () => {
  const program = files.filter((name) => name.startsWith("nofault-")).map((name) => readFileSync(PACKAGE + name));
  const assets = `${PACKED}apps/vite/assets/`;
  const taken = readdirSync(assets).filter((name) => name.startsWith("nofault-")).map((name) => readFileSync(assets + name));
  assert.equal(taken.length, 2);
  assert.ok(taken.every((file) => program.some((it) => it.equals(file))));
});

test("packed again, later and elsewhere, it is the same package", () => {
  const folder = mkdtempSync(join(tmpdir(), "nofault-npm-"));
  cpSync(`${PACKED}nofault-editor`, join(folder, "again"), { recursive: true });
  execFileSync("npm", ["pack", "--silent", "--ignore-scripts", "./again"], { cwd: folder });
  const [name] = readdirSync(folder).filter((file) => file.endsWith(".tgz"));
  assert.ok(readFileSync(join(folder, name)).equals(readFileSync(PACKED + name)));
  rmSync(folder, { recursive: true });
});

test("everything that can be imported is there, and has types", async () => {
  const { exports, license, version } = JSON.parse(text(`${PACKAGE}package.json`));
  const named = Object.values(exports).filter((to) => typeof to === "object").flatMap(Object.values);
  for (const file of named) assert.ok(existsSync(PACKAGE + file), file);
  assert.equal(license, "MIT OR Apache-2.0");
  assert.ok(files.includes("LICENSE-MIT") && files.includes("LICENSE-APACHE"));
  // A server that draws pages imports it, too, and has no elements.
  const { NofaultEditor } = await import(`${PACKAGE}embed/nofault-editor.js`);
  assert.equal(NofaultEditor.version, version);
});

test("what its README links to is there", () => {
  const readme = text(`${PACKAGE}README.md`);
  const links = [...readme.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, link]) => link);
  assert.ok(links.length > 0);
  for (const link of links) assert.ok(existsSync(PACKAGE + link), link);
});

test("the examples in the docs are those that are tested", () => {
  const docs = text(here("../../docs/npm.md"));
  for (const name of ["react/Postmortem.tsx", "vue/Postmortem.vue", "vue/vite.config.js", "svelte/Postmortem.svelte"]) {
    assert.ok(docs.includes(`\n${text(here(`apps/${name}`))}\`\`\``), name);
  }
});

for (const rules of [["--module", "nodenext"], ["--module", "esnext", "--moduleResolution", "bundler"]]) {
  test(`its types fit what it can do, and refuse what it cannot (${rules.join(" ")})`, () => {
    const tsc = join(dirname(fileURLToPath(import.meta.resolve("typescript/package.json"))), "bin", "tsc");
    try {
      execFileSync(process.execPath, [tsc, "--project", here("."), ...rules], { encoding: "utf8" });
    } catch (error) {
      assert.fail(error.stdout);
    }
  });
}
