// Inside the frame: the element `<nofault-editor>` on one side, the page around on the other.

import { HOST_SAYS, Line, PROTOCOL, Refusal } from "./protocol.js";

const CHOICES = {
  mode: ["edit", "view", "present"],
  theme: ["auto", "light", "dark"],
};

/** What the editor can do, for a page around it that is newer or older. */
const CAPABILITIES = Object.keys(HOST_SAYS);

/** A text is told of this many times less often than it takes to write, and at least as often, in milliseconds. */
const SHARE = 10;
const SELDOM = 500;

/**
 * Serves `editor`, a `<nofault-editor>` or anything that behaves like one, to the page around, which has
 * the other end of `port`. Nothing can be written before that page has given its document, because it
 * would be gone then. Resolves when the editor is there.
 */
export async function serve(editor, here, port) {
  editor.readOnly = true;
  let reads = false;
  let given = false;
  const line = new Line(port, HOST_SAYS, {
    load: ({ doc, rev, kept }) => {
      if (rev === undefined) editor.value = doc;
      else editor._goOn(doc, rev, kept);
      given = true;
      editor.readOnly = reads;
    },
    get: () => state(editor),
    export: async ({ format }) => {
      const file = await editor.export(format);
      return { mime: file.type, data: await file.text() };
    },
    configure: ({ texts = tellsTexts, readonly = reads, ...config }) => {
      configure(editor, config);
      [tellsTexts, reads] = [texts, readonly];
      if (given) editor.readOnly = reads;
    },
    "mark-saved": ({ rev }) => editor.markSaved(rev),
    save: async ({ reason }) => ({ outcome: await editor.save(reason) }),
    import: ({ text, format }) => editor.importText(text, format),
    join: async ({ kept, mine, theirs }) => ({ doc: await editor._joined(kept, mine, theirs) }),
    undo: () => editor.undo(),
    redo: () => editor.redo(),
    focus: ({ section }) => editor.focus(section),
    print: () => here.print(),
  });

  // A text takes the longer to write, the longer it is: then it is told of less often.
  let tellsTexts = false;
  let pause = 0;
  let waiting = 0;
  const tellText = () => {
    if (!waiting) return;
    clearTimeout(waiting);
    waiting = 0;
    const begun = performance.now();
    line.tell("change", state(editor));
    pause = Math.min((performance.now() - begun) * SHARE, SELDOM);
  };

  editor.saveHandler = ({ value, rev, reason, etag }) => {
    tellText();
    return line.ask("save", { doc: value, rev, reason, etag }, editor.saveTimeout);
  };
  const pass = (name, act) => editor.addEventListener(name, act);
  const changed = ({ detail: { rev, dirty } }) => {
    if (tellsTexts) waiting ||= setTimeout(tellText, pause);
    else line.tell("change", { rev, dirty, empty: editor.isEmpty });
  };
  pass("nofault-change", changed);
  pass("nofault-dirty", () => changed({ detail: editor }));
  pass("focusout", tellText);
  pass("change", () => {
    tellText();
    line.tell("commit");
  });
  pass("nofault-resize", ({ detail: { height } }) => {
    line.tell("resize", { height: Math.ceil(height) });
  });
  pass("nofault-error", ({ detail: { code, message } }) => line.tell("error", { code, message }));
  here.addEventListener("pagehide", () => {
    tellText();
    line.tell("exit", { dirty: editor.dirty === true });
  });

  await editor.ready;
  const { version: app, schema } = editor.constructor;
  line.tell("ready", { app, protocol: PROTOCOL, schema, capabilities: CAPABILITIES });
  return line;
}

const state = ({ value: doc, rev, dirty, isEmpty: empty }) => ({ doc, rev, dirty, empty });

/** Sets what a page may set. Refuses what is not one of the choices, and then sets nothing. */
function configure(editor, { vars = {}, ...config }) {
  for (const [name, choices] of Object.entries(CHOICES)) {
    if (config[name] !== undefined && !choices.includes(config[name])) {
      throw new Refusal("malformed", `"${name}" is one of ${choices.join(", ")}`);
    }
  }
  for (const name of Object.keys(vars)) {
    if (!/^--nofault-[a-z-]+$/.test(name)) {
      throw new Refusal("malformed", `"${name.slice(0, 40)}" is no property that can be set`);
    }
  }
  if (config.mode) editor.mode = config.mode;
  if (config.theme) editor.setAttribute("theme", config.theme);
  if (config.lang) editor.setAttribute("lang", config.lang);
  if (config.autosave === null) editor.removeAttribute("autosave");
  else if (config.autosave !== undefined) editor.setAttribute("autosave", config.autosave);
  if (config.saveTimeout) editor.saveTimeout = config.saveTimeout;
  for (const [name, value] of Object.entries(vars)) editor.style.setProperty(name, value);
}
