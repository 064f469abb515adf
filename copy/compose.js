// A postmortem as one file: its document, the editor, and what there is to read where that does not run.
// The build makes the empty file with this, and a file makes its own copies with it, so an unchanged
// document gives the same bytes, however often it is saved.
//
// Nothing of the page on the screen goes into a copy. Only the document, what follows from it and the
// number of the revision differ between one copy and the next.

/**
 * What a file is made of.
 * @typedef {{ policy: string, generator: string, icon: string, styles: string, wasm: string, script: string,
 *   revision: number, title: string, island: string, readable: string }} Parts
 */

/** Where each part stands: what comes before it, and what is behind it. In this order. */
const PLACES = [
  ["policy", '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    + '<meta http-equiv="Content-Security-Policy" content="', '">\n'],
  ["generator", '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    + '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
    + '<meta name="generator" content="', '">\n'],
  ["revision", '<meta name="nofault-revision" content="', '">\n'],
  ["icon", '<link rel="icon" href="', '">\n'],
  ["title", "<title>", "</title>\n"],
  ["styles", '<style id="nofault-css">', "</style>\n"],
  ["island", '<script type="application/json" id="nofault-doc">', "</script>\n"],
  ["readable", '</head>\n<body>\n<p id="nofault-note">This file is a postmortem, and the editor for it. If this line '
    + "stays, the editor has not started here: scripts are not allowed, or the file was changed on its way. What was "
    + 'written can be read below, and is whole in the file.</p>\n<main>\n<article id="nofault-text">\n',
  "</article>\n</main>\n"],
  ["wasm", '<script type="text/plain" id="nofault-wasm">\n', "\n</script>\n"],
  ["script", '<script id="nofault-app">', "</script>\n</body>\n</html>\n"],
];

/** How long a line of base64 is: mail breaks longer ones, and editors choke on them. */
const LINE = 4_000;

/** A file of these parts. */
export function compose(parts) {
  return PLACES.map(([name, before, after]) => before + (WRITTEN[name]?.(parts[name]) ?? parts[name]) + after).join("");
}

/** The parts of a file; `null` if it is none. Line ends may have been changed on its way, and lines wrapped. */
export function parse(file) {
  const text = `${file.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n").trimEnd()}\n`;
  const parts = {};
  let at = 0;
  for (const [name, before, after] of PLACES) {
    if (!text.startsWith(before, at)) return null;
    const begin = at + before.length;
    const end = text.indexOf(after, begin);
    if (end < 0) return null;
    const found = text.slice(begin, end);
    parts[name] = READ[name]?.(found) ?? found;
    at = end + after.length;
  }
  return at === text.length ? parts : null;
}

/** The document in a file as it is written there, whatever else became of the file; `null` if it has none. */
export function islandOf(file) {
  const [, before, after] = PLACES.find(([name]) => name === "island");
  const begin = file.indexOf(before);
  if (begin < 0) return null;
  const end = file.indexOf(after.trim(), begin);
  return end < 0 ? null : file.slice(begin + before.length, end);
}

/** Whether two texts are the same document, written out. */
export function same(one, other) {
  return escapeIsland(one) === escapeIsland(other);
}

const WRITTEN = {
  title: escapeText,
  island: escapeIsland,
  wasm: (base64) => base64.replace(new RegExp(`.{${LINE}}`, "g"), "$&\n"),
};
const READ = {
  title: unescapeText,
  revision: Number,
  wasm: (base64) => base64.replace(/\s+/g, ""),
};

/** JSON that stays JSON, and in its element, wherever it is put. What was escaped before stays as it is. */
export function escapeIsland(json) {
  return json.replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

function escapeText(text) {
  return text.replace(/[&<>]/g, (sign) => ENTITIES[sign]);
}

function unescapeText(text) {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => Object.keys(ENTITIES).find((sign) => ENTITIES[sign] === entity));
}

/** The title of the file's window. */
export function titleOf(value) {
  return metaOf(value, "title") || "Postmortem";
}

/** A name that tells what is in the file, and which revision: `2019-12-05-docs-unavailable.r3.postmortem.html`. */
export function nameOf(value, revision) {
  const words = `${metaOf(value, "date")} ${metaOf(value, "title")}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  let stem = "";
  for (const word of words) {
    if (stem.length + word.length >= LONGEST) break;
    stem += stem ? `-${word}` : word;
  }
  return `${stem || "postmortem"}${revision ? `.r${revision}` : ""}.postmortem.html`;
}

const LONGEST = 80;

function metaOf(value, name) {
  try {
    const text = JSON.parse(value).meta?.[name];
    return typeof text === "string" ? text.replace(/\s+/g, " ").trim() : "";
  } catch {
    return "";
  }
}
