// The revisions of a document: each is written once, by compare and swap, and let go only when newer
// ones make up for it.

import { memory, ofDocument, read, run } from "./database.js";
import { forgetCopies, keepCopy, readCopy } from "./second.js";
import { checksum } from "./tails.js";

/** The newest revisions are kept, however close they are. */
const NEWEST_KEPT = 40;
const TEN_MINUTES = 600_000;
const DAY = 86_400_000;

/** How long the name of a version may be. */
const NAME = 200;

/**
 * What is stored of a document, newest first: [rev, time, words, name] for each, the last two being
 * whether it is kept for words that are in no other, and what a person keeps it as, if one does.
 */
export async function versions(id) {
  const doc = readable(memory ? memory.docs.get(id) : await read("docs", id));
  return (doc?.history ?? []).slice(memory ? -1 : 0).reverse()
    .map((entry) => [entry.rev, spell(entry.wall, { second: "2-digit" }), hasWords(entry), entry.name ?? null]);
}

/** Keeps a version for good under a name, which may be empty; or no longer, where there is none. */
export async function keep(id, rev, name) {
  const there = await run(["docs"], "readwrite", (tx, done) => {
    const docs = tx.objectStore("docs");
    docs.get(id).onsuccess = ({ target: { result } }) => {
      const doc = readable(result);
      if (!doc?.history.some((entry) => entry.rev === rev)) return;
      docs.put({ ...doc, history: named(doc.history, rev, name) });
      done(true);
    };
  });
  if (!there) throw new Error("It is not there any more.");
}

/** A history in which a revision is kept as `name`, or for its words: only those keep it without one. */
function named(history, which, name, words) {
  return history.map((entry) => {
    if (entry.rev !== which) return entry;
    const { kept, name: _, words: __, ...rest } = entry;
    const still = words || hasWords(entry);
    return {
      ...rest,
      ...(still && { words: true }),
      ...(name !== undefined && { name: name.slice(0, NAME) }),
      ...((still || name !== undefined) && { kept: true }),
    };
  });
}

/** Whether a revision is kept because it has words that are in no other. */
const hasWords = ({ kept, name, words }) => words ?? (kept === true && name === undefined);

/** The text of one version. */
export async function version(id, rev) {
  const found = memory ? memory.revs.get(id) : await read("revs", [id, rev]);
  if (!found) throw new Error("It is not there any more.");
  if (!whole(found)) throw new Error("Its bytes are damaged.");
  return found.body;
}

/** Everything that is stored of a document, as it is, for a person to keep. */
export async function raw(id) {
  return JSON.stringify({ format: "nofault-rescue", stored: await read("revs", ofDocument(id)) }, null, 2);
}

/**
 * Stores one text as the next revision or, where another tab was faster, tells what that one has
 * stored; or makes a copy. See `save` in store.js.
 */
export async function put(text, copy) {
  const now = Date.now();
  let written;
  const decide = (found, copied, theirs, write) => {
    const since = (found?.history ?? []).filter((entry) => entry.rev > text.base);
    // What this page itself has stored since is no reason to part: its answer may have got lost, or
    // another page has found its tail.
    const own = since.length === (found?.rev ?? 0) - text.base
      && since.every((entry) => entry.tab === text.tab);
    if (own && since.some((entry) => entry.change >= text.change)) {
      return [text.id, found.rev, spell(found.updatedAt)];
    }
    // A document that is gone, because somebody has cleared the site's data or deleted it for good while
    // it was open elsewhere, is stored as it was.
    const expected = own || !found || found.purged > 0;
    // Words that came back older than this page has them are nobody's changes: they are not joined.
    const newer = found?.rev > text.base;
    if (!expected && theirs && newer && !text.part) return [text.id, found.rev, spell(theirs.wall), theirs.body];
    if (!expected && copied) return [copy, copied.rev, spell(copied.updatedAt)];
    const [id, old] = expected ? [text.id, found] : [copy, undefined];
    const rev = expected ? (found?.rev ?? text.base) + 1 : 1;
    const { tab, change, body, head } = text;
    const { purged, history: past = [], ...before } = old ?? {};
    const name = past.find((entry) => entry.rev === text.keep)?.name ?? text.name;
    const history = [...named(past, text.keep, name, text.name === undefined), { rev, wall: now, tab, change }];
    const [kept, let_go] = thinned(history);
    write({ ...before, id, rev, head, createdAt: old?.createdAt ?? now, updatedAt: now,
            deletedAt: null, of: expected ? (old?.of ?? null) : text.id, history: kept },
          { docId: id, rev, parent: text.base, tab, wall: now, body, sum: sum(id, rev, body) },
          let_go.map((entry) => [id, entry.rev]));
    return [id, rev, spell(now)];
  };
  if (memory) {
    return decide(memory.docs.get(text.id), undefined, undefined, (doc, rev) => {
      memory.docs.set(doc.id, doc);
      memory.revs.set(rev.docId, rev);
    });
  }
  const answer = await run(["docs", "revs"], "readwrite", (tx, done) => {
    const [docs, revs] = [tx.objectStore("docs"), tx.objectStore("revs")];
    const write = (doc, rev, let_go) => {
      written = { id: doc.id, head: doc.head, change: text.change, ...rev };
      docs.put(doc);
      revs.put(rev);
      for (const key of let_go) revs.delete(key);
    };
    docs.get(text.id).onsuccess = (event) => {
      const found = readable(event.target.result);
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
  if (written) keepCopy(written);
  return answer;
}

/**
 * Brings back what the database has lost and a second copy still has, or takes it into memory. Answers
 * how many documents.
 */
export async function bringBack(found) {
  let count = 0;
  for (const [id, revs] of found) {
    const doc = memory ? undefined : await read("docs", id);
    // Written by a page that had not heard yet that it was deleted for good.
    if (doc?.purged) await forgetCopies(id);
    const newest = doc?.rev ?? 0;
    for (const rev of revs) {
      const copy = rev > newest ? await readCopy(id, rev) : null;
      if (!copy) continue;
      await takeBack(copy);
      count += 1;
      break;
    }
  }
  return count;
}

async function takeBack({ id, rev, head, body, wall, tab, change }) {
  const doc = (old) => ({
    createdAt: wall, deletedAt: null, of: null, ...old, purged: 0, id, rev, head, updatedAt: wall,
    history: [...(old?.history ?? []), { rev, wall, tab, change }],
  });
  const text = { docId: id, rev, parent: rev - 1, tab, wall, body, sum: sum(id, rev, body) };
  if (memory) {
    memory.docs.set(id, doc());
    memory.revs.set(id, text);
    return;
  }
  await run(["docs", "revs"], "readwrite", (tx, done) => {
    const docs = tx.objectStore("docs");
    docs.get(id).onsuccess = (event) => {
      const old = event.target.result;
      // Another page has done so, or has gone on.
      if (old?.rev >= rev) return done();
      docs.put(doc(old));
      tx.objectStore("revs").put(text);
      done();
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

/** What is known of a document, without what is damaged in its history. */
export function readable(doc) {
  return doc && { ...doc, history: Array.from(doc.history ?? []).filter((entry) => entry?.rev > 0) };
}

/**
 * A moment as a person writes it: the time, and the day if it is not today; to the minute, or closer.
 * "" for what is none: one damaged record must not hide all others.
 */
export function spell(wall, closer) {
  const then = new Date(wall);
  if (Number.isNaN(then.getTime())) return "";
  const today = then.toDateString() === new Date().toDateString();
  const day = today ? {} : { day: "numeric", month: "short", year: "numeric" };
  return new Intl.DateTimeFormat(document.documentElement.lang || "en", {
    ...day, hour: "2-digit", minute: "2-digit", ...closer, hourCycle: "h23",
  }).format(then);
}

/** Whether a revision is there as it was written. */
export function whole(rev) {
  return rev !== undefined && rev.sum === sum(rev.docId, rev.rev, rev.body);
}

/** What tells that a revision is as it was written. */
export function sum(...parts) {
  return checksum(parts.join("|"));
}
