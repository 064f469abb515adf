// A second copy of the newest text of each document, in files that the browser keeps apart from its
// database. Browsers that find a database damaged erase all of it; these files they leave alone.
//
// A copy is a file of its own, "<id>.<rev>", written some seconds after the save. The one before it stays
// until the next: the newest may not be on the disk yet when the power goes.

import { checksum } from "./tails.js";

/** How long after a save its copy is written, in milliseconds. Saves in between share one. */
const PAUSE_MS = 3000;

/** The newest revision of each document that has no copy yet. */
const waiting = new Map();
let timer = 0;

addEventListener("visibilitychange", () => { if (document.hidden) void write(); });

/** Keeps a copy of a revision, soon. */
export function keepCopy(revision) {
  waiting.set(revision.id, revision);
  timer ||= setTimeout(write, PAUSE_MS);
}

/** The revisions there are copies of, by document, newest first. None where the browser has no such files. */
export async function copies() {
  const all = new Map();
  try {
    for await (const name of (await folder()).keys()) {
      const [id, rev] = name.split(".");
      all.set(id, [...(all.get(id) ?? []), Number(rev)].sort((a, b) => b - a));
    }
  } catch {
    // Second copies are more than was promised.
  }
  return all;
}

/** The copy of a revision, or null if it is not whole. */
export async function readCopy(id, rev) {
  try {
    const file = await (await folder()).getFileHandle(`${id}.${rev}`);
    const copy = JSON.parse(await (await file.getFile()).text());
    return copy.id === id && copy.rev === rev && copy.sum === copySum(copy) ? copy : null;
  } catch {
    return null;
  }
}

/** Removes every copy of a document. */
export async function forgetCopies(id) {
  waiting.delete(id);
  await remove(id, (await copies()).get(id) ?? []);
}

async function remove(id, revs) {
  for (const rev of revs) await (await folder()).removeEntry(`${id}.${rev}`).catch(() => {});
}

async function write() {
  clearTimeout(timer);
  timer = 0;
  for (const [id, revision] of waiting) {
    waiting.delete(id);
    try {
      const before = (await copies()).get(id) ?? [];
      const file = await (await folder()).getFileHandle(`${id}.${revision.rev}`, { create: true });
      const stream = await file.createWritable();
      await stream.write(JSON.stringify({ ...revision, sum: copySum(revision) }));
      await stream.close();
      await remove(id, before.slice(1));
    } catch {
      // No room, or no such files here: the next save tries again. What was begun is no copy.
      await remove(id, [revision.rev]).catch(() => {});
    }
  }
}

const copySum = ({ id, rev, wall, head, body }) => checksum([id, rev, wall, head, body].join("|"));

async function folder() {
  return (await navigator.storage.getDirectory()).getDirectoryHandle("nofault", { create: true });
}
