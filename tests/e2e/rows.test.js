// Thousands of rows: told in words until somebody comes near, and from then on rows like any other.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { holds, stored } from './acts.js';
import { journey } from './harness.js';

const MANY = 2_000;

/** Opens the app with so many rows, of which one has a hint. */
async function beginLong(tab, browser, { hint } = {}) {
  const timeline = Array.from({ length: MANY }, (_, at) => ({
    start: `2026-03-0${1 + Math.floor(at / 1_440)} ${clock(at % 1_440)}`,
    text: at === hint ? 'The engineer should have known.' : `The queue filled up for the ${at}th time.`,
  }));
  const path = join(browser.profile, 'long.json');
  await writeFile(path, JSON.stringify({ format: 'nofault-postmortem', meta: { title: 'Long' }, timeline }));
  await tab.open('/');
  await tab.uploadFile(tab.bySelector('#import'), path);
  await tab.bySelector('#text-summary');
  await stored(tab);
}

function clock(minute) {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** How many rows there are, and how many of them have fields. */
function rows(tab) {
  return tab.page.evaluate(() => ({
    all: document.querySelectorAll('.rows > .row, .told li').length,
    fields: document.querySelectorAll('.row .what textarea').length,
  }));
}

journey('of thousands of rows, those somebody comes near have fields', async ({ tab, browser }) => {
  await beginLong(tab, browser);
  const { all, fields } = await rows(tab);
  assert.equal(all, MANY, 'every row is in the page');
  assert.ok(fields < MANY / 4, `not all have fields: ${fields}`);
  const elements = await tab.page.evaluate(() => document.querySelectorAll('*').length);
  assert.ok(elements < MANY * 10, `the page is not made of what nobody sees: ${elements} elements`);
  const words = await tab.page.evaluate(() => document.querySelector('ol[aria-label=Timeline]').textContent);
  assert.match(words, /2026-03-02 01:40.*The queue filled up for the 1540th time\./, 'rows can be found in the page');

  // Going there, by the wheel or by the keyboard.
  const told = await tab.page.evaluateHandle(() => [...document.querySelectorAll('.told li')].find((row) => row.textContent.includes(' 1540th')));
  await told.evaluate((row) => row.scrollIntoView({ block: 'center' }));
  await tab.until(
    () => [...document.querySelectorAll('.row textarea')].some(({ value }) => value.includes(' 1540th')), 'the row has a field');
  assert.equal((await rows(tab)).all, MANY);
  await tab.click(tab.bySelector('#add-row'));
  await tab.until(() => document.activeElement.matches('.rows > li:last-child .time input'), 'the new row has the focus');
  await tab.page.keyboard.down('Shift');
  await tab.press('Tab');
  await tab.page.keyboard.up('Shift');
  await tab.until(
    () => document.activeElement.matches('.rows > li:nth-last-child(2) summary'), 'the row before can be gone to');
  await tab.press('Enter');
  await tab.byLabel('Ended', { within: await tab.bySelector('.rows > li:nth-last-child(2)') });
});

journey('what is typed in a row can be taken back after going far away', async ({ tab, browser }) => {
  await beginLong(tab, browser);
  const field = await tab.page.$('.row .what textarea');
  await tab.type(field, 'Again. ');
  await tab.until(() => document.getElementById('app').dataset.unsaved === '', 'it is stored');
  await tab.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await tab.until(() => document.querySelector('.rows > li:last-child textarea') !== null, 'the last row has a field');
  await field.focus();
  await tab.press('Control+z');
  await holds(tab, field, 'The queue filled up for the 0th time.');
});

journey('a hint far down a long timeline is gone to', async ({ tab, browser }) => {
  await beginLong(tab, browser, { hint: 1_500 });
  await tab.page.evaluate(() => document.querySelector('.row .what textarea').focus());
  await tab.press('F8');
  await tab.bySelector('.note');
  const here = await tab.page.evaluate(() => {
    const { value, selectionStart, selectionEnd } = document.activeElement;
    const { top, bottom } = document.querySelector('.note').getBoundingClientRect();
    return { words: value.slice(selectionStart, selectionEnd), seen: top >= 0 && bottom <= innerHeight };
  });
  assert.deepEqual(here, { words: 'The engineer should have known', seen: true });
  const marked = await tab.page.evaluate(() => [...CSS.highlights.values()].reduce((sum, all) => sum + all.size, 0));
  assert.ok(marked > 0, 'it is underlined');
});
