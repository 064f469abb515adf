// The store: documents and their revisions in IndexedDB, or in memory where the browser allows none.
//
// This is JavaScript so that a fault in the app's WebAssembly cannot take it along. "Saved" is said in
// one place only, when a strict transaction has completed; the success of a request is not enough
// (at the end of the quota, browsers report success and then abort).

const DATABASE = "nofault";
const OPEN_TIMEOUT_MS = 5000;
const REVISIONS_KEPT = 40;

let database = null;
let memory = null;
let stopped = false;
// The newest text handed to `save`, per document, whether or not it was stored: for the rescue screen.
const handedIn = new Map();

/** Opens the store. Answers with why documents will not outlive the tab, or "" if they will. */
export async function open() {
  try {
    database = await connect();
    return "";
  } catch (error) {
    memory = { docs: new Map(), revs: new Map(), meta: new Map() };
    return String(error?.message || error?.name || "This browser does not let the page store anything.");
  }
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

/** The newest whole revision of a document: [rev, body, time, damaged], or null if there is none. */
export async function load(id) {
  if (memory) {
    const doc = memory.docs.get(id);
    return doc ? [doc.rev, memory.revs.get(id).body, spell(doc.updatedAt), false] : null;
  }
  return run(["docs", "revs"], "readonly", (tx, done) => {
    tx.objectStore("docs").get(id).onsuccess = (event) => {
      const doc = event.target.result;
      if (!doc) return done(null);
      let damaged = false;
      const keys = IDBKeyRange.bound([id, 0], [id, Infinity]);
      tx.objectStore("revs").openCursor(keys, "prev").onsuccess = (event) => {
        const cursor = event.target.result;
        if (!cursor) return done(null);
        const rev = cursor.value;
        if (rev.sum === checksum(id, rev.rev, rev.body)) {
          // The head's number, so that the next save follows it even when an older text is shown.
          return done([doc.rev, rev.body, spell(rev.wall), damaged]);
        }
        damaged = true;
        cursor.continue();
      };
    };
  });
}

/**
 * Stores a revision made from revision `base` (0 for a new document), by compare and swap: where
 * another tab was faster, the text becomes a document of its own under the id `copy`.
 * Answers [id, rev, time]: the id is `copy` if that happened.
 */
export async function save(id, base, copy, body, head) {
  handedIn.set(id, body);
  if (stopped) throw new DOMException("The page has stopped.", "AbortError");
  const now = Date.now();
  const store = (docs, revs, found) => {
    const expected = (found?.rev ?? 0) === base;
    const target = expected ? id : copy;
    const rev = expected ? base + 1 : 1;
    const old = expected ? found : null;
    docs({ id: target, rev, head, createdAt: old?.createdAt ?? now, updatedAt: now, deletedAt: null,
           of: expected ? (old?.of ?? null) : id });
    revs({ docId: target, rev, parent: base, wall: now, body, sum: checksum(target, rev, body) });
    return [target, rev, spell(now)];
  };
  if (memory) {
    return store((doc) => memory.docs.set(doc.id, doc), (rev) => memory.revs.set(rev.docId, rev),
      memory.docs.get(id));
  }
  return run(["docs", "revs"], "readwrite", (tx, done) => {
    const docs = tx.objectStore("docs");
    const revs = tx.objectStore("revs");
    docs.get(id).onsuccess = (event) => {
      const answer = store((doc) => docs.put(doc), (rev) => revs.put(rev), event.target.result);
      const [target, rev] = answer;
      if (rev > REVISIONS_KEPT) {
        revs.delete(IDBKeyRange.bound([target, 0], [target, rev - REVISIONS_KEPT]));
      }
      done(answer);
    };
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

/** Refuses every further save: the app has faulted and may hold half a change. */
export function stop() {
  stopped = true;
}

/** Everything there is, as it is: what is stored, and the newest text handed in. */
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
  return { stored: [...newest.values()], handedIn: Object.fromEntries(handedIn) };
}

/** A moment as a person writes it: the time, and the day if it is not today. */
function spell(wall) {
  const then = new Date(wall);
  const today = then.toDateString() === new Date().toDateString();
  const day = today ? {} : { day: "numeric", month: "short", year: "numeric" };
  return new Intl.DateTimeFormat(document.documentElement.lang || "en", {
    ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  }).format(then);
}

function connect() {
  return new Promise((resolve, reject) => {
    const timeout = setTimeout(
      () => reject(new Error("The browser's storage does not answer.")), OPEN_TIMEOUT_MS);
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      const db = request.result;
      db.createObjectStore("docs", { keyPath: "id" });
      db.createObjectStore("revs", { keyPath: ["docId", "rev"] });
      db.createObjectStore("meta", { keyPath: "key" });
    };
    request.onerror = () => { clearTimeout(timeout); reject(request.error); };
    request.onsuccess = () => {
      clearTimeout(timeout);
      const db = request.result;
      db.onversionchange = () => { db.close(); database = null; };
      db.onclose = () => { database = null; };
      resolve(db);
    };
  });
}

/** Runs one transaction. Resolves when it has completed, with what `work` passed to `done`. */
async function run(stores, mode, work) {
  database ??= await connect();
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

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
  return byte;
});

/** CRC-32 (ISO 3309) of a revision, so that bytes changed on disk are noticed. */
function checksum(id, rev, body) {
  let crc = ~0;
  for (const byte of new TextEncoder().encode(`${id}|${rev}|${body}`)) {
    crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8);
  }
  return ~crc >>> 0;
}
