// For a page that shows Nofault in a frame: finds the editor in the frame, gives it the document, and
// is asked to keep it. The page decides where; Nofault stores nothing of its own there.
//
//   import { open } from "https://nofault.example/embed/nofault-host.js";
//   const editor = open(document.querySelector("iframe"), {
//     value: () => page.text,
//     save: async ({ value }) => { page.text = await put(value); },
//   });

import { answer } from "./handshake.js";
import { EDITOR_SAYS, Line, LONG, Refusal } from "./protocol.js";

export { Refusal };

/** How tall the frame may become, in CSS pixels, whatever is in it. */
const HEIGHTS = [120, 20_000];

/** How long a page that was loaded into the frame may take to say hello, in milliseconds. */
const HELLO = 5_000;

/** What can be set from here. */
const CONFIG = ["mode", "lang", "theme", "vars", "autosave", "readonly"];

/** Connects to the editor in a frame. See `nofault-host.d.ts` for the options. */
export function open(frame, options = {}) {
  return new Editor(frame, options);
}

class Editor {
  #frame;
  #options;
  #line = null;
  #stop;
  #waiting = [];
  /** Waits for the hello of what was loaded; and whether that has come before the frame was done loading. */
  #late = 0;
  #greeted = false;

  constructor(frame, options) {
    this.#frame = frame;
    this.#options = options;
    const here = frame.ownerDocument.defaultView;
    this.#stop = answer(here, frame, (port) => this.#connected(port));
    frame.addEventListener("load", this.#loaded);
    /** Resolves to this once the editor in the frame has the document. */
    this.ready = new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** The document as it is in the editor: `{ doc, rev, dirty, empty }`. */
  get() {
    return this.#ask("get");
  }

  /** Puts another document into the editor. */
  load(doc) {
    return this.#ask("load", { doc });
  }

  /** The document as `json` or `markdown`: `{ mime, data }`. */
  export(format) {
    return this.#ask("export", { format });
  }

  /** Puts a text of any kind that Nofault reads in the place of the document, and tells what was read. */
  importText(text, format) {
    return this.#ask("import", { text, format });
  }

  /** Asks for what is not kept: `saved`, `unhandled` or `cancelled`. Rejects where it could not be kept. */
  async save(reason) {
    return (await this.#ask("save", { reason }, LONG)).outcome;
  }

  /** Takes back the last change that was not typed. */
  undo() {
    return this.#ask("undo");
  }

  /** Makes it again. */
  redo() {
    return this.#ask("redo");
  }

  /** Sets some of `mode`, `lang`, `theme`, `vars`, `autosave` and `readonly`. */
  configure(config) {
    this.#options = { ...this.#options, config: { ...this.#options.config, ...config } };
    return this.#ask("configure", config);
  }

  /** Tells the editor that a revision was stored in another way than through `save`. */
  markSaved(rev, etag) {
    return this.#ask("mark-saved", etag === undefined ? { rev } : { rev, etag });
  }

  /** Moves the focus into the editor, to a section where one is named. */
  focus(section) {
    return this.#ask("focus", section === undefined ? {} : { section });
  }

  /** Prints the document. */
  print() {
    return this.#ask("print");
  }

  /** Lets go of the frame. It can be removed then. */
  close() {
    this.#stop();
    this.#frame.removeEventListener("load", this.#loaded);
    clearTimeout(this.#late);
    this.#line?.close();
    this.#line = null;
  }

  #ask(type, what, patience) {
    if (!this.#line) return Promise.reject(new Refusal("closed", "the editor is not connected"));
    return this.#line.ask(type, what, patience);
  }

  /** What was loaded into the frame is an editor, or it is to be told that it is none. */
  #loaded = () => {
    clearTimeout(this.#late);
    this.#late = 0;
    if (this.#greeted) {
      this.#greeted = false;
      return;
    }
    const message = `The frame did not say hello. It should be embed.html of Nofault, and may have to run scripts: ${this.#frame.src}`;
    this.#late = setTimeout(() => {
      this.#late = 0;
      this.#tell("error", { code: "no-answer", message });
    }, HELLO);
  };

  #connected(port) {
    this.#greeted = !this.#late;
    clearTimeout(this.#late);
    this.#late = 0;
    // A frame that was loaded anew says hello again, and its old port leads nowhere.
    this.#line?.close();
    const line = new Line(port, EDITOR_SAYS, {
      ready: (about) => this.#begin(line, about),
      change: (change) => this.#tell("change", change),
      save: ({ doc, ...request }) => this.#save({ value: doc, ...request }),
      resize: ({ height }) => this.#resize(height),
      exit: ({ dirty }) => this.#tell("exit", { dirty }),
      error: (error) => this.#tell("error", error),
    });
    this.#line = line;
  }

  async #begin(line, about) {
    const { value, config } = this.#options;
    try {
      if (config) await line.ask("configure", pick(config, CONFIG));
      const doc = typeof value === "function" ? await value() : value;
      // Also where there is none: nothing can be written before that is known.
      await line.ask("load", { doc: doc ?? "" });
    } catch (error) {
      return this.#tell("error", { code: error.code ?? "failed", message: error.message });
    }
    this.#tell("ready", about);
    for (const done of this.#waiting.splice(0)) done(this);
  }

  /** A fault of the page's own does not reach the editor, and is not hidden from the page either. */
  #tell(name, what) {
    try {
      this.#options[name]?.(what);
    } catch (error) {
      reportError(error);
    }
  }

  async #save(request) {
    const { save } = this.#options;
    if (!save) throw new Refusal("unhandled", "this page does not keep documents");
    const kept = await save(request);
    return typeof kept?.etag === "string" ? { etag: kept.etag } : {};
  }

  #resize(height) {
    if (this.#options.resize) return this.#tell("resize", { height });
    const [least, most] = HEIGHTS;
    this.#frame.style.height = `${Math.min(Math.max(height, least), most)}px`;
  }
}

function pick(from, names) {
  return Object.fromEntries(
    names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]),
  );
}
