// The app has faulted: what it may still hold is not stored, and nothing that was written is lost.

import assert from "node:assert/strict";
import { mock } from "node:test";
import { Browser, id, save, test, turns, until } from "./browser.js";

test("after a fault nothing is saved any more, and what was handed in before is there after the next start", async () => {
  const browser = new Browser();
  const page = await browser.start();
  await save(page, 1, 0, "first");
  await save(page, 2, 0, "stored");
  page.full = true;
  await save(page, 1, 1, "second", { head: '{"title":"Two"}' }).catch(() => {});
  page.full = false;
  page.store.stop();
  await assert.rejects(save(page, 1, 1, "half a change", { change: 9 }),
    { message: "The page has stopped." });
  assert.equal(page.tails.keepTail(id(1), 9, 1, "half a change", "{}"), false);
  assert.deepEqual(page.tails.tails().map(([, tail]) => [tail.body, tail.head, tail.change, tail.base]),
    [["second", '{"title":"Two"}', 2, 1]]);
  page.close();
  const next = await browser.start();
  assert.deepEqual([(await next.store.load(id(1)))[1], (await next.store.load(id(2)))[1]], ["second", "stored"]);
});

test("in memory, too, nothing is saved after a fault", async () => {
  const browser = new Browser();
  const page = await browser.start({ without: ["indexedDB"] });
  await save(page, 1, 0, "first");
  page.store.stop();
  await assert.rejects(save(page, 1, 1, "half a change"), { name: "AbortError", message: "The page has stopped." });
  assert.equal((await page.store.load(id(1)))[1], "first");
  assert.deepEqual(page.tails.tails(), [], "there is no next start to store it");
});

test("everything is the newest of each document, what was left behind, and what was handed in", async () => {
  const browser = new Browser();
  const [page, other] = [await browser.start(), await browser.start()];
  for (const rev of [1, 2, 3]) await save(page, 1, rev - 1, `text ${rev}`);
  await save(page, 2, 0, "another");
  other.tails.keepTail(id(3), 1, 0, "left behind", "{}");
  browser.localStorage.setItem("nofault:tail:x", "damaged");
  const all = await page.store.everything();
  assert.deepEqual(all.stored.map(({ docId, body }) => [docId, body]), [[id(1), "text 3"], [id(2), "another"]]);
  assert.deepEqual(all.left.map((tail) => tail.body ?? tail), ["left behind", "damaged"]);
  assert.deepEqual(all.handedIn.map(({ body, stored }) => [body, stored]), [["text 3", true], ["another", true]]);
});

test("of what was handed in and is stored only the last eight are kept, and all that is not", async () => {
  const browser = new Browser();
  const page = await browser.start();
  for (let number = 1; number <= 12; number += 1) await save(page, number, 0, `text ${number}`);
  await save(page, 5, 1, "again");
  await browser.lose(page);
  page.names.indexedDB.open = () => { throw new DOMException("No.", "UnknownError"); };
  for (let number = 20; number < 30; number += 1) await save(page, number, 0, `unstored ${number}`).catch(() => {});
  const kept = (await page.store.everything()).handedIn.map(({ body }) => body);
  const stored = [6, 7, 8, 9, 10, 11, 12].map((number) => `text ${number}`);
  const unstored = Array.from({ length: 10 }, (_, at) => `unstored ${20 + at}`);
  assert.deepEqual(kept, [...stored, "again", ...unstored]);
});

test("everything also comes where the database does not, or there is only memory", async () => {
  const browser = new Browser();
  const page = await browser.start();
  await save(page, 1, 0, "first");
  await browser.lose(page);
  page.names.indexedDB.open = () => { throw new DOMException("No.", "UnknownError"); };
  await save(page, 1, 1, "second").catch(() => {});
  const all = await page.store.everything();
  assert.deepEqual([all.stored, all.handedIn.map(({ body }) => body)], [[], ["second"]]);
  const memory = await new Browser().start({ without: ["indexedDB"] });
  await save(memory, 1, 0, "first");
  assert.deepEqual((await memory.store.everything()).stored.map(({ body }) => body), ["first"]);
});

const fault = () => Object.assign(new WebAssembly.RuntimeError("unreachable"), { stack: "" });

test("a fault of the app brings the screen, however it becomes known; others do not", async (t) => {
  const inside = Object.assign(new Error("a script's"), { stack: "Error\n    at https://a/app.wasm:wasm-function[7]" });
  for (const [name, type, event, comes] of [
    ["an error", "error", { error: fault() }, true],
    ["a promise", "unhandledrejection", { reason: fault() }, true],
    ["an error of a script that went through the app", "error", { error: inside }, true],
    ["an error elsewhere", "error", { error: new Error("an extension's") }, false],
    ["nothing is known", "error", { error: null }, false],
    ["a promise elsewhere", "unhandledrejection", { reason: undefined }, false],
  ]) {
    await t.test(name, async () => {
      const page = await new Browser().start();
      page.rescue.watch();
      page.heard.emit(type, event);
      assert.equal(page.document.body.children.length, comes ? 1 : 0);
      assert.equal(page.document.app.inert === true, comes);
      assert.equal(page.database.refusal !== "", comes);
    });
  }
});

test("an element in somebody else's page is told, and the page is not covered", async () => {
  const page = await new Browser().start();
  const told = [];
  page.rescue.instead((reason) => told.push(reason));
  page.rescue.rescue("unreachable");
  assert.deepEqual([told, page.document.body.children.length, page.database.refusal], [["unreachable"], 0, ""]);
});

test("the screen says what has happened, what is safe, and what to do, once", async () => {
  const page = await new Browser().start();
  page.rescue.rescue("unreachable");
  page.rescue.rescue("and again");
  const [screen, ...more] = page.document.body.children;
  assert.deepEqual(more, []);
  assert.deepEqual(screen.attributes,
    { class: "rescue", role: "alertdialog", "aria-modal": "true", "aria-labelledby": "rescue-title" });
  assert.equal(screen.text, "The editor stopped A fault in Nofault stopped it. Your text is safe: what was saved " +
    "is still on this device, and the copy below also holds what is in the fields right now. Download a copy " +
    "first, then reload the page and go on. unreachable Download a copy Reload");
  const [title, , , reason, download, reload] = screen.children;
  assert.deepEqual([title.name, title.attributes.id, reason.attributes.class], ["h1", "rescue-title", "quiet"]);
  assert.deepEqual([screen.name, download.name, reload.name], ["div", "button", "button"]);
  assert.deepEqual([download.attributes, reload.attributes],
    [{ class: "primary", type: "button" }, { type: "button" }]);
  assert.ok(download.focused);
  reload.click();
  assert.equal(page.reloads, 1);
});

test("the copy has what is stored, what was handed in, and what is in the fields", async () => {
  const browser = new Browser();
  const page = await browser.start();
  await save(page, 1, 0, "first");
  page.document.fields = [{ id: "summary", value: "typed just now" }, { id: "empty", value: "" }];
  page.rescue.rescue("unreachable");
  page.document.body.children[0].children[4].click();
  const link = () => page.document.made.find(({ name }) => name === "a");
  await until("it is offered", () => link()?.clicks === 1);
  const [blob] = page.offered;
  assert.deepEqual([link().download, link().href, blob.type],
    ["nofault-rescue.json", "blob:1", "application/json"]);
  const text = await blob.text();
  const { format, stored, left, handedIn, fields } = JSON.parse(text);
  assert.deepEqual([format, stored[0].body, left, handedIn[0].body, fields],
    ["nofault-rescue", "first", [], "first", { summary: "typed just now" }]);
  assert.match(text, /\n {2}"format"/, "a person may read it");
});
