// The file as a page: what of it is needed to make the next one, and its document, which is kept up to date
// in the page, so that a browser's own "Save page as" saves what is there now.

import { compose, escapeIsland, titleOf } from "./compose.js";
import { read } from "../embed/plain.js";

const text = (id) => document.getElementById(id)?.textContent ?? "";
const named = (name) => document.querySelector(`meta[name="${name}"]`);

/** The document as it is written in the page. */
export function island() {
  return text("nofault-doc");
}

/** The number of the revision in the page. */
export function revision() {
  return Number(named("nofault-revision").content) || 0;
}

/** Writes a document into the page. */
export function keep(value, number) {
  const island = document.getElementById("nofault-doc");
  const written = escapeIsland(value);
  if (island.textContent === written) return;
  // The text node itself: a new text for a script is more than some policies allow.
  if (island.firstChild) island.firstChild.data = written;
  else island.append(written);
  document.title = titleOf(value);
  named("nofault-revision").content = number;
  document.getElementById("nofault-text").replaceChildren(...read(value));
}

/** A file with this document in it. */
export function file(value, number, readable) {
  return compose({
    policy: document.querySelector("meta[http-equiv]").content,
    generator: named("generator").content,
    icon: document.querySelector("link[rel=icon]").getAttribute("href"),
    styles: text("nofault-css"),
    wasm: text("nofault-wasm").replace(/\s+/g, ""),
    script: text("nofault-app"),
    revision: number,
    title: titleOf(value),
    island: value,
    readable,
  });
}
