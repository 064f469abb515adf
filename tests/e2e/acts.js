// What several journeys do: begin a postmortem, look at what is underlined, add rows.

import assert from 'node:assert/strict';
import { browserName, journey, until } from './harness.js';

/** The ways a browser underlines text: over the field's value, or over a mirror behind it. */
export const TIERS = browserName === 'chromium'
  ? [{ name: 'over the value', path: '/' }, { name: 'over the mirror', path: '/?mirror' }]
  : [{ name: 'over the mirror', path: '/' }];

/** A journey for each way of underlining. */
export function inEachTier(name, act, options) {
  for (const tier of TIERS) {
    journey(`${name}, ${tier.name}`, (given) => act({ ...given, tier }), options);
  }
}

/** Opens the app and begins an empty postmortem. */
export async function begin(tab, path = '/') {
  await tab.open(path);
  await tab.click(tab.byRole('button', 'New postmortem'));
  await tab.bySelector('#text-summary');
}

/** Opens the app and the sample. */
export async function beginSample(tab, path = '/') {
  await tab.open(path);
  await tab.click(tab.byRole('button', 'Open the sample'));
  await tab.bySelector('#text-summary');
}

/** The text area of a section, by the section's id. */
export function section(tab, id) {
  return tab.bySelector(`#text-${id}`);
}

/** What is underlined in a field, in text order: the words themselves. */
export async function marks(tab, field) {
  return (await field).evaluate((field) => {
    const found = [];
    for (const [name, highlight] of CSS.highlights) {
      if (name === 'hint-open') continue;
      for (const range of highlight) {
        const { startOffset: start, endOffset: end } = range;
        if (start === end || !isHere(range)) continue;
        found.push([start, field.value.slice(start, end)]);
      }
    }
    return found.sort(([a], [b]) => a - b).map(([, words]) => words);

    function isHere(range) {
      if (range instanceof Range) return range.startContainer.parentElement?.previousElementSibling === field;
      // A range over a value does not tell whose value: its boxes do.
      const box = range.getBoundingClientRect();
      const around = field.getBoundingClientRect();
      return box.width > 0 && box.top >= around.top - 1 && box.bottom <= around.bottom + 1;
    }
  });
}

/** Waits until exactly these words are underlined in a field. */
export async function marked(tab, field, words) {
  let found;
  await until(
    async () => JSON.stringify(found = await marks(tab, field)) === JSON.stringify(words),
    () => `${JSON.stringify(words)} is underlined, not ${JSON.stringify(found)}`,
  );
}

/** Waits until a field holds a text. */
export async function holds(tab, field, text) {
  let found;
  await until(
    async () => (found = await tab.value(field)) === text,
    () => `the field holds ${JSON.stringify(text)}, not ${JSON.stringify(found)}`,
  );
}

/** Waits until all that was typed is stored. */
export async function stored(tab) {
  await tab.until(() => document.getElementById('app').dataset.unsaved === '', 'everything is stored');
}

/** Waits until there is a second copy of a document with these words. */
export async function copied(tab, words) {
  await tab.until(async (words) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('nofault', { create: true });
    for await (const file of folder.values()) {
      if ((await (await file.getFile()).text()).includes(words)) return true;
    }
    return false;
  }, 'there is a second copy', words);
}

/** Removes all second copies. */
export async function forgetCopies(tab) {
  await tab.page.evaluate(async () => {
    await (await navigator.storage.getDirectory()).removeEntry('nofault', { recursive: true });
  });
}

/** Waits until a note is open on a field with this id, or none is. */
export async function noteOn(tab, id) {
  await tab.until(
    (id) => (document.querySelector('.note')?.dataset.about ?? null) === id,
    id ? `a note is open on ${id}` : 'no note is open', id);
}

/** Opens what else can be done about the hint of the open note. */
export async function more(tab) {
  await tab.click(tab.bySelector('.note-more details:last-child summary'));
}

/** Opens a panel from the menu of hints. */
export async function openPanel(tab, name) {
  await tab.click(tab.byRole('button', /^Hints/));
  await tab.click(tab.byRole('button', name));
  await focusOn(tab, '#panel-title');
}

/** Fails if a note is open once the page has been drawn. */
export async function noNote(tab) {
  await drawn(tab);
  assert.equal(await tab.page.$$eval('.note', (notes) => notes.length), 0, 'no note is open');
}

/** The id of what has the focus. */
export function focused(tab) {
  return tab.page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName);
}

/** Waits until something with this id, or matching this selector, has the focus. */
export async function focusOn(tab, selector) {
  await tab.until((selector) => document.activeElement?.matches(selector), `${selector} has the focus`, selector);
}

/** Sets the size of the window's inside. */
export async function resize(tab, width, height = 800) {
  await tab.page.setViewport({ width, height });
  await tab.until((width) => innerWidth === width, `the window is ${width} wide`, width);
}

/** Shows the page in light or in dark colours. */
export async function colours(tab, scheme) {
  await tab.page.evaluate((scheme) => { document.documentElement.style.colorScheme = scheme; }, scheme);
}

/** Where some words of a field are on the screen. */
export async function placeOf(tab, field, words) {
  return (await field).evaluate((field, words) => {
    field.scrollIntoView({ block: 'center' });
    // The same text in the same font, as the mirror has it.
    const twin = field.nextElementSibling.cloneNode();
    twin.className = 'mirror';
    twin.append(field.value);
    field.parentElement.append(twin);
    const start = field.value.indexOf(words);
    const range = document.createRange();
    range.setStart(twin.firstChild, start);
    range.setEnd(twin.firstChild, start + words.length);
    const { left, top, width, height } = range.getClientRects()[0];
    twin.remove();
    return { x: left + width / 2, y: top + height / 2, left, right: left + width };
  }, words);
}

/** Adds a timeline row, and answers with the part of the ids of its fields before `-text`. */
export async function addRow(tab, time = '', text = '') {
  await tab.click(tab.bySelector('#add-row'));
  await focusOn(tab, '[id^="row-"][id$="-start"]');
  const row = (await focused(tab)).replace(/-start$/, '');
  if (time) await tab.type(time);
  if (text) await tab.fill(tab.bySelector(`#${row}-text`), text);
  return row;
}

/** The texts of the timeline's rows, in order. */
export function rows(tab) {
  return tab.page.$$eval('ol[aria-label="Timeline"] textarea', (fields) => fields.map((field) => field.value));
}

/** Exports from the menu and answers with the file. */
export async function exported(tab, browser, format) {
  await tab.click(tab.byRole('button', 'Export'));
  await tab.click(tab.byRole('button', new RegExp(`^${format}`)));
  return browser.readDownload();
}

/** Everything the live region has said since `listen`. */
export async function listen(tab) {
  await tab.page.evaluate(() => {
    window.said = [];
    new MutationObserver(() => window.said.push(document.getElementById('live').textContent.trim()))
      .observe(document.getElementById('live'), { childList: true, characterData: true, subtree: true });
  });
}

/** Waits until the live region has said something that matches. */
export async function said(tab, pattern) {
  let all;
  await until(
    async () => (all = await tab.page.evaluate(() => window.said)).some((words) => pattern.test(words)),
    () => `the live region said ${pattern}; it said ${JSON.stringify(all)}`,
  );
}

/** Fails unless a file is the document with this text in a section. */
export function hasText(file, id, text) {
  const document = JSON.parse(file.text);
  const found = document.sections.find((section) => section.id === id);
  assert.equal(found.text, text);
}

/** Puts a text in the place of what a field holds, all at once and in a way that undo can take back. */
export async function put(tab, field, text) {
  const target = await field;
  await target.focus();
  await target.evaluate((field, text) => {
    field.select();
    document.execCommand('insertText', false, text);
  }, text);
}

/** Puts the caret into a field, before the n-th letter of some words. */
export async function caretAt(tab, field, words, n = 0) {
  const target = await field;
  await target.focus();
  await target.evaluate((field, words, n) => {
    const at = field.value.indexOf(words) + n;
    field.setSelectionRange(at, at);
  }, words, n);
}

/** Takes the focus away from every field. */
export async function leave(tab) {
  await tab.page.evaluate(() => document.activeElement.blur());
}

/** Waits until the page has been drawn again, twice. */
export async function drawn(tab) {
  await tab.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
