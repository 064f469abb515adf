import assert from "node:assert/strict";
import { after, test } from "node:test";

import { EDITOR_SAYS, HOST_SAYS, LARGEST, Line, Refusal } from "../../embed/protocol.js";
import { until } from "./windows.js";

const open = [];
after(() => open.forEach((line) => line.close()));

/** An editor and a host on one line, and the host's end as a port that says what it likes. */
function lines({ editor = {}, host = {} } = {}) {
  const { port1, port2 } = new MessageChannel();
  const pair = {
    editor: new Line(port1, HOST_SAYS, editor),
    host: new Line(port2, EDITOR_SAYS, host),
  };
  open.push(pair.editor, pair.host);
  return pair;
}

/** An editor, and a port into it that any message can be sent through. */
function raw(editor) {
  const { port1, port2 } = new MessageChannel();
  const line = new Line(port1, HOST_SAYS, editor);
  const heard = [];
  port2.onmessage = ({ data }) => heard.push(data);
  open.push(line, { close: () => port2.close() });
  return {
    async says(message) {
      const before = heard.length;
      port2.postMessage(message);
      await until(() => heard.length > before);
      return heard.at(-1);
    },
  };
}

test("a question has the answer of its own", async () => {
  const { editor } = lines({
    host: {
      async save({ rev }) {
        // The first is answered last.
        if (rev === 6) await new Promise((resolve) => setTimeout(resolve, 20));
        return { etag: `"${rev}"` };
      },
    },
  });
  const slow = editor.ask("save", { rev: 6, reason: "user", doc: "{}" });
  assert.deepEqual(await editor.ask("save", { rev: 7, reason: "user", doc: "{}" }), { etag: '"7"' });
  assert.deepEqual(await slow, { etag: '"6"' });
});

test("a conflict comes with what is stored instead", async () => {
  const save = () => {
    throw new Refusal("conflict", "somebody was faster", '{"title":"theirs"}');
  };
  const { editor } = lines({ host: { save } });
  await assert.rejects(editor.ask("save", { rev: 1, reason: "auto", doc: "{}" }), {
    code: "conflict",
    message: "somebody was faster",
    current: '{"title":"theirs"}',
  });
});

test("any other fault of the page is told in its words", async () => {
  const { editor } = lines({ host: { save: () => Promise.reject(new TypeError("no network")) } });
  await assert.rejects(editor.ask("save", { rev: 1, reason: "auto", doc: "{}" }), {
    code: "failed",
    message: "no network",
  });
});

test("who does not answer is waited for no longer than was said, and an answer after that is nobody's", async () => {
  let finish;
  const { editor } = lines({ host: { save: () => new Promise((done) => (finish = done)) } });
  const asked = editor.ask("save", { rev: 1, reason: "auto", doc: "{}" }, 10);
  await assert.rejects(asked, { code: "no-answer" });
  await until(() => finish);
  finish({ etag: "late" });
  finish = null;
  const again = editor.ask("save", { rev: 2, reason: "auto", doc: "{}" });
  await until(() => finish);
  finish({});
  assert.deepEqual(await again, {});
});

test("a line that is closed answers nobody, and says so to those who wait", async () => {
  const { editor } = lines({ host: { save: () => new Promise(() => {}) } });
  const asked = editor.ask("save", { rev: 1, reason: "auto", doc: "{}" });
  editor.close();
  await assert.rejects(asked, { code: "closed" });
});

test("what nobody knows is refused by name, and inherited names are not known", async () => {
  const port = raw({ get: () => ({ doc: "", rev: 0, dirty: false }) });
  for (const type of ["paint", "constructor", "__proto__", "toString", "load"]) {
    const { re, ok, error } = await port.says({ type, id: 3 });
    assert.deepEqual([re, ok, error.code], [3, false, "unknown-message"], type);
  }
});

test("a message of another shape changes nothing", async () => {
  const loaded = [];
  const port = raw({ load: ({ doc }) => void loaded.push(doc), configure: () => {} });
  const shapes = [
    { type: "load", id: 1 },
    { type: "load", id: 1, doc: 5 },
    { type: "load", id: 1, doc: { title: "an object" } },
    { type: "load", id: 1, doc: null },
    { type: "configure", id: 1, vars: ["--a"] },
    { type: "configure", id: 1, vars: { "--a": 5 } },
    { type: "configure", id: 1, autosave: -1 },
    { type: "configure", id: 1, autosave: 1.5 },
    { type: "configure", id: 1, mode: ["edit"] },
    { type: "configure", id: 1, readonly: "yes" },
    { type: "configure", id: 1, readonly: null },
    { type: "load", id: 1, doc: "{}", rev: -1 },
    { type: "load", id: 1, doc: "{}", kept: null },
  ];
  for (const shape of shapes) {
    const { ok, error } = await port.says(shape);
    assert.deepEqual([ok, error.code], [false, "malformed"], JSON.stringify(shape));
  }
  assert.deepEqual(loaded, []);
});

test("what is more than 8 Mi characters is refused, in whatever field it is", async () => {
  const port = raw({ load: () => {}, configure: () => {} });
  const much = "a".repeat(LARGEST + 1);
  for (const what of [
    { type: "load", doc: much },
    { type: "configure", vars: { "--nofault-a": much } },
    { type: "configure", mode: much.slice(1), theme: "ab" },
  ]) {
    const { ok, error } = await port.says({ ...what, id: 1 });
    assert.deepEqual([ok, error.code], [false, "too-large"], what.type);
  }
  assert.equal((await port.says({ type: "load", id: 2, doc: much.slice(1) })).ok, true);
});

test("fields that nobody knows do not get in", async () => {
  let got;
  const port = raw({ load: (what) => void (got = what) });
  await port.says({ type: "load", id: 1, doc: "{}", evil: "x".repeat(10), __proto__: { a: 1 } });
  assert.deepEqual(got, { doc: "{}" });
});

test("what is no message at all is passed over", async () => {
  const { port1, port2 } = new MessageChannel();
  const seen = [];
  const line = new Line(port1, HOST_SAYS, { print: () => void seen.push("print") });
  open.push(line, { close: () => port2.close() });
  for (const nonsense of [null, 5, "load", [], [{ type: "print" }], {}, { type: 7 }, { type: "reply" },
    { type: "reply", re: 1, ok: true }, new Map([["type", "print"]])]) {
    port2.postMessage(nonsense);
  }
  port2.postMessage({ type: "print" });
  await until(() => seen.length);
  assert.deepEqual(seen, ["print"]);
});

test("an answer of another shape is no answer", async () => {
  const answers = [
    { ok: true, result: { doc: 5, rev: 1, dirty: false } },
    { ok: true, result: null },
    { ok: false, error: "text" },
    { ok: false },
    { ok: "yes", result: { doc: "", rev: 1, dirty: false } },
    { ok: false, error: { code: "conflict", message: "m", current: { an: "object" } } },
  ];
  for (const said of answers) {
    const { port1, port2 } = new MessageChannel();
    const host = new Line(port1, EDITOR_SAYS, {});
    port2.onmessage = ({ data }) => port2.postMessage({ type: "reply", re: data.id, ...said });
    open.push(host, { close: () => port2.close() });
    await assert.rejects(host.ask("get", {}, 1000), (error) => error.code !== "no-answer", JSON.stringify(said));
  }
});
