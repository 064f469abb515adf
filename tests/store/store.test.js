// What is stored, listed and read again.

import assert from "node:assert/strict";
import { mock } from "node:test";
import { Browser, DAY, id, MINUTE, save, SECOND, test } from "./browser.js";

const head = (title) => JSON.stringify({ title });

test("what is called saved can be read again after a restart", async () => {
  const browser = new Browser();
  const page = await browser.start();
  assert.deepEqual(page.opened, ["", false, 0, 0, false]);
  const text = "nul \0, a lone line separator \u2028, 日本 👩‍🚀, half of a pair \ud800";
  assert.deepEqual(await save(page, 1, 0, text), [id(1), 1, "09:26"]);
  page.close();
  const next = await browser.start();
  assert.deepEqual(await next.store.load(id(1)), [1, text, "09:26", false, 0, null]);
  assert.deepEqual((await next.store.list()).map((entry) => entry.slice(0, 4)), [[id(1), head(text), "09:26", null]]);
  assert.equal(await next.store.load(id(2)), null);
});

test("a record has everything that a later version may ask for", async () => {
  const browser = new Browser();
  const page = await browser.start();
  const { tab } = page.tails;
  assert.match(tab, /^[0-9a-f]{16}$/);
  await save(page, 1, 0, "first");
  mock.timers.tick(MINUTE);
  await save(page, 1, 1, "second", { head: head("Second") });
  const [first, second] = [Date.now() - MINUTE, Date.now()];
  assert.deepEqual(await browser.stored("docs"), [{
    id: id(1), rev: 2, head: head("Second"), createdAt: first, updatedAt: second, deletedAt: null, of: null,
    history: [{ rev: 1, wall: first, tab, change: 1 }, { rev: 2, wall: second, tab, change: 2 }],
  }]);
  const sum = (rev, body) => page.tails.checksum(`${id(1)}|${rev}|${body}`);
  assert.deepEqual(await browser.stored("revs"), [
    { docId: id(1), rev: 1, parent: 0, tab, wall: first, body: "first", sum: sum(1, "first") },
    { docId: id(1), rev: 2, parent: 1, tab, wall: second, body: "second", sum: sum(2, "second") },
  ]);
});

test("what a newer Nofault has added to a record stays in it", async () => {
  const browser = new Browser();
  const page = await browser.start();
  await save(page, 1, 0, "first");
  const [doc] = await browser.stored("docs");
  await browser.put("docs", { ...doc, colour: "red" });
  await save(page, 1, 1, "second");
  await page.store.trash(id(1), true);
  const [now] = await browser.stored("docs");
  assert.deepEqual([now.colour, now.rev], ["red", 2]);
});

test("checksums are those of everybody else", async () => {
  const page = await new Browser().page();
  for (const [text, sum] of [["", 0], ["123456789", 0xcbf43926], ["é", 0x0e048d3e]]) {
    assert.equal(page.tails.checksum(text), sum);
  }
});

test("every transaction that writes is strict: it is on the disk before it is called saved", async () => {
  const browser = new Browser();
  const page = await browser.start();
  await save(page, 1, 0, "first");
  await browser.lose(page, { silent: true });
  await save(page, 1, 1, "second");
  const writing = page.transactions.filter(({ mode }) => mode === "readwrite");
  assert.ok(writing.length >= 2);
  for (const { durability } of writing) assert.equal(durability, "strict");
});

test("documents are listed newest first", async () => {
  const browser = new Browser();
  const page = await browser.start();
  for (const number of [1, 2, 3]) {
    await save(page, number, 0, `${number}`);
    mock.timers.tick(MINUTE);
  }
  await save(page, 1, 1, "1, once more");
  const titles = (await page.store.list()).map(([, head]) => JSON.parse(head).title);
  assert.deepEqual(titles, ["1, once more", "3", "2"]);
});

test("preferences are kept", async () => {
  const browser = new Browser();
  const page = await browser.start();
  assert.equal(await page.store.preferences(), "");
  await page.store.savePreferences("dark");
  await page.store.savePreferences("light");
  assert.equal(await (await browser.start()).store.preferences(), "light");
});

test("older versions are listed newest first, with the second they were stored in, and can be read", async () => {
  const browser = new Browser();
  const page = await browser.start();
  await save(page, 1, 0, "first");
  mock.timers.tick(5 * SECOND);
  await save(page, 1, 1, "second", { keep: 1 });
  await save(page, 2, 0, "another");
  const all = (await page.revisions.versions(id(1))).map((version) => version.slice(0, 3));
  assert.deepEqual(all, [[2, "09:26:05", false], [1, "09:26:00", true]]);
  assert.equal(await page.revisions.version(id(1), 1), "first");
  assert.deepEqual(await page.revisions.versions(id(3)), []);
  await assert.rejects(page.revisions.version(id(1), 3), /^Error: It is not there any more\.$/);
});

test("everything that is stored of a document can be downloaded as it is, and of no other", async () => {
  const browser = new Browser();
  const page = await browser.start();
  for (const number of [1, 2, 3]) await save(page, number, 0, `of ${number}`);
  await save(page, 2, 1, "of 2, later");
  const raw = await page.revisions.raw(id(2));
  const { format, stored } = JSON.parse(raw);
  assert.equal(format, "nofault-rescue");
  assert.deepEqual(stored.map(({ body }) => body), ["of 2", "of 2, later"]);
  assert.match(raw, /\n {2}"format"/, "a person may read it");
});

test("times are told to the minute, with the day where it is not today, as the page's language does", async () => {
  const page = await new Browser().page();
  const { spell } = page.revisions;
  for (const [wall, said] of [
    [Date.now(), "09:26"],
    [Date.now() - 10 * 60 * MINUTE, "Mar 13, 2026, 23:26"],
    [Date.now() + 15 * 60 * MINUTE, "Mar 15, 2026, 00:26"],
    [Date.now() - 366 * DAY, "Mar 13, 2025, 09:26"],
  ]) {
    assert.equal(spell(wall), said);
  }
  const german = await new Browser().page({ lang: "de" });
  assert.equal(german.revisions.spell(Date.now() - DAY), "13. März 2026, 09:26");
  const none = await new Browser().page({ lang: "" });
  assert.equal(none.revisions.spell(Date.now()), "09:26");
});
