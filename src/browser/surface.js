// Underlines in text fields, and typing into them on a person's behalf.
//
// The field is a plain <textarea>; the browser owns its text, caret and undo. Where the browser can
// range over the value of a field (createValueRange), highlights sit on it. Elsewhere they sit on one
// inert mirror behind it, a single text node kept equal by replacing what changed.
//
// Two traps, both measured: in Firefox, taking single ranges out of a Highlight takes seconds, so each
// is cleared and filled again; and writing a field's value from a script destroys its undo in every
// browser, so replacements are typed with insertText.

const KINDS = ["person", "judgement", "hindsight", "system", "good", "open"];

/** One for each kind, for every editor in the document: they are the document's. */
const highlights = typeof Highlight === "function" && CSS.highlights
  ? KINDS.map(() => new Highlight()) : null;

// `?mirror` in the address forces the mirror, to try one way in a browser that has both.
const ranges_over_values =
  "createValueRange" in HTMLTextAreaElement.prototype && !/[?&]mirror\b/.test(location.search);

/** Whether a field is being written here: then it says what the app knows already. */
let writing = false;

/** The ranges of each field that has any, of all editors: [kind, range] pairs. */
const painted = new Map();

const watched = new WeakSet();

/** Begins to keep the mirrors of a document, or of a shadow root, equal to their fields. */
export function watch(tree) {
  if (watched.has(tree)) return;
  watched.add(tree);
  highlights?.forEach((highlight, kind) => CSS.highlights.set(`hint-${KINDS[kind]}`, highlight));
  // In the same task as the key: a mirror that is late would show marks on the wrong words.
  tree.addEventListener("input", (event) => {
    if (writing) event.stopPropagation();
    if (painted.has(event.target) && !ranges_over_values) sync(event.target);
  }, true);
}

/** Underlines a field: `marks` holds a kind, a start and an end (UTF-16) for each mark. */
export function paint(tree, id, marks) {
  const field = tree.getElementById(id);
  if (!highlights || !field || !(ranges_over_values || behind(field))) return;
  if (!ranges_over_values) mirror(field, marks.length > 0);
  const ranges = [];
  for (let i = 0; i < marks.length; i += 3) {
    const end = Math.min(marks[i + 2], field.value.length);
    const start = Math.min(marks[i + 1], end);
    ranges.push([marks[i], range(field, start, end)]);
  }
  if (ranges.length > 0) painted.set(field, ranges);
  else painted.delete(field);
  fill();
}

/** Lets go of fields that are gone: a closed editor is to leave nothing behind in the page. */
export function forget() {
  if (highlights) fill();
}

function fill() {
  for (const field of painted.keys()) if (!field.isConnected) painted.delete(field);
  highlights.forEach((highlight) => highlight.clear());
  for (const pairs of painted.values()) {
    for (const [kind, marked] of pairs) highlights[kind].add(marked);
  }
}

/** Selects part of a field's text and shows it. */
export function select(tree, id, start, end) {
  const field = tree.getElementById(id);
  if (!field) return;
  field.focus({ preventScroll: true });
  field.setSelectionRange(start, end);
  const line = range_box(field, start, end);
  const bar = tree.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0;
  // In somebody else's page anything around may scroll, too.
  if (tree !== document) field.scrollIntoView({ block: "nearest", behavior: "instant" });
  // High enough that the note beside or below the words is on the screen too.
  if (line.top < bar + 8 || line.bottom > innerHeight * 0.6) {
    scrollBy({ top: line.top - Math.max(bar + 48, innerHeight / 4), behavior: "instant" });
  }
}

/**
 * Makes a field hold `text`, because another tab has changed it. Where the caret is, the difference is
 * typed, so that undo works.
 */
export function write(tree, id, text) {
  const field = tree.getElementById(id);
  if (!field || field.value === text) return;
  const [start, end, put] = difference(field.value, text);
  if (field === tree.activeElement) {
    const moved = (at) =>
      at <= start ? at : at < end ? start + put.length : at + put.length - (end - start);
    const caret = [moved(field.selectionStart), moved(field.selectionEnd)];
    writing = true;
    field.setSelectionRange(start, end);
    document.execCommand(put ? "insertText" : "delete", false, put);
    field.setSelectionRange(...caret);
    writing = false;
  }
  if (field.value !== text) field.value = text;
}

/** Types `text` over part of a field, as one step of the browser's own undo. */
export function replace(tree, id, start, end, text, select_start, select_end) {
  const field = tree.getElementById(id);
  if (!field) return;
  field.focus();
  field.setSelectionRange(start, end);
  document.execCommand(text ? "insertText" : "delete", false, text);
  if (select_start < select_end) field.setSelectionRange(start + select_start, start + select_end);
}

function range(field, start, end) {
  if (ranges_over_values) return field.createValueRange(start, end);
  const made = document.createRange();
  const node = behind(field).firstChild;
  made.setStart(node, start);
  made.setEnd(node, end);
  return made;
}

function range_box(field, start, end) {
  const marked = painted.get(field)?.map(([, range]) => range)
    .find((range) => range.startOffset === start && range.endOffset === end);
  const box = marked?.getBoundingClientRect();
  return box?.height ? box : field.getBoundingClientRect();
}

/** The mirror behind a field, wherever in its place an extension has put either; undefined if it is gone. */
function behind(field) {
  return field.closest(".surface")?.querySelector(".mirror");
}

/** Fills the mirror behind a field, or empties it where nothing is marked. */
function mirror(field, wanted) {
  const glass = behind(field);
  if (!glass.firstChild) glass.append("");
  if (wanted) sync(field);
  else if (glass.firstChild.data) glass.firstChild.data = "";
}

function sync(field) {
  const node = behind(field)?.firstChild;
  if (!node) return;
  const before = node.data;
  // A last line that is empty has no height of its own.
  const after = field.value + "\n";
  if (before === after) return;
  const [start, end, put] = difference(before, after);
  node.replaceData(start, end - start, put);
}

/** What makes `after` of `before`: from where to where to replace, and by what. */
function difference(before, after) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 0;
  while (end < shorter - start
    && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end++;
  return [start, before.length - end, after.slice(start, after.length - end)];
}
