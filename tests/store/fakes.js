// What Node.js has not got of a browser, in memory: as much of it as the store uses.

import { EventEmitter } from "node:events";

const problem = (name) => new DOMException(`${name} (as the browser says it)`, name);

/** `localStorage`, of all pages. What is in it are its own properties, as in a browser. */
export class LocalStorage {
  #full = false;
  /** Whether there is no room for another word. */
  set full(full) { this.#full = full; }
  get length() { return Object.keys(this).length; }
  getItem(key) { return Object.hasOwn(this, key) ? this[key] : null; }
  removeItem(key) { delete this[key]; }
  setItem(key, value) {
    if (this.#full) throw problem("QuotaExceededError");
    this[key] = String(value);
  }
}

/** Something that may not be touched. */
export const denied = new Proxy({}, {
  get() { throw problem("SecurityError"); },
  ownKeys() { throw problem("SecurityError"); },
});

/** `navigator.locks`: by name, who holds it, and after it who waits. */
export class Locks {
  #queues = new Map();

  /** As one page sees them. */
  of(page) {
    return {
      request: async (name, options, act = options) => {
        const queue = this.#queues.get(name) ?? [];
        this.#queues.set(name, queue);
        if (options.ifAvailable && queue.length > 0) return act(null);
        const place = { page };
        const turn = new Promise((start, fail) => {
          place.start = start;
          options.signal?.addEventListener("abort", () => {
            this.#leave(queue, place);
            fail(options.signal.reason);
          });
        });
        queue.push(place);
        queue[0].start();
        await turn;
        try { return await act({ name }); } finally { this.#leave(queue, place); }
      },
    };
  }

  /** The page is gone: others get what it held. */
  release(page) {
    for (const queue of this.#queues.values()) {
      for (const place of queue.filter((place) => place.page === page)) this.#leave(queue, place);
    }
  }

  #leave(queue, place) {
    if (queue.includes(place)) queue.splice(queue.indexOf(place), 1);
    queue[0]?.start();
  }
}

/** The files a browser keeps for a site: one folder with texts. */
export class Files {
  /** The texts by their names; null as long as there is no folder. */
  texts = null;
  full = false;
  /** How often something was written. */
  written = 0;
  /** How often there was no room. */
  refused = 0;

  async getDirectory() {
    return { getDirectoryHandle: async (name, { create } = {}) => {
      if (name !== "nofault") throw problem("NotFoundError");
      if (create) this.texts ??= new Map();
      if (!this.texts) throw problem("NotFoundError");
      return this.#folder;
    } };
  }

  #folder = {
    keys: async function* () { yield* [...this.names()]; },
    names: () => this.texts.keys(),
    removeEntry: async (name) => { if (!this.texts.delete(name)) throw problem("NotFoundError"); },
    getFileHandle: async (name, { create } = {}) => {
      if (!this.texts.has(name) && !create) throw problem("NotFoundError");
      if (!this.texts.has(name)) this.texts.set(name, "");
      let text = "";
      return {
        getFile: async () => ({ text: async () => this.texts.get(name) }),
        createWritable: async () => ({
          write: async (part) => {
            this.refused += this.full;
            if (this.full) throw problem("QuotaExceededError");
            text += part;
          },
          close: async () => { this.texts.set(name, text); this.written += 1; },
        }),
      };
    },
  };
}

/** `BroadcastChannel`: what one page says, the others hear, later. */
export class Channels {
  #all = new Set();

  of(page) {
    const all = this.#all;
    return class {
      heard = new EventEmitter();
      constructor(name) {
        this.name = name;
        this.page = page;
        all.add(this);
      }
      addEventListener(type, hear) { this.heard.on(type, hear); }
      postMessage(data) {
        for (const other of all) {
          if (other === this || other.name !== this.name) continue;
          const copy = structuredClone(data);
          setImmediate(() => { if (all.has(other)) other.heard.emit("message", { data: copy }); });
        }
      }
    };
  }

  release(page) {
    for (const channel of this.#all) if (channel.page === page) this.#all.delete(channel);
  }
}

/** An element, as far as the rescue screen makes and uses it. */
class Element {
  attributes = {};
  children = [];
  #heard = new EventEmitter();
  constructor(name) { this.name = name; }
  setAttribute(name, value) { this.attributes[name] = value; }
  append(...children) { this.children.push(...children.filter((child) => child !== "")); }
  addEventListener(type, hear) { this.#heard.on(type, hear); }
  click() { this.clicks = (this.clicks ?? 0) + 1; this.#heard.emit("click"); }
  focus() { this.focused = true; }
  /** All of it that a person reads. */
  get text() { return this.children.map((child) => child.text ?? child).join(" "); }
}

/** `document`, with the text fields of the app. */
export class Page {
  hidden = false;
  documentElement = { lang: "en" };
  body = new Element("body");
  app = new Element("div");
  fields = [];
  made = [];
  createElement(name) {
    const element = new Element(name);
    this.made.push(element);
    return element;
  }
  getElementById(id) { return id === "app" ? this.app : null; }
  querySelectorAll() { return this.fields; }
}
