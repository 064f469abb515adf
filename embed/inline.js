// The editor in the page itself, as one of the two ways to run it (the other is framed.js). Both have the
// same methods, and tell the same things of the document to what is `around` them.

import { fault, load, supported } from "./engine.js";
import { oneFile } from "./export.js";
import { app, element } from "./plain.js";
import { Refusal } from "./protocol.js";

/** A text of any kind that Nofault reads, as the value of an element. It needs no editor. */
export async function read(text, format) {
  const { glue } = await load();
  return glue.valueOf({ json: "text.json", markdown: "text.md" }[format] ?? "text", text);
}

/** What becomes of `mine`, made from `kept`, where `theirs` is kept by now. */
export async function joined(kept, mine, theirs) {
  const { glue } = await load();
  return glue.joined(kept, mine, theirs);
}

export class Inline {
  /** What it is drawn into. */
  app = app();
  joined = joined;
  read = read;
  #around;
  #engine;
  #widget = null;

  /** Runs the editor. Rejects with a `Refusal` where that is not possible. */
  static async begin(around) {
    const { wasm, reason } = supported();
    if (!wasm) throw new Refusal(reason, "");
    let engine;
    try {
      engine = await load();
    } catch (error) {
      throw new Refusal("network", error.message);
    }
    around.signal.throwIfAborted();
    return new Inline(around, engine);
  }

  constructor(around, engine) {
    this.#around = around;
    this.#engine = engine;
    const live = element("div", "", { id: "live", class: "visually-hidden", role: "status" });
    around.show(this.app, live);
    const host = {
      save: (rev, value, asked) => around.asked(rev, value, asked ? "user" : "auto"),
      tell: (...about) => { if (this.#widget) around.told(...about); },
    };
    const { value, rev, kept } = around.document();
    try {
      const stop = (reason) => fault(engine, reason);
      this.#widget = new engine.glue.Widget(around.tree, this.app, host, stop, value);
    } catch (error) {
      throw new Refusal(engine.faulted ? "crashed" : "bad-document", error.message);
    }
    engine.users.add(this.#stop);
    this.#widget.resume(rev, kept);
  }

  #stop = (reason) => {
    this.#widget = null;
    this.#around.stopped(reason);
  };

  /** Whether the program has faulted: nothing in it may be used any more. */
  get faulted() { return this.#engine.faulted; }

  /** The document as it is now; undefined while the editor is at work. */
  value() { return this.faulted ? undefined : this.#widget?.value("json"); }

  /** Sees to it that what is known of the document is up to date. */
  async catchUp() {}

  async export(format) {
    if (format !== "single-file") return this.#widget?.value(format);
    const value = this.#widget?.value("json");
    return oneFile(value, this.#engine.glue.readable(value));
  }

  /** Shows another document of the page around. Throws where it cannot be read. */
  setValue(value) { this.#widget?.setValue(value); }

  /** Shows a document of which the page around has only kept another one. */
  goOn(value, rev, kept) {
    this.#widget?.setValue(value);
    this.#widget?.resume(rev, kept);
  }

  /** The page around has kept everything up to a change on its own. */
  kept(rev) { this.#widget?.kept(rev); }

  /** The page around has answered when it was asked to keep a change. */
  answered(rev, what, told) {
    this.#widget?.answered(rev, what === "cancelled" ? "unhandled" : what, told);
  }

  save() { this.#widget?.save(); }
  undo() { this.#widget?.undo(); }
  redo() { this.#widget?.redo(); }
  focus(section) { this.#widget?.focus(section); }

  /** How it is shown. */
  settings({ reads, height, saveAfter }) {
    this.app.style.blockSize = height === "auto" ? "" : height;
    this.app.style.overflow = height === "auto" ? "" : "auto";
    this.#widget?.onlyRead(reads);
    this.#widget?.saveAfter(saveAfter);
  }

  /** It is about to be closed: the last moment to ask that its document be kept. */
  leaving() { this.#widget?.leaving(); }

  close() {
    this.#engine.users.delete(this.#stop);
    const widget = this.#widget;
    this.#widget = null;
    widget?.close();
  }
}
