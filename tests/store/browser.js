// A browser with pages in it, played in memory: each page has modules of its own, all have what the
// browser keeps. A page can be closed at any moment, have a wrong clock, or be denied something.

import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import { mock, test as nodeTest } from "node:test";
import { SourceTextModule, SyntheticModule } from "node:vm";
import { forceCloseDatabase, IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { Channels, denied, Files, LocalStorage, Locks, Page } from "./fakes.js";

process.env.TZ = "UTC";
const RealDate = Date;

const SCRIPTS = ["store", "revisions", "second", "tails", "database", "backup", "rescue"];

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const DAY = 1440 * MINUTE;
/** When every test begins. */
export const START = Date.UTC(2026, 2, 14, 9, 26);

/** The id of a document. */
export const id = (number) => number.toString(16).padStart(16, "0");

/** Tests, where mutant.js runs them; otherwise Node.js does. */
export const collected = [];

/** A test, with the clock at its start. */
export function test(name, act) {
  const run = async (t) => {
    mock.timers.reset();
    mock.timers.enable({ apis: ["setTimeout", "Date"], now: START });
    await act(t);
  };
  if (process.env.NOFAULT_MUTANT) collected.push({ name, run }); else nodeTest(name, run);
}

/** Lets so many turns of the event loop go by, for what must not happen in them. */
export async function turns(number = 40) {
  for (let turn = 0; turn < number; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Waits until something is so. */
export async function until(what, is, longest = 2000) {
  for (let turn = 0; turn < longest; turn++) {
    if (await is()) return;
    await turns(1);
  }
  assert.fail(`it never came to this: ${what}`);
}

/** Waits for an answer while the clock goes on. */
export async function whileTimePasses(answer) {
  let answered = false;
  answer.finally(() => { answered = true; });
  await until("there is an answer", async () => {
    await turns(20);
    if (!answered) mock.timers.tick(SECOND);
    return answered;
  }, 100);
  return answer;
}

export class Browser {
  indexedDB = new IDBFactory();
  localStorage = new LocalStorage();
  files = new Files();
  locks = new Locks();
  channels = new Channels();
  /** Pages that are there. */
  pages = [];

  /**
   * A page. `ahead` is how many milliseconds its clock is wrong; `without` names what it is denied
   * (localStorage, indexedDB), has not got (locks, files, channels), or never answers (answers).
   */
  async page({ ahead = 0, without = [], lang = "en" } = {}) {
    const heard = new EventEmitter();
    const page = { connections: [], transactions: [], heard, reloads: 0, offered: [], document: new Page() };
    const has = (name) => !without.includes(name);
    page.document.documentElement.lang = lang;
    page.names = {
      IDBKeyRange, AbortSignal: { timeout },
      Date: class extends RealDate {
        constructor(...parts) { super(...(parts.length > 0 ? parts : [Date.now() + ahead])); }
        static now() { return Date.now() + ahead; }
      },
      document: page.document,
      location: { reload: () => { page.reloads += 1; } },
      addEventListener: (type, hear) => heard.on(type, hear),
      // Texts can be heavier than they are, so that a test need not have tens of megabytes.
      Blob: class extends Blob { get size() { return super.size * (page.heavier ?? 1); } },
      URL: {
        createObjectURL: (file) => `blob:${page.offered.push(file)}`,
        revokeObjectURL: (address) => { page.offered[address.slice(5) - 1] = null; },
      },
      localStorage: has("localStorage") ? this.localStorage : denied,
      indexedDB: {
        open: (...which) => this.#open(page, without, which),
        deleteDatabase: (name) => this.indexedDB.deleteDatabase(name),
      },
      BroadcastChannel: has("channels") ? this.channels.of(page) : undefined,
      navigator: {
        locks: has("locks") ? this.locks.of(page) : undefined,
        storage: has("files") ? this.files : undefined,
      },
    };
    Object.assign(page, await scripts(page.names));
    page.close = () => this.#close(page);
    page.hide = () => {
      page.document.hidden = true;
      heard.emit("visibilitychange");
    };
    this.pages.push(page);
    return page;
  }

  /** A page whose store is open. */
  async start(options) {
    const page = await this.page(options);
    page.opened = await page.store.open();
    return page;
  }

  /** Everything in one of the database's stores, whoever may have made it. */
  stored(store, version) {
    return this.change([store], (tx, done) => {
      tx.objectStore(store).getAll().onsuccess = (event) => done(event.target.result);
    }, version);
  }

  /** One transaction behind the back of every page. */
  change(stores, work, version) {
    return new Promise((resolve, reject) => {
      const request = this.indexedDB.open("nofault", version);
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const tx = request.result.transaction(stores, "readwrite");
        let answer;
        tx.oncomplete = () => {
          request.result.close();
          resolve(answer);
        };
        tx.onabort = () => reject(tx.error);
        work(tx, (value) => { answer = value; });
      };
    });
  }

  /** Puts a record into the database, in the place of what is there. */
  put(store, record) {
    return this.change([store], (tx) => tx.objectStore(store).put(record));
  }

  /** The browser finds its database damaged, and erases it, as all of them do; pages are closed. */
  erase() {
    for (const page of [...this.pages]) page.close();
    this.indexedDB = new IDBFactory();
  }

  /** The browser closes a page's database, or with `silent` lets it find out. */
  async lose(page, { silent = false } = {}) {
    for (const db of page.connections.splice(0)) {
      if (silent) db.close(); else forceCloseDatabase(db);
    }
    await turns(5);
  }

  #open(page, without, which) {
    if (without.includes("indexedDB")) throw new DOMException("Storage is not allowed here.", "SecurityError");
    if (page.closed || without.includes("answers")) return {};
    const request = this.indexedDB.open(...which);
    request.addEventListener("success", () => {
      const db = request.result;
      const transaction = db.transaction.bind(db);
      page.connections.push(db);
      db.transaction = (...asked) => {
        const tx = transaction(...asked);
        page.transactions.push(tx);
        if (page.full && tx.mode === "readwrite") failAtTheEnd(tx);
        if (page.trips) page.trips(tx);
        return tx;
      };
    });
    return request;
  }

  #close(page) {
    page.closed = true;
    this.pages.splice(this.pages.indexOf(page), 1);
    for (const db of page.connections) forceCloseDatabase(db);
    this.locks.release(page);
    this.channels.release(page);
  }
}

/** The scripts by their names. mutant.js puts others into their place. */
export const texts = new Map();

/** A script as it is, and after it, so that each line stands where it stands in the file, a line of ours. */
function textOf(file, names) {
  if (!texts.has(file)) texts.set(file, readFileSync(new URL(`../../src/browser/${file}`, import.meta.url), "utf8"));
  return `${texts.get(file)}\nimport { ${names.join(", ")} } from "page";`;
}

/** Modules of a page's own, in which the names of the browser mean what they mean in that page. */
async function scripts(names) {
  const all = new Map();
  const keys = Object.keys(names);
  const meanings = new SyntheticModule(keys, () => keys.forEach((key) => meanings.setExport(key, names[key])));
  const script = (file) => {
    if (!all.has(file)) {
      const identifier = new URL(`../../src/browser/${file}`, import.meta.url).href;
      all.set(file, new SourceTextModule(textOf(file, keys), { identifier }));
    }
    return all.get(file);
  };
  const link = (name) => name === "page" ? meanings : script(name.replace("./", ""));
  for (const name of SCRIPTS) {
    const module = script(`${name}.js`);
    if (module.status === "unlinked") await module.link(link);
    await module.evaluate();
  }
  return Object.fromEntries(SCRIPTS.map((name) => [name, script(`${name}.js`).namespace]));
}

/** At the end of the quota, browsers report the success of a request and then abort. */
function failAtTheEnd(tx) {
  const objectStore = tx.objectStore.bind(tx);
  tx.objectStore = (name) => {
    const store = objectStore(name);
    if (Object.hasOwn(store, "put")) return store;
    const put = store.put.bind(store);
    store.put = (record) => {
      const request = put(record);
      request.addEventListener("success", () => tx._abort("QuotaExceededError"));
      return request;
    };
    return store;
  };
}

/** `AbortSignal.timeout`, by the clock of the test. */
function timeout(ms) {
  if (!Number.isFinite(ms)) throw new TypeError("That is no time.");
  const controller = new AbortController();
  setTimeout(() => controller.abort(new DOMException("It took too long.", "TimeoutError")), ms);
  return controller.signal;
}

/** Saves as the app does: a whole text, and the change with the number of the revision it becomes. */
export function save(page, number, base, body, { change = base + 1, copy = 0xc0 + number, ...more } = {}) {
  const { part = false, keep, name, head = JSON.stringify({ title: body }) } = more;
  return page.store.save(id(number), change, base, id(copy), body, head, part, keep, name);
}
