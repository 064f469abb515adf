// Starts the editor in a saved copy. To it, the file is the page around: it gives the document and keeps
// it (docs/embedding.md), so that what is here is only how a file keeps something.

import "./ground.js";
import "../embed/nofault-editor.js";

import { nameOf } from "./compose.js";
import { load, supported } from "./engine.js";
import { Copy } from "./copy.js";
import { island } from "./page.js";
import { button } from "./strip.js";
import { DAMAGED, TOO_OLD, UNREADABLE } from "./words.js";

/** Offers a file. */
export function offer(name, text, type = "text/html") {
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Says why there is no editor. What was written stays below. */
function without(words) {
  const note = document.getElementById("nofault-note");
  note.setAttribute("role", "alert");
  note.textContent = words;
  const text = island();
  try {
    JSON.parse(text);
  } catch {
    return;
  }
  const name = nameOf(text).replace(/\.html$/, ".json");
  note.append(" ", button("Download the postmortem as JSON", () => offer(name, text, "application/json")));
}

async function begin() {
  if (!supported().wasm) return without(TOO_OLD);
  const text = island();
  let engine;
  try {
    engine = await load();
  } catch {
    return without(DAMAGED);
  }
  try {
    // It reads all that it is to edit, and says no to what it cannot read.
    engine.glue.readable(text);
  } catch {
    return without(UNREADABLE);
  }
  new Copy(text, offer).begin();
}

begin();
