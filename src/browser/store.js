// The store: documents and their revisions in IndexedDB, or in memory where the browser allows none.
//
// This is JavaScript so that a fault in the app's WebAssembly cannot take it along. "Saved" is said in
// one place only, when a strict transaction has completed; the success of a request is not enough
// (at the end of the quota, browsers report success and then abort).

import { memory, ofDocument, openDatabase, read, refusal, refuse, run, useMemory, whenLost } from "./database.js";
import { bringBack, put, spell, sum, whole } from "./revisions.js";
import { copies as secondCopies, forgetCopies, readCopy } from "./second.js";
import * as tails from "./tails.js";

/** How long a page that is being left may take to be gone, in milliseconds. */
const LEAVING_MS = 1000;
/** How long something stays in the trash before it is offered to let it go, in milliseconds. */
const MONTH = 30 * 86_400_000;
/** In the place of a revision: something has become of the document, look at it. */
const SOMETHING = 2 ** 32 - 1;

/** How long second copies may keep the start waiting, in milliseconds. */
const SECOND_MS = 2000;

/** Called with the id and the number of what somebody else has stored. */
let hear = () => {};
// The newest text handed to `save`, per document, and whether it is stored: for when the app has faulted.
// Of those that are stored, only the last ones.
const handedIn = new Map();
const HANDED_IN = 8;

/**
 * Tells other tabs what was stored. It carries no text, and nothing is ever stored because of it. Opened
 * with the store: an element in somebody else's page touches none of it.
 */
export let channel = null;

/**
 * Opens the store, brings back what it has lost, and stores what was left unstored when a page went
 * away. Answers [why, gone, copies, back, newer]: why documents will not outlive the tab, or "" if they will;
 * whether what was here before is out of reach, or has been erased; how many of the texts left behind
 * became copies; how many documents came back from their second copies;
 * whether a newer Nofault has been here, so that they are only read.
 */
export async function open() {
  tails.hold();
  try { channel ??= new BroadcastChannel("nofault"); } catch { /* Then other tabs are not told. */ }
  const second = Promise.race([secondCopies(), new Promise((resolve) => setTimeout(resolve, SECOND_MS, []))]);
  try {
    await openDatabase();
    const empty = await run(["docs"], "readonly", (tx, done) => {
      tx.objectStore("docs").count().onsuccess = (event) => done(event.target.result === 0);
    });
    const erased = tails.libraryErased(empty, refusal ? 0 : await bringBack(await second));
    return ["", erased !== null, await storeTails("", LEAVING_MS), erased ?? 0, refusal !== ""];
  } catch (error) {
    refuse("");
    useMemory();
    const why = String(error?.message || error?.name || "The browser gave no reason.");
    return [why, tails.libraryKept(), 0, await bringBack(await second), false];
  }
}

/**
 * The documents, newest first: [id, head, time, trashed, long] for each, the last two being when it went
 * into the trash, if it is there, and whether that was over thirty days ago.
 */
export async function list() {
  const docs = memory ? [...memory.docs.values()] : await read("docs");
  const when = (doc) => doc.deletedAt || doc.updatedAt;
  return docs
    .filter((doc) => !doc.purged)
    .sort((a, b) => when(b) - when(a))
    .map((doc) => [doc.id, doc.head, spell(doc.updatedAt), trashed(doc), Date.now() - doc.deletedAt > MONTH]);
}

const trashed = (doc) => doc.deletedAt ? spell(doc.deletedAt) : null;

/**
 * The newest whole revision of a document, or null if there is none: [rev, body, time, damaged,
 * copies, trashed], the last two being how many texts left behind by a tab closed just now became
 * copies, and when it went into the trash, if it is there.
 */
export async function load(id) {
  if (memory) {
    const doc = memory.docs.get(id);
    return doc && !doc.purged
      ? [doc.rev, memory.revs.get(id).body, spell(doc.updatedAt), false, 0, trashed(doc)] : null;
  }
  const copies = await storeTails(id);
  const damaged = [];
  let doc;
  const found = await run(["docs", "revs"], "readonly", (tx, done) => {
    tx.objectStore("docs").get(id).onsuccess = (event) => {
      doc = event.target.result;
      if (!doc || doc.purged) return done(null);
      tx.objectStore("revs").openCursor(ofDocument(id), "prev").onsuccess = (event) => {
        const cursor = event.target.result;
        if (!cursor) return done([]);
        const rev = cursor.value;
        if (whole(rev)) {
          // The head's number, so that the next save follows it even when an older text is shown.
          return done([doc.rev, rev.body, spell(rev.wall), damaged.length > 0, copies, trashed(doc)]);
        }
        damaged.push(rev);
        cursor.continue();
      };
    };
  });
  // Where they cannot be kept aside now, they stay where they are, and what is whole is shown all the same.
  await quarantine(damaged.map((rev) => [`rev:${id}:${rev.rev}`, rev])).catch(() => {});
  for (const { rev } of damaged) {
    const copy = await readCopy(id, rev);
    if (copy) return [doc.rev, copy.body, spell(copy.wall), rev < doc.rev, copies, trashed(doc)];
  }
  if (found?.length === 0) throw new Error("What is stored of it is damaged, and no earlier version is whole.");
  return found;
}

/**
 * Stores a revision made from revision `base` (0 for a new document), by compare and swap. Where
 * another tab was faster, nothing is stored, and the answer is what the other one has: [id, rev, time,
 * body]. With `part`, or where that is damaged, the text then becomes a document of its own under the
 * id `copy`. `change` is the number of the last change in it; `keep` a revision never to be let go, and
 * `name` what it is kept as, if not for words that are in no other. Answers [id, rev, time] of what was
 * stored.
 */
export async function save(id, change, base, copy, body, head, part, keep, name) {
  const text = { id, change, base, body, head, part, keep, name };
  handedIn.delete(id);
  handedIn.set(id, text);
  if (memory && refusal) throw new DOMException(refusal, "AbortError");
  const answer = await put({ ...text, tab: tails.tab }, copy);
  if (answer.length > 3) return answer;
  text.stored = true;
  // A page may be open for days, with hundreds of postmortems.
  for (const [old, { stored }] of [...handedIn].slice(0, -HANDED_IN)) if (stored) handedIn.delete(old);
  tails.dropTail(id, change);
  if (!memory) tails.markLibrary();
  channel?.postMessage(answer.slice(0, 2));
  return answer;
}

/**
 * From now on, calls `heard` with the id and the number of every revision that another tab stores; for
 * `lost` and `newer` see database.js.
 */
export function listen(heard, lost, newer) {
  hear = heard;
  whenLost(lost, newer);
  channel?.addEventListener("message", ({ data: [id, rev] }) => {
    if (typeof id === "string" && Number.isInteger(rev)) heard(id, rev);
  });
}

/** Puts a document into the trash or takes it out; or deletes some, parted by blanks, for good. */
export async function trash(id, deleted) {
  if (deleted === undefined) return purge(id.split(" "));
  const mark = (doc) => ({ ...doc, deletedAt: deleted ? Date.now() : null });
  if (memory) {
    if (memory.docs.has(id)) memory.docs.set(id, mark(memory.docs.get(id)));
    return;
  }
  const there = await run(["docs"], "readwrite", (tx, done) => {
    const docs = tx.objectStore("docs");
    docs.get(id).onsuccess = ({ target: { result: doc } }) => {
      if (!doc || doc.purged) return;
      docs.put(mark(doc));
      done(true);
    };
  });
  if (!there) throw new Error("It is not there any more.");
  channel?.postMessage([id, SOMETHING]);
}

/**
 * Deletes documents in the trash for good: their words, all of them. What stays of each says that it is
 * meant to be gone, and from which revision a tab that still has it open and writes on goes on.
 */
async function purge(ids) {
  const stone = ({ id, rev, createdAt, updatedAt, deletedAt, of }) =>
    ({ id, rev, head: "{}", createdAt, updatedAt, deletedAt, of, history: [], purged: Date.now() });
  if (memory) {
    for (const id of ids) {
      memory.docs.set(id, stone(memory.docs.get(id)));
      memory.revs.delete(id);
    }
    return;
  }
  const gone = [];
  await run(["docs", "revs", "meta"], "readwrite", (tx) => {
    const [docs, revs, meta] = ["docs", "revs", "meta"].map((name) => tx.objectStore(name));
    for (const id of ids) {
      docs.get(id).onsuccess = ({ target: { result: doc } }) => {
        // Another tab may have put it back.
        if (!doc?.deletedAt || doc.purged) return;
        gone.push(id);
        docs.put(stone(doc));
        revs.delete(ofDocument(id));
        for (const kept of ["rev:", tails.TAIL]) {
          meta.delete(IDBKeyRange.bound(`quarantine:${kept}${id}:`, `quarantine:${kept}${id};`));
        }
      };
    }
  });
  if (gone.length === 0) throw new Error("It is not in the trash any more.");
  for (const id of gone) {
    await forget(id);
    channel?.postMessage([id, SOMETHING]);
  }
}

/** Removes what is kept outside the database of a document that is gone for good. All of it goes here. */
async function forget(id) {
  await forgetCopies(id);
  if (handedIn.get(id)?.stored) handedIn.delete(id);
  for (const [key, tail] of tails.tails(id)) {
    // A page that is still there has words that nobody has seen: it will store them, and bring it back.
    if (tail === null || (tail.tab !== tails.tab && await tails.gone(tail.tab, 0))) tails.forgetTail(key);
  }
}

/**
 * Whether the browser is to be asked to keep what is stored here: it can be asked, does not do so yet,
 * and has not refused within thirty days.
 */
export async function mayAsk() {
  if (memory || !navigator.storage?.persist || await navigator.storage.persisted()) return false;
  const refused = (await read("meta", "refused"))?.at ?? 0;
  return Math.abs(Date.now() - refused) > MONTH;
}

/** Asks the browser to keep what is stored here. It may ask a person, who may never answer. */
export async function persist() {
  if (await navigator.storage.persist()) return true;
  await run(["meta"], "readwrite", (tx) => tx.objectStore("meta").put({ key: "refused", at: Date.now() }));
  return false;
}

/** The preferences as they were stored; "" if never. */
export async function preferences() {
  if (memory) return memory.meta.get("preferences") ?? "";
  return (await read("meta", "preferences"))?.text ?? "";
}

export async function savePreferences(text) {
  if (memory) return void memory.meta.set("preferences", text);
  await run(["meta"], "readwrite", (tx, done) => {
    tx.objectStore("meta").put({ key: "preferences", text });
    done();
  });
}

/**
 * Refuses every further save: the app has faulted and may hold half a change. What it handed in while
 * it was whole is left behind for the next start.
 */
export function stop() {
  refuse("The page has stopped.");
  for (const { id, change, base, body, head, stored } of handedIn.values()) {
    if (!stored && !memory) tails.keepTail(id, change, base, body, head);
  }
  tails.stop();
}

/** Everything there is, as it is: what is stored, what was left behind, and the newest text handed in. */
export async function everything() {
  let stored = [];
  try {
    stored = memory ? [...memory.revs.values()] : await read("revs");
  } catch {
    // What can still be read elsewhere is worth more than a reason.
  }
  const newest = new Map();
  for (const rev of stored) {
    if ((newest.get(rev.docId)?.rev ?? 0) < rev.rev) newest.set(rev.docId, rev);
  }
  const left = tails.tails().map(([, tail, raw]) => tail ?? raw);
  return { stored: [...newest.values()], left, handedIn: [...handedIn.values()] };
}

/**
 * Stores the texts that pages have left behind, of one document or all. Answers how many became copies.
 * What belongs to a page that is still there after `ms` is its own to store, and is stored when it goes.
 */
async function storeTails(id = "", ms = 0) {
  let copies = 0;
  for (const [key, tail, raw] of tails.tails(id)) {
    try {
      if (tail === null) {
        await quarantine([[key, raw]]);
      } else if (!(await tails.gone(tail.tab, ms))) {
        waitFor(tail.tab);
        continue;
      } else {
        // The same name whoever stores it, so that two pages starting at once make one copy.
        const sign = [tail.tab, tail.id, tail.change];
        const copy = [sum(...sign), sum(...sign.reverse())]
          .map((half) => half.toString(16).padStart(8, "0")).join("");
        const [stored, rev] = await put({ ...tail, part: true }, copy);
        if (stored !== tail.id) copies += 1;
        channel?.postMessage([stored, rev]);
      }
      tails.forgetTail(key);
    } catch {
      // It stays where it is, and the next start tries again.
    }
  }
  return copies;
}

/** The pages whose end is waited for. */
const awaited = new Set();

async function waitFor(name) {
  if (awaited.has(name)) return;
  awaited.add(name);
  await tails.gone(name);
  awaited.delete(name);
  const left = tails.tails().filter(([, tail]) => tail?.tab === name);
  for (const [, { id }] of left) {
    await storeTails(id);
    hear(id, SOMETHING);
  }
}

/** Keeps what could not be read, as it is: [name, raw] for each. */
export async function quarantine(found) {
  if (found.length === 0) return;
  await run(["meta"], "readwrite", (tx, done) => {
    for (const [name, raw] of found) {
      tx.objectStore("meta").put({ key: `quarantine:${name}`, raw, at: Date.now() });
    }
    done();
  });
}
