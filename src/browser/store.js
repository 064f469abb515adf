// The store: documents and their revisions in IndexedDB, or in memory where the browser allows none.
//
// This is JavaScript so that a fault in the app's WebAssembly cannot take it along. "Saved" is said in
// one place only, when a strict transaction has completed; the success of a request is not enough
// (at the end of the quota, browsers report success and then abort).
//
// docs  {id, rev, head, createdAt, updatedAt, deletedAt, of, history}, history being what revisions
//       there are, oldest first: {rev, wall, tab, change, kept}
// revs  {docId, rev, parent, tab, wall, body, sum}
// meta  the preferences; bytes that could not be read, under "quarantine:…"

import * as tails from "./tails.js";

const DATABASE = "nofault";
const VERSION = 1;
/** The newest revisions are kept, however close they are. */
const NEWEST_KEPT = 40;
const TEN_MINUTES = 600_000;
const DAY = 86_400_000;

let database = null;
let memory = null;
/** Why nothing may be written, if nothing may. */
let refusal = "";
/** Stops waiting for the database; see `giveUp`. */
let stopWaiting;
/** Called when the browser has closed the database, or cleared it, on its own. */
let onLost = () => {};
// The newest text handed to `save`, per document, and whether it is stored: for when the app has faulted.
const handedIn = new Map();

/** Tells other tabs what was stored. It carries no text, and nothing is ever stored because of it. */
const channel = (() => {
  try { return new BroadcastChannel(DATABASE); } catch { return null; }
})();

/**
 * Opens the store and stores what was left unstored when a page went away. Answers
 * [why, gone, copies]: why documents will not outlive the tab, or "" if they will; whether what was
 * here before is out of reach, or has been erased; how many of the texts left behind became copies.
 */
export async function open() {
  try {
    database = await Promise.race([connect(), new Promise((_, reject) => { stopWaiting = reject; })]);
    const empty = await run(["docs"], "readonly", (tx, done) => {
      tx.objectStore("docs").count().onsuccess = (event) => done(event.target.result === 0);
    });
    return ["", tails.libraryErased(empty), await storeTails()];
  } catch (error) {
    memory = { docs: new Map(), revs: new Map(), meta: new Map() };
    const why = String(error?.message || error?.name || "The browser gave no reason.");
    return [why, tails.libraryKept(), 0];
  }
}

/** Goes on without a database that does not answer. */
export function giveUp() {
  stopWaiting?.(new Error("The browser's storage does not answer."));
}

/** The documents that are not in the trash, newest first: [id, head, time] for each. */
export async function list() {
  const docs = memory
    ? [...memory.docs.values()]
    : await run(["docs"], "readonly", (tx, done) => {
        tx.objectStore("docs").getAll().onsuccess = (event) => done(event.target.result);
      });
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
      const keys = IDBKeyRange.bound([id, 0], [id, Infinity]);
      tx.objectStore("revs").openCursor(keys, "prev").onsuccess = (event) => {
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
  await quarantine(damaged.map((rev) => [`rev:${id}:${rev.rev}`, rev]));
  if (found?.length === 0) throw new Error("What is stored of it is damaged, and no earlier version is whole.");
  return found;
}

/** What is stored of a document, newest first: [rev, time, kept] for each. */
export async function versions(id) {
  const doc = memory?.docs.get(id) ?? await run(["docs"], "readonly", (tx, done) => {
    tx.objectStore("docs").get(id).onsuccess = (event) => done(event.target.result);
  });
  return (doc?.history ?? []).slice(memory ? -1 : 0).reverse()
    .map(({ rev, wall, kept }) => [rev, spell(wall, { second: "2-digit" }), kept === true]);
}

/** The text of one version. */
export async function version(id, rev) {
  const found = memory?.revs.get(id) ?? await run(["revs"], "readonly", (tx, done) => {
    tx.objectStore("revs").get([id, rev]).onsuccess = (event) => done(event.target.result);
  });
  if (!found) throw new Error("It is not there any more.");
  if (!whole(found)) throw new Error("Its bytes are damaged.");
  return found.body;
}

/** Everything that is stored of a document, as it is, for a person to keep. */
export async function raw(id) {
  const stored = await run(["revs"], "readonly", (tx, done) => {
    const keys = IDBKeyRange.bound([id, 0], [id, Infinity]);
    tx.objectStore("revs").getAll(keys).onsuccess = (event) => done(event.target.result);
  });
  return JSON.stringify({ format: "nofault-rescue", stored }, null, 2);
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
 * From now on, calls `heard` with the id and the number of every revision that another tab stores, and
 * `lost` when the browser has closed the database on its own, as it does when somebody clears its data.
 */
export function listen(heard, lost) {
  onLost = lost;
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
  return run(["meta"], "readonly", (tx, done) => {
    tx.objectStore("meta").get("preferences").onsuccess = (event) =>
      done(event.target.result?.text ?? "");
  });
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
  refusal = "The page has stopped.";
  for (const { id, change, base, body, head, stored } of handedIn.values()) {
    if (!stored && !memory) tails.keepTail(id, change, base, body, head);
  }
  tails.stop();
}

/** Everything there is, as it is: what is stored, what was left behind, and the newest text handed in. */
export async function everything() {
  let stored = [];
  try {
    stored = memory
      ? [...memory.revs.values()]
      : await run(["revs"], "readonly", (tx, done) => {
          tx.objectStore("revs").getAll().onsuccess = (event) => done(event.target.result);
        });
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

/** Stores one text as the next revision, or as a copy; see `save`. */
async function put(text, copy) {
  const now = Date.now();
  const decide = (found, copied, theirs, write) => {
    const since = (found?.history ?? []).filter((entry) => entry.rev > text.base);
    // What this page itself has stored since is no reason to part: its answer may have got lost, or
    // another page has found its tail.
    const own = since.length === (found?.rev ?? 0) - text.base
      && since.every((entry) => entry.tab === text.tab);
    if (own && since.some((entry) => entry.change >= text.change)) {
      return [text.id, found.rev, spell(found.updatedAt)];
    }
    // A document that is gone, because somebody has cleared the site's data, is stored as it was.
    const expected = own || !found;
    if (!expected && theirs && !text.part) return [text.id, found.rev, spell(theirs.wall), theirs.body];
    if (!expected && copied) return [copy, copied.rev, spell(copied.updatedAt)];
    const [id, old] = expected ? [text.id, found] : [copy, undefined];
    const rev = expected ? (found?.rev ?? text.base) + 1 : 1;
    const { tab, change, body, head } = text;
    const before = old?.history?.map((entry) => entry.rev === text.keep ? { ...entry, kept: true } : entry);
    const history = [...(before ?? []), { rev, wall: now, tab, change }];
    const [kept, let_go] = thinned(history);
    write({ id, rev, head, createdAt: old?.createdAt ?? now, updatedAt: now, deletedAt: null,
            of: expected ? (old?.of ?? null) : text.id, history: kept },
          { docId: id, rev, parent: text.base, tab, wall: now, body, sum: checksum(id, rev, body) },
          let_go.map((entry) => [id, entry.rev]));
    return [id, rev, spell(now)];
  };
  if (memory) {
    return decide(memory.docs.get(text.id), undefined, undefined, (doc, rev) => {
      memory.docs.set(doc.id, doc);
      memory.revs.set(rev.docId, rev);
    });
  }
  return run(["docs", "revs"], "readwrite", (tx, done) => {
    const [docs, revs] = [tx.objectStore("docs"), tx.objectStore("revs")];
    const write = (doc, rev, let_go) => {
      docs.put(doc);
      revs.put(rev);
      for (const key of let_go) revs.delete(key);
    };
    docs.get(text.id).onsuccess = (event) => {
      const found = event.target.result;
      docs.get(copy).onsuccess = (event) => {
        const copied = event.target.result;
        if ((found?.rev ?? text.base) === text.base) return done(decide(found, copied, null, write));
        revs.get([text.id, found.rev]).onsuccess = (event) => {
          const theirs = event.target.result;
          done(decide(found, copied, whole(theirs) ? theirs : null, write));
        };
      };
    };
  });
}

/**
 * Parts a history, oldest first, into what is kept and what is let go: the newest, one for each ten
 * minutes of the day before the last save, one for each day before that, and what is to be kept for
 * good. Nothing is let go for its age, because a clock may be years off.
 */
function thinned(history) {
  const last = history.at(-1).wall;
  const seen = new Set();
  const keep = new Set(history.slice().reverse().filter(({ wall, kept }, place) => {
    const width = last - wall <= DAY ? TEN_MINUTES : DAY;
    const slot = `${width}:${Math.floor(wall / width)}`;
    const first = !seen.has(slot);
    seen.add(slot);
    return place < NEWEST_KEPT || first || kept;
  }));
  return [history.filter((entry) => keep.has(entry)), history.filter((entry) => !keep.has(entry))];
}

/** Stores the texts that pages have left behind, of one document or all. Answers how many became copies. */
async function storeTails(id = "") {
  let copies = 0;
  for (const [key, tail, raw] of tails.tails(id)) {
    try {
      // The same name whoever stores it, so that two pages starting at once make one copy.
      const sign = [tail?.tab, tail?.id, tail?.change];
      const copy = [checksum(...sign), checksum(...sign.reverse())]
        .map((half) => half.toString(16).padStart(8, "0")).join("");
      if (tail === null) await quarantine([[key, raw]]);
      else if ((await put({ ...tail, part: true }, copy))[0] !== tail.id) copies += 1;
      tails.forgetTail(key);
    } catch {
      // It stays where it is, and the next start tries again.
    }
  }
  return copies;
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

/** A moment as a person writes it: the time, and the day if it is not today; to the minute, or closer. */
function spell(wall, closer) {
  const then = new Date(wall);
  const today = then.toDateString() === new Date().toDateString();
  const day = today ? {} : { day: "numeric", month: "short", year: "numeric" };
  return new Intl.DateTimeFormat(document.documentElement.lang || "en", {
    ...day, hour: "2-digit", minute: "2-digit", ...closer, hourCycle: "h23",
  }).format(then);
}

function connect() {
  return new Promise((resolve, reject) => {
    const opened = (db) => {
      db.onversionchange = () => { db.close(); database = null; };
      db.onclose = () => { database = null; onLost(); };
      resolve(db);
    };
    const request = indexedDB.open(DATABASE, VERSION);
    request.onupgradeneeded = () => {
      const db = request.result;
      db.createObjectStore("docs", { keyPath: "id" });
      db.createObjectStore("revs", { keyPath: ["docId", "rev"] });
      db.createObjectStore("meta", { keyPath: "key" });
    };
    request.onsuccess = () => opened(request.result);
    request.onerror = () => {
      if (request.error?.name !== "VersionError") return reject(request.error);
      // A newer Nofault has been here. What it has written can be read, but is not ours to change.
      refusal = "A newer Nofault has opened this library, so this page only reads it. " +
        "Reload the page to get the newer one.";
      const again = indexedDB.open(DATABASE);
      again.onsuccess = () => opened(again.result);
      again.onerror = () => reject(again.error);
    };
  });
}

/** Runs one transaction. Resolves when it has completed, with what `work` passed to `done`. */
async function run(stores, mode, work) {
  database ??= await connect();
  if (refusal && mode === "readwrite") throw new DOMException(refusal, "AbortError");
  let tx;
  try {
    tx = database.transaction(stores, mode, { durability: "strict" });
  } catch {
    // The connection was lost without a word: once more with a new one.
    database = await connect();
    tx = database.transaction(stores, mode, { durability: "strict" });
  }
  return new Promise((resolve, reject) => {
    let answer;
    tx.oncomplete = () => resolve(answer);
    tx.onabort = () => reject(tx.error ?? new DOMException("The save was interrupted.", "AbortError"));
    work(tx, (value) => { answer = value; });
  });
}

function whole(rev) {
  return rev !== undefined && rev.sum === checksum(rev.docId, rev.rev, rev.body);
}

function checksum(...parts) {
  return tails.checksum(parts.join("|"));
}
