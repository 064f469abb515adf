// The postmortem in a page of DokuWiki: kept by action.php as a revision of the page. The files of Nofault
// lie in `files`, beside this one.

import "./files/embed/nofault-editor.js";

const editor = document.querySelector("nofault-editor[data-etag]");
const { writes, id, sectok } = window.JSINFO.nofault;

// Also cuts off what is too wide, and lets the bar of the editor stay in sight.
editor?.closest(".page")?.style.setProperty("overflow", "clip");

if (editor && writes) {
  let etag = editor.dataset.etag;
  editor.mode = "edit";
  editor.saveHandler = async ({ value }) => {
    const body = new URLSearchParams({ call: "nofault", id, sectok, etag, text: value });
    const answer = await fetch(`${window.DOKU_BASE}lib/exe/ajax.php`, { method: "POST", body });
    const text = await answer.text();
    if (!answer.ok && answer.status !== 412) throw new Error(text);
    etag = answer.headers.get("ETag").replaceAll('"', "");
    if (answer.status === 412) throw { code: "conflict", current: text };
  };
  addEventListener("beforeunload", (event) => { if (editor.dirty) event.preventDefault(); });
}
