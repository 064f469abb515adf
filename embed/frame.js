// Inside the frame: the element `<nofault-editor>` on one side, the page around on the other.

import { HOST_SAYS, Line, PROTOCOL, Refusal } from "./protocol.js";

const CHOICES = {
  mode: ["edit", "view", "present"],
  theme: ["auto", "light", "dark"],
};

/** What the editor can do, for a page around it that is newer or older. */
const CAPABILITIES = ["load", "get", "export", "configure", "mark-saved", "focus", "print"];

/**
 * Serves `editor`, a `<nofault-editor>` or anything that behaves like one, to the page around, which has
 * the other end of `port`. Nothing can be written before that page has given its document, because it
 * would be gone then. Resolves when the editor is there.
 */
export async function serve(editor, here, port) {
  editor.readOnly = true;
  const line = new Line(port, HOST_SAYS, {
    load: ({ doc }) => {
      editor.value = doc;
      editor.readOnly = false;
    },
    get: () => ({ doc: editor.value, rev: editor.rev, dirty: editor.dirty }),
    export: async ({ format }) => {
      const file = await editor.export(format);
      return { mime: file.type, data: await file.text() };
    },
    configure: (config) => configure(editor, config),
    "mark-saved": ({ rev }) => editor.markSaved(rev),
    focus: ({ section }) => editor.focus(section),
    print: () => here.print(),
  });

  editor.saveHandler = ({ value, rev, reason, etag }) =>
    line.ask("save", { doc: value, rev, reason, etag }, editor.saveTimeout);
  const pass = (name, act) => editor.addEventListener(name, act);
  pass("nofault-change", ({ detail: { rev, dirty } }) => line.tell("change", { rev, dirty }));
  // Also when it has been kept, which changes nothing else.
  pass("nofault-dirty", ({ detail: { dirty } }) => line.tell("change", { rev: editor.rev, dirty }));
  pass("nofault-resize", ({ detail: { height } }) => {
    line.tell("resize", { height: Math.ceil(height) });
  });
  pass("nofault-error", ({ detail: { code, message } }) => line.tell("error", { code, message }));
  here.addEventListener("pagehide", () => line.tell("exit", { dirty: editor.dirty === true }));

  await editor.ready;
  const { version: app, schema } = editor.constructor;
  line.tell("ready", { app, protocol: PROTOCOL, schema, capabilities: CAPABILITIES });
  return line;
}

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
  if (config.autosave !== undefined) editor.setAttribute("autosave", config.autosave);
  for (const [name, value] of Object.entries(vars)) editor.style.setProperty(name, value);
}
