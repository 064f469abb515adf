// Records whose bytes have changed: each is noticed, and none stands in the way of another.

import assert from "node:assert/strict";
import { deserialize, serialize } from "node:v8";
import { Browser, id, save, test } from "./browser.js";

/** A browser with two documents, of two revisions each, and a page. */
async function library() {
  const browser = new Browser();
  const page = await browser.start();
  for (const number of [1, 2]) {
    for (const rev of [1, 2]) await save(page, number, rev - 1, `text ${rev} of ${number}`);
  }
  return { browser, page };
}

/** Every record that becomes of one when a bit of a byte is another, in the bytes that Chromium stores. */
function* flipped(record) {
  const bytes = serialize(record);
  for (let at = 0; at < bytes.length; at++) {
    const damaged = Buffer.from(bytes);
    damaged[at] ^= 1 << at % 7;
    let found;
    try { found = deserialize(damaged); } catch { continue; }
    // What is no record any more the browser itself does not give out.
    if (found && typeof found === "object") yield found;
  }
}

test("each byte of a revision: what is damaged is never shown, and the version before is", async () => {
  const { browser, page } = await library();
  const record = (await browser.stored("revs")).find(({ docId, rev }) => docId === id(1) && rev === 2);
  let tried = 0;
  let noticed = 0;
  for (const found of flipped(record)) {
    if (found.docId !== record.docId || found.rev !== record.rev) continue;
    await browser.put("revs", found);
    const [rev, body, , damaged] = await page.store.load(id(1));
    tried += 1;
    noticed += damaged;
    assert.equal(rev, 2);
    assert.equal(body, damaged ? "text 1 of 1" : "text 2 of 1", JSON.stringify(found));
    assert.equal((await page.store.load(id(2)))[1], "text 2 of 2");
    assert.equal((await page.revisions.versions(id(1))).length, 2);
    if (damaged) await assert.rejects(page.revisions.version(id(1), 2), /^Error: Its bytes are damaged\.$/);
  }
  assert.ok(tried > 50 && noticed > 20, `${noticed} of ${tried}`);
});

test("each byte of what is known of a document: all others are listed, opened and saved", async () => {
  const { browser, page } = await library();
  const record = (await browser.stored("docs")).find((doc) => doc.id === id(1));
  let tried = 0;
  for (const found of flipped(record)) {
    if (found.id !== record.id) continue;
    tried += 1;
    await browser.put("docs", found);
    const said = JSON.stringify(found);
    const listed = await page.store.list().catch((error) => assert.fail(`${error} ${said}`));
    assert.ok(listed.some(([name]) => name === id(2)), said);
    const answer = await page.store.load(id(1)).catch((error) => assert.fail(`${error} ${said}`));
    assert.equal(answer[1], "text 2 of 1", said);
    await page.revisions.versions(id(1)).catch((error) => assert.fail(`${error} ${said}`));
    // What is written on in it is stored, under its name or as a copy.
    const [name, rev, , theirs] = await save(page, 1, answer[0], `more ${tried}`, { change: tried + 9 })
      .catch((error) => assert.fail(`${error} ${said}`));
    const stored = await page.revisions.version(name, rev);
    assert.equal(stored, theirs ?? `more ${tried}`, said);
    await browser.change(["docs", "revs"], (tx) => {
      tx.objectStore("revs").delete([name, rev]);
      if (name !== id(1)) tx.objectStore("docs").delete(name);
    });
  }
  assert.ok(tried > 100, `${tried}`);
});

test("a damaged revision is kept as it is, and the next save overwrites it neither", async () => {
  const { browser, page } = await library();
  const [, record] = await browser.stored("revs");
  await browser.put("revs", { ...record, body: "tixt" });
  assert.deepEqual(await page.store.load(id(1)), [2, "text 1 of 1", "09:26", true, 0, null]);
  const [kept] = await browser.stored("meta");
  assert.deepEqual(kept, { key: `quarantine:rev:${id(1)}:2`, raw: { ...record, body: "tixt" }, at: Date.now() });
  assert.deepEqual(await save(page, 1, 2, "third"), [id(1), 3, "09:26"]);
  assert.equal((await browser.stored("revs")).filter(({ docId }) => docId === id(1)).length, 3);
});

test("where every version is damaged, that is said, all are kept, and others open", async () => {
  const { browser, page } = await library();
  for (const rev of await browser.stored("revs")) {
    if (rev.docId === id(1)) await browser.put("revs", { ...rev, sum: rev.sum ^ 1 });
  }
  await assert.rejects(page.store.load(id(1)), /What is stored of it is damaged, and no earlier version is whole\./);
  assert.deepEqual((await browser.stored("meta")).map(({ key }) => key),
    [`quarantine:rev:${id(1)}:1`, `quarantine:rev:${id(1)}:2`]);
  assert.equal((await page.store.load(id(2)))[1], "text 2 of 2");
  assert.equal(JSON.parse(await page.revisions.raw(id(1))).stored.length, 2, "it can be downloaded as it is");
});

test("a document without any version is damaged too, not new", async () => {
  const { browser, page } = await library();
  await browser.change(["revs"], (tx) => tx.objectStore("revs").clear());
  await assert.rejects(page.store.load(id(1)), /damaged/);
  assert.deepEqual(await browser.stored("meta"), []);
});

test("what is damaged is shown in its older version also where nothing can be kept aside", async (t) => {
  for (const [name, hinder] of [
    ["there is no room", (page) => { page.full = true; }],
    ["the page may only read", (page) => page.database.refuse("Only to read.")],
  ]) {
    await t.test(name, async () => {
      const { browser, page } = await library();
      const [, record] = await browser.stored("revs");
      await browser.put("revs", { ...record, body: "tixt" });
      hinder(page);
      assert.deepEqual(await page.store.load(id(1)), [2, "text 1 of 1", "09:26", true, 0, null]);
    });
  }
});

test("a text counts as whole only under its own name, number and words", async () => {
  const { page } = await library();
  const { sum, whole } = page.revisions;
  const rev = { docId: "a", rev: 1, body: "words", sum: sum("a", 1, "words") };
  assert.equal(whole(rev), true);
  assert.equal(whole(undefined), false);
  for (const other of [{ docId: "b" }, { rev: 2 }, { body: "word" }, { sum: 0 }, { body: undefined }]) {
    assert.equal(whole({ ...rev, ...other }), false, JSON.stringify(other));
  }
});
