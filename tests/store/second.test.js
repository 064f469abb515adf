// Second copies: what the browser's database loses comes back from files of its own.

import assert from "node:assert/strict";
import { mock } from "node:test";
import { Browser, id, MINUTE, save, test, turns, until } from "./browser.js";

const names = (browser) => [...(browser.files.texts?.keys() ?? [])].sort();
const file = (number, rev) => `${id(number)}.${rev}`;

/** Lets the pause after a save pass, until a revision has its copy. */
async function copied(browser, number, rev) {
  mock.timers.tick(3000);
  await until("the copy is written", () => browser.files.texts?.get(file(number, rev)));
  await turns(5);
}

test("three seconds after a save there is a copy of it, and one write for all that were saved meanwhile", async () => {
  const browser = new Browser();
  const page = await browser.start();
  await save(page, 1, 0, "first");
  mock.timers.tick(2000);
  await save(page, 1, 1, "second", { head: '{"title":"Two"}' });
  await save(page, 2, 0, "another");
  mock.timers.tick(999);
  await turns();
  assert.deepEqual(names(browser), []);
  mock.timers.tick(1);
  await until("both are there", () => browser.files.written === 2);
  assert.deepEqual(names(browser), [file(1, 2), file(2, 1)]);
  const { sum, ...copy } = JSON.parse(browser.files.texts.get(file(1, 2)));
  assert.deepEqual([copy.id, copy.rev, copy.body, copy.head, copy.change, copy.tab, copy.wall],
    [id(1), 2, "second", '{"title":"Two"}', 2, page.tails.tab, Date.now() - 1000]);
  assert.equal(sum, page.tails.checksum([id(1), 2, copy.wall, copy.head, "second"].join("|")));
  mock.timers.tick(MINUTE);
  await turns();
  assert.equal(browser.files.written, 2, "and nothing more is written");
});

test("a page that is hidden writes its copies at once, and not again", async () => {
  const browser = new Browser();
  const page = await browser.start();
  await save(page, 1, 0, "first");
  page.heard.emit("visibilitychange");
  await turns();
  assert.deepEqual(names(browser), [], "one that is shown again has time");
  page.hide();
  await until("the copy is written", () => browser.files.written === 1);
  await save(page, 1, 1, "second");
  mock.timers.tick(2999);
  await turns();
  assert.equal(browser.files.written, 1, "the pause begins anew");
  mock.timers.tick(1);
  await until("the next is written", () => browser.files.written === 2);
});

test("two copies of a document are kept, the newest and the one before", async () => {
  const browser = new Browser();
  const page = await browser.start();
  for (let base = 0; base < 12; base++) {
    await save(page, 1, base, `${base + 1}`);
    await copied(browser, 1, base + 1);
  }
  await save(page, 2, 0, "another");
  await copied(browser, 2, 1);
  assert.deepEqual(names(browser), [file(1, 11), file(1, 12), file(2, 1)]);
});

test("nothing is copied that was not stored, nor twice", async () => {
  const browser = new Browser();
  const [one, other] = [await browser.start(), await browser.start()];
  await save(one, 1, 0, "first");
  await copied(browser, 1, 1);
  await save(other, 1, 0, "late");
  await save(one, 1, 0, "first");
  mock.timers.tick(MINUTE);
  await turns();
  assert.equal(browser.files.written, 1);
});

test("what the browser has erased comes back, and it is told until somebody has read so", async () => {
  const browser = new Browser();
  const page = await browser.start();
  await save(page, 1, 0, "first", { head: '{"title":"One"}' });
  await save(page, 1, 1, "second", { head: '{"title":"Two"}', change: 7 });
  await save(page, 2, 0, "another");
  await copied(browser, 1, 2);
  browser.erase();
  const next = await browser.start();
  assert.deepEqual(next.opened, ["", true, 0, 2, false]);
  assert.deepEqual(await next.store.load(id(1)), [2, "second", "09:26", false, 0, null]);
  assert.equal((await next.store.load(id(2)))[1], "another");
  const [doc] = await browser.stored("docs");
  const wall = Date.now() - 3000;
  assert.deepEqual(doc, {
    id: id(1), rev: 2, head: '{"title":"Two"}', createdAt: wall, updatedAt: wall, deletedAt: null, of: null, purged: 0,
    history: [{ rev: 2, wall, tab: page.tails.tab, change: 7 }],
  });
  const [rev] = await browser.stored("revs");
  assert.deepEqual([rev.parent, rev.tab, rev.wall, next.revisions.whole(rev)], [1, page.tails.tab, wall, true]);
  const again = await browser.start();
  assert.deepEqual(again.opened, ["", true, 0, 2, false]);
  again.tails.forgetErased();
  assert.deepEqual((await browser.start()).opened, ["", false, 0, 0, false]);
  // A page that still has it open goes on from the number it knows.
  assert.deepEqual(await save(again, 1, 2, "third"), [id(1), 3, "09:26"]);
});

test("a page whose answer was lost does not part from its words that came back", async () => {
  const browser = new Browser();
  const page = await browser.start();
  await save(page, 1, 0, "first");
  await save(page, 1, 1, "second");
  await copied(browser, 1, 2);
  page.tails.keepTail(id(1), 3, 2, "third", "{}");
  browser.erase();
  const next = await browser.start();
  assert.deepEqual([next.opened[2], (await next.store.load(id(1)))[1]], [0, "third"]);
});

test("where the newest copy is damaged, the one before comes back", async () => {
  const browser = new Browser();
  const page = await browser.start();
  for (const rev of [1, 2]) {
    await save(page, 1, rev - 1, `text ${rev}`);
    await copied(browser, 1, rev);
  }
  browser.files.texts.set(file(1, 2), browser.files.texts.get(file(1, 2)).replace("text", "tixt"));
  browser.erase();
  const next = await browser.start();
  assert.deepEqual([next.opened[3], (await next.store.load(id(1))).slice(0, 2)], [1, [1, "text 1"]]);
});

test("a copy is read only as it was written", async (t) => {
  const browser = new Browser();
  const page = await browser.start();
  await save(page, 1, 0, "first");
  await copied(browser, 1, 1);
  const whole = browser.files.texts.get(file(1, 1));
  assert.equal((await page.second.readCopy(id(1), 1)).body, "first");
  for (let at = 0; at < whole.length; at++) {
    for (const bit of [1, 4]) {
      const flipped = whole.slice(0, at) + String.fromCharCode(whole.charCodeAt(at) ^ bit) + whole.slice(at + 1);
      browser.files.texts.set(file(1, 1), flipped);
      const read = await page.second.readCopy(id(1), 1);
      if (!read) continue;
      const { id: name, rev, body, head, wall } = JSON.parse(whole);
      assert.deepEqual([read.id, read.rev, read.body, read.head, read.wall], [name, rev, body, head, wall], flipped);
    }
  }
  for (const [name, raw] of [["empty", ""], ["cut off", whole.slice(0, 20)], ["null", "null"]]) {
    await t.test(name, async () => {
      browser.files.texts.set(file(1, 1), raw);
      assert.equal(await page.second.readCopy(id(1), 1), null);
    });
  }
  // A file under the name of another document or revision.
  browser.files.texts.set(file(2, 1), whole).set(file(1, 2), whole);
  assert.equal(await page.second.readCopy(id(2), 1), null);
  assert.equal(await page.second.readCopy(id(1), 2), null);
  assert.equal(await page.second.readCopy(id(1), 3), null);
  assert.ok(!browser.files.texts.has(file(1, 3)), "to look makes nothing");
});

test("a copy newer than the database brings it up to date; an older one does not take it back", async () => {
  const browser = new Browser();
  const page = await browser.start();
  for (const rev of [1, 2]) await save(page, 1, rev - 1, `text ${rev}`);
  await copied(browser, 1, 2);
  // The power went: the database lost its last transaction.
  const [doc] = await browser.stored("docs");
  await browser.change(["docs", "revs"], (tx) => {
    tx.objectStore("docs").put({ ...doc, rev: 1, createdAt: 5, colour: "red", history: doc.history.slice(0, 1) });
    tx.objectStore("revs").delete([id(1), 2]);
  });
  const next = await browser.start();
  assert.deepEqual(next.opened, ["", true, 0, 1, false]);
  const [back] = await browser.stored("docs");
  assert.deepEqual([back.rev, back.createdAt, back.colour, back.history.map(({ rev }) => rev)], [2, 5, "red", [1, 2]]);
  await save(next, 1, 2, "text 3");
  assert.equal((await browser.start()).opened[3], 1, "until somebody has read so, and not once more");
  assert.equal((await next.store.load(id(1)))[1], "text 3");
});

test("two pages that start at once bring back each document once", async () => {
  const browser = new Browser();
  const page = await browser.start();
  await save(page, 1, 0, "first");
  await copied(browser, 1, 1);
  browser.erase();
  const pages = await Promise.all([browser.start(), browser.start()]);
  const [{ history }] = await browser.stored("docs");
  assert.equal(history.length, 1);
  for (const { opened } of pages) assert.equal(opened[1], true);
});

test("where the database cannot be had, documents are read from their copies", async () => {
  const browser = new Browser();
  const page = await browser.start();
  for (const rev of [1, 2]) {
    await save(page, 1, rev - 1, `text ${rev}`);
    await copied(browser, 1, rev);
  }
  const next = await browser.start({ without: ["indexedDB"] });
  assert.deepEqual(next.opened, ["Storage is not allowed here.", true, 0, 1, false]);
  assert.deepEqual(await next.store.load(id(1)), [2, "text 2", "09:26", false, 0, null]);
  assert.equal((await next.store.list()).length, 1);
  assert.equal((await next.revisions.versions(id(1))).length, 1);
});

test("a damaged revision is read from its copy, and kept as it is", async () => {
  const browser = new Browser();
  const page = await browser.start();
  for (const rev of [1, 2]) await save(page, 1, rev - 1, `text ${rev}`);
  await copied(browser, 1, 2);
  const [, rev] = await browser.stored("revs");
  await browser.put("revs", { ...rev, body: "tixt 2" });
  assert.deepEqual(await page.store.load(id(1)), [2, "text 2", "09:26", false, 0, null]);
  assert.equal((await browser.stored("meta"))[0].raw.body, "tixt 2");
});

test("where only an older damaged revision has a copy, that is read, and it is told", async () => {
  const browser = new Browser();
  const page = await browser.start();
  await save(page, 1, 0, "text 1");
  await copied(browser, 1, 1);
  await save(page, 1, 1, "text 2");
  for (const rev of await browser.stored("revs")) await browser.put("revs", { ...rev, body: "tixt" });
  assert.deepEqual(await page.store.load(id(1)), [2, "text 1", "09:26", true, 0, null]);
});

test("where there is no room for a copy, the one before stays, and what was begun goes", async () => {
  const browser = new Browser();
  const page = await browser.start();
  await save(page, 1, 0, "text 1");
  await copied(browser, 1, 1);
  browser.files.full = true;
  await save(page, 1, 1, "text 2");
  mock.timers.tick(3000);
  await until("it was tried", () => browser.files.refused > 0);
  await turns();
  assert.deepEqual(names(browser), [file(1, 1)]);
  browser.files.full = false;
  await save(page, 1, 2, "text 3");
  await copied(browser, 1, 3);
  assert.deepEqual(names(browser), [file(1, 1), file(1, 3)]);
});

test("a browser without such files saves all the same", async () => {
  const browser = new Browser();
  const page = await browser.start({ without: ["files"] });
  await save(page, 1, 0, "text 1");
  mock.timers.tick(3000);
  await turns();
  assert.equal((await page.second.copies()).size, 0);
  assert.deepEqual((await page.store.load(id(1)))[1], "text 1");
});

test("copies that do not come within two seconds keep nobody waiting", async () => {
  const browser = new Browser();
  const page = await browser.page();
  page.names.navigator.storage.getDirectory = () => new Promise(() => {});
  let opened;
  page.store.open().then((answer) => { opened = answer; });
  await turns();
  mock.timers.tick(1999);
  await turns();
  assert.equal(opened, undefined);
  mock.timers.tick(1);
  await until("the store is open", () => opened);
  assert.deepEqual(opened, ["", false, 0, 0, false]);
});

test("the copies of one document can be removed, also the one that is still to be written", async () => {
  const browser = new Browser();
  const page = await browser.start();
  for (const rev of [1, 2]) {
    await save(page, 1, rev - 1, `text ${rev}`);
    await save(page, 2, rev - 1, `text ${rev}`);
    await copied(browser, 1, rev);
  }
  await save(page, 1, 2, "text 3");
  await page.second.forgetCopies(id(1));
  assert.deepEqual(names(browser), [file(2, 1), file(2, 2)]);
  mock.timers.tick(3000);
  await turns();
  assert.deepEqual(names(browser), [file(2, 1), file(2, 2)]);
  await page.second.forgetCopies(id(9));
});

test("copies are listed newest first, by their numbers", async () => {
  const browser = new Browser();
  const page = await browser.start();
  await page.second.copies();
  for (const rev of [9, 100, 10]) browser.files.texts.set(file(1, rev), "");
  assert.deepEqual([...await page.second.copies()], [[id(1), [100, 10, 9]]]);
});
