// The ways to keep a file, the best first: over the file that was chosen before, into one that is chosen
// now, as a download, and as a text to copy. Only what has been written and closed is called saved: of a
// download, nobody can know.

/** What became of it: `name` is that of the file, `why` tells what went wrong. */
/** @typedef {{ what: "saved" | "handed" | "cancelled" | "failed", name?: string, why?: string }} Outcome */

const TYPES = [{ description: "Postmortem", accept: { "text/html": [".html"] } }];

/** Tries one way after another, until one has done it or a person has said no. */
export async function save(ways, file) {
  let outcome = { what: "failed", why: "there is no way to save here." };
  for (const way of ways) {
    if (!way.can()) continue;
    try {
      outcome = await way.save(file);
    } catch (error) {
      outcome = { what: "failed", why: error.message || error.name };
    }
    if (outcome.what !== "failed") break;
  }
  return outcome;
}

/** Over the file that was chosen before. `place` holds it as `handle`. */
export function overTheSame(place) {
  return {
    can: () => Boolean(place.handle),
    save: async ({ text }) => {
      const mode = { mode: "readwrite" };
      const { handle } = place;
      if ((await handle.queryPermission(mode)) !== "granted" && (await handle.requestPermission(mode)) !== "granted") {
        return { what: "failed", why: `this browser may not write to ${handle.name}.` };
      }
      await write(handle, text);
      return { what: "saved", name: handle.name };
    },
  };
}

/** Into a file that is chosen now, and is written over from then on. `own` is what it is called already. */
export function intoAnother(place, window) {
  return {
    can: () => typeof window.showSaveFilePicker === "function",
    save: async ({ text, name, own }) => {
      let handle;
      try {
        handle = await window.showSaveFilePicker({ suggestedName: own ?? name, types: TYPES });
      } catch (error) {
        if (error.name === "AbortError") return { what: "cancelled" };
        throw error;
      }
      await write(handle, text);
      place.take(handle);
      return { what: "saved", name: handle.name };
    },
  };
}

/** As a download. `offer` has the browser make the file. */
export function asDownload(offer) {
  return {
    can: () => true,
    save: async ({ text, name }) => {
      offer(name, text);
      return { what: "handed", name };
    },
  };
}

/** As a text to copy, which `show` puts on the screen. */
export function byHand(show) {
  return {
    can: () => true,
    save: async ({ value }) => {
      show(value);
      return { what: "handed" };
    },
  };
}

/** Browsers write into a file beside it, which takes its place when it is closed: it is never half there. */
async function write(handle, text) {
  const stream = await handle.createWritable();
  try {
    await stream.write(text);
    await stream.close();
  } catch (error) {
    await stream.abort?.().catch(() => {});
    throw error;
  }
}
