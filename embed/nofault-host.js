// For a page that shows Nofault in a frame: finds the editor in the frame, gives it the document, and
// is asked to keep it. The page decides where; Nofault stores nothing of its own there.
//
//   import { open } from "https://nofault.example/embed/nofault-host.js";
//   const editor = open(document.querySelector("iframe"), {
//     value: () => page.text,
//     save: async ({ value }) => { page.text = await put(value); },
//   });

import { answer } from "./handshake.js";
import { EDITOR_SAYS, Line, Refusal } from "./protocol.js";

export { Refusal };

/** How tall the frame may become, in CSS pixels, whatever is in it. */
const HEIGHTS = [120, 20_000];

/** Kinds of links that are opened when somebody clicks on them. */
const LINKS = ["http:", "https:", "mailto:"];

/** What can be set from here. */
const CONFIG = ["mode", "lang", "theme", "vars", "autosaveMs"];

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

  constructor(frame, options) {
    this.#frame = frame;
    this.#options = options;
    const here = frame.ownerDocument.defaultView;
    this.#stop = answer(here, frame, (port) => this.#connected(port));
    /** Resolves to this once the editor in the frame has the document. */
    this.ready = new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** The document as it is in the editor: `{ doc, rev, dirty }`. */
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

  /** Sets some of `mode`, `lang`, `theme`, `vars` and `autosaveMs`. */
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
    this.#line?.close();
    this.#line = null;
  }

  #ask(type, what) {
    if (!this.#line) return Promise.reject(new Refusal("closed", "the editor is not connected"));
    return this.#line.ask(type, what);
  }

  #connected(port) {
    // A frame that was loaded anew says hello again, and its old port leads nowhere.
    this.#line?.close();
    const line = new Line(port, EDITOR_SAYS, {
      ready: (about) => this.#begin(line, about),
      change: (change) => this.#tell("change", change),
      save: ({ doc, rev, reason }) => this.#save({ value: doc, rev, reason }),
      resize: ({ height }) => this.#resize(height),
      exit: ({ dirty }) => this.#tell("exit", { dirty }),
      "open-link": ({ href }) => this.#follow(href),
      "request-file": ({ accept }) => this.#pick(accept),
      error: (error) => this.#tell("error", error),
    });
    this.#line = line;
  }

  async #begin(line, about) {
    const { value, config } = this.#options;
    try {
      if (config) await line.ask("configure", pick(config, CONFIG));
      const doc = typeof value === "function" ? await value() : value;
      if (doc !== undefined && doc !== "") await line.ask("load", { doc });
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

  #follow(href) {
    const url = URL.parse?.(href) ?? parsed(href);
    if (!url || !LINKS.includes(url.protocol)) {
      throw new Refusal("denied", "only web and mail addresses are opened");
    }
    if (this.#options.link) return this.#tell("link", { href: url.href });
    this.#frame.ownerDocument.defaultView.open(url.href, "_blank", "noopener,noreferrer");
  }

  /** A frame of another origin may not show a file picker; this page may. */
  async #pick(accept) {
    if (this.#options.file) return this.#options.file(accept);
    const input = this.#frame.ownerDocument.createElement("input");
    Object.assign(input, { type: "file", accept });
    const chosen = new Promise((resolve) => {
      input.onchange = () => resolve(input.files[0]);
      input.oncancel = () => resolve(undefined);
    });
    input.click();
    const file = await chosen;
    if (!file) throw new Refusal("cancelled", "no file was chosen");
    return { name: file.name, text: await file.text() };
  }
}

function parsed(href) {
  try {
    return new URL(href);
  } catch {
    return null;
  }
}

function pick(from, names) {
  return Object.fromEntries(
    names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]),
  );
}
