// What is thrown away and comes back, what is deleted for good, and what is kept for good.

import assert from "node:assert/strict";
import { mock } from "node:test";
import { Browser, DAY, id, MINUTE, save, test, turns, until } from "./browser.js";

const listed = async (page) => (await page.store.list()).map(([name, , , trashed, long]) => [name, trashed, trashed && long]);

/** A browser with three documents, and a page. */
async function three() {
  const browser = new Browser();
  const page = await browser.start();
  for (const number of [1, 2, 3]) {
    await save(page, number, 0, `of ${number}`);
    mock.timers.tick(MINUTE);
  }
  return { browser, page };
}

test("what is thrown away is listed as such, by when that was, and can be taken back", async () => {
  const { browser, page } = await three();
  await page.store.trash(id(1), true);
  mock.timers.tick(MINUTE);
  assert.deepEqual(await listed(page), [[id(1), "09:29", false], [id(3), null, null], [id(2), null, null]]);
  assert.equal((await page.store.load(id(1)))[5], "09:29");
  await page.store.trash(id(1), false);
  assert.deepEqual((await listed(await browser.start())).map(([name, trashed]) => [name, trashed]),
    [[id(3), null], [id(2), null], [id(1), null]]);
});

test("after thirty days in the trash, it is offered to let something go", async () => {
  const { page } = await three();
  await page.store.trash(id(1), true);
  mock.timers.tick(30 * DAY);
  assert.equal((await listed(page))[0][2], false);
  mock.timers.tick(1);
  assert.equal((await listed(page))[0][2], true);
});

test("what goes on being written is taken out of the trash", async () => {
  const { page } = await three();
  await page.store.trash(id(1), true);
  await save(page, 1, 1, "second");
  assert.deepEqual((await listed(page))[0], [id(1), null, null]);
});

test("throwing away what is not there is said, and makes nothing", async () => {
  const { browser, page } = await three();
  await assert.rejects(page.store.trash(id(9), true), /^Error: It is not there any more\.$/);
  await page.store.trash(id(1), true);
  await page.store.trash(id(1));
  await assert.rejects(page.store.trash(id(1), false), /^Error: It is not there any more\.$/);
  assert.equal((await browser.stored("docs")).length, 3);
});

test("other pages hear that something was thrown away or deleted for good", async () => {
  const { browser, page } = await three();
  const heard = [];
  (await browser.start()).store.listen((...all) => heard.push(all), () => {});
  await page.store.trash(id(1), true);
  await until("it is heard", () => heard.length === 1);
  await page.store.trash(id(1));
  await until("it is heard", () => heard.length === 2);
  assert.deepEqual(heard, [[id(1), 2 ** 32 - 1], [id(1), 2 ** 32 - 1]]);
});

test("what is deleted for good is gone everywhere, with all its words; nothing else is", async () => {
  const { browser, page } = await three();
  await save(page, 1, 1, "of 1, later");
  page.hide();
  await until("the copies are written", () => browser.files.written === 3);
  // Bytes kept aside, a tail of a page that is gone, a damaged one; and the same of another document.
  const [other] = [await browser.start()];
  for (const number of [1, 2]) {
    await browser.put("meta", { key: `quarantine:rev:${id(number)}:1`, raw: "x" });
    await browser.put("meta", { key: `quarantine:nofault:tail:${id(number)}:abc`, raw: "x" });
    other.tails.keepTail(id(number), 9, 2, "left", "{}");
    browser.localStorage.setItem(`nofault:tail:${id(number)}:damaged`, "x");
  }
  other.close();
  mock.timers.tick(MINUTE);
  for (const number of [1, 3]) await page.store.trash(id(number), true);
  await page.store.trash(`${id(1)} ${id(3)}`);
  const [stone, left] = await browser.stored("docs");
  assert.deepEqual(stone, { id: id(1), rev: 2, head: "{}", createdAt: stone.createdAt, updatedAt: stone.updatedAt,
                            deletedAt: Date.now(), of: null, history: [], purged: Date.now() });
  assert.deepEqual([left.id, left.purged], [id(2), undefined]);
  assert.deepEqual((await browser.stored("revs")).map(({ docId }) => docId), [id(2)]);
  assert.deepEqual((await browser.stored("meta")).map(({ key }) => key),
    [`quarantine:nofault:tail:${id(2)}:abc`, `quarantine:rev:${id(2)}:1`]);
  assert.deepEqual([...browser.files.texts.keys()], [`${id(2)}.1`]);
  assert.ok(Object.keys(browser.localStorage).every((key) => !key.includes(id(1))));
  assert.equal(page.tails.tails(id(2)).length, 2);
  assert.deepEqual((await page.store.everything()).handedIn.map((text) => text.id), [id(2)]);
  assert.deepEqual((await listed(page)).map(([name]) => name), [id(2)]);
  assert.equal(await page.store.load(id(1)), null);
  const next = await browser.start();
  assert.deepEqual([next.opened[1], await next.store.load(id(1))], [false, null], "and nobody brings it back");
});

test("only what is in the trash is deleted for good: another page may have taken it back", async () => {
  const { browser, page } = await three();
  await page.store.trash(id(1), true);
  await assert.rejects(page.store.trash(id(2)), /^Error: It is not in the trash any more\.$/);
  await assert.rejects(page.store.trash(id(9)), /not in the trash/);
  await page.store.trash(`${id(1)} ${id(2)}`);
  await assert.rejects(page.store.trash(id(1)), /not in the trash/);
  assert.deepEqual((await browser.stored("revs")).map(({ docId }) => docId), [id(2), id(3)]);
});

test("a page that still writes on in what was deleted for good brings it back under its number", async () => {
  const { browser, page } = await three();
  const other = await browser.start();
  await save(other, 1, 1, "of 1, later");
  await page.store.trash(id(1), true);
  await page.store.trash(id(1));
  // Somebody else's words, and they follow what was there: no copy is made, and nothing is joined.
  assert.deepEqual((await save(page, 1, 1, "written on", { change: 9 })).slice(0, 2), [id(1), 3]);
  const [doc] = await browser.stored("docs");
  assert.deepEqual([doc.purged, doc.deletedAt, doc.history.length], [undefined, null, 1]);
  assert.equal((await other.store.load(id(1)))[1], "written on");
});

test("words of a page that is there are left to it when their document is deleted for good", async () => {
  const { browser, page } = await three();
  const other = await browser.start();
  other.tails.keepTail(id(1), 9, 1, "unseen", "{}");
  page.tails.keepTail(id(1), 9, 1, "mine, unseen", "{}");
  await page.store.trash(id(1), true);
  await page.store.trash(id(1));
  assert.deepEqual(page.tails.tails(id(1)).map(([, { body }]) => body).sort(), ["mine, unseen", "unseen"]);
});

test("what was handed in and is not stored stays when its document is deleted for good", async () => {
  const { page } = await three();
  await page.store.trash(id(1), true);
  page.full = true;
  await save(page, 1, 1, "not stored").catch(() => {});
  page.full = false;
  await page.store.trash(id(1));
  assert.ok((await page.store.everything()).handedIn.some(({ body }) => body === "not stored"));
});

test("a copy of what was deleted for good, written by a page that had not heard, goes at the next start", async () => {
  const { browser, page } = await three();
  page.hide();
  await until("the copies are written", () => browser.files.written === 3);
  const copies = new Map(browser.files.texts);
  await page.store.trash(id(1), true);
  await page.store.trash(id(1));
  browser.files.texts = copies;
  const next = await browser.start();
  assert.equal(await next.store.load(id(1)), null);
  assert.deepEqual([...browser.files.texts.keys()], [`${id(2)}.1`, `${id(3)}.1`]);
});

test("in memory, too, what is deleted for good is gone", async () => {
  const page = await new Browser().start({ without: ["indexedDB"] });
  for (const number of [1, 2]) await save(page, number, 0, `of ${number}`);
  await page.store.trash(id(1), true);
  await page.store.trash(id(1));
  assert.deepEqual((await listed(page)).map(([name]) => name), [id(2)]);
  assert.equal(await page.store.load(id(1)), null);
  assert.deepEqual((await page.store.everything()).stored.map(({ body }) => body), ["of 2"]);
});

test("a version can be kept for good under a name, and no longer", async () => {
  const { browser, page } = await three();
  await save(page, 1, 1, "later");
  const kept = async () => (await page.revisions.versions(id(1))).map(([rev, , words, name]) => [rev, words, name]);
  const entry = async () => (await browser.stored("docs"))[0].history[0];
  await page.revisions.keep(id(1), 1, "As told");
  assert.deepEqual(await kept(), [[2, false, null], [1, false, "As told"]]);
  assert.deepEqual([(await entry()).kept, (await entry()).words], [true, undefined]);
  await page.revisions.keep(id(1), 1, "x".repeat(300));
  assert.equal((await kept())[1][2], "x".repeat(200));
  await page.revisions.keep(id(1), 1, "");
  assert.deepEqual([(await kept())[1], (await entry()).kept], [[1, false, ""], true]);
  await page.revisions.keep(id(1), 1, undefined);
  assert.deepEqual([(await kept())[1], (await entry()).kept], [[1, false, null], undefined]);
  for (const [number, rev] of [[1, 7], [9, 1]]) {
    await assert.rejects(page.revisions.keep(id(number), rev, "x"), /^Error: It is not there any more\.$/);
  }
});

test("a version with words that are in no other stays, whatever becomes of its name", async () => {
  const { browser, page } = await three();
  await save(page, 1, 1, "joined", { keep: 1 });
  const first = async () => (await page.revisions.versions(id(1))).at(-1).slice(2);
  const entry = async () => (await browser.stored("docs"))[0].history[0];
  assert.deepEqual([await first(), (await entry()).kept], [[true, null], true]);
  await page.revisions.keep(id(1), 1, "As told");
  assert.deepEqual(await first(), [true, "As told"]);
  await page.revisions.keep(id(1), 1, undefined);
  assert.deepEqual([await first(), (await entry()).kept], [[true, null], true]);
});

test("a version kept by an older Nofault, without a word why, is kept for its words", async () => {
  const { browser, page } = await three();
  const [doc] = await browser.stored("docs");
  await browser.put("docs", { ...doc, history: [{ ...doc.history[0], kept: true }] });
  assert.deepEqual((await page.revisions.versions(id(1)))[0].slice(2), [true, null]);
  await page.revisions.keep(id(1), 1, "x");
  assert.deepEqual((await page.revisions.versions(id(1)))[0].slice(2), [true, "x"]);
});

test("going back to an older version keeps what was there under a name, or the one it had", async () => {
  const { page } = await three();
  await save(page, 1, 1, "older again", { keep: 1, name: "Before going back" });
  const named = async () => (await page.revisions.versions(id(1))).map(([rev, , words, name]) => [rev, words, name]);
  assert.deepEqual(await named(), [[2, false, null], [1, false, "Before going back"]]);
  await save(page, 1, 2, "and again", { keep: 1, name: "Another" });
  assert.deepEqual((await named())[2], [1, false, "Before going back"]);
});

test("the browser is asked to keep what is stored where it may be, and not again for thirty days", async () => {
  const { browser, page } = await three();
  const says = { persisted: false, persist: false };
  Object.assign(browser.files, { persisted: async () => says.persisted, persist: async () => says.persist });
  assert.equal(await page.store.mayAsk(), true);
  assert.equal(await page.store.persist(), false);
  assert.equal(await page.store.mayAsk(), false);
  mock.timers.tick(30 * DAY);
  assert.equal(await page.store.mayAsk(), false);
  mock.timers.tick(1);
  assert.equal(await page.store.mayAsk(), true);
  // A clock that was years ahead when it refused does not keep anybody waiting for years.
  await browser.put("meta", { key: "refused", at: Date.now() + 400 * DAY });
  assert.equal(await page.store.mayAsk(), true);
  says.persist = true;
  assert.equal(await page.store.persist(), true);
  says.persisted = true;
  assert.equal(await page.store.mayAsk(), false);
});

test("a browser that cannot be asked is not, nor is one that keeps nothing", async () => {
  const { browser, page } = await three();
  assert.equal(await page.store.mayAsk(), false);
  assert.equal(await (await browser.start({ without: ["files"] })).store.mayAsk(), false);
  Object.assign(browser.files, { persisted: async () => false, persist: async () => true });
  assert.equal(await (await browser.start({ without: ["indexedDB"] })).store.mayAsk(), false);
});
