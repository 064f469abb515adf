// What is shown where the editor cannot run: why, in plain words, and the document as text. Nothing here
// needs more than the page around allows.

/** An element with words in it. */
export function element(name, words = "", attributes = {}) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = words;
  return made;
}

/** What the editor, or something in its place, is drawn into. */
export function app(...parts) {
  const made = element("div", "", { id: "app", class: "embedded", lang: "en", dir: "ltr" });
  made.append(...parts);
  return made;
}

/** These, in what nothing of the page around is passed on through. */
export function framed(...parts) {
  const frame = element("div", "", { class: "frame" });
  frame.append(...parts);
  return frame;
}

/** Buttons with these words, which do this; the first is the one that matters. */
function buttons(...all) {
  const box = element("div", "", { class: "buttons" });
  for (const [at, [words, act]] of all.entries()) {
    const made = element("button", words, { type: "button", part: "button", ...(at ? {} : { class: "primary" }) });
    made.addEventListener("click", act);
    box.append(made);
  }
  return box;
}

const WHY = {
  "csp-wasm": ["This page does not let the editor run.",
    "Its security policy forbids WebAssembly. Whoever looks after this site can allow it: the policy needs "
    + "script-src 'wasm-unsafe-eval', and connect-src for the address of the editor; or frame-src for that address."],
  "csp-frame": ["This page does not let the editor run.", "Whoever looks after this site can allow it."],
  unsupported: ["The editor cannot run here.", "This browser, or the way it is asked for, is not supported."],
  network: ["The editor could not be loaded.",
    "The connection, or the policy of this page, has kept it from loading. Your text is still here."],
  "bad-document": ["This document could not be opened.", "It was not changed."],
};

/** Why the editor does not run, and what there is to read, and to keep; with `again`, it can be tried again. */
export function plain(code, message, value, again) {
  const [what, then] = WHY[code] ?? WHY.unsupported;
  const box = element("div", "", { class: "banner", role: "alert" });
  box.append(element("p", ""), ...(message ? [element("p", message, { class: "quiet" })] : []));
  box.firstChild.append(element("strong", what), ` ${then}`);
  const ways = [
    ...(again ? [["Try again", again]] : []),
    ...(value.trim() ? [["Download a copy", () => download("postmortem.json", value)]] : []),
  ];
  if (ways.length) box.append(buttons(...ways));
  const page = element("div", "", { class: "plain-document" });
  page.append(box, ...read(value));
  return page;
}

/** Words from before that the page around has not kept, and what can become of them. */
export function offer(at, moved, { back, leave, remove }) {
  const when = new Date(at).toLocaleString([], { dateStyle: "long", timeStyle: "short" });
  const box = element("div", "", { class: "embedded offer", role: "status", lang: "en", dir: "ltr" });
  const also = moved ? " What is here has changed since: both are put together." : "";
  box.append(element("p", `Words written here on ${when} were not saved by this page.${also}`),
    buttons(["Put them back", back], ["Leave them", leave], ["Delete them", remove]));
  return box;
}

/** The document as text; as it is, if it is none. */
export function read(value) {
  if (!value.trim()) return [];
  let document;
  try {
    document = JSON.parse(value);
  } catch {
    return [element("pre", value)];
  }
  const list = (name) => (Array.isArray(document?.[name]) ? document[name] : []);
  const titles = new Map((document?.template?.sections ?? []).map?.(({ id, title }) => [id, title]) ?? []);
  const spoken = (id) => String(id).replaceAll("_", " ").replace(/^./, (letter) => letter.toUpperCase());
  const heading = (words) => element("h3", words);
  const text = (words) => element("p", words, { class: "plain-text" });
  const items = (title, all) => (all.length ? [heading(title), ...all.map(text)] : []);
  const joined = (...parts) => parts.filter((part) => typeof part === "string" && part).join(" · ");
  return [
    element("h2", document?.meta?.title || "Untitled postmortem"),
    ...[joined(document?.meta?.date)].filter(Boolean).map(text),
    ...list("sections").filter((section) => section?.text).flatMap((section) =>
      [heading(section.title || titles.get(section.id) || spoken(section.id)), text(section.text)]),
    ...items("Timeline", list("timeline").map((row) => joined(row?.start, row?.text))),
    ...items("Contributing factors", list("factors").map((factor) => joined(factor?.text))),
    ...items("Action items", list("actions").map((item) => joined(item?.text, item?.owner, item?.due))),
  ];
}

/** What is left of the editor when it has faulted, with a way to keep what there is and one to go on. */
export function stopped(reason, keep, again) {
  const box = element("div", "", { class: "plain-document", role: "alert" });
  box.append(
    element("h2", "The editor stopped"),
    element("p", "A fault stopped it. Your text is still here: the copy holds all of it, and what is in the "
      + "fields right now. The page around was not touched."),
    element("p", reason, { class: "quiet" }), buttons(["Download a copy", keep], ["Open it again", again]));
  return box;
}

/** Offers the document, and what stands in the fields that are left, as a file that Nofault reads. */
export function offerCopy(value, left) {
  const fields = {};
  for (const { id, value: text } of left?.querySelectorAll("textarea, input[id]:not([type=checkbox], [type=file])") ?? []) {
    if (text) fields[id] = text;
  }
  let id;
  try { id = JSON.parse(value).id; } catch { /* It is kept as it is. */ }
  const entry = { id: id ?? "0".repeat(16), base: 0, body: value };
  const copy = { format: "nofault-rescue", stored: [], left: [], handedIn: [entry], fields };
  download("nofault-rescue.json", JSON.stringify(copy, null, 2));
}

function download(name, text) {
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
