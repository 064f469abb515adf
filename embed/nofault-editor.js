// <nofault-editor>: Nofault in any page. Everything a page sees of it is here; the editor itself runs in the
// page (inline.js), or where its policy forbids that in a frame (framed.js). The page's code runs inside our
// events, so every event is sent from a microtask, when nothing of the editor is in use; and the last whole
// document is kept here, where a fault of the program does not reach it. docs/embedding.md is the reference.

import { load, supported } from "./engine.js";
import { KINDS } from "./export.js";
import { FormField } from "./form.js";
import { Keeper } from "./keeper.js";
import { Refusal } from "./protocol.js";
import { report } from "./report.js";
import { Saver } from "./saving.js";
import { Stage } from "./stage.js";

/** How long after a change its text is taken over, in milliseconds. */
const COPY_MS = 500;
/** What is no setting, but another way to run. */
const WAY = ["transport", "src"];
const ATTRIBUTES = ["readonly", "mode", "required", "disabled", "autosave", "height", "loading", "theme", "lang"];
/** Set on an element before this file was there. */
const PROPERTIES = ["value", "doc", "saveHandler", "saveTimeout", "required", "readOnly", "disabled", "mode", "name"];

export class NofaultEditor extends FormField {
  static observedAttributes = [...ATTRIBUTES, ...WAY];
  static version = BUILT.version;
  static schema = 1; // of the file format

  /** Whether the editor can run in this page itself, and if not, why. */
  static supported() {
    return supported();
  }

  /** Loads the program before it is needed, where it can run in this page itself. */
  static async preload() { if (supported().wasm) await load(); }

  /** Resolves when the document is on the screen. */
  ready;

  #saveHandler = null;
  #stage;
  #saver;
  #keeper;
  #resolve;
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
    this.ready = new Promise((resolve) => { this.#resolve = resolve; });
    this.#saver = new Saver(this, (...about) => this.#answered(...about));
    this.#stage = new Stage(this, {
      document: () => ({
        value: this.#value, rev: this.#rev, empty: this.#empty, kept: this.#dirty ? this.#saver.kept : undefined,
      }),
      told: (...about) => this.#told(...about),
      asked: (rev, value, why) => {
        // Where it was joined with somebody else's, no change of a person has told of it.
        this.#value = value;
        this.#stale = this.#stale && rev !== this.#rev;
        this.#saver.request(rev, value, why);
      },
      settled: (...about) => this.#saver.settled(...about),
      left: () => this.#commit(),
      drawn: () => this.#keeper.drawn(),
      opened: () => this.#opened(),
      failed: (code, message, recoverable) => {
        this.#send("nofault-error", { code, message, recoverable, lastGood: this.#value });
      },
    });
    this.#keeper = new Keeper(this, {
      state: () => ({ value: this.value, kept: this.#saver.kept, dirty: this.#dirty }),
      show: (offer) => this.#stage.tree.firstChild?.prepend(offer),
      put: (value) => this.#put(value),
      joined: (...texts) => this._joined(...texts),
    });
    // Inside, a `change` ends here; one goes on where something has changed.
    this.#stage.tree.addEventListener("change", () => this.#commit());
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
    this.#keeper.replaced();
    try {
      if (this.#run) this.#run.setValue(text);
      else if (text.trim()) JSON.parse(text);
    } catch (error) {
      throw new SyntaxError(error.message);
    }
    this.#begun = true;
    this.#value = this.#saver.kept = text;
    this.#stale = false;
    this.#saver.forget();
    if (!this.#run) {
      this.#told(this.#rev + 1, false, !text.trim(), true);
      this.#consider(true);
    }
    this.#keeper.look();
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

  /** Keeps the document: gets `{ value, rev, reason, etag }`, answers `{ etag? }` or rejects. */
  get saveHandler() {
    return this.#saveHandler;
  }

  set saveHandler(handler) {
    this.#saveHandler = handler ?? null;
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
    await this.#run?.catchUp();
    if (!this.#dirty) return "saved";
    const run = this.#run;
    return run ? this.#saver.wait(this.#rev, reason, () => run.save(reason)) : "unhandled";
  }

  /** The page around has kept everything up to this change on its own. */
  markSaved(rev = this.#rev) {
    if (rev !== this.#rev) return;
    this.#saver.kept = this.value;
    if (this.#run) this.#run.kept(rev);
    else this.#told(rev, false, this.#empty, true);
  }

  /** The document as a file. */
  async export(format = "json") {
    const type = Object.hasOwn(KINDS, format) ? KINDS[format] : undefined;
    if (!type) throw new TypeError(`There is no export as “${format}”.`);
    await this.#run?.catchUp();
    const text = format === "json" ? this.value : await this.#run?.export(format);
    if (text === undefined) throw new Refusal("unsupported", "The editor does not run here.");
    return new Blob([text], { type });
  }

  /** Puts a text of any kind that Nofault reads in the place of the document, and tells what was read. */
  async importText(text, format = "") {
    text = String(text);
    const reader = await this.#stage.reader();
    if (reader.importText) return reader.importText(text, format);
    const value = await reader.read(text, format);
    this.#put(value);
    return report(value, text, format);
  }

  undo() {
    this.#run?.undo();
  }

  redo() {
    this.#run?.redo();
  }

  /** Moves the focus into a section, or to the beginning. */
  focus(section) {
    if (typeof section === "string") this.#run?.focus(section);
    else super.focus(section);
  }

  // -- for a frame that this is in, and for what runs it

  /** Shows a document of which the page around has kept another one, or all if none is named. */
  _goOn(value, rev, kept) {
    this.#begun = true;
    this.#saver.forget();
    this.#saver.kept = kept ?? value;
    if (this.#run) this.#run.goOn(value, rev, kept);
    this.#value = value;
    this.#stale = false;
    this.#told(rev, kept !== undefined, this.#run ? this.#empty : !value.trim(), kept === undefined);
    if (!this.#run) this.#consider(true);
  }

  /** What becomes of `mine`, made from `kept`, where `theirs` is kept by now. */
  async _joined(kept, mine, theirs) { return (await this.#stage.reader()).joined(kept, mine, theirs); }

  get #run() { return this.#stage.run; }

  #put(value) {
    this._goOn(value, this.#rev + 1, this.#saver.kept);
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

  attributeChangedCallback(name) {
    if (!WAY.includes(name)) return this.#settings();
    if (!this.#stage.shown) return undefined;
    this.#leave();
    return this.#arrive();
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

  /** Opens the document, if it is time to; with `another`, there is another one than before. */
  async #consider(another = false) {
    const waits = this.getAttribute("loading") === "lazy" && !this.#seen;
    if (!this.isConnected || !this.#begun || waits) return undefined;
    return another ? this.#stage.renew() : this.#stage.open();
  }

  #opened() {
    this.#settings();
    this.#resolve(this);
    this.#keeper.open();
    this.#send("nofault-ready", { version: BUILT.version, schema: NofaultEditor.schema });
  }

  /** Takes the editor away; its document stays here. */
  #leave() {
    this.#sizes.disconnect();
    if (this.#run && this.#saves() !== undefined) this.#run.leaving();
    this.#takeOver();
    this.#keeper.close();
    this.#stage.clear();
  }

  /** How it is to be shown, as the attributes have it. */
  #settings() {
    const reads = this.readOnly || this.matches(":disabled") || this.mode !== "edit";
    this.#run?.settings({
      reads, height: this.getAttribute("height") ?? "auto", saveAfter: this.#saves(), mode: this.mode,
      theme: this.getAttribute("theme") ?? "auto", lang: this.getAttribute("lang") ?? undefined,
    });
    this._check(this.#stage.shown);
    this.#consider();
  }

  /** After how many milliseconds without a key it is saved; undefined if only when somebody asks. */
  #saves() {
    const seconds = this.getAttribute("autosave");
    return seconds === null ? undefined : Math.max(Number(seconds) || 2, 0.25) * 1000;
  }

  // -- what the editor says

  #told(rev, dirty, empty, byHost, value) {
    const [changed, turned] = [rev !== this.#rev, dirty !== this.#dirty];
    [this.#rev, this.#dirty, this.#empty] = [rev, dirty, empty];
    if (value !== undefined) this.#value = value;
    if (changed && !byHost) {
      this.#stale = value === undefined;
      this.#copying ||= setTimeout(() => this.#takeOver(), COPY_MS);
    }
    if (byHost) this.#committed = rev;
    if (turned && !dirty) this.#keeper.saved();
    this._check(this.#stage.shown);
    if (changed) this.#send("nofault-change", { rev, dirty, origin: byHost ? "host" : "user" });
    if (turned) this.#send("nofault-dirty", { dirty });
  }

  #answered(rev, what, told, why) {
    if (this.#run) return this.#run.answered(rev, what, told, why);
    if (what === "saved" && rev === this.#rev) this.#told(rev, false, this.#empty, false);
    return undefined;
  }

  /** Takes over the document as it is in the editor. While that is at work, the last one stays. */
  #takeOver() {
    const due = this.#copying;
    clearTimeout(due);
    this.#copying = 0;
    const value = this.#stale ? this.#run?.value() : undefined;
    if (value !== undefined) {
      this.#value = value;
      this.#stale = false;
    }
    if (due) this.#keeper.changed();
  }

  #commit() {
    if (this.#committed === this.#rev || !this.#run) return;
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
}

if (globalThis.customElements && !customElements.get("nofault-editor")) {
  customElements.define("nofault-editor", NofaultEditor);
}
