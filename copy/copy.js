// A saved copy that is open in a browser: the document of its file, and what becomes of it.

import { element } from "../embed/plain.js";
import { nameOf, same } from "./compose.js";
import { Drafts } from "./drafts.js";
import { load } from "./engine.js";
import * as page from "./page.js";
import { Place } from "./place.js";
import { asDownload, byHand, intoAnother, overTheSame, save } from "./savers.js";
import { Strip } from "./strip.js";
import { aboutDraft, whereItIs } from "./words.js";

/** How long after a change it is written into the page and kept as a draft, in milliseconds. */
const KEEP_MS = 1000;
const BY_HAND = "This browser makes no file here. This is all of the postmortem, as text: Nofault imports it.";

export class Copy {
  #editor = element("nofault-editor");
  #strip;
  #drafts;
  #place;
  #ways;
  /** The name of this page's file, and its document. */
  #opened = decodeURIComponent(location.pathname.split("/").at(-1)) || "this page";
  #known;
  /** Whether it has one. */
  #named;
  /** The document that went into a file last, the number of its revision, and that file. */
  #last;
  #revision = page.revision();
  #newest = null;
  #handed = false;
  /** The number of the last change that is in that file. */
  #made = 0;
  #keeping = 0;
  #on = keepsDrafts();

  /** `island` is the document of the file; `offer` makes a download. */
  constructor(island, offer) {
    this.#known = this.#last = island;
    this.#named = island.trim() !== "";
    this.#drafts = new Drafts(globalThis.indexedDB, location.pathname, idOf(island));
    this.#place = new Place(this.#drafts, () => idOf(this.#editor.value));
    const place = this.#place;
    const show = (value) => this.#strip.show(BY_HAND, value, (text) => navigator.clipboard?.writeText(text).catch(() => {}));
    this.#ways = [overTheSame(place), intoAnother(place, window), asDownload(offer), byHand(show)];
    this.#strip = new Strip(this.#opened, this.#on, {
      elsewhere: () => this.#elsewhere(),
      there: () => this.#arrived(),
      keeps: (on) => this.#keepDrafts(on),
    });
  }

  async begin() {
    const [editor, text] = [this.#editor, document.getElementById("nofault-text")];
    editor.value = this.#known;
    editor.saveHandler = (request) => this.#save(request);
    editor.saveTimeout = 24 * 60 * 60 * 1000; // Somebody chooses a file.
    editor.addEventListener("nofault-change", () => this.#changed());
    editor.addEventListener("nofault-dirty", () => this.#say());
    // Kept in the page, out of sight: a reader without scripts sees it in what a browser saves by itself.
    text.before(editor);
    editor.append(text);
    document.body.prepend(this.#strip.root);
    this.#say();
    document.addEventListener("visibilitychange", () => this.#keep());
    addEventListener("beforeunload", (event) => {
      if (editor.dirty && editor.rev !== this.#made) event.preventDefault();
    });
    addEventListener("keydown", (event) => this.#key(event), true);
    await editor.ready;
    await this.#place.begin(idOf(this.#known));
    for (const draft of await this.#drafts.found((value) => same(value, this.#known))) this.#found(draft);
  }

  /** Ctrl+S saves, wherever the focus is. Inside the editor, that sees to it. */
  #key(event) {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s" || event.altKey) return;
    this.#keep();
    if (event.composedPath().includes(this.#editor)) return;
    event.preventDefault();
    this.#editor.save().catch(() => {});
  }

  #changed() {
    this.#say();
    this.#keeping ||= setTimeout(() => this.#keep(), KEEP_MS);
  }

  /** Writes what is there into the page, and keeps it as a draft. */
  async #keep() {
    clearTimeout(this.#keeping);
    this.#keeping = 0;
    const { value, dirty, rev } = this.#editor;
    page.keep(value, this.#revision);
    if (!dirty || !this.#on) return;
    const file = this.#handed && rev === this.#made ? this.#newest : undefined;
    await this.#drafts.keep({ doc: idOf(value), value, base: this.#known, at: Date.now(), file });
  }

  #say() {
    const { dirty, rev } = this.#editor;
    const ahead = dirty && rev !== this.#made;
    const handed = this.#handed && dirty && !ahead;
    const where = { opened: this.#opened, newest: this.#newest, handed: this.#handed, ahead };
    this.#strip.say(whereItIs(where), handed);
  }

  // -- into a file

  /** The editor asks for it to be kept. */
  async #save({ value, rev }) {
    await this.#look();
    // Whoever opened a postmortem wants it in the file they have; the empty one stays empty.
    const own = this.#named ? this.#opened : undefined;
    return this.#make(value, rev, this.#ways, own);
  }

  /** Tells the editor where the file has something newer: it joins both, and asks again. */
  async #look() {
    const there = await this.#place.read();
    if (there === null || same(there, this.#known)) return;
    this.#known = there;
    throw Object.assign(new Error("The file was changed by somebody else."), { code: "conflict", current: there });
  }

  async #make(value, rev, ways, own) {
    const number = same(value, this.#last) ? this.#revision : this.#revision + 1;
    const { glue } = await load();
    const text = page.file(value, number, glue.readable(value));
    const name = nameOf(value, number);
    const { what, name: made = null, why } = await save(ways, { name, own, text, value });
    if (what === "cancelled") return { handed: "Not saved yet: no file was chosen." };
    if (what === "failed") throw new Error(why);
    [this.#last, this.#revision, this.#newest, this.#made] = [value, number, made, rev];
    this.#handed = what === "handed";
    if (what === "saved") {
      this.#known = value;
      await this.#drafts.forget(idOf(value));
      page.keep(value, number);
      queueMicrotask(() => this.#say());
      return {};
    }
    await this.#keep();
    this.#say();
    return { handed: made ? `Offered as ${made}` : "Not saved: copy the text above" };
  }

  /** Into another file, whatever there is to save. */
  async #elsewhere() {
    const { value, rev } = this.#editor;
    const { handed } = await this.#make(value, rev, this.#ways.slice(1)).catch((error) => ({ handed: error.message }));
    if (!handed) this.#editor.markSaved(rev);
    this.#say();
  }

  /** Somebody has seen that the download is there. */
  async #arrived() {
    const { value, rev } = this.#editor;
    if (rev !== this.#made) return;
    this.#handed = false;
    await this.#drafts.forget(idOf(value));
    this.#editor.markSaved(rev);
    this.#say();
  }

  // -- drafts

  #found(draft) {
    const moved = (base) => !same(base, this.#known);
    this.#strip.offer(aboutDraft(draft, moved),
      ["Open it", () => this.#take(draft)],
      ["Delete it", () => this.#drafts.forget(draft.doc)]);
  }

  /** Puts a draft in the place of what the file has. It is saved when somebody says so. */
  async #take({ value, base }) {
    // What the file has by now is joined when it is saved.
    this.#place.opened = this.#known;
    this.#known = base;
    this.#editor.value = base;
    await this.#editor.importText(value, "json");
    this.#changed();
  }

  async #keepDrafts(on) {
    this.#on = on;
    try {
      if (on) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "off");
    } catch { /* Then it is asked again the next time. */ }
    if (on) this.#keep();
    else await this.#drafts.forget(idOf(this.#editor.value));
  }
}

/** Where it is noted that no drafts are wanted. */
const OFF = "nofault-copies-drafts";

function keepsDrafts() {
  try {
    return localStorage.getItem(OFF) === null;
  } catch {
    return true;
  }
}

/** The id of a document; empty where it has none yet. */
function idOf(value) {
  try {
    return String(JSON.parse(value).id ?? "");
  } catch {
    return "";
  }
}
