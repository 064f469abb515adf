import assert from "node:assert/strict";
import { after, test } from "node:test";

import { serve } from "../../embed/frame.js";
import { offered } from "../../embed/handshake.js";
import { open, Refusal } from "../../embed/nofault-host.js";
import { EDITOR_SAYS, Line } from "../../embed/protocol.js";
import { FakeEditor, until, wiki } from "./windows.js";

const ends = [];
after(() => ends.forEach((end) => end()));

/** A page and an editor in its frame, connected. */
async function connected(options = {}, where = {}) {
  const { outside, inside, frame } = wiki(where);
  const editor = new FakeEditor();
  const host = open(frame, options);
  const line = await serve(editor, inside, await offered(inside, where.origins));
  ends.push(() => host.close(), () => line.close());
  await host.ready;
  return { outside, inside, frame, editor, host };
}

test("the document goes from the page into the frame, and back when it is saved", async () => {
  const kept = [];
  const { editor } = await connected({
    value: async () => '{"title":"as stored"}',
    save: async (request) => {
      kept.push(request);
      return { etag: "four" };
    },
  });
  assert.equal(editor.value, '{"title":"as stored"}');
  const request = { value: '{"title":"changed"}', rev: 3, reason: "user", etag: "three" };
  assert.deepEqual(await editor.saveHandler(request), { etag: "four" });
  assert.deepEqual(kept, [request]);
});

test("nothing can be written before the page has given its document, even if it has none", async () => {
  let give;
  const { inside, frame } = wiki();
  const host = open(frame, { value: () => new Promise((resolve) => (give = resolve)) });
  const editor = new FakeEditor();
  const line = await serve(editor, inside, await offered(inside));
  ends.push(() => host.close(), () => line.close());
  await until(() => give);
  assert.equal(editor.readOnly, true);
  give(undefined);
  await host.ready;
  assert.deepEqual([editor.readOnly, editor.value], [false, ""]);
});

test("a page that keeps nothing says so", async () => {
  const { editor } = await connected();
  const request = { value: "{}", rev: 1, reason: "auto" };
  await assert.rejects(editor.saveHandler(request), { code: "unhandled" });
});

test("a conflict reaches the editor with the words of the other", async () => {
  const save = async () => {
    throw new Refusal("conflict", "changed elsewhere", '{"title":"theirs"}');
  };
  const { editor } = await connected({ save });
  const request = { value: "{}", rev: 1, reason: "auto" };
  await assert.rejects(editor.saveHandler(request), { code: "conflict", current: '{"title":"theirs"}' });
});

test("the page asks for what is in the editor", async () => {
  const { editor, host } = await connected({ value: "{}" });
  Object.assign(editor, { value: '{"a":1}', rev: 9, dirty: true });
  assert.deepEqual(await host.get(), { doc: '{"a":1}', rev: 9, dirty: true });
  assert.deepEqual(await host.export("markdown"), {
    mime: "text/plain",
    data: 'as markdown: {"a":1}',
  });
  await host.load('{"b":2}');
  assert.equal(editor.value, '{"b":2}');
  await host.markSaved(9);
  assert.equal(editor.saved, 9);
  await host.focus("impact");
  assert.equal(editor.focused, "impact");
});

test("a document that cannot be read is refused, and the one before stays", async () => {
  const { editor, host } = await connected({ value: "{}" });
  Object.defineProperty(editor, "value", {
    get: () => "{}",
    set: () => {
      throw new Refusal("bad-document", "it is no JSON");
    },
  });
  await assert.rejects(host.load("nonsense"), { code: "bad-document", message: "it is no JSON" });
  assert.equal((await host.get()).doc, "{}");
});

test("how it looks can be set, and nothing else through it", async () => {
  const { editor, host } = await connected({ config: { theme: "dark", mode: "view" } });
  assert.deepEqual([editor.mode, editor.attributes.theme], ["view", "dark"]);
  await host.configure({ lang: "de", autosave: 5, vars: { "--nofault-accent": "teal" } });
  assert.deepEqual(editor.attributes, { theme: "dark", lang: "de", autosave: 5 });
  assert.equal(editor.style.set["--nofault-accent"], "teal");
  for (const config of [
    { mode: "admin" },
    { theme: "<b>" },
    { mode: "edit", vars: { color: "red" } },
    { vars: { "--nofault-x;y": "red" } },
  ]) {
    await assert.rejects(host.configure(config), { code: "malformed" }, JSON.stringify(config));
  }
  assert.equal(editor.mode, "view");
});

test("a page can let it be read only, from the beginning and later, and ask that nothing is saved by itself", async () => {
  const { editor, host } = await connected({ value: "{}", config: { readonly: true, autosave: 3 } });
  assert.deepEqual([editor.value, editor.readOnly, editor.attributes.autosave], ["{}", true, 3]);
  await host.configure({ theme: "dark" });
  assert.equal(editor.readOnly, true, "what is not named stays");
  await host.configure({ readonly: false, autosave: null });
  assert.deepEqual([editor.readOnly, "autosave" in editor.attributes], [false, false]);
});

test("the page can save, take back, make again and import what is in the frame, and hears what came of it", async () => {
  const kept = [];
  let fails = false;
  const save = async (request) => {
    if (fails) throw new Refusal("denied", "not allowed");
    kept.push(request);
  };
  const { editor, host } = await connected({ value: "{}", save });
  assert.equal(await host.save("leaving"), "saved");
  assert.deepEqual(kept, [{ value: "{}", rev: 0, reason: "leaving" }]);
  fails = true;
  await assert.rejects(host.save(), { code: "denied", message: "not allowed" });
  await host.undo();
  assert.equal(editor.done, "undone");
  await host.redo();
  assert.equal(editor.done, "redone");
  const report = { format: "markdown", title: "T", sections: 1, rows: 2, actions: 3, words: 4 };
  assert.deepEqual(await host.importText("# T", "markdown"), report);
  assert.equal(editor.value, "# T");
});

test("whoever goes on from an editor before names its last change and what was kept; and is told each text", async () => {
  const { port1, port2 } = new MessageChannel();
  const { inside } = wiki();
  const editor = new FakeEditor();
  editor.isEmpty = false;
  const heard = [];
  const line = new Line(port2, EDITOR_SAYS, {
    ready: () => {},
    change: (change) => void heard.push(change),
    commit: () => void heard.push("left"),
  });
  const served = await serve(editor, inside, port1);
  ends.push(() => line.close(), () => served.close());
  await line.ask("load", { doc: "mine", rev: 7, kept: "theirs" });
  assert.deepEqual([editor.value, editor.rev, editor.kept, editor.dirty], ["mine", 7, "theirs", true]);
  assert.deepEqual(await line.ask("join", { kept: "a", mine: "b", theirs: "c" }), { doc: "a+b+c" });
  assert.deepEqual(await line.ask("get"), { doc: "mine", rev: 7, dirty: true, empty: false });
  editor.say("nofault-change", { rev: 7, dirty: true });
  await until(() => heard.length === 1);
  assert.deepEqual(heard.pop(), { rev: 7, dirty: true, empty: false }, "no text that nobody wants");
  await line.ask("configure", { texts: true });
  // Two keys at once are told together, and so are the last words before the field, or the page, is left.
  for (const rev of [8, 9]) {
    Object.assign(editor, { value: `text ${rev}`, rev });
    editor.say("nofault-change", { rev, dirty: true });
  }
  editor.say("change");
  await until(() => heard.length === 2);
  assert.deepEqual(heard.splice(0), [{ rev: 9, dirty: true, empty: false, doc: "text 9" }, "left"]);
  Object.assign(editor, { value: "last", rev: 10 });
  editor.say("nofault-change", { rev: 10, dirty: true });
  inside.dispatchEvent(new Event("pagehide"));
  await until(() => heard.length === 1);
  assert.equal(heard[0].doc, "last");
});

test("the page hears of changes, heights and errors", async () => {
  const heard = [];
  const hear = (name) => (what) => heard.push([name, what]);
  const { editor, frame, inside } = await connected({
    change: hear("change"), error: hear("error"), exit: hear("exit"),
  });
  editor.say("nofault-change", { rev: 4, dirty: true, origin: "user" });
  editor.rev = 4;
  editor.say("nofault-dirty", { dirty: false });
  editor.say("nofault-error", { code: "crashed", message: "it faulted", lastGood: "{}" });
  for (const height of [333.2, 5, 1e9]) {
    editor.say("nofault-resize", { height });
    const tall = { 333.2: "334px", 5: "120px", 1e9: "20000px" }[height];
    await until(() => frame.style.height === tall);
  }
  editor.dirty = true;
  inside.dispatchEvent(new Event("pagehide"));
  await until(() => heard.length === 4);
  assert.deepEqual(heard, [
    ["change", { rev: 4, dirty: true }],
    ["change", { rev: 4, dirty: false }],
    ["error", { code: "crashed", message: "it faulted" }],
    ["exit", { dirty: true }],
  ]);
});

test("a fault in the page's own functions breaks neither side", async (context) => {
  const faults = [];
  globalThis.reportError = (error) => faults.push(error.message);
  context.after(() => delete globalThis.reportError);
  const change = () => {
    throw new Error("the page's own");
  };
  const { editor, host } = await connected({ change, value: "{}" });
  editor.say("nofault-change", { rev: 1, dirty: true });
  await until(() => faults.length);
  assert.deepEqual(faults, ["the page's own"]);
  assert.equal((await host.get()).doc, "{}");
});

test("in a sandbox without an origin it connects all the same", async () => {
  const { editor, inside } = await connected({ value: "{}" }, { sandbox: "allow-scripts" });
  assert.equal(editor.value, "{}");
  assert.equal(inside.sent[0].target, "*");
});

test("where the frame has an origin, the port goes there and nowhere else", async () => {
  const { editor, inside } = await connected(
    { value: "{}" },
    { sandbox: "allow-scripts allow-same-origin" },
  );
  assert.equal(editor.value, "{}");
  assert.equal(inside.sent[0].target, "https://nofault.example");
});

test("a frame that is loaded anew gets the document as it is now", async () => {
  let stored = "first";
  const kept = [];
  const save = async (request) => void kept.push(request);
  const { inside, host, editor } = await connected({ value: () => stored, save });
  assert.equal(editor.value, "first");
  stored = "second";
  const again = new FakeEditor();
  const line = await serve(again, inside, await offered(inside));
  ends.push(() => line.close());
  await until(() => again.value === "second");
  assert.equal((await host.get()).doc, "second");
  // What the frame before still wanted to say is heard by nobody.
  editor.saveHandler({ value: "old", rev: 9, reason: "auto" }).catch(() => {});
  await again.saveHandler({ value: "new", rev: 1, reason: "auto" });
  assert.deepEqual(kept.map(({ value }) => value), ["new"]);
});

test("hello is said again until somebody listens", async () => {
  const { inside, outside, frame } = wiki();
  const found = offered(inside);
  inside.pass();
  inside.pass();
  assert.equal(outside.sent.length, 3);
  const host = open(frame, { value: "{}" });
  inside.pass();
  const line = await serve(new FakeEditor(), inside, await found);
  ends.push(() => line.close(), () => host.close());
  await host.ready;
  inside.pass();
  assert.equal(outside.sent.length, 4, "and then no more");
});

test("a page is told when what its frame has loaded does not say hello, and only then", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const told = [];
  const { frame, inside } = wiki();
  const host = open(frame, { error: ({ code, message }) => told.push(`${code}: ${message}`) });
  ends.push(() => host.close());
  const loaded = () => {
    frame.dispatchEvent(new Event("load"));
    context.mock.timers.tick(10_000);
  };
  loaded();
  assert.equal(told.length, 1);
  assert.match(told[0], /^no-answer: .*It should be embed\.html.*https:\/\/nofault\.example\/embed\.html$/);
  // Before the frame is done loading, and a little after.
  offered(inside);
  loaded();
  frame.dispatchEvent(new Event("load"));
  offered(inside);
  context.mock.timers.tick(10_000);
  assert.equal(told.length, 1);
  loaded();
  assert.equal(told.length, 2, "what takes the place of an editor is none");
  frame.dispatchEvent(new Event("load"));
  host.close();
  context.mock.timers.tick(10_000);
  assert.equal(told.length, 2);
});

test("a stranger's offer is not taken, nor his hello answered", async () => {
  const { inside, outside, frame } = wiki();
  const host = open(frame, { value: "the secret" });
  ends.push(() => host.close());
  const stranger = { sent: [], postMessage: (...all) => stranger.sent.push(all) };
  const hello = { nofault: 1, type: "hello", protocol: [1], nonce: "n" };
  // Another frame says hello, and so does ours from where it should not be.
  outside.hear(hello, { source: stranger, origin: "https://nofault.example" });
  outside.hear(hello, { source: frame.contentWindow, origin: "https://evil.example" });
  outside.hear(hello, { source: frame.contentWindow, origin: "null" });
  assert.deepEqual([stranger.sent, inside.sent], [[], []]);
  // What is no hello of ours is not answered either.
  for (const other of [null, "hello", { ...hello, nofault: 2 }, { ...hello, protocol: [2] },
    { ...hello, protocol: 1 }, { ...hello, nonce: 5 }, { ...hello, type: "init" }]) {
    outside.hear(other, { source: frame.contentWindow, origin: "https://nofault.example" });
  }
  assert.deepEqual(inside.sent, []);

  const quiet = wiki();
  let taken = false;
  offered(quiet.inside, ["https://wiki.example"]).then(() => (taken = true));
  const { nonce } = quiet.outside.sent[0].data;
  const init = { nofault: 1, type: "init", protocol: 1, nonce };
  const { port1, port2 } = new MessageChannel();
  ends.push(() => port1.close(), () => port2.close());
  const good = { source: quiet.inside.parent, origin: "https://wiki.example", ports: [port1] };
  quiet.inside.hear(init, { ...good, source: stranger });
  quiet.inside.hear(init, { ...good, origin: "https://evil.example" });
  quiet.inside.hear({ ...init, nonce: "guessed" }, good);
  quiet.inside.hear({ ...init, protocol: 2 }, good);
  quiet.inside.hear(init, { ...good, ports: [] });
  quiet.inside.hear(init, { ...good, ports: [port1, port2] });
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(taken, false);
  quiet.inside.hear(init, good);
  await until(() => taken);
});

test("hello goes to those origins alone that were named, and carries nothing", async () => {
  const { inside, outside } = wiki();
  offered(inside, ["https://wiki.example", "https://other.example"]);
  assert.deepEqual(outside.sent.map(({ target }) => target), [
    "https://wiki.example",
    "https://other.example",
  ]);
  for (const { data } of outside.sent) {
    assert.deepEqual(Object.keys(data).sort(), ["nofault", "nonce", "protocol", "type"]);
  }
});

test("what the page lets go of is silent", async () => {
  const kept = [];
  const { editor, host } = await connected({ save: async (request) => void kept.push(request) });
  host.close();
  await assert.rejects(host.get(), { code: "closed" });
  const asked = editor.saveHandler({ value: "{}", rev: 1, reason: "auto" }).catch(() => "closed");
  const silent = await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, 30, "silent"))]);
  assert.deepEqual([silent, kept], ["silent", []]);
});
