// The database in this browser, or a memory that takes its place where the browser allows none.
//
// docs  {id, rev, head, createdAt, updatedAt, deletedAt, of, history}, history being what revisions
//       there are, oldest first: {rev, wall, tab, change, kept, name, words}. Of what was deleted for good
//       {…, head: "{}", history: [], purged} stays. `words` says that it is kept for words in no other.
// revs  {docId, rev, parent, tab, wall, body, sum}
// meta  the preferences; bytes that could not be read, under "quarantine:…"; under "refused", when the
//       browser last refused to keep what is stored

const DATABASE = "nofault";
const VERSION = 1;
const NEWER = "A newer Nofault has opened this library.";

/** What takes the place of the database where there is none; else null. */
export let memory = null;
/** Why nothing may be written, if nothing may. */
export let refusal = "";

let database = null;
/** Stops waiting for the database; see `giveUp`. */
let stopWaiting;
/** Called when the browser has closed the database, or cleared it, on its own. */
let onLost = () => {};
/** Called when a newer Nofault has opened the database. */
let onNewer = () => {};

/** Opens the database. Fails with what the browser says. */
export async function openDatabase() {
  database = await Promise.race([connect(), new Promise((_, reject) => { stopWaiting = reject; })]);
}

/** Goes on without a database that does not answer. */
export function giveUp() {
  stopWaiting?.(new Error("The browser's storage does not answer."));
}

/** Makes the database new, where it cannot be opened, and begins again. What it had is gone. */
export async function renew() {
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(DATABASE);
    request.onsuccess = resolve;
    request.onerror = () => reject(request.error);
  });
  location.reload();
}

/** Goes on in memory. */
export function useMemory() {
  memory = { docs: new Map(), revs: new Map(), meta: new Map() };
}

/** From now on, refuses to write, for this reason. */
export function refuse(why) {
  refusal = why;
}

/**
 * Calls `lost` when the browser has closed the database, as it does when somebody clears its data, and
 * `newer` when a newer Nofault has opened it in another tab.
 */
export function whenLost(lost, newer) {
  onLost = lost;
  onNewer = newer;
}

/** Runs one transaction. Resolves when it has completed, with what `work` passed to `done`. */
export async function run(stores, mode, work) {
  const begin = () => {
    if (refusal && mode === "readwrite") throw new DOMException(refusal, "VersionError");
    return database.transaction(stores, mode, { durability: "strict" });
  };
  database ??= await connect();
  let tx;
  try {
    tx = begin();
  } catch (error) {
    if (error.name === "VersionError") throw error;
    // The connection was lost without a word: once more with a new one.
    database = await connect();
    tx = begin();
  }
  return new Promise((resolve, reject) => {
    let answer;
    tx.oncomplete = () => resolve(answer);
    tx.onabort = () => reject(tx.error ?? new DOMException("The save was interrupted.", "AbortError"));
    work(tx, (value) => { answer = value; });
  });
}

/** Reads one record, or all of a store, or of a range of it. */
export function read(store, key) {
  return run([store], "readonly", (tx, done) => {
    const all = key === undefined || key instanceof IDBKeyRange;
    const request = tx.objectStore(store)[all ? "getAll" : "get"](key);
    request.onsuccess = () => done(request.result);
  });
}

/** The keys of everything that is stored of a document. */
export function ofDocument(id) {
  return IDBKeyRange.bound([id, 0], [id, Infinity]);
}

function connect() {
  return new Promise((resolve, reject) => {
    const opened = (db) => {
      db.onversionchange = ({ newVersion }) => {
        db.close();
        database = null;
        // It may also have been deleted, and is made anew then.
        if (newVersion) {
          refusal = NEWER;
          onNewer();
        }
      };
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
      // What a newer Nofault has written can be read, but is not ours to change.
      refusal = NEWER;
      const again = indexedDB.open(DATABASE);
      again.onsuccess = () => opened(again.result);
      again.onerror = () => reject(again.error);
    };
  });
}
