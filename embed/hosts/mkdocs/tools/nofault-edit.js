// The page of a postmortem, opened with `?edit` in `mkdocs serve`: the editor in the place of its text.
// nofault.py gives the page, and keeps its Markdown in docs/.

import { NofaultEditor } from "./embed/nofault-editor.js";

const page = document.getElementById("postmortem");
const address = page.dataset.document;

/** What the element calls its value, of a postmortem in Markdown. */
async function valueOf(markdown) {
  const reader = new NofaultEditor();
  await reader.importText(markdown, "markdown");
  return reader.value;
}

async function ask(options) {
  const answer = await fetch(address, options).catch(() => {
    throw new Error("mkdocs serve does not answer. Is it still running?");
  });
  if (!answer.ok && answer.status !== 412) throw new Error(await answer.text());
  return answer;
}

const first = await ask();
const editor = new NofaultEditor();
editor.value = await valueOf(await first.text());

editor.saveHandler = async ({ etag = first.headers.get("ETag") }) => {
  const markdown = await editor.export("markdown");
  const answer = await ask({ method: "PUT", headers: { "If-Match": etag }, body: markdown });
  const kept = { etag: answer.headers.get("ETag") };
  if (answer.status === 412) throw { code: "conflict", ...kept, current: await valueOf(await answer.text()) };
  return kept;
};

addEventListener("beforeunload", (event) => { if (editor.dirty) event.preventDefault(); });

// The bar of the theme stays at the top of the window: that of the editor, below it.
const bar = document.querySelector(".fixed-top, .md-header");
if (bar) editor.style.setProperty("--nofault-top", `${bar.offsetHeight}px`);

const back = document.createElement("p");
const link = document.createElement("a");
link.href = ".";
link.textContent = "Show the page";
back.append(link);
page.replaceChildren(back, editor);
