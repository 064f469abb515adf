// <nofault-editor>: Nofault in any page. Everything a page sees of it is here; the editor itself is the
// same program as the page of its own (engine.js). The page's code runs inside our events, so every event
// is sent from a microtask, when nothing of the editor is in use; and the last whole document is kept
// here, where a fault of the program does not reach it. docs/embedding.md is the reference.

import { fault, load, supported } from "./engine.js";
import { FormField } from "./form.js";
import { element, framed, offerCopy, plain, stopped } from "./plain.js";
import { Saver } from "./saving.js";
import { styleSheet } from "./styles.js";

/** How long after a change its text is taken over, in milliseconds. */
const COPY_MS = 500;
/** What a person does in an editor that has faulted is kept from it. */
const HEARD = ["input", "change", "keydown", "click", "focusin", "focusout", "compositionend", "submit", "toggle", "close"];
const ATTRIBUTES = ["readonly", "mode", "required", "disabled", "autosave", "height", "loading"];
/** What the editor is drawn into. */
const APP = { id: "app", class: "embedded", lang: "en", dir: "ltr" };
/** Set on an element before this file was there. */
const PROPERTIES = ["value", "doc", "saveTimeout", "required", "readOnly", "disabled", "mode", "name"];

export class NofaultEditor extends FormField {
  static observedAttributes = ATTRIBUTES;
  static version = BUILT.version;
  static schema = 1; // of the file format

  /** Whether the editor can run in this page, and if not, why. */
  static supported() {
    return supported();
  }

  /** Loads the program before it is needed. */
  static preload() { return load().then(() => {}); }

  /** Keeps the document: gets `{ value, rev, reason, etag }`, answers `{ etag? }` or rejects. */
  saveHandler = this.saveHandler ?? null;
  /** Resolves when the document is on the screen. */
  ready;

  #tree;
  #saver;
  #resolve;
  #engine = null;
  #widget = null;
  #app = null;
  #opening = false;
  #begun = false;
  #seen = false;
  #initial = "";
  #value = "";
  #stale = false;
  #rev = 0;
  #dirty = false;
  #empty = true;
  #committed = 0;
  #copying = 0;
  #height = 0;
  #sizes;

  constructor() {
    super();
    this.#tree = this.attachShadow({ mode: "open", delegatesFocus: true });
    this.#tree.adoptedStyleSheets = [styleSheet()];
    this.#saver = new Saver(this, (rev, what, told) => this.#answered(rev, what, told));
    this.ready = new Promise((resolve) => { this.#resolve = resolve; });
    for (const name of HEARD) {
      this.#tree.addEventListener(name, (event) => {
        if (this.#engine?.faulted && this.#app?.contains(event.target)) event.stopImmediatePropagation();
      }, true);
    }
    // Inside, a `change` ends here; one goes on where something has changed.
    this.#tree.addEventListener("change", () => this.#commit());
    this.addEventListener("focusout", () => this.#commit());
    this.#sizes = new ResizeObserver(() => this.#resized());
  }

  // -- the document

  /** The document as JSON. Reading it is cheap. Setting one that cannot be read throws, and changes nothing. */
  get value() {
    this.#takeOver();
    return this.#value;
  }

  set value(text) {
    text = String(text ?? "");
    if (text === this.value) return;
    try {
      if (this.#widget) this.#widget.setValue(text);
      else if (text.trim()) JSON.parse(text);
    } catch (error) {
      throw new SyntaxError(error.message);
    }
    this.#begun = true;
    this.#value = this.#saver.kept = text;
    this.#stale = false;
    this.#saver.forget();
    if (!this.#widget) {
      this.#told(this.#rev + 1, false, !text.trim(), true);
      // What could not be opened may be open to this one.
      if (this.#app && !this.#engine?.faulted) this.#leave();
      this.#consider();
    }
  }

  /** The document as an object: a copy. */
  get doc() {
    return this.value.trim() ? JSON.parse(this.value) : null;
  }

  set doc(document) {
    this.value = document == null ? "" : JSON.stringify(document);
  }

  get defaultValue() {
    return this.#initial;
  }

  /** The number of the last change. */
  get rev() {
    return this.#rev;
  }

  /** Whether something is not kept by the page around. */
  get dirty() {
    return this.#dirty;
  }

  /** Whether nobody has written anything. */
  get isEmpty() {
    return this.#empty;
  }

  get saveTimeout() {
    return this.#saver.patience;
  }

  set saveTimeout(ms) {
    this.#saver.patience = Number(ms) || 30_000;
  }

  // -- what can be done with it

  /** Asks the page around to keep it. */
  async save(reason = "user") {
    if (!this.#dirty) return "saved";
    if (!this.#widget) return "unhandled";
    return this.#saver.wait(this.#rev, reason, () => this.#widget.save());
  }

  /** The page around has kept everything up to this change on its own. */
  markSaved(rev = this.#rev) {
    if (rev !== this.#rev) return;
    this.#saver.kept = this.value;
    if (this.#widget) this.#widget.kept(rev);
    else this.#told(rev, false, this.#empty, true);
  }

  /** The document as a file. */
  async export(format = "json") {
    const text = format === "json" ? this.value : this.#widget?.value(format);
    if (text === undefined) throw new TypeError(`There is no export as “${format}”.`);
    return new Blob([text], { type: format === "json" ? "application/json" : "text/markdown;charset=utf-8" });
  }

  /** Puts a text of any kind that Nofault reads in the place of the document. It is not kept yet. */
  async importText(text, format = "") {
    const { glue } = await load();
    const ending = { json: ".json", markdown: ".md" }[format] ?? "";
    const read = glue.valueOf(`text${ending}`, String(text));
    const { kept } = this.#saver;
    this.value = read;
    this.#saver.kept = kept;
    if (this.#widget) this.#widget.resume(this.#rev + 1, kept);
    else this.#dirty = true;
  }

  undo() {
    this.#widget?.undo();
  }

  redo() {
    this.#widget?.redo();
  }

  /** Moves the focus into a section, or to the beginning. */
  focus(section) {
    if (typeof section === "string") this.#widget?.focus(section);
    else super.focus(section);
  }

  // -- the form

  get mode() { return this.getAttribute("mode") ?? "edit"; }
  set mode(mode) { this.setAttribute("mode", mode); }

  formDisabledCallback() {
    this.#settings();
  }

  formResetCallback() {
    this.value = this.#initial;
  }

  // -- coming and going

  connectedCallback() {
    for (const name of PROPERTIES.filter((name) => Object.hasOwn(this, name))) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    // While the page is read, what is in this element may not have come yet.
    if (document.readyState === "loading" && !this.#begun && !this.nextSibling) {
      document.addEventListener("DOMContentLoaded", () => this.#arrive(), { once: true });
    } else {
      this.#arrive();
    }
  }

  disconnectedCallback() {
    // An element that is only moved goes on as it is.
    queueMicrotask(() => { if (!this.isConnected) this.#leave(); });
  }

  attributeChangedCallback() {
    this.#settings();
  }

  #arrive() {
    if (!this.isConnected) return;
    if (!this.#begun) {
      this.#begun = true;
      const island = this.querySelector(":scope > script[type='application/json']");
      this.#initial = this.#value = this.#saver.kept = island?.textContent.trim() ?? "";
      this.#empty = !this.#value;
    }
    this.#sizes.observe(this);
    if (this.getAttribute("loading") !== "lazy" || this.#seen) return this.#consider();
    const near = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      near.disconnect();
      this.#seen = true;
      this.#consider();
    }, { rootMargin: "200px" });
    near.observe(this);
  }

  /** Opens the document, if it is time to. */
  async #consider() {
    const waits = this.getAttribute("loading") === "lazy" && !this.#seen;
    if (!this.isConnected || !this.#begun || this.#widget || this.#opening || waits) return;
    const { wasm, reason } = supported();
    // Where the program may not run here, a frame of its own page is to take its place one day.
    if (!wasm) return this.#without(reason);
    if (this.getAttribute("transport") === "iframe") return this.#without("unsupported");
    this.#opening = true;
    let engine;
    try {
      engine = await load();
    } catch (error) {
      this.#opening = false;
      return this.#without("network", error.message);
    }
    this.#opening = false;
    if (this.isConnected && !this.#widget) this.#open(engine);
  }

  #open(engine) {
    const app = element("div", "", APP);
    const live = element("div", "", { id: "live", class: "visually-hidden", role: "status" });
    this.#tree.replaceChildren(framed(app, live));
    const host = {
      save: (change, body, asked) => this.#saver.request(change, body, asked),
      tell: (...about) => { if (this.#widget) this.#told(...about); },
    };
    const { glue } = engine;
    this.#engine = engine;
    this.#app = app;
    try {
      this.#widget = new glue.Widget(this.#tree, app, host, (reason) => fault(engine, reason), this.#value);
    } catch (error) {
      if (!engine.faulted) return this.#without("bad-document", error.message);
      return this.#stop(error.message);
    }
    engine.users.add(this.#stop);
    this.#widget.resume(this.#rev, this.#dirty ? this.#saver.kept : undefined);
    this.#settings();
    this.#resolve(this);
    this.#send("nofault-ready", { version: BUILT.version, schema: NofaultEditor.schema });
  }

  /** Takes the editor away; its document stays here. */
  #leave() {
    this.#sizes.disconnect();
    const widget = this.#widget;
    if (widget && this.#saves() !== undefined) widget.leaving();
    this.#takeOver();
    this.#engine?.users.delete(this.#stop);
    this.#widget = this.#app = null;
    widget?.close();
    this.#tree.replaceChildren();
  }

  /** How it is to be shown, as the attributes have it. */
  #settings() {
    const { style } = this.#app ?? { style: {} };
    const height = this.getAttribute("height") ?? "auto";
    style.blockSize = height === "auto" ? "" : height;
    style.overflow = height === "auto" ? "" : "auto";
    const reads = this.readOnly || this.matches(":disabled") || this.mode !== "edit";
    this.#widget?.onlyRead(reads);
    this.#widget?.saveAfter(this.#saves());
    this._check(this.#app);
    this.#consider();
  }

  /** After how many milliseconds without a key it is saved; undefined if only when somebody asks. */
  #saves() {
    const seconds = this.getAttribute("autosave");
    return seconds === null ? undefined : Math.max(Number(seconds) || 2, 0.25) * 1000;
  }

  // -- what the editor says

  #told(rev, dirty, empty, byHost) {
    const [changed, turned] = [rev !== this.#rev, dirty !== this.#dirty];
    [this.#rev, this.#dirty, this.#empty] = [rev, dirty, empty];
    if (changed && !byHost) {
      this.#stale = true;
      this.#copying ||= setTimeout(() => this.#takeOver(), COPY_MS);
    }
    if (byHost) this.#committed = rev;
    this._check(this.#app);
    if (changed) this.#send("nofault-change", { rev, dirty, origin: byHost ? "host" : "user" });
    if (turned) this.#send("nofault-dirty", { dirty });
  }

  #answered(rev, what, told) {
    if (this.#widget) return this.#widget.answered(rev, what === "cancelled" ? "unhandled" : what, told);
    if (what === "saved" && rev === this.#rev) this.#told(rev, false, this.#empty, false);
  }

  /** Takes over the document as it is in the editor. While that is at work, the last one stays. */
  #takeOver() {
    clearTimeout(this.#copying);
    this.#copying = 0;
    if (!this.#stale || !this.#widget || this.#engine.faulted) return;
    const value = this.#widget.value("json");
    if (value === undefined) return;
    this.#value = value;
    this.#stale = false;
  }

  #commit() {
    if (this.#committed === this.#rev || !this.#widget) return;
    this.#committed = this.#rev;
    queueMicrotask(() => this.dispatchEvent(new Event("change", { bubbles: true })));
  }

  #resized() {
    const height = Math.ceil(this.getBoundingClientRect().height);
    if (height === this.#height) return;
    this.#height = height;
    this.#send("nofault-resize", { height });
  }

  #send(name, detail) {
    queueMicrotask(() => this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail })));
  }

  // -- where it does not run

  #without(code, message = "") {
    this.#app = element("div", "", APP);
    this.#app.append(plain(code, message, this.#value));
    this.#tree.replaceChildren(framed(this.#app));
    const recoverable = code === "network" || code === "bad-document";
    this.#send("nofault-error", { code, message, recoverable, lastGood: this.#value });
  }

  /** The program has faulted. Its elements stay as they are, out of sight: what is in them may be needed. */
  #stop = (reason) => {
    const left = this.#app;
    this.#widget = null;
    this.#stale = false;
    const keep = () => offerCopy(this.#value, left);
    if (left) left.hidden = true;
    const screen = element("div", "", { ...APP, id: "stopped" });
    screen.append(stopped(reason, keep, () => { this.#engine = null; this.#consider(); }));
    this.#tree.firstChild?.append(screen);
    const lastGood = this.#value;
    this.#send("nofault-error", { code: "crashed", message: reason, recoverable: true, lastGood });
  };
}

if (globalThis.customElements && !customElements.get("nofault-editor")) {
  customElements.define("nofault-editor", NofaultEditor);
}
