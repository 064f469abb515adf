// Keeps what the page around has not, where that is wanted, and offers what is there from before. A person
// decides what becomes of it.

import { Drafts } from "./drafts.js";
import { offer } from "./plain.js";

export class Keeper {
  #element;
  #does;
  #kind = "none";
  #drafts = null;
  #wrote = false;
  #left = [];
  #offered = null;
  #ends = null;

  /** `does` has the `state` of the document, and can `show` something above it, `put` a text into it, and tell
   * what becomes of one that is `joined` with another. */
  constructor(element, does) {
    this.#element = element;
    this.#does = does;
  }

  /** The editor is open. */
  async open() {
    const { id, name } = this.#element;
    const kind = this.#element.getAttribute("storage") ?? "none";
    if (kind === this.#kind) return;
    this.close();
    this.#kind = kind;
    // Without a name, only one of a page can be told from all others.
    const alone = this.#element.ownerDocument.querySelectorAll(this.#element.localName).length === 1;
    if (!["session", "draft"].includes(kind) || !(id || name || alone)) return;
    this.#drafts = new Drafts(kind, id || name);
    this.#ends = new AbortController();
    const hidden = () => { if (document.visibilityState === "hidden") this.#keepNow(); };
    addEventListener("pagehide", () => this.#keepNow(), this.#ends);
    document.addEventListener("visibilitychange", hidden, this.#ends);
    const drafts = this.#drafts;
    const found = await drafts.found();
    if (drafts !== this.#drafts) return;
    this.#left = found;
    this.#offer();
  }

  /** What is written from now on is kept by nobody; what was kept stays. */
  close() {
    if (this.#drafts) this.#keepNow();
    this.#ends?.abort();
    this.#kind = "none";
    this.#drafts = this.#ends = null;
    this.#wrote = false;
    this.#withdraw();
  }

  /** Somebody has written something. */
  changed() {
    const { value, kept, dirty } = this.#does.state();
    if (!this.#drafts || !dirty) return;
    this.#wrote = true;
    this.#drafts.keep(value, kept);
  }

  #keepNow() {
    const { value, kept, dirty } = this.#does.state();
    if (!dirty) return;
    this.#wrote = true;
    this.#drafts.keepNow(value, kept);
  }

  /** The page around has kept everything. */
  saved() {
    if (this.#wrote) this.#drafts?.forget();
    this.#wrote = false;
    this.#offer();
  }

  /** The page around puts another document here. What it has not kept of the one before is left. */
  replaced() {
    if (this.#wrote) this.#drafts?.leave();
    this.#wrote = false;
  }

  /** There is another document: whether something is still to be offered may have changed. */
  look() {
    if (this.#offered) this.#offer();
  }

  /** What is above the editor has to be put there again. */
  drawn() {
    if (this.#offered) this.#does.show(this.#offered);
  }

  #withdraw() {
    this.#offered?.remove();
    this.#offered = null;
  }

  /** Offers the newest of what is left, if it is not what is here anyway. */
  #offer() {
    this.#withdraw();
    const { value, kept, dirty } = this.#does.state();
    while (this.#left.length && (same(this.#left[0].value, kept) || same(this.#left[0].value, this.#left[0].kept))) {
      this.#drafts.forget(this.#left.shift().own);
    }
    const [draft] = this.#left;
    if (!draft || !this.#drafts) return;
    const done = (after) => async () => {
      this.#left.shift();
      await after();
      this.#offer();
      this.#element.focus();
    };
    const moved = !same(draft.kept, kept) || (dirty && !same(draft.kept, value));
    this.#offered = offer(draft.at, moved, {
      back: done(() => this.#putBack(draft)),
      leave: done(() => {}),
      remove: done(() => this.#drafts.forget(draft.own)),
    });
    this.#does.show(this.#offered);
  }

  async #putBack({ own, value, kept }) {
    const now = this.#does.state().value;
    const joined = same(kept, now) ? value : await this.#does.joined(kept, value, now);
    this.#does.put(joined);
    this.changed();
    await this.#drafts.forget(own);
  }
}

/** Whether two documents are the same, however they are written. */
function same(one, other) {
  if (one === other) return true;
  try {
    return JSON.stringify(JSON.parse(one)) === JSON.stringify(JSON.parse(other));
  } catch {
    return false;
  }
}
