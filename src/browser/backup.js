// Files out, the whole library in one of them, and back from there.
//
// What is in such a file is read and checked in Rust (`postmortem::format::backup`); here it is compared
// with what is stored, and added to it. Nothing that is here is changed by that, and nothing is replaced.

import { memory, ofDocument, read, refusal, run } from "./database.js";
import { readable, spell, sum, whole } from "./revisions.js";
import { keepCopy } from "./second.js";
import { channel, quarantine } from "./store.js";
import { checksum, markLibrary } from "./tails.js";

/** What is known of backups, in `meta`: {key, at, exported, later, revs}, the last by document. */
const LIBRARY = "library";
/** How large a file becomes before another is begun, in bytes: it has to be read again. */
const LARGEST = 30_000_000;

/** Offers a file. */
export function download(name, type, ...parts) {
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * Offers every document in a file, those in the trash too: the newest whole revision of each, and what
 * a person has given a name. Answers [name, documents, how many of them have no whole revision].
 */
export async function backup() {
  const [docs, entries] = memory ? fromMemory() : await fromDatabase();
  const made = new Date();
  const name = `nofault-backup-${made.toLocaleDateString("sv")}`;
  const files = [[]];
  let size = 0;
  for (const entry of entries) {
    const { id, rev, at, name, deleted, body } = entry;
    entry.sum = sum(id, rev, at, name, deleted, body);
    const line = JSON.stringify(entry);
    const bytes = new Blob([line]).size;
    if (size + bytes > LARGEST && files.at(-1).length > 0) {
      files.push([]);
      size = 0;
    }
    size += bytes;
    files.at(-1).push([line, entry.sum]);
  }
  files.forEach((lines, at) => {
    const about = { format: "nofault-backup", version: 1, made: made.toISOString(), count: lines.length };
    download(`${name}${at > 0 ? `-${at + 1}` : ""}.json`, "application/json",
      JSON.stringify(about).slice(0, -1), ',"documents":[', lines.map(([line]) => line).join(",\n"),
      `],"sum":${sum(...Object.values(about), ...lines.map(([, sum]) => sum))}}\n`);
  });
  const there = new Set(entries.map(({ id }) => id));
  const revs = Object.fromEntries(docs.filter(({ id }) => there.has(id)).map(({ id, rev }) => [id, rev]));
  // The file is made, also where nothing may be written here.
  await note(() => ({ at: Date.now(), revs })).catch(() => {});
  return [`${name}.json`, there.size, docs.length - there.size];
}

function entryOf(doc, { rev, wall, body }) {
  const { name } = doc.history.find((entry) => entry.rev === rev) ?? {};
  return { id: doc.id, rev, at: wall, name, deleted: doc.deletedAt ? true : undefined, body };
}

/** Whether a document is here: of one that was deleted for good, something stays. */
const here = (doc) => !doc.purged;

function fromMemory() {
  const docs = [...memory.docs.values()].filter(here);
  return [docs, docs.map((doc) => entryOf(doc, memory.revs.get(doc.id)))];
}

function fromDatabase() {
  return run(["docs", "revs"], "readonly", (tx, done) => {
    const entries = [];
    tx.objectStore("docs").getAll().onsuccess = ({ target: { result } }) => {
      const docs = result.filter(here).map(readable);
      done([docs, entries]);
      for (const doc of docs.sort((a, b) => b.updatedAt - a.updatedAt)) {
        const named = new Set(doc.history.filter(({ name }) => name).map(({ rev }) => rev));
        let newest;
        tx.objectStore("revs").openCursor(ofDocument(doc.id), "prev").onsuccess = ({ target: { result } }) => {
          if (!result) return;
          const rev = result.value;
          if (whole(rev) && (!newest || named.has(rev.rev))) entries.push(entryOf(doc, newest = rev));
          named.delete(rev.rev);
          if (!newest || named.size > 0) result.continue();
        };
      }
    };
  });
}

/** What can be done with a document of a file. */
const [ADD, HERE, KEEP, LEAVE] = [0, 1, 2, 3];

/**
 * Compares documents of a file with what is here and, if it is to `store` them, adds what is not here.
 * A document that is here gets the file's text as an older version, and after it its own once more.
 * Each is [id, head, deleted, texts], the newest of its texts being the last: [body, time, name, kept].
 * Answers [day, fates, problem], each fate being [what is done, whether it is in the trash here, time].
 */
export async function restore(made, from, documents, unread, store) {
  const day = spellDay(made);
  const fates = [];
  try {
    for (const document of documents) fates.push(await one(`${from} ${day}`, document, store));
    if (store && !memory) await quarantine(unread.map((raw) => [`backup:${checksum(raw)}`, raw]));
  } catch (error) {
    return [day, fates, String(error?.message || error?.name || error)];
  }
  return [day, fates];
}

async function one(label, [id, head, deleted, texts], store) {
  const last = texts.at(-1);
  let kept;
  const decide = (old, stored, write) => {
    const now = Date.now();
    const found = old && here(old) ? old : undefined;
    const present = stored.findLast(whole);
    const missing = texts.filter(([body]) => !stored.some((rev) => rev.body === body && whole(rev)));
    const fate = !found ? ADD : missing.length === 0 ? HERE : memory ? LEAVE : KEEP;
    if (store && (fate === ADD || fate === KEEP)) {
      const added = missing.map(([body, at, name, kept]) => found
        ? { body, wall: now, kept: true, name: name || label }
        : { body, wall: at || now, ...(kept && { kept, name: name || label }) });
      if (present) added.push({ body: present.body, wall: now });
      let rev = Math.max(old?.rev ?? 0, stored.at(-1)?.rev ?? 0);
      const revs = added.map(({ body, wall }) => {
        rev += 1;
        return { docId: id, rev, parent: rev - 1, tab: "", wall, body, sum: sum(id, rev, body) };
      });
      const entries = added.map(({ body, ...entry }, at) => ({ rev: revs[at].rev, tab: "", change: 0, ...entry }));
      const { wall } = added.at(-1);
      const doc = { createdAt: wall, updatedAt: wall, deletedAt: deleted ? now : null, of: null, ...found, id, rev,
                    head: present ? found?.head ?? head : head,
                    history: [...(found?.history ?? []), ...entries] };
      write(doc, revs);
      kept = { id, head: doc.head, change: 0, ...revs.at(-1) };
    }
    return [fate, Boolean(found?.deletedAt), spell(last[1] || now)];
  };
  let answer;
  if (memory) {
    if (store && refusal) throw new DOMException(refusal, "AbortError");
    const rev = memory.revs.get(id);
    answer = decide(memory.docs.get(id), rev ? [rev] : [], (doc, revs) => {
      memory.docs.set(id, doc);
      memory.revs.set(id, revs.at(-1));
    });
  } else {
    answer = await run(["docs", "revs"], store ? "readwrite" : "readonly", (tx, done) => {
      const [docs, revs] = [tx.objectStore("docs"), tx.objectStore("revs")];
      docs.get(id).onsuccess = ({ target: { result } }) => {
        const found = readable(result);
        revs.getAll(ofDocument(id)).onsuccess = ({ target: { result: stored } }) => {
          done(decide(found, stored, (doc, added) => {
            docs.put(doc);
            // Not `put`: nothing that is here is written over.
            for (const rev of added) revs.add(rev);
          }));
        };
      };
    });
  }
  if (kept) {
    if (!memory) {
      markLibrary();
      keepCopy(kept);
    }
    channel?.postMessage([id, kept.rev]);
  }
  return answer;
}

/**
 * How long ago the last backup or export was, or the first document was begun, in milliseconds; on
 * which day the last backup was; how often something was saved that is in neither; how long ago
 * somebody did not want to be reminded.
 */
export async function lastBackup() {
  if (memory || refusal) return [0, "", 0];
  const [docs, known] = [await read("docs"), await read("meta", LIBRARY)];
  const { at = 0, exported = 0, later, revs = {} } = known ?? {};
  const saves = docs.filter((doc) => here(doc) && !doc.deletedAt)
    .reduce((sum, { id, rev }) => sum + Math.max(0, rev - (revs[id] ?? 0)), 0);
  const since = Math.max(at, exported) || Math.min(...docs.map((doc) => doc.createdAt));
  return [Date.now() - since, at ? spellDay(at) : "", saves, later && Date.now() - later];
}

/** Notes that a revision of a document was exported. */
export function noteExport(id, rev) {
  return note(({ revs }) => ({ exported: Date.now(), revs: { ...revs, [id]: rev } }));
}

/** Notes that somebody does not want to be reminded now. */
export function putOff() {
  return note(() => ({ later: Date.now() }));
}

async function note(change) {
  if (memory) return;
  await run(["meta"], "readwrite", (tx, done) => {
    const meta = tx.objectStore("meta");
    meta.get(LIBRARY).onsuccess = ({ target: { result = { key: LIBRARY } } }) => {
      meta.put({ ...result, ...change(result) });
      done();
    };
  });
}

function spellDay(when) {
  const then = new Date(when);
  if (isNaN(then)) return "an unknown day";
  return new Intl.DateTimeFormat(document.documentElement.lang || "en", { dateStyle: "long" }).format(then);
}
