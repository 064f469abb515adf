// Two pages with one document: neither costs the other a word.

import assert from "node:assert/strict";
import { mock } from "node:test";
import { Browser, id, MINUTE, save, test, turns, until } from "./browser.js";

/** Two pages, and a document that both have open at revision 1. */
async function two() {
  const browser = new Browser();
  const [one, other] = [await browser.start(), await browser.start()];
  await save(one, 1, 0, "first");
  return { browser, one, other };
}

const bodies = async (browser) => (await browser.stored("revs")).map(({ docId, rev, body }) => `${docId.slice(-2)}.${rev} ${body}`);

test("the slower page is told what the faster one has stored, and nothing of either is lost", async () => {
  const { browser, one, other } = await two();
  mock.timers.tick(MINUTE);
  await save(other, 1, 1, "theirs");
  mock.timers.tick(MINUTE);
  assert.deepEqual(await save(one, 1, 1, "mine"), [id(1), 2, "09:27", "theirs"]);
  assert.deepEqual(await bodies(browser), ["01.1 first", "01.2 theirs"], "nothing was stored");
  // Joined with it, it follows it, and theirs is kept for good.
  assert.deepEqual(await save(one, 1, 2, "both", { keep: 2 }), [id(1), 3, "09:28"]);
  const [{ history }] = await browser.stored("docs");
  assert.deepEqual(history.map(({ rev, kept }) => [rev, kept ?? false]), [[1, false], [2, true], [3, false]]);
});

test("pages that save at the same moment get one number each", async () => {
  const { browser, one, other } = await two();
  const answers = await Promise.all([save(one, 1, 1, "mine"), save(other, 1, 1, "theirs")]);
  const [won, lost] = answers[0].length === 3 ? answers : answers.reverse();
  assert.equal(won[1], 2);
  assert.deepEqual(lost.slice(0, 2), [id(1), 2]);
  assert.ok(["mine", "theirs"].includes(lost[3]));
  assert.equal((await browser.stored("revs")).length, 2);
});

test("a text that is to part becomes a document of its own, beside what the other page has", async () => {
  const { browser, one, other } = await two();
  await save(other, 1, 1, "theirs");
  assert.deepEqual(await save(one, 1, 1, "mine", { part: true, copy: 9 }), [id(9), 1, "09:26"]);
  assert.deepEqual(await bodies(browser), ["01.1 first", "01.2 theirs", "09.1 mine"]);
  const copy = (await browser.stored("docs")).find((doc) => doc.id === id(9));
  assert.deepEqual([copy.rev, copy.of, copy.history.length, copy.createdAt], [1, id(1), 1, Date.now()]);
  const revision = (await browser.stored("revs")).find(({ docId }) => docId === id(9));
  assert.ok(one.revisions.whole(revision));
  assert.deepEqual(await one.store.load(id(9)), [1, "mine", "09:26", false, 0, null]);
  // The copy goes on as any document, and stays one of the first.
  assert.deepEqual(await save(one, 9, 1, "mine, and more"), [id(9), 2, "09:26"]);
  assert.equal((await browser.stored("docs")).find((doc) => doc.id === id(9)).of, id(1));
});

test("a text that is to part becomes one copy, however often its answer is lost", async () => {
  const { browser, one, other } = await two();
  await save(other, 1, 1, "theirs");
  const once = await save(one, 1, 1, "mine", { part: true, copy: 9 });
  assert.deepEqual(await save(one, 1, 1, "mine", { part: true, copy: 9 }), once);
  assert.equal((await browser.stored("revs")).length, 3);
});

test("where what the other page has stored is damaged, the text becomes a copy instead of being joined", async () => {
  const { browser, one, other } = await two();
  await save(other, 1, 1, "theirs");
  const theirs = (await browser.stored("revs")).find(({ rev }) => rev === 2);
  await browser.put("revs", { ...theirs, body: "thairs" });
  assert.deepEqual(await save(one, 1, 1, "mine", { copy: 9 }), [id(9), 1, "09:26"]);
});

test("a page never parts from itself", async (t) => {
  for (const { name, again, answer } of [
    { name: "the answer was lost, and the text is the same", again: ["second", 2], answer: 2 },
    { name: "the answer was lost, and an older text comes late", again: ["older", 1], answer: 2 },
    { name: "the answer was lost, and the text has grown", again: ["third", 3], answer: 3 },
  ]) {
    await t.test(name, async () => {
      const { browser, one } = await two();
      await save(one, 1, 1, "second", { change: 2 });
      const [body, change] = again;
      assert.deepEqual(await save(one, 1, 1, body, { change }), [id(1), answer, "09:26"]);
      assert.equal((await browser.stored("revs")).at(-1).body, answer === 3 ? "third" : "second");
    });
  }
});

test("one save of another page in between is enough to part", async () => {
  const { one, other } = await two();
  await save(one, 1, 1, "second");
  await save(other, 1, 2, "theirs");
  await save(one, 1, 3, "mine again", { change: 7 }).catch(() => {});
  assert.equal((await save(one, 1, 1, "third", { change: 8 })).length, 4);
});

test("what has been let go in between counts as somebody else's", async () => {
  const { browser, one } = await two();
  for (let base = 1; base < 5; base++) await save(one, 1, base, `${base}`);
  const [doc] = await browser.stored("docs");
  await browser.put("docs", { ...doc, history: doc.history.filter(({ rev }) => rev !== 3) });
  assert.equal((await save(one, 1, 1, "late", { change: 99 })).length, 4);
});

test("a document that was erased while a page had it open is stored again under its name and number", async () => {
  const { browser, one, other } = await two();
  await browser.change(["docs", "revs"], (tx) => {
    tx.objectStore("docs").clear();
    tx.objectStore("revs").clear();
  });
  assert.deepEqual(await save(one, 1, 1, "second"), [id(1), 2, "09:26"]);
  assert.deepEqual(await other.store.load(id(1)), [2, "second", "09:26", false, 0, null]);
});

test("words that came back older than a page has them are not taken for somebody's changes", async () => {
  const { browser, one, other } = await two();
  await save(one, 1, 1, "second");
  await save(one, 1, 2, "third");
  // The browser has erased its database, and another page has brought back what it could.
  const back = (await browser.stored("revs")).find(({ rev }) => rev === 2);
  await browser.change(["docs", "revs"], (tx) => {
    tx.objectStore("docs").put({ id: id(1), rev: 2, head: "{}", updatedAt: 0,
                                 history: [{ rev: 2, wall: 0, tab: one.tails.tab, change: 2 }] });
    tx.objectStore("revs").put(back);
    tx.objectStore("revs").delete([id(1), 3]);
  });
  const answer = await save(one, 1, 3, "fourth", { copy: 9 });
  assert.deepEqual(answer, [id(9), 1, "09:26"], "joined, the third would be undone by the second");
  assert.equal((await other.store.load(id(1)))[1], "second");
});

test("other pages hear what is stored, its own page does not", async () => {
  const browser = new Browser();
  const [one, other] = [await browser.start(), await browser.start()];
  const heard = [];
  one.store.listen((...all) => heard.push(["one", ...all]), () => {});
  other.store.listen((...all) => heard.push(["other", ...all]), () => {});
  await save(one, 1, 0, "first");
  await until("the other page has heard of it", () => heard.length > 0);
  await save(other, 1, 0, "late");
  await turns();
  assert.deepEqual(heard, [["other", id(1), 1]], "and a save that stored nothing is not told");
  other.close();
  await save(one, 1, 1, "second");
  await turns();
  assert.equal(heard.length, 1);
});

test("nonsense on the channel is not listened to", async () => {
  const browser = new Browser();
  const page = await browser.start();
  const heard = [];
  page.store.listen((...all) => heard.push(all), () => {});
  const Channel = browser.channels.of({});
  const channel = new Channel("nofault");
  for (const nonsense of [[1, 1], ["x", "1"], ["x", 1.5], ["x"], [], ["y", 3]]) channel.postMessage(nonsense);
  await until("the last is heard", () => heard.length > 0);
  assert.deepEqual(heard, [["y", 3]]);
});

test("without channels a page saves all the same", async () => {
  const page = await new Browser().start({ without: ["channels"] });
  page.store.listen(() => {}, () => {});
  assert.deepEqual(await save(page, 1, 0, "first"), [id(1), 1, "09:26"]);
});
