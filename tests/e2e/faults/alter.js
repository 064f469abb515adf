// Copies of what is published: one whose WebAssembly can be brought to its limits from outside, and one
// that is a later version.

import { cp, mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIST } from '../harness.js';

const GLOBAL = 3;
const MEMORY_SECTION = 5;
const EXPORT_SECTION = 7;

/// How many pages of 64 KB the memory may grow by.
const SPARE_PAGES = 64;

/// Copies the app; in the copy the memory cannot grow far, and `stack` is the place that the stack has
/// reached (the first global, which the linker reserves for it).
export async function limited() {
  const folder = await mkdtemp(join(tmpdir(), 'nofault-limited-'));
  await cp(DIST, folder, { recursive: true });
  const name = (await readdir(folder)).find((file) => file.endsWith('.wasm'));
  await writeFile(join(folder, name), altered(await readFile(join(folder, name))));
  return folder;
}

/// Copies the app; the copy is a later version: `newer.js` lets it keep a database of version 2 and, with
/// `format`, postmortems in a format of version 2. Only that, with `database: false`.
export async function newer({ database = true, format = true } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'nofault-newer-'));
  await cp(DIST, folder, { recursive: true });
  await cp(new URL('../fixtures/newer.js', import.meta.url), join(folder, 'newer.js'));
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const script = `<script src="newer.js" data-database="${database ? 2 : 1}" data-format="${format ? 2 : 1}"></script>`;
  await writeFile(join(folder, 'index.html'), page.replace('<script', `${script}<script`));
  return folder;
}

function altered(wasm) {
  const parts = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length;) {
    const id = wasm[at];
    const [length, start] = number(wasm, at + 1);
    let body = wasm.subarray(start, start + length);
    if (id === MEMORY_SECTION) body = withLimit(body);
    if (id === EXPORT_SECTION) body = withStack(body);
    parts.push(Buffer.from([id]), bytes(body.length), body);
    at = start + length;
  }
  return Buffer.concat(parts);
}

/// The one memory, with a most besides its least.
function withLimit(body) {
  const [least] = number(body, 2);
  return Buffer.concat([Buffer.from([1, 1]), bytes(least), bytes(least + SPARE_PAGES)]);
}

/// The exports, and one more.
function withStack(body) {
  const [count, start] = number(body, 0);
  const name = Buffer.from('stack');
  const more = Buffer.concat([bytes(name.length), name, Buffer.from([GLOBAL, 0])]);
  return Buffer.concat([bytes(count + 1), body.subarray(start), more]);
}

/// Reads a number in LEB128: it and where it ends.
function number(from, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = from[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

/// Writes a number in LEB128.
function bytes(value) {
  const all = [];
  do {
    all.push((value % 128) + (value >= 128 ? 128 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return Buffer.from(all);
}
