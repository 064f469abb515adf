// What embed.html does: shows the document of the page around it, or the one in its own address.

import "./nofault-editor.js";

import { unpack } from "./fragment.js";
import { serve } from "./frame.js";
import { offered } from "./handshake.js";

/** How long the page around may take before somebody is told that nothing comes, in milliseconds. */
const PATIENCE = 5_000;

/** Says why there is no editor, or what it cannot do here. */
function tell(...words) {
  document.getElementById("notice").replaceChildren(...words);
}

/** A link that takes the document along as a file, which Nofault imports. */
function copy(text) {
  const link = document.createElement("a");
  link.download = "postmortem.json";
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.textContent = "Download a copy";
  return link;
}

/** Shows the document of a link. Whether there is one. */
async function linked(editor) {
  const text = await unpack(location.hash);
  if (text === null) return false;
  editor.mode = "view";
  editor.value = text;
  document.querySelector("main").append(editor);
  tell("This postmortem is in the link itself. It can be read here, and not changed. ", copy(text));
  return true;
}

async function begin() {
  const editor = document.createElement("nofault-editor");
  try {
    if (await linked(editor)) return;
  } catch (error) {
    return tell(`This link could not be opened: ${error.message}.`);
  }
  if (parent === window) {
    return tell("This page shows a postmortem inside another page. There is none in its address.");
  }
  const late = setTimeout(tell, PATIENCE, "Waiting for the page around, which has the postmortem. " +
    "If it does not come, that page was not set up for it.");
  const port = await offered(window, new URLSearchParams(location.search).getAll("parentOrigin"));
  clearTimeout(late);
  tell();
  document.querySelector("main").append(editor);
  await serve(editor, window, port);
}

begin();
