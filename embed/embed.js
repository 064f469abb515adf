// What embed.html does: shows the document of the page around it, or the one in its own address.

import "./nofault-editor.js";

import { LONG, pack, unpack } from "./fragment.js";
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

/** A link to the page that keeps documents in the browser, which takes this one in as a new one. */
function own() {
  const link = document.createElement("a");
  Object.assign(link, { href: new URL(`index.html${location.hash}`, document.baseURI), target: "_blank", rel: "noopener" });
  link.textContent = "Open a copy";
  return link;
}

/** Shows the document of a link. Whether there is one. */
async function linked(editor) {
  const text = await unpack(location.hash);
  if (text === null) return false;
  editor.mode = "view";
  editor.value = text;
  document.querySelector("main").append(editor);
  tell("This postmortem is in the link itself. It can be read here, and not changed. ", own(), " · ", copy(text));
  return true;
}

/** Nothing is around this page, and nothing is in its address: makes a link of a file. */
function alone() {
  const file = document.createElement("input");
  Object.assign(file, { type: "file", accept: ".json,.md", onchange: () => become(file.files[0]) });
  const label = document.createElement("label");
  label.append("To make a link of one, choose a file that Nofault has exported: ", file);
  tell("This page shows a postmortem inside another page, or one that is in its own address. There is none. ", label);
}

/** Makes the address of this page a link to what is in a file. */
async function become(file) {
  try {
    const reader = document.createElement("nofault-editor");
    await reader.importText(await file.text(), file.name.endsWith(".md") ? "markdown" : "json");
    location.hash = await pack(reader.value);
    await linked(document.createElement("nofault-editor"));
    const { length } = location.href;
    tell(`The address of this page is a link now, with all of the postmortem in it: ${length} characters. `,
      length > LONG ? `Many wikis cut off what is longer than ${LONG}. ` : "", own(), " · ", copy(reader.value));
  } catch (error) {
    alone();
    document.getElementById("notice").prepend(`“${file.name}” could not be read: ${error.message} `);
  }
}

async function begin() {
  tell();
  const editor = document.createElement("nofault-editor");
  try {
    if (await linked(editor)) return;
  } catch (error) {
    return tell(`This link could not be opened: ${error.message}.`);
  }
  if (parent === window) return alone();
  const late = setTimeout(tell, PATIENCE, "Waiting for the page around, which has the postmortem. " +
    "If it does not come, that page was not set up for it.");
  const port = await offered(window, new URLSearchParams(location.search).getAll("parentOrigin"));
  clearTimeout(late);
  tell();
  document.querySelector("main").append(editor);
  await serve(editor, window, port);
}

begin();
