// What an editor in a frame and the page around it say to each other, once both hold an end of a
// MessagePort. See docs/frame.md.
//
// A document travels as text, not as an object: numbers and fields that this version does not know keep
// every digit, and its size is known before anything is done with it.

/** The version of the protocol. Both sides take the highest that both know. */
export const PROTOCOL = 1;

/** How many UTF-16 units all texts of one message may have together: 8 Mi. */
export const LARGEST = 8 * 1024 * 1024;

/** How long an answer is waited for, in milliseconds. */
export const PATIENCE = 30_000;

/** What somebody else waits for already is waited for as long as browsers can. */
export const LONG = 2 ** 31 - 1;

const text = (value) => typeof value === "string";
const none = (kind) => (value) => value === null || kind(value);
const flag = (value) => typeof value === "boolean";
const count = (value) => Number.isSafeInteger(value) && value >= 0;
const texts = (value) => Array.isArray(value) && value.length <= 100 && value.every(text);
/** Texts by name, as custom properties are. */
const named = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value) &&
  Object.keys(value).length <= 100 && Object.values(value).every(text);
const maybe = (kind) => (value) => value === undefined || kind(value);

/** What the editor says. */
export const EDITOR_SAYS = {
  ready: { app: text, protocol: count, schema: count, capabilities: texts },
  change: { rev: count, dirty: flag, empty: maybe(flag), doc: maybe(text) },
  commit: {},
  save: { rev: count, reason: text, doc: text, etag: maybe(text) },
  resize: { height: count },
  exit: { dirty: flag },
  error: { code: text, message: text },
};

/** What the page around it says. */
export const HOST_SAYS = {
  load: { doc: text, rev: maybe(count), kept: maybe(text) },
  get: {},
  export: { format: text },
  configure: {
    mode: maybe(text),
    lang: maybe(text),
    theme: maybe(text),
    vars: maybe(named),
    autosave: maybe(none(count)),
    readonly: maybe(flag),
    texts: maybe(flag),
    saveTimeout: maybe(count),
  },
  save: { reason: maybe(text) },
  import: { text, format: maybe(text) },
  join: { kept: text, mine: text, theirs: text },
  undo: {},
  redo: {},
  "mark-saved": { rev: count, etag: maybe(text) },
  focus: { section: maybe(text) },
  print: {},
};

/** What is answered, where that is more than that it was done. Either side may ask that the other saves. */
const ANSWERS = {
  save: { etag: maybe(text), outcome: maybe(text) },
  get: { doc: text, rev: count, dirty: flag, empty: maybe(flag) },
  import: { format: text, title: text, sections: count, rows: count, actions: count, words: count },
  join: { doc: text },
  export: { mime: text, data: text },
};

/** Why something was not done, in a word for programs (`code`) and in words for people. */
export class Refusal extends Error {
  /** `current` is the document that is stored instead, where the code is `conflict`. */
  constructor(code, message, current) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    if (current !== undefined) this.current = current;
  }
}

/** The fields of a message that are known. Throws what is wrong with them; ignores all others. */
export function fields(shape, data) {
  const found = {};
  let size = 0;
  for (const [name, fits] of Object.entries(shape)) {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    if (!fits(value)) throw new Refusal("malformed", `"${name}" is missing or of another kind`);
    if (value === undefined) continue;
    const all = typeof value === "object" ? Object.entries(value ?? {}).flat() : [value];
    for (const part of all) if (text(part)) size += part.length;
    found[name] = value;
  }
  if (size > LARGEST) throw new Refusal("too-large", "the message has more than 8 Mi characters");
  return found;
}

const record = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** One end of a port: tells, asks, and acts on what the other end says. */
export class Line {
  #port;
  #says;
  #acts;
  #asked = new Map();
  #last = 0;

  /** `says` is what the other end may say; `acts` has a function for each of these that is acted on. */
  constructor(port, says, acts) {
    this.#port = port;
    this.#says = says;
    this.#acts = acts;
    port.onmessage = (event) => this.#hear(event.data);
  }

  /** Says something that needs no answer. */
  tell(type, what = {}) {
    this.#port.postMessage({ ...what, type });
  }

  /** Says something, and resolves to the answer. Rejects with a `Refusal`. */
  ask(type, what = {}, patience = PATIENCE) {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      const late = () => {
        this.#asked.delete(id);
        reject(new Refusal("no-answer", `there was no answer to "${type}"`));
      };
      this.#asked.set(id, { type, resolve, reject, timer: setTimeout(late, patience) });
      this.tell(type, { ...what, id });
    });
  }

  /** Hears nothing any more. What was asked is not answered. */
  close() {
    this.#port.onmessage = null;
    this.#port.close();
    for (const { reject, timer } of this.#asked.values()) {
      clearTimeout(timer);
      reject(new Refusal("closed", "the other side is gone"));
    }
    this.#asked.clear();
  }

  async #hear(data) {
    if (!record(data) || !text(data.type)) return;
    if (data.type === "reply") return this.#answered(data);
    const id = count(data.id) ? data.id : null;
    try {
      const known = Object.hasOwn(this.#says, data.type);
      const act = known && this.#acts[data.type];
      if (!act) throw new Refusal("unknown-message", `"${data.type.slice(0, 40)}" is not known here`);
      const result = await act(fields(this.#says[data.type], data));
      if (id !== null) this.tell("reply", { re: id, ok: true, result: result ?? {} });
    } catch (error) {
      if (id !== null) this.tell("reply", { re: id, ok: false, error: told(error) });
    }
  }

  #answered({ re, ok, result, error }) {
    const asked = this.#asked.get(re);
    if (!asked) return;
    this.#asked.delete(re);
    clearTimeout(asked.timer);
    try {
      if (ok !== true) throw refusal(error);
      const shape = ANSWERS[asked.type] ?? {};
      asked.resolve(fields(shape, record(result) ? result : {}));
    } catch (why) {
      asked.reject(why);
    }
  }
}

/** An error as it travels. Nothing of an error that was not meant for the other side but its words. */
function told(error) {
  const code = text(error?.code) ? error.code : "failed";
  const message = text(error?.message) ? error.message : String(error);
  return text(error?.current) ? { code, message, current: error.current } : { code, message };
}

function refusal(error) {
  if (!record(error)) return new Refusal("failed", "it was refused without a reason");
  try {
    const { code, message, current } = fields(
      { code: text, message: text, current: maybe(text) },
      error,
    );
    return new Refusal(code, message, current);
  } catch (why) {
    return why;
  }
}
