// Which older versions are kept, over years and with clocks that jump.

import assert from "node:assert/strict";
import { mock } from "node:test";
import { Browser, DAY, id, MINUTE, save, SECOND, START, test } from "./browser.js";

/** A document with a history of its own making, `walls` oldest first, and a page to save into it. */
async function withHistory(walls, more = () => ({})) {
  const browser = new Browser();
  const page = await browser.start();
  const rev = (at) => at + 1;
  await browser.change(["docs", "revs"], (tx) => {
    const history = walls.map((wall, at) => ({ rev: rev(at), wall, tab: page.tails.tab, change: rev(at), ...more(rev(at)) }));
    tx.objectStore("docs").put({ id: id(1), rev: walls.length, head: "{}", updatedAt: walls.at(-1), history });
    for (const { rev, wall, tab } of history) {
      const body = `text ${rev}`;
      const sum = page.revisions.sum(id(1), rev, body);
      tx.objectStore("revs").put({ docId: id(1), rev, parent: rev - 1, tab, wall, body, sum });
    }
  });
  return { browser, page, next: walls.length + 1, save: (options) => save(page, 1, walls.length, "newest", options) };
}

/** The numbers that are kept, the same in the history and in the store. */
async function kept(browser) {
  const [doc] = await browser.stored("docs");
  const numbers = doc.history.map(({ rev }) => rev);
  assert.deepEqual((await browser.stored("revs")).filter(({ docId }) => docId === doc.id).map(({ rev }) => rev), numbers);
  return numbers;
}

const each = (count, step, end = START) => Array.from({ length: count }, (_, at) => end - (count - at) * step);
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

test("the newest forty are kept, however close they are", async () => {
  const { browser, save } = await withHistory(each(60, SECOND, START + 59 * SECOND));
  mock.timers.tick(59 * SECOND);
  await save();
  // The first of those before: its minute of ten has none other that is older.
  assert.deepEqual(await kept(browser), range(22, 61));
});

test("before them, the newest of each ten minutes of a day is kept", async () => {
  // One a minute for five hours: the last of each ten minutes of the clock, and forty.
  const walls = each(300, MINUTE);
  const { browser, save } = await withHistory(walls);
  await save();
  const numbers = await kept(browser);
  const slots = new Map(walls.map((wall, at) => [Math.floor(wall / (10 * MINUTE)), at + 1]));
  const wanted = new Set([...slots.values(), ...range(262, 301)]);
  assert.deepEqual(numbers, [...wanted].sort((a, b) => a - b));
  assert.ok(numbers.length > 60);
});

test("before that day, the newest of each day is kept, for years", async () => {
  const walls = each(8 * 365, DAY / 2);
  const { browser, save } = await withHistory(walls);
  await save();
  const numbers = await kept(browser);
  const days = new Map(walls.map((wall, at) => [Math.floor(wall / DAY), at + 1]));
  for (const newest of days.values()) assert.ok(numbers.includes(newest), `${newest}`);
  const old = numbers.filter((rev) => rev <= walls.length - 40);
  assert.ok(Math.abs(old.length - (walls.length - 40) / 2) <= 1, `${old.length}`);
});

test("exactly a day old is still of that day", async () => {
  // Two in the same day of the calendar, in other ten minutes.
  const early = START - DAY;
  const walls = [early - 30 * MINUTE, early - 20 * MINUTE, early, early + 20 * MINUTE, ...each(40, SECOND)];
  const { browser, save } = await withHistory(walls);
  await save();
  assert.deepEqual(await kept(browser), [2, 3, 4, ...range(6, 45)]);
});

test("what is to be kept for good is kept, however old", async () => {
  const { browser, save } = await withHistory(each(80, SECOND), (rev) => (rev === 5 || rev === 7) && { kept: true });
  await save({ keep: 9 });
  const numbers = await kept(browser);
  for (const rev of [5, 7, 9]) assert.ok(numbers.includes(rev), `${rev}`);
  assert.ok(!numbers.includes(6) && !numbers.includes(8));
  const [{ history }] = await browser.stored("docs");
  assert.deepEqual(history.filter(({ kept }) => kept).map(({ rev }) => rev), [5, 7, 9]);
});

test("a clock that is years off lets no version go for its age", async (t) => {
  const year = 365 * DAY;
  for (const [name, ahead] of [["fifty years ahead", 50 * year], ["back in 1976", -50 * year]]) {
    await t.test(name, async () => {
      const browser = new Browser();
      const [page, wrong] = [await browser.start(), await browser.start({ ahead })];
      for (let base = 0; base < 30; base++) await save(page, 1, base, `text ${base + 1}`);
      assert.deepEqual((await save(wrong, 1, 30, "text 31")).slice(0, 2), [id(1), 31]);
      for (let base = 31; base < 40; base++) await save(page, 1, base, `text ${base + 1}`);
      assert.deepEqual(await kept(browser), range(1, 40));
      // The order is that of the numbers, whatever the clocks said.
      assert.deepEqual((await page.revisions.versions(id(1))).map(([rev]) => rev), range(1, 40).reverse());
      assert.equal((await wrong.store.load(id(1)))[1], "text 40");
      // Also later, one for each day that any clock has said is there.
      for (let base = 40; base < 80; base++) await save(page, 1, base, `text ${base + 1}`);
      assert.ok((await kept(browser)).includes(31));
    });
  }
});

test("a history of hundreds is thinned as little by many saves as by one", async () => {
  const browser = new Browser();
  const page = await browser.start();
  for (let base = 0; base < 120; base++) {
    await save(page, 1, base, `text ${base + 1}`);
    mock.timers.tick(5 * MINUTE);
  }
  const numbers = await kept(browser);
  assert.deepEqual(numbers.slice(-40), range(81, 120));
  assert.equal(numbers.length, 80, "one for each ten minutes of the first four hundred");
});

test("another document's versions are not touched", async () => {
  const { browser, page, save: again } = await withHistory(each(60, SECOND));
  await save(page, 2, 0, "another");
  await again();
  assert.equal((await browser.stored("revs")).filter(({ docId }) => docId === id(2)).length, 1);
});
