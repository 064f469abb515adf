// What the system hands to an installed page: files that are opened with it, and text that is shared.

import { page } from "./copy.js";

/** The largest file that is written back, in bytes: as large as those that are imported. */
const LARGEST = 32 * 1024 * 1024;

/** The files that were opened with it, and what was in each. */
const opened = [];

/** Calls `file` with each file and its number, and `text` with what was shared; that is in the address until then. */
export function receive(file, text) {
  window.launchQueue?.setConsumer(async ({ files = [] }) => {
    for (const handle of files) {
      const found = await handle.getFile().catch(() => unreadable(handle));
      opened.push({ handle, text: found.size > LARGEST ? null : await found.text().catch(() => null) });
      file(found, opened.length - 1);
    }
  });
  const all = [...new URLSearchParams(location.search)];
  const shared = all.filter(([name, words]) => name.startsWith("shared-") && words).map(([, words]) => words);
  if (shared.length === 0) return;
  history.replaceState(history.state, "", location.pathname + location.hash);
  text([...new Set(shared)].join("\n"));
}

/**
 * Writes a text into a file that was opened or, with what is `readable` without scripts, a page with the
 * editor in it. Not over what somebody else has written there meanwhile.
 */
export async function write(number, text, readable) {
  const { handle, text: known } = opened[number];
  const there = await (await handle.getFile()).text();
  if (there !== known) throw new Error("it was changed since it was opened here.");
  const made = readable === undefined ? text : (await page(text, readable)).text;
  const stream = await handle.createWritable().catch((error) => {
    throw error.name === "NotAllowedError" ? new Error("the browser was not allowed to.") : error;
  });
  await stream.write(made);
  await stream.close();
  opened[number].text = made;
}

/** A file that is gone or withheld is told as any that cannot be read. */
function unreadable({ name }) {
  return { name, size: 0, text: () => Promise.reject(new Error("it is not there")) };
}
