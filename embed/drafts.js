// Words that the page around has not kept yet, in the browser of who wrote them, for pages that ask for it.
// Any access to storage may be refused: then nothing is kept, and nothing else is different.

const NAME = "nofault-drafts";
const OWNER = (id) => `${NAME} ${id}`;

/** One editor's words in one place; `found` are those of editors before it. */
export class Drafts {
  #place;
  #own;
  #stores;
  #last;

  /** In `session`, words last as long as the tab; as a `draft`, until somebody decides. */
  constructor(kind, place) {
    this.#place = `${location.pathname}${location.search} ${place}`;
    this.#stores = kind === "draft" ? [session, lasting] : [session];
    this.#last = kind === "draft" ? lasting : session;
    this.leave();
  }

  /** What editors that are gone have left here: `{ own, at, value, kept }`, the newest first. */
  async found() {
    const all = await Promise.all(this.#stores.map((store) => quietly(() => store.all(this.#place))));
    const held = (await quietly(() => navigator.locks?.query()))?.held ?? [];
    const open = new Set([OWNER(this.#own), ...held.map(({ name }) => name)]);
    const each = new Map();
    for (const draft of all.flat().filter(isDraft)) {
      const other = each.get(draft.own);
      if (!open.has(OWNER(draft.own)) && !(other?.at > draft.at)) each.set(draft.own, draft);
    }
    return [...each.values()].sort((one, other) => other.at - one.at);
  }

  /** Keeps a text, made from what the page around has kept. */
  keep(value, kept) {
    return quietly(() => this.#last.put(this.#place, this.#draft(value, kept)));
  }

  /** The same when the page is about to be gone, and there is no time to wait. */
  keepNow(value, kept) {
    return quietly(() => session.put(this.#place, this.#draft(value, kept)));
  }

  #draft(value, kept) {
    return { own: this.#own, at: Date.now(), value, kept };
  }

  /** What was kept stays as it is, for the next who opens the page. */
  leave() {
    this.#own = String(crypto.randomUUID?.() ?? crypto.getRandomValues(new Uint32Array(4)));
    // As long as this is held, its words are those of an editor that is still open.
    navigator.locks?.request(OWNER(this.#own), () => new Promise(() => {})).catch(() => {});
  }

  /** Lets words go: its own, or those that were found. */
  forget(own = this.#own) {
    return Promise.all(this.#stores.map((store) => quietly(() => store.remove(this.#place, own))));
  }
}

async function quietly(act) {
  try {
    return await act();
  } catch {
    return undefined;
  }
}

const isDraft = (draft) =>
  ["own", "value", "kept"].every((name) => typeof draft?.[name] === "string") && Number.isFinite(draft.at);

/** As long as the tab. */
const session = {
  all(place) {
    const names = Object.keys(sessionStorage).filter((name) => name.startsWith(`${NAME} ${place} `));
    return names.map((name) => {
      try { return JSON.parse(sessionStorage.getItem(name)); } catch { return null; }
    });
  },
  put(place, draft) { sessionStorage.setItem(`${NAME} ${place} ${draft.own}`, JSON.stringify(draft)); },
  remove(place, own) { sessionStorage.removeItem(`${NAME} ${place} ${own}`); },
};

let opened;

/** In a database: what browsers keep beside it is lost when they die. */
const lasting = {
  all: (place) => inStore("readonly", (store) => store.getAll(IDBKeyRange.bound([place], [place, []]))),
  put: (place, draft) => inStore("readwrite", (store) => store.put(draft, [place, draft.own])),
  remove: (place, own) => inStore("readwrite", (store) => store.delete([place, own])),
};

async function inStore(mode, act) {
  const database = await (opened ??= open().catch((error) => { opened = undefined; throw error; }));
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(NAME, mode);
    const request = act(transaction.objectStore(NAME));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(NAME);
    request.onsuccess = () => {
      request.result.onversionchange = () => { request.result.close(); opened = undefined; };
      resolve(request.result);
    };
    request.onerror = request.onblocked = () => reject(request.error);
  });
}
