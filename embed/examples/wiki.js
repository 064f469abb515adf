// What a wiki does with the editor: it gives the text, keeps it when asked, and shows what it has kept.
// This one has no server and keeps its page in the browser.

const editor = document.querySelector("nofault-editor");
const kept = () => JSON.parse(localStorage.getItem("wiki:incident-42") ?? '{"version":0,"text":""}');
const put = (id, words) => { document.getElementById(id).textContent = words; };

function show() {
  const { version, text } = kept();
  if (!text) return;
  const { meta, sections } = JSON.parse(text);
  put("title", meta.title);
  put("version", version);
  put("summary", sections.find(({ id }) => id === "summary")?.text ?? "");
}

customElements.whenDefined("nofault-editor").then(() => {
  const { text, version } = kept();
  if (text) editor.value = text;
  let mine = version;
  editor.saveHandler = async ({ value }) => {
    const now = kept();
    // Another tab was faster: say what there is, and the editor joins both.
    if (now.version !== mine) {
      mine = now.version;
      throw { code: "conflict", current: now.text };
    }
    mine += 1;
    localStorage.setItem("wiki:incident-42", JSON.stringify({ version: mine, text: value }));
    show();
  };
});

editor.addEventListener("nofault-dirty", ({ detail }) => put("dirty", detail.dirty ? "There is something to save." : ""));
addEventListener("beforeunload", (event) => { if (editor.dirty) event.preventDefault(); });
show();
