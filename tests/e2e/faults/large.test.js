// Postmortems far larger than any: nothing of them is lost. How long a key and a save take in them is
// measured and told; on a shared machine it says little, so nothing is demanded of it.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fault, picture } from './fault.js';
import { settled, stored, tells } from './page.js';
import { until } from '../wait.js';

const KEYS = 60;

const LINE = 'The queue filled up because its consumer had stopped, and nobody was told. ';
const SECTIONS = ['summary', 'impact', 'root_cause', 'detection', 'resolution', 'well', 'poorly', 'lucky'];

const LARGE = {
  '5 MB of text': {
    sections: SECTIONS.map((id) => ({ id, text: `${LINE.repeat(8)}\n`.repeat(1_092) })),
  },
  '1,000 rows in its timeline': { timeline: rows(1_000) },
  '5,000 rows in its timeline': { timeline: rows(5_000) },
  '10,000 rows in its timeline': { timeline: rows(10_000) },
};

for (const [what, parts] of Object.entries(LARGE)) {
  fault(`a postmortem with ${what}`, async ({ browser, tab, demand }) => {
    await tab.page.evaluateOnNewDocument(measure);
    await tab.open('/');
    await settled(tab);
    const path = join(browser.profile, 'large.json');
    const file = JSON.stringify({ format: 'nofault-postmortem', meta: { title: 'Large' }, ...parts });
    await writeFile(path, file);
    const began = Date.now();
    await tab.uploadFile(tab.bySelector('#import'), path);
    await until(() => tab.page.$('#text-summary'), 'it is imported', 120_000);
    const opened = Date.now() - began;
    await until(() => tab.page.evaluate(() => document.getElementById('app').dataset.unsaved === ''), 'it is stored', 60_000);
    const told = [];
    let acknowledged = 0;
    const places = { summary: '#text-summary' };
    if (parts.timeline) Object.assign(places, { 'a row': '.row .what textarea', 'its time': '.row .time input' });
    for (const [place, selector] of Object.entries(places)) {
      const field = await tab.page.$(selector);
      await field.evaluate((field) => { field.focus(); field.setSelectionRange(0, 0); });
      await tab.page.evaluate(() => { window.keys = []; window.saves = []; });
      for (let key = 0; key < KEYS; key++) await tab.page.keyboard.press('x');
      await until(() => tab.page.evaluate(() => document.getElementById('app').dataset.unsaved === ''), 'it is stored', 60_000);
      const { keys, saves } = await tab.page.evaluate(() => ({ keys: window.keys, saves: window.saves }));
      acknowledged += saves.length;
      demand(keys.length >= KEYS * 0.9, `the keys were measured: ${keys.length}`);
      demand((await tab.value(field)).startsWith('x'.repeat(KEYS)), `every key arrived in ${place}`);
      told.push(`keys in ${place} ${half(keys)} / ${late(keys)} ms, ${saves.length} saves ${half(saves)} / ${late(saves)} ms`);
    }
    await picture(browser, `large ${what}`);
    const sees = await tells(tab);
    await stored(tab);
    demand(/^Saved on this device/.test(sees), '“Saved” is said');
    const elements = await tab.page.evaluate(() => document.querySelectorAll('*').length);
    return {
      trials: KEYS * told.length, acknowledged, lost: 0, unsaved: [0],
      sees: `${sees}; ${(file.length / 1e6).toFixed(1)} MB, ${elements} elements, opened in ${opened} ms, ${told.join(', ')} (half / 95 of 100)`,
    };
  });
}

function rows(length) {
  return Array.from({ length }, (_, at) => ({
    start: `2026-03-0${1 + Math.floor(at / 1_440)} ${clock(at % 1_440)}`, text: LINE,
  }));
}

function clock(minute) {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function half(all) {
  return ordered(all)[Math.floor(all.length / 2)];
}

function late(all) {
  return ordered(all)[Math.min(all.length - 1, Math.floor(all.length * 0.95))];
}

function ordered(all) {
  return all.map(Math.round).toSorted((a, b) => a - b);
}

/// Runs before the page's scripts: notes how long it is from each key to what it draws, and how long
/// every writing transaction takes.
function measure() {
  window.keys = [];
  window.saves = [];
  addEventListener('keydown', ({ timeStamp }) => {
    // After the next frame is drawn.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.keys.push(performance.now() - timeStamp);
      port2.postMessage(0);
    });
  }, { capture: true });
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...given) {
    const began = performance.now();
    const tx = transaction.apply(this, given);
    if (tx.mode === 'readwrite') tx.addEventListener('complete', () => window.saves.push(performance.now() - began));
    return tx;
  };
}
