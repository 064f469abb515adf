// What the system hands to an installed page: files that are opened with it, and text that is shared.

/** Calls `file` with each file, and `text` with what was shared; that is in the address until then. */
export function receive(file, text) {
  window.launchQueue?.setConsumer(async ({ files = [] }) => {
    for (const handle of files) file(await handle.getFile().catch(() => unreadable(handle)));
  });
  const all = [...new URLSearchParams(location.search)];
  const shared = all.filter(([name, words]) => name.startsWith("shared-") && words).map(([, words]) => words);
  if (shared.length === 0) return;
  history.replaceState(history.state, "", location.pathname + location.hash);
  text([...new Set(shared)].join("\n"));
}

/** A file that is gone or withheld is told as any that cannot be read. */
function unreadable({ name }) {
  return { name, size: 0, text: () => Promise.reject(new Error("it is not there")) };
}
