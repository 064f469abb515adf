// What localStorage is for: words that were not stored when the page was hidden or left, and a sign
// that this browser has kept a library. A transaction begun by a page that goes away is lost (Firefox:
// eight of eight), a line written here is not. Browsers put it on disk lazily and only so many times
// an hour, so nothing is written while somebody types.

export const TAIL = "nofault:tail:";
const LIBRARY = "nofault:library";
const ERASED = "nofault:erased";

/** The name of this page among all that ever had a library open: 16 hexadecimal digits. */
export const tab = Array.from(crypto.getRandomValues(new Uint8Array(8)),
  (byte) => byte.toString(16).padStart(2, "0")).join("");

let held = false;

/**
 * Holds the name of this page as long as it lives, so that others leave its tails to it: it stores them
 * itself. Only a hint, and not everywhere to be had; that nothing is overwritten is up to the
 * compare-and-swap.
 */
export function hold() {
  if (held) return;
  held = true;
  navigator.locks?.request(tab, () => new Promise(() => {})).catch(() => {});
}

let stopped = false;
/** The number of the change in each tail this page has left, by document. */
const left = new Map();

/** Whether there is a place for tails. It says nothing about room in it. */
export function tailsWork() {
  return attempt(() => localStorage.length >= 0, false);
}

/** Keeps nothing more: the app has faulted. */
export function stop() {
  stopped = true;
}

/** Keeps a text until it is stored. Answers whether that worked. */
export function keepTail(id, change, base, body, head) {
  if (stopped) return false;
  if (left.get(id) === change) return true;
  const tail = { id, tab, change, base, wall: Date.now(), body, head };
  return attempt(() => {
    localStorage.setItem(TAIL + id + ":" + tab, JSON.stringify({ ...tail, sum: tailSum(tail) }));
    left.set(id, change);
    return true;
  }, false);
}

/** Lets a tail of this page go: everything up to `change` is stored. */
export function dropTail(id, change) {
  if (!(left.get(id) <= change)) return;
  left.delete(id);
  attempt(() => localStorage.removeItem(TAIL + id + ":" + tab));
}

/** Answers whether the page of that name is gone, after waiting so long for it; for ever if not said. */
export async function gone(name, ms = Infinity) {
  if (name === tab || !navigator.locks) return true;
  const options = ms === 0 ? { ifAvailable: true }
    : ms < Infinity ? { signal: AbortSignal.timeout(ms) } : {};
  return navigator.locks.request(name, options, (lock) => lock !== null)
    .catch((error) => error.name !== "TimeoutError");
}

/** The tails left here, of one document or all: [key, tail, raw]. The tail is null if it is damaged. */
export function tails(id = "") {
  return attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(TAIL + id)).map((key) => {
    const raw = localStorage.getItem(key) ?? "";
    return [key, attempt(() => whole(JSON.parse(raw)), null), raw];
  }), []);
}

/** Forgets a tail whose words are stored. */
export function forgetTail(key) {
  attempt(() => localStorage.removeItem(key));
}

/** Notes that this browser keeps a library. Written once. */
export function markLibrary() {
  attempt(() => { if (!localStorage.getItem(LIBRARY)) localStorage.setItem(LIBRARY, "kept"); });
}

/** Whether this browser has ever kept a library here. */
export function libraryKept() {
  return attempt(() => localStorage.getItem(LIBRARY) !== null, false);
}

/**
 * Whether the browser has erased what was stored, and nobody has read so yet: how many documents came
 * `back`, or null if nothing was lost. Documents are never taken out of the database, so where there was
 * a library, an `empty` one means that it is gone.
 */
export function libraryErased(empty, back) {
  return attempt(() => {
    if (back > 0 || (empty && libraryKept())) localStorage.setItem(ERASED, back);
    const erased = localStorage.getItem(ERASED);
    return erased === null ? null : Number(erased);
  }, back || null);
}

/** Somebody has read that the library was erased: if nothing came back, there is none until a save. */
export function forgetErased() {
  attempt(() => {
    if (!Number(localStorage.getItem(ERASED))) localStorage.removeItem(LIBRARY);
    localStorage.removeItem(ERASED);
  });
}

/** CRC-32 (ISO 3309) of a text as UTF-8, so that bytes changed on disk are noticed. */
export function checksum(text) {
  let crc = ~0;
  const bytes = new TextEncoder().encode(text);
  // By number, not `of`: that takes ten times as long, two thirds of a second for 5 MB.
  for (let at = 0; at < bytes.length; at++) crc = CRC[(crc ^ bytes[at]) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
  return byte;
});

const tailSum = (tail) => checksum([tail.id, tail.tab, tail.change, tail.base, tail.body].join("|"));

function whole(tail) {
  if (typeof tail.body !== "string" || tail.sum !== tailSum(tail)) throw new Error("damaged");
  return tail;
}

/** Touching localStorage throws where it is denied or full. */
function attempt(act, otherwise) {
  try { return act(); } catch { return otherwise; }
}
