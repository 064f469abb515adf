// What was not saved into a file yet, kept in the browser, as a help and never as the only copy: many
// browsers keep one store for all files of a computer, some keep none. Every call may fail, and then there
// is just no draft.

const STORES = { drafts: ["path", "doc"], files: ["path", "doc"] };

/** A draft: where the file lies it belongs to, the id of the document and of that in the file, its text and
 * the one it was made from, when, and the name of the file it was handed on as.
 * @typedef {{ path: string, doc: string, from: string, value: string, base: string, at: number, file?: string }} Draft */

export class Drafts {
  #path;
  #from;
  #indexedDB;
  #database;

  /** Those of the file at a path, with the document of this id in it. */
  constructor(indexedDB, path, from) {
    this.#indexedDB = indexedDB;
    this.#path = path;
    this.#from = from;
  }

  /** Keeps a draft, in the place of the one before. Whether it is there. */
  async keep(draft) {
    const whole = { ...draft, path: this.#path, from: this.#from };
    return (await this.#run("drafts", "readwrite", (store) => store.put(whole))) !== undefined;
  }

  /** The drafts of this file, the newest first. Those whose text `isThere`, in the file, have done their work. */
  async found(isThere) {
    const all = (await this.#run("drafts", "readonly", (store) => store.getAll())) ?? [];
    const mine = [];
    for (const draft of all) {
      if (isThere(draft.value)) await this.#run("drafts", "readwrite", (store) => store.delete([draft.path, draft.doc]));
      else if (draft.path === this.#path && draft.from === this.#from) mine.push(draft);
    }
    return mine.sort((a, b) => b.at - a.at);
  }

  /** Lets the draft of a document go. */
  async forget(doc) {
    await this.#run("drafts", "readwrite", (store) => store.delete([this.#path, doc]));
  }

  /** Remembers the file on disk that a document is saved into. */
  async rememberFile(doc, handle) {
    await this.#run("files", "readwrite", (store) => store.put({ path: this.#path, doc, handle }));
  }

  /** The file on disk that a document was saved into. */
  async file(doc) {
    return (await this.#run("files", "readonly", (store) => store.get([this.#path, doc])))?.handle;
  }

  /** What `act` gives, once it is done; undefined where it could not be done. */
  async #run(name, mode, act) {
    try {
      this.#database ??= this.#open();
      const database = await this.#database;
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction(name, mode, { durability: "strict" });
        const request = act(transaction.objectStore(name));
        transaction.oncomplete = () => resolve(request.result ?? null);
        transaction.onabort = () => reject(transaction.error);
      });
    } catch {
      return undefined;
    }
  }

  #open() {
    return new Promise((resolve, reject) => {
      const request = this.#indexedDB.open("nofault-copies", 1);
      request.onupgradeneeded = () => {
        for (const [name, keyPath] of Object.entries(STORES)) request.result.createObjectStore(name, { keyPath });
      };
      request.onsuccess = () => {
        // A newer one may want to change it.
        request.result.onversionchange = () => request.result.close();
        resolve(request.result);
      };
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new Error("another page holds it"));
    });
  }
}
