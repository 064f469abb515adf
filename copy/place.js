// The file on disk that a document is saved into, where the browser lets a page write to one.

import { islandOf } from "./compose.js";

export class Place {
  /** The file that was chosen before, or in this tab. */
  handle = null;
  /** What the file of this page had, where a draft was opened that was made from something else. */
  opened = null;
  #drafts;
  #doc;

  /** `doc` tells the id of the document. */
  constructor(drafts, doc) {
    this.#drafts = drafts;
    this.#doc = doc;
  }

  /** Takes up the file that a document was saved into before. */
  async begin(doc) {
    const handle = doc && (await this.#drafts.file(doc));
    if (handle) this.handle ??= handle;
  }

  /** Saves go into this file from now on. */
  take(handle) {
    this.handle = handle;
    this.#drafts.rememberFile(this.#doc(), handle);
  }

  /** The document that is in the file by now; `null` where that cannot be known. */
  async read() {
    if (!this.handle) {
      const { opened } = this;
      this.opened = null;
      return opened;
    }
    try {
      const mode = { mode: "readwrite" };
      const may = (await this.handle.queryPermission(mode)) === "granted"
        || (await this.handle.requestPermission(mode)) === "granted";
      return may ? islandOf(await (await this.handle.getFile()).text()) : null;
    } catch {
      // It was moved or removed: there is nothing in it that could be lost.
      return null;
    }
  }
}
