// One file with every document, and the way back.

import assert from "node:assert/strict";
import { mock } from "node:test";
import { Browser, DAY, id, MINUTE, save, SECOND, START, test, turns, until } from "./browser.js";

/** The files a page has offered, by their names, as they are read again. */
async function offered(page) {
  const links = page.document.made.filter(({ name, clicks }) => name === "a" && clicks === 1);
  assert.equal(links.length, page.offered.length);
  return Promise.all(links.map(async ({ download, href }) => {
    const file = page.offered[href.slice(5) - 1];
    assert.equal(file.type, "application/json");
    return [download, JSON.parse(await file.text())];
  }));
}

/** A browser with two documents of two versions, and a page. */
async function two(options) {
  const browser = new Browser();
  const page = await browser.start(options);
  for (const number of [1, 2]) {
    for (const rev of [1, 2]) await save(page, number, rev - 1, `text ${rev} of ${number}`);
    mock.timers.tick(MINUTE);
  }
  return { browser, page };
}

const told = (documents) => documents.map((one) => [one.id.slice(-1), one.rev, one.body, one.name, one.deleted]);

test("a backup has the newest version of every document, the last written first, and what has a name", async () => {
  const { page } = await two();
  await page.revisions.keep(id(1), 1, "As told");
  await page.store.trash(id(1), true);
  assert.deepEqual(await page.backup.backup(), ["nofault-backup-2026-03-14.json", 2, 0]);
  const [[name, file], ...more] = await offered(page);
  assert.deepEqual([name, more], ["nofault-backup-2026-03-14.json", []]);
  assert.deepEqual(told(file.documents), [
    ["2", 2, "text 2 of 2", undefined, undefined],
    ["1", 2, "text 2 of 1", undefined, true],
    ["1", 1, "text 1 of 1", "As told", true],
  ]);
  assert.deepEqual([file.format, file.version, file.made, file.count, file.documents[1].at],
    ["nofault-backup", 1, "2026-03-14T09:28:00.000Z", 3, START]);
});

test("a backup can be checked: each document in it, and that none is missing", async () => {
  const { page } = await two();
  await page.store.trash(id(2), true);
  await page.backup.backup();
  const [[, { format, version, made, count, documents, sum }]] = await offered(page);
  for (const { id, rev, at, name, deleted, body, sum } of documents) {
    assert.equal(sum, page.revisions.sum(id, rev, at, name, deleted, body));
  }
  assert.equal(sum, page.revisions.sum(format, version, made, count, ...documents.map(({ sum }) => sum)));
});

test("a backup keeps what a person has named, and only the newest of what is whole", async () => {
  const { browser, page } = await two();
  await page.revisions.keep(id(1), 1, "");
  for (const rev of await browser.stored("revs")) {
    if (rev.rev === 2 || rev.docId === id(2)) await browser.put("revs", { ...rev, body: "damaged" });
  }
  assert.deepEqual(await page.backup.backup(), ["nofault-backup-2026-03-14.json", 1, 1]);
  const [[, { documents }]] = await offered(page);
  assert.deepEqual(told(documents), [["1", 1, "text 1 of 1", "", undefined]]);
});

test("what is known of one document may be damaged: all are in the backup", async () => {
  const { browser, page } = await two();
  const [doc] = await browser.stored("docs");
  for (const history of [undefined, 5, [null, doc.history[1]]]) {
    await browser.put("docs", { ...doc, history });
    assert.deepEqual((await page.backup.backup()).slice(1), [2, 0]);
  }
});

test("what was deleted for good is in no backup", async () => {
  const { page } = await two();
  await page.store.trash(id(1), true);
  await page.store.trash(id(1));
  assert.deepEqual((await page.backup.backup()).slice(1), [1, 0]);
});

test("a library too large for one file is offered in several, each whole, and none is empty", async () => {
  const browser = new Browser();
  const page = await browser.start();
  // Each line of a hundred bytes or so is too large by itself.
  page.heavier = 1_000_000;
  for (const number of [1, 2, 3, 4, 5]) {
    await save(page, number, 0, "some words");
    mock.timers.tick(MINUTE);
  }
  await page.backup.backup();
  const files = await offered(page);
  assert.deepEqual(files.map(([name, { count }]) => [name, count]), [1, 2, 3, 4, 5].map((number) =>
    [`nofault-backup-2026-03-14${number > 1 ? `-${number}` : ""}.json`, 1]));
  // Two of them have room.
  page.heavier = 130_000;
  page.document.made.length = page.offered.length = 0;
  await page.backup.backup();
  const inFiles = (await offered(page)).map(([, { documents }]) => documents.map(({ id }) => id.slice(-1)).join(""));
  assert.deepEqual(inFiles, ["54", "32", "1"]);
});

test("an empty library is a backup, too", async () => {
  const page = await new Browser().start();
  assert.deepEqual((await page.backup.backup()).slice(1), [0, 0]);
  assert.deepEqual((await offered(page))[0][1].documents, []);
});

test("in memory there is a backup of what is there", async () => {
  const { page } = await two({ without: ["indexedDB"] });
  await page.store.trash(id(1), true);
  await page.store.trash(id(1));
  assert.deepEqual((await page.backup.backup()).slice(1), [1, 0]);
  assert.deepEqual(told((await offered(page))[0][1].documents), [["2", 2, "text 2 of 2", undefined, undefined]]);
  assert.deepEqual(await page.backup.lastBackup(), [0, "", 0]);
  await page.backup.noteExport(id(1), 1);
});

test("a page that may only read makes backups, and reminds nobody", async () => {
  const { browser, page } = await two();
  page.database.refuse("Only to read.");
  assert.deepEqual((await page.backup.backup()).slice(1), [2, 0]);
  assert.deepEqual(await page.backup.lastBackup(), [0, "", 0]);
  assert.deepEqual(await browser.stored("meta"), []);
});

test("what is offered is let go when it has been taken", async () => {
  const page = await new Browser().start();
  page.backup.download("a.txt", "text/plain", "one", "two");
  assert.equal(await page.offered[0].text(), "onetwo");
  mock.timers.tick(9 * SECOND);
  assert.ok(page.offered[0]);
  mock.timers.tick(SECOND);
  assert.equal(page.offered[0], null);
});

/** A document of a file. */
const one = (number, texts, deleted = false) => [id(number), `{"title":"${number}"}`, deleted, texts];
const AT = START - 3 * DAY;
const whatIs = async (browser, number) => (await browser.stored("revs")).filter(({ docId }) => docId === id(number));

test("what is not here is added, with its time, its names and its place in the trash", async () => {
  const browser = new Browser();
  const page = await browser.start();
  const other = await browser.start();
  const heard = [];
  other.store.listen((...all) => heard.push(all), () => {});
  const documents = [one(1, [["old", AT - DAY, "As told", true], ["kept", AT - 2, "", true], ["new", AT]]), one(2, [["new 2", 0]], true)];
  const answer = await page.backup.restore(AT, "Backup of", documents, [], true);
  assert.deepEqual(answer, ["March 11, 2026", [[0, false, "Mar 11, 2026, 09:26"], [0, false, "09:26"]]]);
  const [first, second] = await browser.stored("docs");
  assert.deepEqual(first, {
    createdAt: AT, updatedAt: AT, deletedAt: null, of: null, id: id(1), rev: 3, head: '{"title":"1"}',
    history: [
      { rev: 1, tab: "", change: 0, wall: AT - DAY, kept: true, name: "As told" },
      { rev: 2, tab: "", change: 0, wall: AT - 2, kept: true, name: "Backup of March 11, 2026" },
      { rev: 3, tab: "", change: 0, wall: AT },
    ],
  });
  assert.deepEqual([second.deletedAt, second.updatedAt], [START, START]);
  const revs = await whatIs(browser, 1);
  assert.deepEqual(revs.map(({ rev, parent, body, tab }) => [rev, parent, body, tab]),
    [[1, 0, "old", ""], [2, 1, "kept", ""], [3, 2, "new", ""]]);
  assert.ok(revs.every(page.revisions.whole));
  assert.equal((await page.store.load(id(1)))[1], "new");
  await until("other pages hear of both", () => heard.length === 2);
  assert.deepEqual(heard, [[id(1), 3], [id(2), 1]]);
  assert.equal(browser.localStorage.getItem("nofault:library"), "kept");
  mock.timers.tick(3 * SECOND);
  await until("there are second copies", () => browser.files.written === 2);
  const copy = await page.second.readCopy(id(1), 3);
  assert.deepEqual([copy.body, copy.head, copy.change, copy.wall], ["new", '{"title":"1"}', 0, AT]);
});

test("looking at a file before anything is added changes nothing", async () => {
  const { browser, page } = await two();
  const before = JSON.stringify([await browser.stored("docs"), await browser.stored("revs")]);
  const documents = [one(1, [["another", AT]]), one(2, [["text 1 of 2", AT]]), one(3, [["new", AT]])];
  const [, fates, problem] = await page.backup.restore(AT, "Backup of", documents, ["damaged"], false);
  assert.deepEqual([fates.map(([fate]) => fate), problem], [[2, 1, 0], undefined]);
  assert.equal(JSON.stringify([await browser.stored("docs"), await browser.stored("revs")]), before);
  assert.deepEqual(await browser.stored("meta"), []);
  assert.ok(page.transactions.at(-1).mode === "readonly");
});

test("what is here stays what is shown; the file's text is kept as an older version", async () => {
  const { browser, page } = await two();
  await page.store.trash(id(1), true);
  const documents = [one(1, [["text 1 of 1", AT], ["from the file", AT, "Named"], ["and more", AT]])];
  const [, [fate]] = await page.backup.restore(AT, "Backup of", documents, [], true);
  assert.deepEqual(fate, [2, true, "Mar 11, 2026, 09:26"]);
  const [doc] = await browser.stored("docs");
  assert.deepEqual([doc.rev, doc.head, doc.deletedAt], [5, '{"title":"text 2 of 1"}', Date.now()]);
  assert.deepEqual(doc.history.slice(2), [
    { rev: 3, tab: "", change: 0, wall: Date.now(), kept: true, name: "Named" },
    { rev: 4, tab: "", change: 0, wall: Date.now(), kept: true, name: "Backup of March 11, 2026" },
    { rev: 5, tab: "", change: 0, wall: Date.now() },
  ]);
  assert.deepEqual((await whatIs(browser, 1)).map(({ body }) => body),
    ["text 1 of 1", "text 2 of 1", "from the file", "and more", "text 2 of 1"]);
  // Once more, and nothing is added.
  const [, again] = await page.backup.restore(AT, "Backup of", documents, [], true);
  assert.deepEqual([again[0][0], (await whatIs(browser, 1)).length], [1, 5]);
});

test("where what is here is damaged, the file's text takes its place, and nothing is written over", async () => {
  const { browser, page } = await two();
  for (const rev of await whatIs(browser, 1)) await browser.put("revs", { ...rev, body: "damaged" });
  await page.backup.restore(AT, "Backup of", [one(1, [["text 2 of 1", AT]])], [], true);
  assert.equal((await page.store.load(id(1)))[1], "text 2 of 1");
  const [doc] = await browser.stored("docs");
  assert.deepEqual([doc.rev, doc.head], [3, '{"title":"1"}']);
  assert.equal((await whatIs(browser, 1)).length, 3);
});

test("a damaged number of a document here writes over no revision", async () => {
  const { browser, page } = await two();
  const [doc] = await browser.stored("docs");
  await browser.put("docs", { ...doc, rev: 1, history: 7 });
  await page.backup.restore(AT, "Backup of", [one(1, [["from the file", AT]])], [], true);
  assert.deepEqual((await whatIs(browser, 1)).map(({ rev, body }) => [rev, body]),
    [[1, "text 1 of 1"], [2, "text 2 of 1"], [3, "from the file"], [4, "text 2 of 1"]]);
});

test("what was deleted for good comes back as it is in the file, after the number it had", async () => {
  const { browser, page } = await two();
  await page.store.trash(id(1), true);
  await page.store.trash(id(1));
  const [, [fate]] = await page.backup.restore(AT, "Backup of", [one(1, [["text 2 of 1", AT]])], [], true);
  assert.deepEqual(fate.slice(0, 2), [0, false]);
  const [doc] = await browser.stored("docs");
  assert.deepEqual([doc.rev, doc.purged, doc.history.length], [3, undefined, 1]);
  assert.equal((await page.store.load(id(1)))[1], "text 2 of 1");
});

test("what could not be read of a file is kept as it is", async () => {
  const { browser, page } = await two();
  await page.backup.restore(AT, "Backup of", [], ["damaged"], true);
  const [kept] = await browser.stored("meta");
  assert.deepEqual([kept.key, kept.raw], [`quarantine:backup:${page.tails.checksum("damaged")}`, "damaged"]);
});

test("where there is no room, it is said, and what was added before stays", async () => {
  const { browser, page } = await two();
  page.full = true;
  const [day, fates, problem] = await page.backup.restore(NaN, "Backup of", [one(3, [["new", AT]])], [], true);
  assert.deepEqual([day, fates, problem], ["an unknown day", [], "QuotaExceededError"]);
  assert.equal((await whatIs(browser, 3)).length, 0);
  mock.timers.tick(3 * SECOND);
  await turns();
  assert.ok(![...(await page.second.copies()).keys()].includes(id(3)));
});

test("in memory, what is not here is added, and what is here is left", async () => {
  const { browser, page } = await two({ without: ["indexedDB"] });
  const documents = [one(1, [["another", AT]]), one(1, [["text 2 of 1", AT]]), one(3, [["older", AT, "x", true], ["new", AT]])];
  const [, fates] = await page.backup.restore(AT, "Backup of", documents, ["damaged"], true);
  assert.deepEqual(fates.map(([fate]) => fate), [3, 1, 0]);
  assert.deepEqual([(await page.store.load(id(1)))[1], (await page.store.load(id(3)))[1]], ["text 2 of 1", "new"]);
  mock.timers.tick(MINUTE);
  await turns();
  assert.deepEqual([Object.keys(browser.localStorage), browser.files.written], [[], 0]);
  page.store.stop();
  const [, none, problem] = await page.backup.restore(AT, "Backup of", [one(4, [["new", AT]])], [], true);
  assert.deepEqual([none, problem], [[], "The page has stopped."]);
  assert.equal((await page.backup.restore(AT, "Backup of", [one(4, [["new", AT]])], [], false))[1].length, 1);
});

test("somebody is told how long ago the last backup was, and what was saved since", async () => {
  const { page } = await two();
  assert.deepEqual(await page.backup.lastBackup(), [2 * MINUTE, "", 4, undefined]);
  await page.backup.backup();
  mock.timers.tick(DAY);
  assert.deepEqual(await page.backup.lastBackup(), [DAY, "March 14, 2026", 0, undefined]);
  await save(page, 1, 2, "text 3 of 1");
  await save(page, 3, 0, "new");
  assert.equal((await page.backup.lastBackup())[2], 2);
  await page.backup.noteExport(id(3), 1);
  assert.deepEqual(await page.backup.lastBackup(), [0, "March 14, 2026", 1, undefined]);
  await page.store.trash(id(1), true);
  assert.equal((await page.backup.lastBackup())[2], 0, "what is thrown away needs none");
  await page.backup.putOff();
  mock.timers.tick(MINUTE);
  assert.deepEqual(await page.backup.lastBackup(), [MINUTE, "March 14, 2026", 0, MINUTE]);
});

test("a document that was set back is not counted against what was saved", async () => {
  const { browser, page } = await two();
  await page.backup.backup();
  const [doc] = await browser.stored("docs");
  await browser.put("docs", { ...doc, rev: 1 });
  await save(page, 2, 2, "text 3 of 2");
  assert.equal((await page.backup.lastBackup())[2], 1);
});

test("days are told in the language of the page", async () => {
  const page = await new Browser().start({ lang: "de" });
  assert.equal((await page.backup.restore(AT, "Sicherung vom", [], [], false))[0], "11. März 2026");
  const none = await new Browser().start({ lang: "" });
  assert.equal((await none.backup.restore(AT, "", [], [], false))[0], "March 11, 2026");
});
