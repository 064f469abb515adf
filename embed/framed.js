// The editor in a frame of its own, for pages whose policy forbids WebAssembly: the same methods as
// inline.js, and a line to the element in there (frame.js). The text here is what counts: a frame that is
// moved in the page is loaded anew, and is given it again.

import { answer } from "./handshake.js";
import { element } from "./plain.js";
import { EDITOR_SAYS, LONG, Line, Refusal } from "./protocol.js";

/** The page that is shown where no other is named. */
const PAGE = beside("../embed.html");
const SANDBOX = "allow-scripts allow-downloads allow-forms allow-modals allow-popups";
/** What a page may set of how it looks. */
const LOOKS = ["font", "font-mono", "fg", "bg", "border", "accent", "accent-fg", "danger", "radius", "gap", "min-height"];
/** How long it may take until there is an answer, altogether and once something was loaded, in milliseconds. */
const PATIENCE = 20_000;
const LOADED = 3_000;
/** How long one that is closed may still tell its last words, in milliseconds. */
const LINGERS = 1_000;
const FORBIDDEN = "The policy of this page forbids the frame that would take its place: it needs frame-src for ";
const SILENT = "The frame that was to take its place did not answer. It should be ";

/** The address is not written out: a bundler would take the page along alone, without what is beside it. */
function beside(page, here = import.meta.url) {
  return new URL(page, here).href;
}

export class Framed {
  /** What it is shown in. */
  app = element("iframe", "", { class: "within", sandbox: SANDBOX, allow: "clipboard-write" });
  faulted = false;
  #around;
  #src;
  #line = null;
  #stop;
  #settings = { height: "auto" };
  #height = "";
  #configured = "";
  #loading = 0;
  #asked = null;
  #settle = null;
  #ends = new AbortController();

  /** Runs the editor. Rejects with a `Refusal` where that is not possible. */
  static async begin(around) {
    const run = new Framed(around);
    try {
      await run.#opened();
    } catch (error) {
      run.close();
      throw error;
    } finally {
      run.#ends.abort();
    }
    return run;
  }

  constructor(around) {
    this.#around = around;
    const src = new URL(around.element.getAttribute("src") || PAGE, document.baseURI);
    this.#src = src.href;
    if (origin !== "null") src.searchParams.append("parentOrigin", origin);
    this.app.src = src;
    this.#name();
    this.#stop = answer(window, this.app, (port) => this.#connected(port));
  }

  /** Resolves when the document is in the frame. */
  #opened() {
    const { signal, element: here, show } = this.#around;
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      const fail = (code, words) => reject(new Refusal(code, words + this.#src));
      const forbidden = ({ effectiveDirective, blockedURI }) => {
        const about = /^(frame|child|default)-src$/.test(effectiveDirective);
        if (about && this.#src.startsWith(blockedURI.split("?")[0])) fail("csp-frame", FORBIDDEN);
      };
      const late = () => { if (!this.#line) fail("network", SILENT); };
      setTimeout(late, PATIENCE);
      this.app.addEventListener("load", () => setTimeout(late, LOADED), { once: true });
      here.ownerDocument.addEventListener("securitypolicyviolation", forbidden, this.#ends);
      signal.addEventListener("abort", () => reject(signal.reason), this.#ends);
      show(this.app);
    });
  }

  #connected(port) {
    // The one before was of a page in the frame that is gone. What it has said last is known by now.
    this.#line?.close();
    this.#asked = null;
    this.#configured = "";
    const line = new Line(port, EDITOR_SAYS, {
      ready: () => this.#begin(line),
      change: ({ rev, dirty, empty = false, doc }) => {
        if (this.#loading) return;
        const typed = rev !== this.#around.document().rev;
        this.#around.told(rev, dirty, empty, false, doc);
        // That of the field itself does not leave the frame.
        if (typed) this.#around.element.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
      },
      commit: () => { this.#name(); this.#around.left(); },
      save: (request) => this.#save(request),
      resize: ({ height }) => {
        this.#height = `${height}px`;
        this.#tall();
      },
      exit: () => {},
      error: ({ code, message }) => {
        if (this.#settle) this.#settle.reject(new Refusal(code, message));
        else this.#around.failed(code, message);
      },
    });
    this.#line = line;
  }

  async #begin(line) {
    try {
      this.#configure();
      await this.#load(this.#around.document());
      this.#settle?.resolve();
    } catch (error) {
      if (line !== this.#line) return;
      if (this.#settle) this.#settle.reject(error);
      else this.#around.refused(error.message);
    }
    this.#settle = null;
  }

  /** Puts a document into the frame. What is told of the one before is nobody's until it is there. */
  async #load({ value, rev, kept }) {
    this.#loading += 1;
    this.#asked = null;
    try {
      await this.#ask("load", { doc: value, rev, kept });
    } finally {
      this.#loading -= 1;
    }
    this.#name();
    if (!this.#loading) await this.catchUp();
  }

  #save({ rev, doc, reason }) {
    if (this.#loading) throw new Refusal("closed", "there is another document by now");
    return new Promise((resolve, reject) => {
      this.#asked = { rev, resolve, reject };
      this.#around.asked(rev, doc, reason);
    });
  }

  /** What those hear who cannot see what is in the frame. */
  #name() {
    let title;
    try { title = JSON.parse(this.#around.document().value).meta.title; } catch { /* It has none. */ }
    this.app.title = title ? `Postmortem editor: ${title}` : "Postmortem editor";
  }

  #tell(type, what) { this.#line?.ask(type, what).catch(() => {}); }

  async #ask(type, what, patience) {
    if (!this.#line) throw new Refusal("closed", "the editor is being loaded");
    return this.#line.ask(type, what, patience);
  }

  /** A text of any kind that Nofault reads, in the place of the document: what was read. */
  async importText(text, format) {
    const report = await this.#ask("import", { text, format });
    await this.catchUp();
    return report;
  }

  /** What is told of the document has all of it. */
  value() { return undefined; }

  async catchUp() {
    const { doc, rev, dirty, empty = false } = await this.#ask("get").catch(() => ({}));
    if (doc !== undefined && !this.#loading) this.#around.told(rev, dirty, empty, false, doc);
  }

  async export(format) { return (await this.#ask("export", { format })).data; }
  async joined(kept, mine, theirs) { return (await this.#ask("join", { kept, mine, theirs })).doc; }

  setValue(value) {
    // What is wrong with it beyond this is only known in the frame.
    if (value.trim() && JSON.parse(value)?.format !== "nofault-postmortem") {
      throw new Error("This is JSON, but not a postmortem saved by Nofault. Nothing was changed.");
    }
    const rev = this.#around.document().rev + 1;
    this.#around.told(rev, false, !value.trim(), true, value);
    this.goOn(value, rev);
  }

  async goOn(value, rev, kept) {
    if (kept !== undefined) this.#around.told(rev, true, !value.trim(), false, value);
    try {
      await this.#load({ value, rev, kept });
    } catch (error) {
      if (error.code !== "closed") this.#around.refused(error.message);
    }
  }

  kept(rev) {
    this.#around.told(rev, false, this.#around.document().empty, false);
    this.#tell("mark-saved", { rev });
  }

  answered(rev, what, told, why) {
    const asked = this.#asked?.rev === rev ? this.#asked : null;
    if (what === "saved") {
      if (rev === this.#around.document().rev) this.kept(rev);
      return asked?.resolve({});
    }
    if (!asked) return undefined;
    this.#asked = null;
    const code = { behind: "conflict", unhandled: "unhandled", cancelled: "unhandled" }[what];
    asked.reject(new Refusal(code ?? why?.code ?? "failed", why?.message ?? "", what === "behind" ? told : undefined));
    return this.#caughtUp();
  }

  /** Once it has heard the answer: by then both are joined and it has asked again, or that cannot be done. */
  async #caughtUp() {
    await new Promise((done) => setTimeout(done));
    await this.#ask("get").catch(() => {});
  }

  save(reason) {
    this.#ask("save", { reason }, LONG)
      .then(({ outcome }) => this.#around.settled(outcome), ({ message }) => this.#around.settled("failed", message));
  }

  undo() { this.#tell("undo"); }
  redo() { this.#tell("redo"); }

  focus(section) {
    this.app.focus();
    this.#tell("focus", section === undefined ? {} : { section });
  }

  settings(settings) {
    this.#settings = settings;
    this.#tall();
    this.#configure();
  }

  /** As tall as is said, or as what is in it. */
  #tall() {
    const { height } = this.#settings;
    this.app.style.blockSize = height === "auto" ? this.#height : height;
  }

  /** Sets in the frame what is set here, as far as it is not. */
  #configure() {
    const { reads, saveAfter, mode, theme, lang } = this.#settings;
    const style = getComputedStyle(this.#around.element);
    const looks = LOOKS.map((name) => [`--nofault-${name}`, style.getPropertyValue(`--nofault-${name}`)]);
    const config = {
      mode, theme, lang, readonly: reads, texts: true, saveTimeout: LONG,
      autosave: saveAfter === undefined ? null : Math.ceil(saveAfter / 1000),
      vars: Object.fromEntries(looks.filter(([, value]) => value)),
    };
    const text = JSON.stringify(config);
    if (!this.#line || this.#configured === text) return;
    this.#configured = text;
    this.#tell("configure", config);
  }

  leaving() {
    const { value, rev, kept } = this.#around.document();
    if (kept !== undefined) this.#around.asked(rev, value, "auto");
  }

  close() {
    this.#stop();
    const line = this.#line;
    this.#line = null;
    this.app.remove();
    setTimeout(() => line?.close(), LINGERS);
  }
}
