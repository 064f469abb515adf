// Inputs made to do harm, one row each: where they go in, and what a person must see. Whatever comes in,
// nothing of it runs, nothing is requested, what was stored stays as it is, and the page goes on.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { journey, until } from './harness.js';
import { begin, exported, hasText, holds, put, section, stored } from './acts.js';

/// The longest the page may take to answer a key afterwards, in milliseconds, on a machine shared with others.
const SOON = 5_000;
const KEPT = 'This was here before.';
const EVIL = [
  '<script>window.PWN = 1</script>', '<img src=x onerror="window.PWN=1">', '<svg onload=window.PWN=1>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=window.PWN=1&gt;">',
  '<style>@import "http://127.0.0.1:9/x.css"</style>', '<base href="http://127.0.0.1:9/">',
  '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">', '<iframe srcdoc="<script>parent.PWN=1</script>"></iframe>',
  '</textarea><script>window.PWN=1</script>', '{{constructor.constructor("window.PWN=1")()}}',
].join('\n');
const LINKS = [
  'javascript:window.PWN=1', 'JaVa\tScript:window.PWN=1', '&#106;avascript:window.PWN=1', 'vbscript:x', 'file:///etc/passwd',
  'data:text/html,<script>window.PWN=1</script>', '//127.0.0.1:9/x', 'http://a@127.0.0.1:9/', 'http://xn--80ak6aa92e.com/',
].join(' ');
const STRANGE = 'nul \u0000 escape \u001b[31m delete \u007f line \u2028 paragraph \u2029 nothing \ufffe zero\u200bwidth \ufe0f';
const BIDI = '\u202egpj.exe\u202c \u2066isolated\u2069 \u200fmark';

const json = (parts) => JSON.stringify({ format: 'nofault-postmortem', version: 1, meta: { title: 'Imported' }, ...parts });
const summary = (text) => json({ sections: [{ id: 'summary', text }] });
const markdown = (text) => `# Imported\n\n## Summary\n\n${text}\n`;

/// Files: their name and bytes, and what the summary holds or, as a pattern, what the refusal says.
const FILES = {
  'markup in JSON': ['a.json', summary(EVIL), EVIL],
  'markup in Markdown': ['a.md', markdown(EVIL), /window\.PWN/],
  'addresses that run something': ['a.json', summary(LINKS), LINKS],
  'addresses in Markdown links': ['a.md', markdown(LINKS.split(' ').map((link) => `[x](<${link}>)`).join(' ')), /javascript:window/],
  'names with a meaning elsewhere': ['a.json',
    '{"format":"nofault-postmortem","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"meta":{"title":"Imported","__proto__":{"polluted":1}},"sections":[{"id":"summary","text":"Plain."}]}', 'Plain.'],
  'a key twice': ['a.json', '{"format":"nofault-postmortem","sections":[{"id":"summary","text":"one","text":"two"}]}', 'two'],
  'half a character': ['a.json', '{"format":"nofault-postmortem","meta":{"title":"\\ud800"}}', new RegExp('not imported.*line 1, column')],
  'control characters and blanks of no width': ['a.json', summary(STRANGE), STRANGE],
  'text that turns around': ['a.json', summary(BIDI), BIDI],
  'a mark at the beginning': ['a.json', `\ufeff${summary('After the mark.')}`, 'After the mark.'],
  'line ends of every kind': ['a.json', summary('one\r\ntwo\rthree\nfour'), 'one\ntwo\nthree\nfour'],
  'numbers nobody can hold': ['a.json', json({ sections: [{ id: 'summary', text: 'Kept.' }], big: 9007199254740993, more: -0 }).replace('"more":0', '"more":1e999'), 'Kept.'],
  'not a number': ['a.json', json({ x: 1 }).replace('"x":1', '"x":NaN'), /not imported.*JSON/],
  'a time that is none': ['a.json', json({ sections: [{ id: 'summary', text: 'Times.' }],
    timeline: ['24:00', '23:59:60', '0000-00-00 02:30', '+275761-01-01', '1e21', '2026-03-08 02:30', '9999-12-31 23:59'].map((start) => ({ start, end: '00:00', text: start })) }), 'Times.'],
  'quotes in quotes a hundred thousand deep': ['a.md', markdown(`${'> '.repeat(100_000)}deep`), /^(> ){1000}/],
  'fifty thousand brackets': ['a.md', markdown('['.repeat(50_000)), /^\\?\[/],
  'a table of two thousand columns': ['a.md', markdown(`|${' a |'.repeat(2_000)}\n|${'---|'.repeat(2_000)}\n|${' b |'.repeat(2_000)}`), /^\| a/],
  'what ends a section early': ['a.json', summary('## Impact\n\n--- \n# x\n<!-- nofault {} -->\n```\n~~~'), '## Impact\n\n--- \n# x\n<!-- nofault {} -->\n```\n~~~'],
  'lists a million deep': ['a.json', `${'['.repeat(1_000_000)}`, /not imported.*nested more deeply/],
  'more than any postmortem': ['a.json', Buffer.alloc(33 * 2 ** 20, 32), /not imported.*32 MB/],
  'a file of another app': ['a.json', '{"type":"excalidraw","elements":[]}', /not imported.*not a postmortem saved by Nofault/],
  'a picture': ['a.json', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /not imported.*JSON/],
  'a compressed file': ['a.md', Buffer.from('1f8b0800000000000003', 'hex'), /not imported.*headings/],
  'nothing at all': ['a.md', '', /not imported.*headings/],
  'a name that is a path': ['..%2f..%2fetc<b>passwd.json', '{}', /“\.\.%2f\.\.%2fetc<b>passwd\.json” was not imported/],
};

journey('no file does harm', async ({ tab, browser, server }) => {
  const folder = await mkdtemp(join(tmpdir(), 'nofault-hostile-'));
  try {
    const kept = await keepSomething(tab, server);
    for (const [what, [name, content, expected]] of Object.entries(FILES)) {
      const path = join(folder, name);
      await writeFile(path, content);
      await tab.uploadFile(tab.bySelector('#import'), path);
      if (/not imported|was not/.test(String(expected))) {
        await until(() => tab.page.$eval('.notice p', (line, source) => new RegExp(source).test(line.textContent), expected.source), `${what}: it is refused`);
        assert.match(await tab.text(tab.bySelector('.notice')), /Nothing was changed/, what);
        await tab.click(tab.byRole('button', 'Close'));
      } else {
        const field = await section(tab, 'summary');
        const text = await tab.value(field);
        if (typeof expected === 'string') assert.equal(text, expected, what);
        else assert.match(text, expected, what);
        await answers(tab, field, what);
        await stored(tab);
        await tab.click(tab.byRole('link', 'All postmortems'));
        await tab.byRole('button', 'New postmortem');
      }
      await harmless(tab, server, kept, what);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

/// Texts that are typed or pasted; where they go, and what is there then, if it is not the text itself.
const TEXTS = {
  'markup in a text': ['#text-summary', EVIL],
  'markup in a title': ['#meta-title', EVIL.replaceAll('\n', ' ')],
  'markup in a field of one line': ['#meta-severity', EVIL.replaceAll('\n', ' ')],
  'addresses in a text': ['#text-summary', LINKS],
  'a title of 200,000 letters': ['#meta-title', 'title '.repeat(33_334)],
  'a line of 200,000 letters': ['#text-summary', 'x'.repeat(200_000)],
  'a pattern that never ends': ['#text-summary', `${'a'.repeat(50_000)}! (a*)*b \\`],
  'families in one letter': ['#text-summary', '👩‍👩‍👧‍👦'.repeat(5_000)],
  'text that turns around': ['#text-summary', BIDI],
};

journey('no text does harm', async ({ tab, browser, server }) => {
  const kept = await keepSomething(tab, server);
  await tab.click(tab.byRole('button', 'New postmortem'));
  await section(tab, 'summary');
  for (const [what, [where, text]] of Object.entries(TEXTS)) {
    const field = await tab.bySelector(where);
    await put(tab, field, text);
    assert.ok((await tab.value(field)) === text, `${what}: it is there as it is`);
    await answers(tab, await section(tab, 'impact'), what);
    await stored(tab);
    await harmless(tab, server, kept, what);
    const file = await exported(tab, browser, 'JSON');
    if (where === '#text-summary') hasText(file, 'summary', text);
    assert.match(file.name, /^[^/\\:*?"<>|\u0000-\u001f\u202a-\u202e\u2066-\u2069]{1,120}\.json$/, `${what}: the file has a name that any disk takes: ${file.name}`);
    await put(tab, field, '');
  }
});

journey('a page that is pasted is text', async ({ tab, browser, server }) => {
  const kept = await keepSomething(tab, server);
  await tab.click(tab.byRole('button', 'New postmortem'));
  const field = await section(tab, 'summary');
  await field.focus();
  await tab.paste('Only this.', `<b onclick="window.PWN=1">${EVIL}</b><img src="http://127.0.0.1:9/p.png">`);
  await holds(tab, field, 'Only this.');
  // Already what a test puts on the clipboard is looked at, in the page, and refused.
  await browser.settle();
  browser.takeProblems();
  await put(tab, field, '');
  await tab.paste('Words. '.repeat(30_000), `<p>${'<b>Words.</b> '.repeat(400_000)}</p>`);
  await until(() => field.evaluate((field) => field.value.length === 210_000), 'it is pasted', 60_000);
  await answers(tab, section(tab, 'impact'), 'a paste of 5 MB');
  await stored(tab);
  await harmless(tab, server, kept, 'a paste');
});

/// What another program may have left under the names that are ours.
const GARBAGE = {
  'a tail that is no JSON': () => localStorage.setItem('nofault:tail:0000000000000001:x', '{"id":'),
  'a tail of another kind': () => localStorage.setItem('nofault:tail:0000000000000002:x', '[[[["__proto__"]]]]'),
  'a tail without an end': () => localStorage.setItem('nofault:tail:', 'null'),
  'a sign of a library that is a page': () => localStorage.setItem('nofault:library', '<img src=x onerror=window.PWN=1>'),
  'preferences that are none': () => window.write('meta', { key: 'preferences', text: '{"timing":{"__proto__":1},"hidden":7}' }),
  'preferences that are no text': () => window.write('meta', { key: 'preferences', text: { deep: [1] } }),
  'a document without anything': () => window.write('docs', { id: 'ffffffffffffff01' }),
  'a document of other kinds': () => window.write('docs', { id: 'ffffffffffffff02', rev: 'x', head: 7, updatedAt: 'never', history: 'none' }),
  'a document with a name that is no name': () => window.write('docs', { id: '<img src=x onerror=window.PWN=1>', rev: 1, head: '{"title":"<svg onload=window.PWN=1>"}', updatedAt: 1e300 }),
  'a revision of nothing': () => window.write('revs', { docId: 'ffffffffffffff03', rev: 1 }),
  'a revision of other kinds': () => window.write('revs', { docId: 'ffffffffffffff02', rev: 1, body: { a: 1 }, sum: 'x' }),
};

journey('garbage in the storage does no harm', async ({ tab, browser, server }) => {
  const kept = await keepSomething(tab, server);
  for (const [what, leave] of Object.entries(GARBAGE)) {
    await tab.page.evaluate(installWriter);
    await tab.page.evaluate(leave);
    await tab.page.evaluate(() => window.written);
    await tab.reload();
    await tab.sees(KEPT);
    server.forget();
    await tab.click(tab.byRole('link', KEPT));
    const field = await section(tab, 'summary');
    await holds(tab, field, KEPT);
    await tab.click(tab.byRole('link', 'All postmortems'));
    await tab.byRole('button', 'New postmortem');
    await harmless(tab, server, kept, what);
  }
  // What is listed and cannot be opened says so, and the rest goes on.
  for (const id of ['ffffffffffffff01', 'ffffffffffffff02']) {
    await tab.open('about:blank');
    await tab.open(`/#/${id}`);
    await tab.sees(/could not be opened|is not on this device/);
    await tab.byRole('button', 'New postmortem');
    server.forget();
    await harmless(tab, server, kept, id);
  }
});

/// Stores a postmortem and answers with everything stored, as text; the library is shown then.
async function keepSomething(tab, server) {
  await begin(tab);
  await tab.fill(tab.byLabel('Title'), KEPT);
  await put(tab, section(tab, 'summary'), KEPT);
  await stored(tab);
  await tab.click(tab.byRole('link', 'All postmortems'));
  await tab.sees(KEPT);
  server.forget();
  return tab.page.evaluate(storedUnder, KEPT);
}

/// A key is answered soon.
async function answers(tab, where, what) {
  const field = await where;
  const began = Date.now();
  await field.focus();
  const before = await field.evaluate((field) => field.value.length);
  await tab.press('End');
  await tab.page.keyboard.press('x');
  await until(() => field.evaluate((field, before) => field.value.length === before + 1, before), `${what}: a key arrives`);
  await tab.press('Backspace');
  await tab.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  assert.ok(Date.now() - began < SOON, `${what}: the page answers within ${SOON} ms: ${Date.now() - began} ms`);
}

/// Nothing has run, nothing was asked for, and what was there before is as it was.
async function harmless(tab, server, kept, what) {
  const found = await tab.page.evaluate(() => ({
    ran: window.PWN ?? 'nothing', polluted: ({}).polluted ?? 'nothing',
    alive: document.querySelectorAll('#app :is(img, iframe, script, svg, math, style, base, meta, object, embed), [onerror], [onload], [onclick]').length,
    links: [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')).filter((href) => !/^#/.test(href)),
    stopped: document.querySelector('.rescue')?.innerText ?? 'no',
  }));
  assert.deepEqual(found, { ran: 'nothing', polluted: 'nothing', alive: 0, links: [], stopped: 'no' }, what);
  assert.deepEqual(server.requests, [], `${what}: nothing is requested`);
  assert.deepEqual(await tab.page.evaluate(storedUnder, KEPT), kept, `${what}: what was stored is as it was`);
}

/// Runs in the page: the records of the document with this title, as text.
function storedUnder(title) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('nofault');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const found = [];
      const tx = request.result.transaction(['docs', 'revs']);
      for (const name of ['docs', 'revs']) {
        tx.objectStore(name).getAll().onsuccess = (event) => {
          found.push(...event.target.result.map((record) => JSON.stringify(record)).filter((text) => text.includes(title)));
        };
      }
      tx.oncomplete = () => { request.result.close(); resolve(found); };
    };
  });
}

/// Runs in the page: `window.write` puts a record into a store, and `window.written` waits for it.
function installWriter() {
  window.write = (store, record) => {
    window.written = new Promise((resolve, reject) => {
      const request = indexedDB.open('nofault');
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const tx = request.result.transaction(store, 'readwrite');
        tx.objectStore(store).put(record);
        tx.oncomplete = () => { request.result.close(); resolve(true); };
        tx.onabort = () => reject(tx.error);
      };
    });
  };
}
