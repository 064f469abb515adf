// Asking the page around to keep the document, and what becomes of it.

import { Refusal } from "./protocol.js";

const SILENT = "the page around did not answer.";

/** @typedef {{ value: string, rev: number, reason: "user" | "auto", etag?: string }} SaveRequest */

export class Saver {
  /** How long the page may take to answer, in milliseconds. */
  patience = 30_000;
  /** What the page calls the version it has. */
  etag;
  /** The text the page has, as far as is known. */
  kept = "";
  #element;
  #told;
  #waiting = [];
  #asked = 0;
  #answered = 0;
  #reason;

  /** `told` is called with a number, what became of it, and when, what there is, or why, in words and as it was. */
  constructor(element, told) {
    this.#element = element;
    this.#told = told;
  }

  /** Waits for everything up to a change; `ask` asks the editor, which answers by `request`. */
  wait(rev, reason, ask) {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ rev, resolve, reject });
      this.#reason = reason;
      ask();
    });
  }

  /** The editor wants a text to be kept. The page hears of it when the editor is done. */
  request(rev, value, why) {
    const reason = this.#reason ?? why;
    this.#reason = undefined;
    const number = (this.#asked += 1);
    queueMicrotask(() => this.#ask(number, { value, rev, reason, etag: this.etag }));
  }

  async #ask(number, request) {
    let answer;
    const respondWith = (promise) => { answer ??= Promise.resolve(promise); };
    const event = new CustomEvent("nofault-save",
      { bubbles: true, composed: true, cancelable: true, detail: { ...request, respondWith } });
    const goOn = this.#element.dispatchEvent(event);
    const handler = this.#element.saveHandler;
    if (!answer && goOn && handler) answer = new Promise((resolve) => resolve(handler(request)));
    // Asked again meanwhile, or opened anew: an answer that nobody waits for is passed over.
    const settle = (...end) => { if (number === this.#asked) this.#settle(number, request, ...end); };
    if (!answer) return settle(goOn ? "unhandled" : "cancelled", "");
    const late = setTimeout(() => {
      settle("failed", SILENT, new Refusal("no-answer", SILENT));
      if (number === this.#asked) this.#answered = this.#asked += 1;
    }, this.patience);
    try {
      const { etag, handed } = (await answer) ?? {};
      if (number === this.#asked) this.etag = etag ?? this.etag;
      if (handed) settle("handed", String(handed));
      else settle("saved", new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }));
    } catch (error) {
      const current = typeof error?.current === "object" ? JSON.stringify(error.current) : error?.current;
      if (error?.code === "conflict" && current) {
        if (number === this.#asked) this.etag = error.etag ?? this.etag;
        settle("behind", current);
      } else if (error?.code === "unhandled") {
        settle("unhandled", "");
      } else {
        const why = error?.message || (typeof error === "string" ? error : error?.code);
        const told = why ? `the page around says: ${why}` : "the page around could not keep it.";
        settle("failed", error?.code === "no-answer" ? SILENT : told, { code: error?.code, message: why });
      }
    } finally {
      clearTimeout(late);
    }
  }

  async #settle(number, { rev, value }, what, told, why) {
    this.#answered = number;
    if (what === "saved") this.kept = value;
    if (what === "behind") this.kept = told;
    else this.#release(rev, what, told);
    await this.#told(rev, what, told, why);
    // Where both could be joined, the editor has asked again by now.
    if (what === "behind" && number === this.#asked) this.#release(rev, "failed", "somebody else has changed it.");
  }

  /** Tells whoever waits for a change up to this number what became of it. */
  #release(rev, what, told = "") {
    const due = this.#waiting.filter((waiting) => waiting.rev <= rev);
    this.#waiting = this.#waiting.filter((waiting) => waiting.rev > rev);
    for (const { resolve, reject } of due) {
      if (what === "failed") reject(new Error(`Not saved: ${told}`));
      else resolve(what);
    }
  }

  /** The editor is done with what it was asked, in a way of its own. */
  settled(what, told) {
    if (this.#answered === this.#asked) this.#release(Infinity, what, told);
  }

  /** What was asked for before concerns nobody any more. */
  forget() {
    this.#answered = this.#asked += 1;
    this.#release(Infinity, "cancelled");
  }
}
