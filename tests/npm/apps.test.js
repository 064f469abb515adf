// The package in other people's apps, as they build it and as they serve it while they work on it.

import assert from "node:assert/strict";
import { cp, mkdir, readFile, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { after } from "node:test";
import { createServer } from "vite";
import { journey, until } from "../e2e/harness.js";
import { button, inside, property, shows, written } from "../e2e/host.js";

const APPS = fileURLToPath(new URL("apps/", import.meta.url));
const BUILT = fileURLToPath(new URL("../../target/npm/apps/", import.meta.url));
const PACKAGE = fileURLToPath(new URL("apps/node_modules/nofault-editor/", import.meta.url));

/** What docs/npm.md asks a policy for, and an icon, so that no browser looks for one. */
const POLICY = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:",
};

const summary = (tab) => inside(tab, "#text-summary");
const title = async (tab) => JSON.parse(await property(tab, "value")).meta.title;

/** Writes, lets the program fault, opens the editor again and writes on. */
async function survivesFault(tab, browser) {
  await tab.type(summary(tab), "Orders failed. ");
  await until(async () => /Orders failed/.test(await written(tab, "summary")), "it is in the value");
  // A row that is gone from under the program.
  for (let rows = 0; rows < 2; rows += 1) await tab.click(inside(tab, "#add-row"));
  await tab.page.$eval("nofault-editor", ({ shadowRoot }) => {
    shadowRoot.querySelector(".rows > li:last-child").remove();
    const row = shadowRoot.querySelector(".rows > li");
    row.querySelector("summary").click();
    [...row.querySelectorAll("button")].find((it) => it.textContent.trim() === "Add a row below").click();
  });
  await shows(tab, /The editor stopped/);
  await tab.click(button(tab, "Open it again"));
  await until(async () => (await tab.page.$$("nofault-editor >>> #app[hidden]")).length === 0, "it is open again");
  await tab.type(summary(tab), "Then they came back.");
  await until(async () => /Then they came back/.test(await written(tab, "summary")), "one can write on");
  assert.match(await written(tab, "summary"), /Orders failed/);
  browser.takeProblems();
}

journey("an app built by Vite has the editor, with nothing said to Vite", async ({ tab, browser, server }) => {
  await tab.open("/");
  await summary(tab);
  await tab.screenshot("npm vite");
  const loaded = server.requests.map(({ path }) => path);
  assert.equal(loaded.length, 4, `the page, its script, the program and its script: ${loaded}`);
  await survivesFault(tab, browser);

  // A fault that only its trace tells of, where Vite has given the program another name.
  await tab.page.evaluate((wasm) => {
    const error = new WebAssembly.RuntimeError("unreachable");
    error.stack = `RuntimeError: unreachable\n    at ${new URL(wasm, location)}:wasm-function[7]:0x42`;
    dispatchEvent(new ErrorEvent("error", { error }));
  }, loaded.find((path) => path.endsWith(".wasm")));
  await shows(tab, /The editor stopped/);
}, { folder: `${BUILT}vite`, headers: POLICY });

const vite = await createServer({
  root: `${APPS}vite`,
  cacheDir: `${BUILT}vite-dev`,
  logLevel: "warn",
  server: { port: 0, host: "127.0.0.1" },
});
await vite.listen();
after(() => vite.close());

journey("the same app while somebody works on it", async ({ tab, browser }) => {
  await tab.open(vite.resolvedUrls.local[0]);
  await survivesFault(tab, browser);
}, { folder: `${BUILT}vite` });

for (const name of ["react", "vue", "svelte"]) {
  journey(`a component of ${name} gives a document, hears of changes, keeps it, and goes`, async ({ tab }) => {
    await tab.open("/");
    await inside(tab, "#text-summary");
    assert.equal(await title(tab), "The queue filled up");
    const before = Number.parseInt((await tab.text()).match(/(\d+) characters/)[1], 10);

    await tab.type(summary(tab), "Orders failed.");
    await tab.until((before) => {
      const [, now] = document.body.textContent.match(/(\d+) characters/);
      return Number(now) > before && Number(now) === document.querySelector("nofault-editor").value.length;
    }, "the component has what was typed", before);

    await tab.click(button(tab, "Save"));
    await shows(tab, /Saved, /);
    assert.match(await tab.page.evaluate(() => globalThis.kept), /Orders failed\./);

    await tab.click(tab.byRole("button", "Another"));
    await until(async () => (await title(tab)) === "The disk was full", "the editor has the other document");
    assert.equal(await tab.value(summary(tab)), "");
    await tab.type(summary(tab), "We should have known.");
    await tab.screenshot(`npm ${name}`);

    const editor = await tab.bySelector("nofault-editor");
    await tab.click(tab.byRole("button", "Close"));
    await tab.until((editor) => !editor.isConnected && editor.shadowRoot.childNodes.length === 0
      && [...CSS.highlights.values()].every(({ size }) => size === 0), "nothing of it is left", editor);
    await tab.click(tab.byRole("button", "Open"));
    await inside(tab, "#text-summary");
    assert.equal(await title(tab), "The disk was full");
  }, { folder: BUILT + name, headers: POLICY });
}

await rm(`${BUILT}plain`, { recursive: true, force: true });
await mkdir(`${BUILT}plain`, { recursive: true });
await cp(`${APPS}plain`, `${BUILT}plain`, { recursive: true });
await cp(PACKAGE, `${BUILT}plain/nofault-editor`, { recursive: true });

journey("a plain page has the editor from a copy of the package", async ({ tab, browser }) => {
  await tab.open("/");
  await survivesFault(tab, browser);
}, { folder: `${BUILT}plain`, headers: POLICY });
