// What is inside the element: the editor, in the first way that is possible; where none is, the document as
// text; after a fault, what is left and a way to go on.

import { supported } from "./engine.js";
import { Framed } from "./framed.js";
import * as inline from "./inline.js";
import { app, framed, offerCopy, plain, stopped } from "./plain.js";
import { Refusal } from "./protocol.js";
import { styleSheet } from "./styles.js";

const { Inline } = inline;
/** The ways to run the editor, the one that is tried first in front. */
const WAYS = { inline: [Inline], iframe: [Framed], auto: [Inline, Framed] };
/** What the next way may help with. */
const MAY_HELP = ["csp-wasm", "network"];
/** What a person does in an editor that has faulted is kept from it. */
const HEARD = ["input", "change", "keydown", "click", "focusin", "focusout", "compositionend", "submit", "toggle", "close"];

/** A page whose shortcuts are single letters does not see that one is typed into a field in here. */
function keep(event) {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  const typed = key.length === 1 && !ctrlKey && !metaKey && !altKey;
  if (typed && target.matches("input, textarea")) event.stopPropagation();
}

export class Stage {
  tree;
  /** The editor, while one runs. */
  run = null;
  /** What there is to be seen. */
  shown = null;
  #element;
  #host;
  #ran = null;
  #around = null;
  #opening = null;
  #without = null;

  /**
   * `host` has the `document`, and hears what is `told` of it, of what is `asked` to be kept and how that has
   * `settled`, that it is `left`, `opened`, or has `failed`, and what is `drawn`.
   */
  constructor(element, host) {
    this.#element = element;
    this.#host = host;
    this.tree = element.attachShadow({ mode: "open", delegatesFocus: true });
    this.tree.adoptedStyleSheets = [styleSheet()];
    for (const name of HEARD) {
      this.tree.addEventListener(name, (event) => {
        if (this.#ran?.faulted && this.#ran.app.contains(event.target)) event.stopImmediatePropagation();
      }, true);
    }
    this.tree.addEventListener("keydown", keep);
  }

  get #ways() { return WAYS[this.#element.getAttribute("transport")] ?? WAYS.auto; }

  /** Opens the document, if it is not open, and cannot be known not to open. Resolves when that is decided. */
  async open() {
    if (this.run || this.#without || this.#ran?.faulted) return;
    this.#opening ??= this.#begin();
    await this.#opening.done;
  }

  /** There is another document: what could not be opened may be open to this one. */
  async renew() {
    if (this.#without && this.#without.code !== "bad-document") return this.#explain(this.#without);
    if (this.#without) this.clear();
    return this.open();
  }

  #begin() {
    const gone = new AbortController();
    // Not before whoever has put the element there is done with it.
    return { gone, done: Promise.resolve().then(() => this.#try(gone.signal)) };
  }

  async #try(signal) {
    let why;
    for (const way of this.#ways) {
      if (why && !MAY_HELP.includes(why.code)) break;
      try {
        const run = await way.begin(this.#surroundings(signal));
        if (signal.aborted) return run.close();
        this.#opening = null;
        this.run = this.#ran = run;
        return this.#host.opened();
      } catch (error) {
        if (signal.aborted) return undefined;
        // Where neither is possible, the first is what somebody can do most about.
        const words = [why?.message, error.message].filter(Boolean).join(" ");
        why = new Refusal(why?.code ?? error.code ?? "unsupported", words);
      }
    }
    this.#opening = null;
    return why.code === "crashed" ? this.#stop(why.message) : this.#fail(why);
  }

  /** What whoever runs the editor knows of it, and tells it. */
  #surroundings(signal) {
    if (this.#around) this.#around.over = true;
    const around = { element: this.#element, tree: this.tree, signal, document: this.#host.document };
    const heard = (act) => (...about) => { if (!around.over) act(...about); };
    for (const name of ["told", "asked", "settled", "left"]) around[name] = heard(this.#host[name]);
    around.show = (...parts) => this.#show(...parts);
    around.stopped = heard((reason) => this.#stop(reason));
    around.failed = heard((code, message) => this.#host.failed(code, message, true));
    around.refused = heard((message) => {
      this.clear();
      this.#fail({ code: "bad-document", message });
    });
    this.#around = around;
    return around;
  }

  /** What can read texts: the editor that runs, or the program where it may run. */
  async reader() {
    if (!this.run && supported().wasm && this.#ways[0] === Inline) return inline;
    await this.open();
    if (!this.run) throw new Refusal(this.#without?.code ?? "unsupported", "The editor does not run here.");
    return this.run;
  }

  /** Takes everything away. The last words of what has run are still heard. */
  clear() {
    this.#opening?.gone.abort();
    const { run } = this;
    this.run = this.shown = this.#ran = this.#opening = this.#without = null;
    run?.close();
    this.tree.replaceChildren();
  }

  #show(...parts) {
    [this.shown] = parts;
    this.tree.replaceChildren(framed(...parts));
    this.#host.drawn();
  }

  #fail({ code, message }) {
    this.#without = { code, message };
    this.#explain(this.#without);
    this.#host.failed(code, message, code === "network" || code === "bad-document");
  }

  #explain({ code, message }) {
    const again = () => {
      this.#without = null;
      this.open();
    };
    const { value } = this.#host.document();
    this.#show(app(plain(code, message, value, code === "network" ? again : undefined)));
  }

  /** The program has faulted. Its elements stay as they are, out of sight: what is in them may be needed. */
  #stop(reason) {
    const left = this.#ran?.app;
    this.run = null;
    const again = () => {
      this.#ran = null;
      this.open();
    };
    const screen = app(stopped(reason, () => offerCopy(this.#host.document().value, left), again));
    screen.id = "stopped";
    if (left) {
      left.hidden = true;
      this.tree.firstChild?.append(screen);
    } else {
      this.#show(screen);
    }
    this.#host.failed("crashed", reason, true);
  }
}
