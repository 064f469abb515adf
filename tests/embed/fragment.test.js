import assert from "node:assert/strict";
import { test } from "node:test";

import { pack, unpack } from "../../embed/fragment.js";

test("what is packed into an address comes out of it, whatever it is", async () => {
  for (const text of ["{}", "", "ünï 🦊 \u0000 \u2028", "\ufeffmark", "# v1, & ? = +/".repeat(2000)]) {
    const packed = await pack(text);
    assert.match(packed, /^v1,[A-Za-z0-9_-]*$/, "nothing that an address would change");
    assert.equal(await unpack(`#${packed}`), text);
    assert.equal(await unpack(packed), text);
  }
});

test("another fragment is none of ours", async () => {
  for (const other of ["", "#", "#/doc/1", "#v2,abc", "#heading"]) assert.equal(await unpack(other), null);
});

test("a link that was cut off or damaged says so", async () => {
  const packed = await pack(JSON.stringify({ title: "An outage", text: "words ".repeat(100) }));
  const broken = [packed.slice(0, -4), packed.slice(0, 8), "v1,", "v1,!!!!", "v1,AAAA"];
  for (const link of broken) {
    await assert.rejects(unpack(link), { code: "bad-document", message: /damaged or was cut off/ }, link);
  }
});

test("a small link cannot fill the memory", async () => {
  const packed = await pack("a".repeat(9 * 1024 * 1024));
  assert.ok(packed.length < 20_000);
  await assert.rejects(unpack(packed), { code: "too-large" });
});
