// Two windows, one in the other, as far as messages between them go.

/** A window that hears messages the way a browser delivers them: later, with who sent them. */
export class FakeWindow extends EventTarget {
  MessageChannel = MessageChannel;
  crypto = globalThis.crypto;
  sent = [];
  #timers = [];

  constructor(origin) {
    super();
    this.origin = origin;
    this.document = { baseURI: "https://wiki.example/page", defaultView: this };
    this.parent = this;
  }

  /** Hears a message from whoever and wherever. */
  hear(data, { source, origin, ports = [] }) {
    const event = Object.assign(new Event("message"), { data, source, origin, ports });
    this.dispatchEvent(event);
  }

  setInterval(act) {
    this.#timers.push(act);
    return this.#timers.length - 1;
  }

  clearInterval(number) {
    this.#timers[number] = null;
  }

  /** Half a second passes. */
  pass() {
    for (const act of this.#timers) act?.();
  }
}

/** A wiki page with a frame in it. `sandbox` is the attribute of the frame. */
export function wiki({ sandbox = null, src = "https://nofault.example/embed.html" } = {}) {
  const opaque = sandbox !== null && !sandbox.includes("allow-same-origin");
  const outside = new FakeWindow("https://wiki.example");
  const inside = new FakeWindow(opaque ? "null" : "https://nofault.example");
  // Each sees the other as something to post to, and as the source of what it hears from there.
  const down = { origin: inside.origin };
  const up = { origin: outside.origin };
  const leads = (to, from) => (data, target, ports = []) => {
    to.sent.push({ data, target });
    if (target !== "*" && target !== to.origin) return;
    to.hear(structuredClone(data), { source: from, origin: from.origin, ports });
  };
  down.postMessage = leads(inside, up);
  up.postMessage = leads(outside, down);
  inside.parent = up;
  const frame = Object.assign(new EventTarget(), {
    src,
    style: {},
    contentWindow: down,
    ownerDocument: outside.document,
    getAttribute: (name) => (name === "sandbox" ? sandbox : null),
  });
  return { outside, inside, frame };
}

/** A `<nofault-editor>` as far as the frame knows it. */
export class FakeEditor extends EventTarget {
  static version = "0.1.0";
  static schema = 1;
  value = "";
  rev = 0;
  dirty = false;
  ready = Promise.resolve();
  saveTimeout = 1000;
  attributes = {};
  style = { set: {}, setProperty: (name, value) => (this.style.set[name] = value) };

  setAttribute(name, value) {
    this.attributes[name] = value;
  }

  async export(format) {
    return new Blob([`as ${format}: ${this.value}`], { type: "text/plain" });
  }

  _goOn(value, rev, kept) {
    Object.assign(this, { value, rev, dirty: kept !== undefined, kept });
  }

  async importText(text, format) {
    this.value = text;
    return { format, title: "T", sections: 1, rows: 2, actions: 3, words: 4 };
  }

  async _joined(...texts) {
    return texts.join("+");
  }

  async save(reason = "user") {
    await this.saveHandler({ value: this.value, rev: this.rev, reason });
    return "saved";
  }

  undo() {
    this.done = "undone";
  }

  redo() {
    this.done = "redone";
  }

  removeAttribute(name) {
    delete this.attributes[name];
  }

  markSaved(rev) {
    this.saved = rev;
  }

  focus(section) {
    this.focused = section ?? "all";
  }

  say(name, detail) {
    const event = Object.assign(new Event(name, { cancelable: true }), { detail });
    this.dispatchEvent(event);
    return event;
  }
}

/** Waits until something holds. A second is for ever here. */
export async function until(holds) {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = holds();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`it never came: ${holds}`);
}
