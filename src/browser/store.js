// The store: documents and their revisions in IndexedDB, or in memory where the browser allows none.
//
// This is JavaScript so that a fault in the app's WebAssembly cannot take it along. "Saved" is said in
// one place only, when a strict transaction has completed; the success of a request is not enough
// (at the end of the quota, browsers report success and then abort).

import { memory, ofDocument, openDatabase, read, refusal, refuse, run, useMemory, whenLost } from "./database.js";
import { bringBack, put, spell, sum, whole } from "./revisions.js";
import { copies as secondCopies, readCopy } from "./second.js";
import * as tails from "./tails.js";

/** How long a page that is being left may take to be gone, in milliseconds. */
const LEAVING_MS = 1000;

/** How long second copies may keep the start waiting, in milliseconds. */
const SECOND_MS = 2000;

/** Called with the id and the number of what somebody else has stored. */
let hear = () => {};
// The newest text handed to `save`, per document, and whether it is stored: for when the app has faulted.
const handedIn = new Map();

/** Tells other tabs what was stored. It carries no text, and nothing is ever stored because of it. */
const channel = (() => {
  try { return new BroadcastChannel("nofault"); } catch { return null; }
})();

/**
 * Opens the store, brings back what it has lost, and stores what was left unstored when a page went
 * away. Answers [why, gone, copies, back, newer]: why documents will not outlive the tab, or "" if they will;
 * whether what was here before is out of reach, or has been erased; how many of the texts left behind
 * became copies; how many documents came back from their second copies;
 * whether a newer Nofault has been here, so that they are only read.
 */
export async function open() {
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

/** The documents that are not in the trash, newest first: [id, head, time] for each. */
export async function list() {
  const docs = memory ? [...memory.docs.values()] : await read("docs");
  return docs
    .filter((doc) => !doc.deletedAt)
    .sort((a, b) => b.updatedAt - a.updatedAt)
    .map((doc) => [doc.id, doc.head, spell(doc.updatedAt)]);
}

/**
 * The newest whole revision of a document, or null if there is none: [rev, body, time, damaged,
 * copies], the last being how many texts left behind by a tab closed just now became copies.
 */
export async function load(id) {
  if (memory) {
    const doc = memory.docs.get(id);
    return doc ? [doc.rev, memory.revs.get(id).body, spell(doc.updatedAt), false, 0] : null;
  }
  const copies = await storeTails(id);
  const damaged = [];
  const found = await run(["docs", "revs"], "readonly", (tx, done) => {
    tx.objectStore("docs").get(id).onsuccess = (event) => {
      const doc = event.target.result;
      if (!doc) return done(null);
      tx.objectStore("revs").openCursor(ofDocument(id), "prev").onsuccess = (event) => {
        const cursor = event.target.result;
        if (!cursor) return done([]);
        const rev = cursor.value;
        if (whole(rev)) {
          // The head's number, so that the next save follows it even when an older text is shown.
          return done([doc.rev, rev.body, spell(rev.wall), damaged.length > 0, copies]);
        }
        damaged.push(rev);
        cursor.continue();
      };
    };
  });
  if (!refusal) await quarantine(damaged.map((rev) => [`rev:${id}:${rev.rev}`, rev]));
  for (const { rev } of damaged) {
    const copy = await readCopy(id, rev);
    if (copy) return [damaged[0].rev, copy.body, spell(copy.wall), rev < damaged[0].rev, copies];
  }
  if (found?.length === 0) throw new Error("What is stored of it is damaged, and no earlier version is whole.");
  return found;
}

/**
 * Stores a revision made from revision `base` (0 for a new document), by compare and swap. Where
 * another tab was faster, nothing is stored, and the answer is what the other one has: [id, rev, time,
 * body]. With `part`, or where that is damaged, the text then becomes a document of its own under the
 * id `copy`. `change` is the number of the last change in it; `keep` a revision never to be let go.
 * Answers [id, rev, time] of what was stored.
 */
export async function save(id, change, base, copy, body, head, part, keep) {
  const text = { id, change, base, body, head, part, keep };
  handedIn.set(id, text);
  if (memory && refusal) throw new DOMException(refusal, "AbortError");
  const answer = await put({ ...text, tab: tails.tab }, copy);
  if (answer.length > 3) return answer;
  text.stored = true;
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

/** Puts a document into the trash, or takes it out. */
export async function trash(id, deleted) {
  const mark = (doc) => ({ ...doc, deletedAt: deleted ? Date.now() : null });
  if (memory) {
    if (memory.docs.has(id)) memory.docs.set(id, mark(memory.docs.get(id)));
    return;
  }
  await run(["docs"], "readwrite", (tx, done) => {
    const docs = tx.objectStore("docs");
    docs.get(id).onsuccess = (event) => {
      if (event.target.result) docs.put(mark(event.target.result));
      done();
    };
  });
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
    hear(id, 2 ** 32 - 1);
  }
}

/** Keeps what could not be read, as it is: [name, raw] for each. */
async function quarantine(found) {
  if (found.length === 0) return;
  await run(["meta"], "readwrite", (tx, done) => {
    for (const [name, raw] of found) {
      tx.objectStore("meta").put({ key: `quarantine:${name}`, raw, at: Date.now() });
    }
    done();
  });
}
