// What a wiki does with the editor in a frame: it keeps the document when it is asked to.

import { open, Refusal } from "../nofault-host.js";

const kept = () => JSON.parse(localStorage.getItem("wiki:incident-43") ?? '{"version":0,"text":""}');
const put = (id, words) => { document.getElementById(id).textContent = words; };

function show() {
  const { version, text } = kept();
  if (!text) return;
  const { meta, sections } = JSON.parse(text);
  put("title", meta.title);
  put("version", version);
  put("summary", sections.find(({ id }) => id === "summary")?.text ?? "");
}

let mine = kept().version;
open(document.querySelector("iframe"), {
  value: () => kept().text,
  async save({ value }) {
    const now = kept();
    // Another tab was faster: say what there is, and the editor joins both.
    if (now.version !== mine) {
      mine = now.version;
      throw new Refusal("conflict", "somebody was faster", now.text);
    }
    mine += 1;
    localStorage.setItem("wiki:incident-43", JSON.stringify({ version: mine, text: value }));
    show();
  },
  change: ({ dirty }) => put("dirty", dirty ? "There is something to save." : ""),
});
show();
