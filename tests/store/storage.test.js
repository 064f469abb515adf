// Storage that is denied, full, lost, slow, newer, or erased: what the page does, and what it says.

import assert from "node:assert/strict";
import { mock } from "node:test";
import { Browser, id, MINUTE, save, test, turns, until } from "./browser.js";

const FULL = { name: "QuotaExceededError" };

test("where storage is denied, everything works in memory, and it is said why", async () => {
  const browser = new Browser();
  const page = await browser.start({ without: ["indexedDB"] });
  assert.deepEqual(page.opened, ["Storage is not allowed here.", false, 0, 0, false]);
  assert.equal(await page.store.load(id(1)), null);
  assert.deepEqual(await save(page, 1, 0, "first"), [id(1), 1, "09:26"]);
  mock.timers.tick(MINUTE);
  assert.deepEqual(await save(page, 1, 1, "second"), [id(1), 2, "09:27"]);
  await save(page, 2, 0, "another");
  assert.deepEqual(await page.store.load(id(1)), [2, "second", "09:27", false, 0, null]);
  assert.deepEqual((await page.revisions.versions(id(1))).map(([rev]) => rev), [2], "older ones are not kept");
  assert.deepEqual(await page.revisions.versions(id(9)), []);
  assert.equal(await page.revisions.version(id(1), 2), "second");
  await assert.rejects(page.revisions.version(id(9), 1), /not there any more/);
  await page.store.trash(id(1), true);
  await page.store.trash(id(9), true).catch(() => {});
  const inTrash = async () => (await page.store.list()).map(([name, , , trashed]) => [name, trashed]);
  assert.deepEqual(await inTrash(), [[id(1), "09:27"], [id(2), null]]);
  assert.equal((await page.store.load(id(1)))[5], "09:27");
  await page.store.trash(id(1), false);
  assert.deepEqual((await inTrash()).map(([, trashed]) => trashed), [null, null]);
  assert.equal(await page.store.preferences(), "");
  await page.store.savePreferences("dark");
  assert.equal(await page.store.preferences(), "dark");
  mock.timers.tick(MINUTE);
  await turns();
  assert.equal(browser.files.texts?.size ?? 0, 0, "and leaves nothing behind");
  assert.deepEqual(Object.keys(browser.localStorage), []);
});

test("a browser that has kept a library before and denies it now is told from one that has not", async () => {
  const browser = new Browser();
  await save(await browser.start(), 1, 0, "first");
  const [, gone] = (await browser.start({ without: ["indexedDB"] })).opened;
  assert.equal(gone, true);
});

test("the reason is what the browser says, or the name of it, or that there is none", async (t) => {
  for (const [error, why] of [
    [new DOMException("Not here.", "SecurityError"), "Not here."],
    [new DOMException("", "SecurityError"), "SecurityError"],
    [null, "The browser gave no reason."],
  ]) {
    await t.test(why, async () => {
      const page = await new Browser().page();
      page.names.indexedDB.open = () => { throw error; };
      assert.deepEqual(await page.store.open(), [why, false, 0, 0, false]);
    });
  }
});

test("a database that fails to open is as one that is denied", async () => {
  const page = await new Browser().page();
  let asked = 0;
  page.names.indexedDB.open = () => {
    asked += 1;
    const request = { error: new DOMException("The disk is broken.", "UnknownError") };
    setImmediate(() => request.onerror());
    return request;
  };
  assert.equal((await page.store.open())[0], "The disk is broken.");
  assert.deepEqual([asked, page.database.refusal], [1, ""]);
});

test("storage that does not answer can be given up", async () => {
  const page = await new Browser().page({ without: ["answers"] });
  const opening = page.store.open();
  await turns();
  page.database.giveUp();
  assert.deepEqual(await opening, ["The browser's storage does not answer.", false, 0, 0, false]);
  assert.deepEqual(await save(page, 1, 0, "first"), [id(1), 1, "09:26"]);
});

test("giving up what has answered, or was never asked, changes nothing", async () => {
  const browser = new Browser();
  const page = await browser.page();
  page.database.giveUp();
  await page.store.open();
  page.database.giveUp();
  await save(page, 1, 0, "first");
  assert.equal((await browser.stored("revs")).length, 1);
});

test("at the end of the quota nothing is called saved, and what was stored is whole", async () => {
  const browser = new Browser();
  const page = await browser.start();
  await save(page, 1, 0, "first");
  const heard = [];
  (await browser.start()).store.listen((...all) => heard.push(all), () => {});
  page.full = true;
  page.tails.keepTail(id(1), 2, 1, "second", "{}");
  await assert.rejects(save(page, 1, 1, "second"), FULL);
  await assert.rejects(page.store.savePreferences("dark"), FULL);
  await assert.rejects(page.store.trash(id(1), true), FULL);
  mock.timers.tick(MINUTE);
  await turns();
  assert.equal(page.tails.tails().length, 1, "the tail stays");
  assert.deepEqual([heard, (await page.second.copies()).get(id(1))], [[], [1]]);
  assert.deepEqual((await browser.stored("revs")).map(({ body }) => body), ["first"]);
  assert.deepEqual((await page.store.list()).length, 1);
  page.full = false;
  assert.deepEqual((await save(page, 1, 1, "second")).slice(0, 2), [id(1), 2]);
});

test("a transaction that is aborted without a reason is not taken for a save", async () => {
  const browser = new Browser();
  const page = await browser.start();
  page.trips = (tx) => setImmediate(() => tx.abort());
  await assert.rejects(save(page, 1, 0, "first"), { name: "AbortError", message: "The save was interrupted." });
});

test("a page that goes away in the middle of a save has stored all of it or nothing", async () => {
  for (let turn = 0; turn < 12; turn++) {
    const browser = new Browser();
    const page = await browser.start();
    save(page, 1, 0, "first").catch(() => {});
    await turns(turn);
    page.close();
    await turns();
    const [docs, revs] = [await browser.stored("docs"), await browser.stored("revs")];
    assert.equal(docs.length, revs.length);
    if (docs.length > 0) assert.equal((await (await browser.start()).store.load(id(1)))[1], "first");
  }
});

test("a connection that the browser closed without a word is opened again", async () => {
  const browser = new Browser();
  const page = await browser.start();
  await save(page, 1, 0, "first");
  await browser.lose(page, { silent: true });
  assert.deepEqual(await save(page, 1, 1, "second"), [id(1), 2, "09:26"]);
});

test("a connection that the browser closed is told, once, and opened again", async () => {
  const browser = new Browser();
  const page = await browser.start();
  await browser.lose(page);
  let lost = 0;
  page.store.listen(() => {}, () => { lost += 1; });
  await save(page, 1, 0, "first");
  await browser.lose(page);
  assert.equal(lost, 1);
  assert.deepEqual((await page.store.load(id(1)))[1], "first");
});

test("a page makes way for a newer Nofault that changes the database, and then only reads", async () => {
  const browser = new Browser();
  const page = await browser.start();
  await save(page, 1, 0, "first");
  const upgraded = () => new Promise((resolve, reject) => {
    const request = browser.indexedDB.open("nofault", 2);
    request.onblocked = () => reject(new Error("the page is in the way"));
    request.onsuccess = () => resolve(request.result.close());
  });
  let told = 0;
  page.store.listen(() => {}, () => {}, () => { told += 1; });
  await upgraded();
  assert.deepEqual([told, page.database.refusal], [1, "A newer Nofault has opened this library."]);
  await assert.rejects(save(page, 1, 1, "second"), /A newer Nofault has opened this library/);
  assert.equal((await page.store.load(id(1)))[1], "first");
});

/** A browser in which a newer Nofault has opened the library. */
async function newer() {
  const browser = new Browser();
  const page = await browser.start();
  await save(page, 1, 0, "first");
  page.hide();
  await until("the copy is written", () => browser.files.written === 1);
  page.close();
  await browser.stored("docs", 2);
  return browser;
}

test("an older Nofault reads what a newer one has opened, says so, and changes nothing", async () => {
  const browser = await newer();
  const page = await browser.page();
  page.tails.keepTail(id(1), 9, 1, "left behind", "{}");
  assert.deepEqual(await page.store.open(), ["", false, 0, 0, true]);
  assert.equal((await page.store.list()).length, 1);
  assert.equal((await page.store.load(id(1)))[1], "first");
  assert.equal(page.database.refusal, "A newer Nofault has opened this library.");
  for (const writing of [() => save(page, 1, 1, "second"), () => page.store.trash(id(1), true),
    () => page.store.savePreferences("dark")]) {
    await assert.rejects(writing(), { message: page.database.refusal });
  }
  assert.equal(page.connections.length, 1, "what is refused is not taken for a connection that was lost");
  assert.equal(page.tails.tails().length, 1, "and the tail waits for the newer one");
  assert.deepEqual((await browser.stored("revs", 2)).map(({ body }) => body), ["first"]);
});

test("an older Nofault reads the library also where a second copy is newer", async () => {
  const browser = await newer();
  await browser.change(["docs", "revs"], (tx) => {
    tx.objectStore("docs").delete(id(1));
    tx.objectStore("revs").clear();
    tx.objectStore("docs").put({ id: id(2), rev: 1, head: "{}", updatedAt: 0, history: [] });
  }, 2);
  const page = await browser.start();
  assert.equal(page.opened[0], "", "it is not in memory");
  assert.deepEqual((await page.store.list()).map(([name]) => name), [id(2)]);
});

test("where even that cannot be read, the page goes on in memory", async () => {
  const page = await new Browser().page();
  let asked = 0;
  page.names.indexedDB.open = () => {
    asked += 1;
    const name = asked === 1 ? "VersionError" : "UnknownError";
    const request = { error: new DOMException(`${name} it is`, name) };
    setImmediate(() => request.onerror());
    return request;
  };
  assert.equal((await page.store.open())[0], "UnknownError it is");
  assert.deepEqual(await save(page, 1, 0, "first"), [id(1), 1, "09:26"]);
});

test("a database that is deleted is made anew, and no newer Nofault is blamed for it", async () => {
  const browser = new Browser();
  const page = await browser.start();
  let newer = 0;
  page.store.listen(() => {}, () => {}, () => { newer += 1; });
  await save(page, 1, 0, "first");
  await new Promise((resolve) => { browser.indexedDB.deleteDatabase("nofault").onsuccess = resolve; });
  assert.deepEqual((await save(page, 1, 1, "second")).slice(0, 2), [id(1), 2]);
  assert.equal(newer, 0);
});

test("a database that cannot be opened can be made new; then the page begins again", async () => {
  const browser = new Browser();
  const page = await browser.start();
  await save(page, 1, 0, "first");
  await page.database.renew();
  assert.equal(page.reloads, 1);
  assert.deepEqual(await browser.start().then(({ store }) => store.list()), []);
});

test("where it cannot even be deleted, that is said, and the page stays", async () => {
  const page = await new Browser().page();
  page.names.indexedDB.deleteDatabase = () => {
    const request = { error: new DOMException("The disk is broken.", "UnknownError") };
    setImmediate(() => request.onerror());
    return request;
  };
  await assert.rejects(page.database.renew(), /The disk is broken\./);
  assert.equal(page.reloads, 0);
});

test("a first visit is not taken for an erased library, nor is an empty one", async () => {
  const browser = new Browser();
  const page = await browser.start();
  assert.equal(page.opened[1], false);
  await save(page, 1, 0, "first");
  assert.equal(browser.localStorage.getItem("nofault:library"), "kept");
  assert.equal((await browser.start()).opened[1], false);
});

test("an erased library is told until somebody has read so, and then there is none until a save", async () => {
  const browser = new Browser();
  await save(await browser.start({ without: ["files"] }), 1, 0, "first");
  browser.erase();
  const told = async () => (await browser.start()).opened.slice(0, 2);
  assert.deepEqual(await told(), ["", true]);
  const page = await browser.start();
  await save(page, 2, 0, "meanwhile");
  assert.deepEqual(await told(), ["", true], "also after a save");
  page.tails.forgetErased();
  assert.deepEqual(await told(), ["", false]);
  browser.erase();
  assert.deepEqual(await told(), ["", false], "nobody is told twice of what is not there");
  await save(await browser.start({ without: ["files"] }), 3, 0, "again");
  browser.erase();
  assert.deepEqual(await told(), ["", true]);
});

test("where documents came back, the sign of a library stays when somebody has read so", async () => {
  const browser = new Browser();
  const page = await browser.start();
  await save(page, 1, 0, "first");
  page.hide();
  await until("the copy is written", () => browser.files.written === 1);
  browser.erase();
  const next = await browser.start();
  assert.deepEqual(next.opened, ["", true, 0, 1, false]);
  next.tails.forgetErased();
  assert.equal(next.tails.libraryKept(), true);
});

test("without localStorage, what came back is told once", async () => {
  const browser = new Browser();
  const page = await browser.start();
  await save(page, 1, 0, "first");
  page.hide();
  await until("the copy is written", () => browser.files.written === 1);
  browser.erase();
  assert.deepEqual((await browser.start({ without: ["localStorage"] })).opened, ["", true, 0, 1, false]);
  assert.deepEqual((await browser.start({ without: ["localStorage"] })).opened, ["", false, 0, 0, false]);
});
