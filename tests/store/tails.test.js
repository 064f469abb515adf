// What is kept aside when a page goes away, and stored by another.

import assert from "node:assert/strict";
import { mock } from "node:test";
import { Browser, id, MINUTE, save, SECOND, test, turns, until, whileTimePasses } from "./browser.js";

const keys = (browser) => Object.keys(browser.localStorage).filter((key) => key.startsWith("nofault:tail:"));
const revs = async (browser) => (await browser.stored("revs")).map(({ docId, rev, body }) => [docId, rev, body]);

/** A browser whose only page has stored `first`, left `more` behind, and is gone. */
async function left({ change = 2, base = 1 } = {}) {
  const browser = new Browser();
  const page = await browser.start();
  await save(page, 1, 0, "first");
  assert.equal(page.tails.keepTail(id(1), change, base, "first, and more", "{}"), true);
  page.close();
  return { browser, page, key: keys(browser)[0], raw: browser.localStorage.getItem(keys(browser)[0]) };
}

test("words that were not stored when a page went away are there after the next start", async () => {
  const { browser, page } = await left();
  mock.timers.tick(MINUTE);
  const next = await browser.start();
  assert.deepEqual([next.opened, keys(browser)], [["", false, 0, 0, false], []]);
  assert.deepEqual(await next.store.load(id(1)), [2, "first, and more", "09:27", false, 0, null]);
  const [{ history, head }] = await browser.stored("docs");
  assert.deepEqual([history[1].tab, history[1].change, head], [page.tails.tab, 2, "{}"]);
});

test("a tail that comes back from the disk after a crash is not stored twice", async () => {
  const { browser, key, raw } = await left();
  const next = await browser.start();
  browser.localStorage.setItem(key, raw);
  assert.equal(await next.store.load(id(1)).then(([rev]) => rev), 2);
  assert.deepEqual([(await revs(browser)).length, keys(browser)], [2, []]);
});

test("the name of a page has sixteen digits, whatever chance gives it", async (t) => {
  t.mock.method(crypto, "getRandomValues", (bytes) => bytes.map((_, at) => 7 + 31 * at));
  assert.equal((await new Browser().page()).tails.tab, "0726456483a2c1e0");
});

test("a tail is named by its document and its page, and says what it holds", async () => {
  const { page, key, raw } = await left();
  assert.equal(key, `nofault:tail:${id(1)}:${page.tails.tab}`);
  const { sum, ...tail } = JSON.parse(raw);
  assert.deepEqual(tail, {
    id: id(1), tab: page.tails.tab, change: 2, base: 1, wall: Date.now(), body: "first, and more", head: "{}",
  });
  const checked = [id(1), page.tails.tab, 2, 1, "first, and more"].join("|");
  assert.equal(sum, page.tails.checksum(checked));
});

test("what was left behind beside changes of another page becomes one copy, however many pages find it", async () => {
  const browser = new Browser();
  const [one, other] = [await browser.start(), await browser.start()];
  await save(one, 1, 0, "first");
  one.tails.keepTail(id(1), 2, 1, "first, and more", "{}");
  await save(other, 1, 1, "theirs");
  const [key, raw] = Object.entries(browser.localStorage).find(([key]) => key.startsWith("nofault:tail:"));
  one.close();
  const heard = [];
  other.store.listen((...all) => heard.push(all), () => {});
  const opened = await Promise.all([browser.start(), browser.start()]);
  assert.equal(opened.filter(({ opened: [, , copies] }) => copies > 0).length > 0, true);
  const copies = async () => (await revs(browser)).filter(([, , body]) => body === "first, and more");
  const [[copy]] = await copies();
  assert.match(copy, /^[0-9a-f]{16}$/);
  await until("other pages hear of the copy", () => heard.some(([name, rev]) => name === copy && rev === 1));
  browser.localStorage.setItem(key, raw);
  const late = await browser.start();
  assert.deepEqual([late.opened[2], (await copies()).length, keys(browser)], [1, 1, []]);
  assert.equal((await other.store.load(id(1)))[1], "theirs");
});

test("copies have names that no other copy has", async () => {
  const browser = new Browser();
  const [one, other] = [await browser.start(), await browser.start()];
  for (const number of [1, 2, 3]) {
    await save(one, number, 0, "first");
    one.tails.keepTail(id(number), 2, 1, `mine ${number}`, "{}");
    await save(other, number, 1, "theirs");
  }
  one.close();
  const next = await browser.start();
  assert.equal(next.opened[2], 3);
  const copies = (await browser.stored("docs")).filter(({ of }) => of).map((doc) => doc.id);
  assert.equal(new Set(copies).size, 3);
  // The halves of a name say different things: the sixteen digits are worth having.
  for (const copy of copies) assert.notEqual(copy.slice(0, 8), copy.slice(8));
});

test("the name of a copy is the same for ever, so that an old page and a new one make one", async () => {
  const browser = new Browser();
  const page = await browser.start();
  await save(page, 1, 0, "first");
  await save(page, 1, 1, "second");
  const { checksum } = page.tails;
  for (const [tab, change] of [["0000000000000abc", 5], ["00000000000000e7", 31]]) {
    const tail = { id: id(1), tab, change, base: 1, wall: 0, body: "left", head: "{}" };
    const sum = checksum([tail.id, tail.tab, tail.change, tail.base, tail.body].join("|"));
    browser.localStorage.setItem(`nofault:tail:${id(1)}:${tab}`, JSON.stringify({ ...tail, sum }));
    await page.store.load(id(1));
    const halves = [checksum(`${tab}|${id(1)}|${change}`), checksum(`${change}|${id(1)}|${tab}`)];
    const name = halves.map((half) => half.toString(16).padStart(8, "0")).join("");
    assert.equal((await page.store.load(name))[1], "left");
  }
});

test("a page's own tail goes when its words are stored, and not before", async () => {
  const browser = new Browser();
  const page = await browser.start();
  page.tails.keepTail(id(1), 5, 0, "five", "{}");
  page.tails.keepTail(id(2), 5, 0, "five", "{}");
  await save(page, 1, 0, "four", { change: 4 });
  assert.equal(keys(browser).length, 2);
  await save(page, 1, 1, "five", { change: 5 });
  assert.deepEqual(keys(browser), [`nofault:tail:${id(2)}:${page.tails.tab}`]);
  await save(page, 2, 0, "six", { change: 6 });
  assert.deepEqual(keys(browser), []);
});

test("a tail is written once for each change, because browsers count", async () => {
  const browser = new Browser();
  const page = await browser.start();
  page.tails.keepTail(id(1), 1, 0, "one", "{}");
  const [key] = keys(browser);
  const kept = browser.localStorage.getItem(key);
  mock.timers.tick(SECOND);
  assert.equal(page.tails.keepTail(id(1), 1, 0, "one", "{}"), true);
  assert.equal(browser.localStorage.getItem(key), kept);
  page.tails.keepTail(id(1), 2, 0, "two", "{}");
  assert.equal(JSON.parse(browser.localStorage.getItem(key)).body, "two");
  // One that was let go may be needed again, with the same number.
  page.tails.dropTail(id(1), 2);
  page.tails.keepTail(id(1), 2, 0, "two", "{}");
  assert.equal(keys(browser).length, 1);
});

test("where there is no room for a tail, that is said, and tried again", async () => {
  const browser = new Browser();
  const page = await browser.start();
  browser.localStorage.full = true;
  assert.equal(page.tails.keepTail(id(1), 1, 0, "one", "{}"), false);
  browser.localStorage.full = false;
  assert.equal(page.tails.keepTail(id(1), 1, 0, "one", "{}"), true);
});

test("a page without localStorage saves all the same, and says that it has no tails", async () => {
  const browser = new Browser();
  const page = await browser.start({ without: ["localStorage"] });
  assert.deepEqual([page.opened, page.tails.tailsWork()], [["", false, 0, 0, false], false]);
  assert.equal(page.tails.keepTail(id(1), 1, 0, "one", "{}"), false);
  assert.deepEqual([page.tails.tails(), page.tails.libraryKept()], [[], false]);
  assert.deepEqual(await save(page, 1, 0, "one"), [id(1), 1, "09:26"]);
  page.tails.forgetErased();
  assert.equal((await browser.start()).tails.tailsWork(), true);
});

test("a tail is left to the page it belongs to as long as that is there", async () => {
  const browser = new Browser();
  const one = await browser.start();
  await save(one, 1, 0, "first");
  one.tails.keepTail(id(1), 2, 1, "first, and more", "{}");
  const other = await browser.page();
  const opening = other.store.open();
  await turns();
  let opened = false;
  opening.then(() => { opened = true; });
  mock.timers.tick(999);
  await turns();
  assert.equal(opened, false, "a page that is being left may take a second to be gone");
  mock.timers.tick(1);
  assert.deepEqual(await opening, ["", false, 0, 0, false]);
  const heard = [];
  other.store.listen((...all) => heard.push(all), () => {});
  assert.deepEqual((await other.store.load(id(1)))[1], "first");
  await other.store.load(id(1));
  assert.equal(keys(browser).length, 1);
  one.close();
  await until("the tail is stored when its page has gone", () => heard.length > 0);
  assert.deepEqual(heard, [[id(1), 2 ** 32 - 1]], "and the app looks at it, whatever number it has");
  assert.deepEqual([await other.store.load(id(1)), keys(browser)], [[2, "first, and more", "09:26", false, 0, null], []]);
});

test("the end of a page is waited for once, for all its documents, and for each page", async () => {
  const browser = new Browser();
  const [one, two] = [await browser.start(), await browser.start()];
  one.tails.keepTail(id(1), 1, 0, "one", "{}");
  one.tails.keepTail(id(2), 1, 0, "two", "{}");
  two.tails.keepTail(id(3), 1, 0, "three", "{}");
  const other = await whileTimePasses(browser.start());
  const heard = [];
  other.store.listen((name) => heard.push(name), () => {});
  for (const number of [1, 2, 3, 1]) assert.equal(await other.store.load(id(number)), null);
  one.close();
  await until("the first page's words are stored", () => heard.length === 2);
  await turns();
  assert.deepEqual(heard, [id(1), id(2)]);
  // The same page's name may come once more, from the disk of a crashed browser.
  two.close();
  await until("the second page's words are stored", () => heard.length === 3);
  assert.deepEqual([heard[2], keys(browser)], [id(3), []]);
});

test("a page that is gone within the second is not waited for longer", async () => {
  const browser = new Browser();
  const one = await browser.start();
  one.tails.keepTail(id(1), 1, 0, "one", "{}");
  const other = await browser.page();
  const opening = other.store.open();
  await turns();
  one.close();
  await opening;
  assert.deepEqual([(await other.store.load(id(1)))[1], keys(browser)], ["one", []]);
});

test("a page stores its own tails without waiting for itself", async () => {
  const browser = new Browser();
  const page = await browser.start();
  page.tails.keepTail(id(1), 1, 0, "one", "{}");
  assert.equal((await page.store.load(id(1)))[1], "one");
  assert.equal(await page.tails.gone(page.tails.tab), true);
});

test("where pages cannot tell whether others are there, tails are stored at once", async () => {
  const browser = new Browser();
  const one = await browser.start({ without: ["locks"] });
  one.tails.keepTail(id(1), 1, 0, "one", "{}");
  const other = await browser.start({ without: ["locks"] });
  assert.deepEqual([(await other.store.load(id(1)))[1], keys(browser)], ["one", []]);
});

test("whether a page is gone is told from a lock that fails for another reason", async () => {
  const browser = new Browser();
  const page = await browser.start();
  page.names.navigator.locks.request = async () => { throw new DOMException("No.", "SecurityError"); };
  assert.equal(await page.tails.gone("another", 10), true);
  assert.equal(await page.tails.gone("another", 0), true);
});

test("a document is loaded without the tails of others", async () => {
  const browser = new Browser();
  const page = await browser.start();
  page.tails.keepTail(id(2), 1, 0, "two", "{}");
  await page.store.load(id(1));
  assert.equal(keys(browser).length, 1);
  assert.deepEqual(page.tails.tails(id(2)).map(([, { body }]) => body), ["two"]);
});

test("loading says how many texts left behind became copies", async () => {
  const browser = new Browser();
  const [one, other] = [await browser.start(), await browser.start()];
  await save(one, 1, 0, "first");
  await save(other, 1, 1, "theirs");
  one.tails.keepTail(id(1), 2, 1, "mine", "{}");
  one.close();
  assert.deepEqual(await other.store.load(id(1)), [2, "theirs", "09:26", false, 1, null]);
});

test("a damaged tail is kept as it is, and stands in nobody's way", async (t) => {
  for (const [name, damage] of [
    ["a letter", (raw) => raw.replace("more", "mere")],
    ["the end is missing", (raw) => raw.slice(0, -9)],
    ["another base", (raw) => raw.replace('"base":1', '"base":0')],
    ["another change", (raw) => raw.replace('"change":2', '"change":3')],
    ["no text", () => JSON.stringify({ id: id(1), tab: "x" })],
    ["nothing", () => ""],
    ["null", () => "null"],
    ["a text that is none", () => JSON.stringify({ body: 1 })],
  ]) {
    await t.test(name, async () => {
      const { browser, key, raw } = await left();
      browser.localStorage.setItem(key, damage(raw));
      const next = await browser.start();
      assert.deepEqual([next.opened, keys(browser)], [["", false, 0, 0, false], []]);
      assert.equal((await next.store.load(id(1)))[1], "first");
      const [kept] = await browser.stored("meta");
      assert.deepEqual(kept, { key: `quarantine:${key}`, raw: damage(raw), at: Date.now() });
    });
  }
});

test("a tail that cannot be stored now is stored at the next start", async () => {
  const { browser } = await left();
  const full = await browser.page();
  full.full = true;
  await full.store.open();
  assert.equal(keys(browser).length, 1);
  const next = await browser.start();
  assert.deepEqual([(await next.store.load(id(1)))[1], keys(browser)], ["first, and more", []]);
});

test("a damaged tail that cannot be kept elsewhere stays where it is", async () => {
  const { browser, key } = await left();
  browser.localStorage.setItem(key, "damaged");
  const full = await browser.page();
  full.full = true;
  assert.deepEqual((await full.store.open())[0], "");
  assert.equal(browser.localStorage.getItem(key), "damaged");
});

test("other sites' words in localStorage are left alone", async () => {
  const browser = new Browser();
  browser.localStorage.setItem("nofault:colour", "dark");
  await browser.start();
  assert.equal(browser.localStorage.getItem("nofault:colour"), "dark");
  assert.deepEqual(await browser.stored("meta"), []);
});
