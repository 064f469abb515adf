import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { unpack } from "../../embed/fragment.js";
import { LONG, linkTo } from "../../embed/link.js";

const TEXT = '{"format": "nofault-postmortem", "meta": {"title": "Zwölf & 12"}, "cost": 1.50}';

test("a link has the document in it, letter by letter, and leads to the page beside its folder", async () => {
  const link = new URL(await linkTo(TEXT));
  assert.equal(link.pathname, new URL("../../embed.html", import.meta.url).pathname);
  assert.equal(await unpack(link.hash), TEXT);
});

test("a link leads to the page that is named, with what its address asks for", async () => {
  const link = new URL(await linkTo(JSON.parse(TEXT), "https://nofault.example/tools/embed.html?theme=dark#old"));
  assert.equal(link.origin + link.pathname + link.search, "https://nofault.example/tools/embed.html?theme=dark");
  assert.deepEqual(JSON.parse(await unpack(link.hash)), JSON.parse(TEXT));
});

test("the sample, with all that is asked in it, fits into a link that wikis do not cut off", async () => {
  const read = async (name) => JSON.parse(await readFile(new URL(`../../crates/postmortem/${name}`, import.meta.url), "utf8"));
  const sample = await read("samples/reference-documentation.json");
  const whole = JSON.stringify({ ...sample, template: await read("templates/postmortem.json") }, null, 2);
  const { length } = await linkTo(whole, "https://nofault.example/embed.html");
  assert.ok(length > 2_000 && length < LONG, `${length}`);
});
