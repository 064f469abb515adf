// What a file is made of: put together and taken apart without a byte lost, whatever somebody wrote.

import assert from 'node:assert/strict';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { compose, escapeIsland, islandOf, nameOf, parse, same, titleOf } from '../../copy/compose.js';
import { fill } from '../../copy/fill.js';

const NASTY = [
  '</script><script>alert(1)</script>',
  '<!-- <script> -->',
  ']]>',
  '<img src=x onerror=alert(1)>',
  '</title></main></article></style></body></html>',
  '<script type="application/json" id="nofault-doc">{}</script>',
  'emoji 👩‍🚀 CJK 日本語 RTL ‏עברית',
  'lines \u2028 and \u2029 of JavaScript',
  'back\\slash "quotes" \'and\' `ticks` ${x} $& $1 $$',
  'CR\r\nLF\nTAB\tNUL\u0000 DEL\u007f BOM\ufeff',
  '&lt; &amp;amp; &#0; %3C',
];

const EMPTY = {
  policy: "default-src 'none'; script-src 'sha256-abc='",
  generator: 'Nofault 0.1.0',
  icon: 'data:image/svg+xml,%3Csvg%3E',
  styles: 'body { margin: 0 }\n',
  wasm: gzipSync(Buffer.from('wasm '.repeat(9_000) + NASTY.join())).toString('base64').repeat(40),
  script: '"use strict";(() => { console.log("$&", "<\\/script>"); })();\n',
  revision: 0,
  title: 'Postmortem',
  island: '',
  readable: '<h1>Untitled postmortem</h1>\n',
};

const document = (text) => JSON.stringify({ format: 'nofault-postmortem', meta: { title: text, date: '2026-11-20' }, sections: [{ id: 'summary', text }] }, null, 2);

test('a file is put together as it was taken apart', () => {
  for (const text of NASTY) {
    const file = compose({ ...EMPTY, island: document(text), title: titleOf(document(text)), revision: 12 });
    assert.equal(compose(parse(file)), file);
    const parts = parse(file);
    assert.deepEqual(JSON.parse(parts.island), JSON.parse(document(text)));
    assert.equal(parts.title, text.replace(/\s+/g, ' ').trim());
    assert.equal(parts.revision, 12);
    assert.equal(parts.wasm, EMPTY.wasm);
    assert.equal(parts.script, EMPTY.script);
  }
});

test('the third generation is the second', () => {
  const second = fill(compose(EMPTY), document(NASTY.join('\n')), '<h1>x</h1>\n');
  const third = compose({ ...parse(second), island: parse(second).island });
  assert.equal(third, second);
});

test('nothing a person wrote ends the element it stands in', () => {
  for (const text of NASTY) {
    const file = fill(compose(EMPTY), document(text), '');
    assert.equal(file.match(/<script/g).length, 3, text);
    assert.equal(file.match(/<\/script>/g).length, 3, text);
    assert.equal(file.match(/<title>/g).length, 1, text);
    assert.doesNotMatch(islandOf(file), /[<>&\u2028\u2029]/);
    assert.deepEqual(JSON.parse(islandOf(file)), JSON.parse(document(text)));
    assert.equal(escapeIsland(islandOf(file)), islandOf(file), 'what is escaped stays as it is');
    assert.ok(same(islandOf(file), document(text)));
  }
});

test('a file whose line ends were changed, or whose lines were wrapped, is made whole', () => {
  const file = fill(compose(EMPTY), document('x\ny'), '<h1>x</h1>\n');
  assert.equal(compose(parse(file.replaceAll('\n', '\r\n'))), file);
  assert.equal(compose(parse(`\ufeff${file}`)), file);
  assert.equal(compose(parse(file.trimEnd())), file);
  const packed = EMPTY.wasm.match(/.{1,76}/g).join('\r\n');
  const [before, rest] = file.split('<script type="text/plain" id="nofault-wasm">\n');
  const wrapped = `${before}<script type="text/plain" id="nofault-wasm">\n${packed}${rest.slice(rest.indexOf('\n</script>'))}`;
  assert.notEqual(wrapped, file);
  assert.equal(compose(parse(wrapped)), file);
});

test('what is no such file is none', () => {
  const file = compose(EMPTY);
  for (const other of ['', '<!doctype html>', file.slice(0, -50), file.replace('nofault-wasm', 'other'), `${file}<p>more`]) {
    assert.equal(parse(other), null);
  }
  assert.equal(islandOf('<html></html>'), null);
  assert.throws(() => fill('<html></html>', '{}', ''), /not as it was published/);
});

test('a file tells in its name and title what it is about', () => {
  assert.equal(nameOf(document('DB outage'), 12), '2026-11-20-db-outage.r12.postmortem.html');
  assert.equal(nameOf(document('../../Störung: № 5 "x"')), '2026-11-20-störung-5-x.postmortem.html');
  assert.equal(nameOf('', 0), 'postmortem.postmortem.html');
  assert.ok(nameOf(document('word '.repeat(500)), 3).length < 110);
  assert.equal(titleOf(document(' a \n b ')), 'a b');
  assert.equal(titleOf('{'), 'Postmortem');
});
