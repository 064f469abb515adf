// How much happens for a key: counted, not timed, because shared machines are slow at times.

import assert from 'node:assert/strict';
import { journey } from './harness.js';
import {
  addRow, begin, beginSample, caretAt, drawn, inEachTier, leave, noteOn, put, section, stored,
} from './acts.js';

const HINTS = 200;
const LONG = 'On that day it looked like human error to us. '.repeat(HINTS).trim();

journey('nothing is requested in a long session', async ({ tab, server }) => {
  await beginSample(tab);
  server.forget();
  await put(tab, section(tab, 'summary'), `${LONG}\n`);
  await tab.type('And a few words more.');
  await addRow(tab, '09:45', 'A row.');
  await caretAt(tab, section(tab, 'summary'), 'On that day');
  for (let hint = 0; hint < 5; hint++) await tab.press('F8');
  await tab.press('Escape');
  await noteOn(tab, null);
  await stored(tab);
  await tab.click(tab.byRole('link', 'All postmortems'));
  await tab.sees('On this device');
  await tab.click(tab.bySelector('.entry a'));
  await section(tab, 'summary');
  await tab.reload();
  await section(tab, 'summary');
  // A reload asks for the page again and nothing else.
  assert.ok(server.requests.length <= 12, `${server.requests.length} requests`);
  for (const { path } of server.requests) assert.doesNotMatch(path, /https?:|api|collect|log/);
  server.forget();
  await tab.type(section(tab, 'summary'), 'More.');
  await stored(tab);
  assert.deepEqual(server.requests, []);
});

inEachTier('a key changes what it must and nothing else', async ({ tab, tier }) => {
  await begin(tab, tier.path);
  await put(tab, section(tab, 'impact'), 'It was human error. Yes.');
  const field = await section(tab, 'summary');
  await put(tab, field, LONG);
  await leave(tab);
  await tab.until(
    (count) => [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0) > count,
    'everything is underlined', HINTS);
  await stored(tab);
  await caretAt(tab, field, 'to us. On that day', 'to us. On th'.length);
  await drawn(tab);
  await tab.page.evaluate(() => {
    window.changes = [];
    window.adds = 0;
    const { add } = Highlight.prototype;
    Highlight.prototype.add = function (range) { window.adds++; return add.call(this, range); };
    new MutationObserver((all) => {
      for (const { type, target, attributeName } of all) {
        const element = target.nodeType === Node.TEXT_NODE ? target.parentElement : target;
        window.changes.push({ type, attributeName, text: target.nodeType === Node.TEXT_NODE,
          where: element?.closest('.bar, .outline, .section, #app, #live')?.id
            || element?.closest('.bar, .outline')?.className || element?.tagName });
      }
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  });
  await tab.type('xyz');
  await drawn(tab);
  const changes = await tab.page.evaluate(() => window.changes);
  const elsewhere = changes.filter(({ where, attributeName }) =>
    !['section-summary', 'bar', 'outline', 'live'].includes(where) && attributeName !== 'data-unsaved');
  assert.deepEqual(elsewhere, [], 'nothing else changes');
  const within = changes.filter(({ where }) => where === 'section-summary');
  assert.ok(within.length <= 3 && within.every(({ type }) => type === 'characterData'),
    `in the section, at most its mirror changes: ${JSON.stringify(within.slice(0, 5))}`);
  // A hint moves with the text by itself: marks are made again only where words got or lost one.
  const adds = await tab.page.evaluate(() => window.adds);
  assert.ok(adds <= (HINTS + 1) * 3, `${adds} marks were made again for three keys`);
});

journey('one save for a pause, and few for a long run of keys', async ({ tab }) => {
  await tab.page.evaluateOnNewDocument(() => {
    window.commits = 0;
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      if (mode === 'readwrite') window.commits++;
      return transaction.call(this, stores, mode, options);
    };
  });
  await begin(tab);
  await stored(tab);
  await tab.page.evaluate(() => { window.commits = 0; window.begun = performance.now(); });
  await tab.type(section(tab, 'summary'), 'a run of keys without a pause');
  await stored(tab);
  const { commits, seconds } = await tab.page.evaluate(() =>
    ({ commits: window.commits, seconds: (performance.now() - window.begun) / 1000 }));
  // At most one for each quarter of a second, however long the keys took here.
  assert.ok(commits >= 1 && commits <= Math.ceil(seconds * 4) + 1, `${commits} saves in ${seconds} s`);
});
