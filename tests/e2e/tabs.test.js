// Two tabs with one document: nothing of either is lost, and there is still one document.

import assert from 'node:assert/strict';
import { journey, until } from './harness.js';
import { addRow, begin, focused, holds, put, section, stored } from './acts.js';

journey('two tabs with one document: a change in one is in the other, and changes in both are joined', async ({ tab, browser }) => {
  await begin(tab);
  await put(tab, section(tab, 'summary'), 'Both had this.');
  await stored(tab);
  const address = tab.page.url();
  const second = await browser.newTab();
  await second.open(address);
  await holds(second, section(second, 'summary'), 'Both had this.');

  await tab.page.bringToFront();
  await put(tab, section(tab, 'impact'), 'From the first.');
  await addRow(tab, '09:45', 'A row of the first.');
  await stored(tab);
  await second.page.bringToFront();
  await holds(second, section(second, 'impact'), 'From the first.');
  await second.until(() => document.querySelectorAll('.rows > li').length === 1, 'the row is there too');

  // At the same time, each in its own place.
  await Promise.all([
    typeInto(tab, 'root_cause', 'Typed in the first.'),
    typeInto(second, 'summary', 'Both had this. Typed in the second.'),
  ]);
  for (const each of [tab, second]) {
    await each.page.bringToFront();
    await holds(each, section(each, 'root_cause'), 'Typed in the first.');
    await holds(each, section(each, 'summary'), 'Both had this. Typed in the second.');
  }
  await second.click(second.byRole('link', 'All postmortems'));
  await second.sees('On this device');
  assert.equal((await second.page.$$('.entry')).length, 1, 'it is still one document');
});

journey('where two tabs have changed the same words, both are shown and a person decides', async ({ tab, browser }) => {
  await begin(tab);
  await put(tab, section(tab, 'summary'), 'Both had this.');
  await stored(tab);
  const second = await browser.newTab();
  await second.open(tab.page.url());
  await holds(second, section(second, 'summary'), 'Both had this.');
  await Promise.all([typeInto(tab, 'summary', 'The first.'), typeInto(second, 'summary', 'The second.')]);

  // One of them was later, and is asked.
  let later;
  await until(async () => {
    for (const each of [tab, second]) if (/changed the same words/.test(await each.text())) later = each;
    return later;
  }, 'one of the tabs is told');
  await later.page.bringToFront();
  const [mine, theirs] = later === tab ? ['The first.', 'The second.'] : ['The second.', 'The first.'];
  await holds(later, section(later, 'summary'), `${mine}\n${theirs}`);
  await later.click(later.byRole('button', 'Compare'));
  await later.sees('In the other tab');
  await later.sees(theirs);
  await later.screenshot('conflict');
  await later.click(later.byRole('button', /^Keep both/));
  await later.until(() => !document.getElementById('panel'), 'the panel is closed');
  await holds(later, section(later, 'summary'), `${mine}\n${theirs}`);
  await later.until(() => !document.querySelector('.banner'), 'nothing is left to decide');
  await stored(later);
  const other = later === tab ? second : tab;
  await other.page.bringToFront();
  await holds(other, section(other, 'summary'), `${mine}\n${theirs}`);
});

journey('what comes from another tab does not disturb who is typing', async ({ tab, browser }) => {
  await begin(tab);
  await put(tab, section(tab, 'summary'), 'First line.\nMiddle.\nLast line.');
  await stored(tab);
  const second = await browser.newTab();
  await second.open(tab.page.url());
  const field = await section(second, 'summary');
  await holds(second, field, 'First line.\nMiddle.\nLast line.');
  await second.page.bringToFront();
  await field.focus();
  await second.press('Control+End');
  await second.type(' Typed here');
  await typeInto(tab, 'summary', 'First line, changed.\nMiddle.\nLast line.');
  await second.type(' and on.');
  await holds(second, field, 'First line, changed.\nMiddle.\nLast line. Typed here and on.');
  assert.equal(await focused(second), 'text-summary', 'the focus stays');
  await second.type(' The caret too.');
  await holds(second, field, 'First line, changed.\nMiddle.\nLast line. Typed here and on. The caret too.');
  await second.press('Control+z');
  await second.until(() => !document.getElementById('text-summary').value.endsWith('too.'), 'undo works');
});

journey('what a hidden tab could not store stays with it, and is stored when it goes', async ({ tab, browser }) => {
  await begin(tab);
  await put(tab, section(tab, 'summary'), 'Stored.');
  await stored(tab);
  const hidden = await browser.newTab();
  await hidden.open(tab.page.url());
  await holds(hidden, section(hidden, 'summary'), 'Stored.');
  await hidden.page.evaluate(() => {
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, ...given) {
      if (mode === 'readwrite') throw new DOMException('Not now.', 'UnknownError');
      return begin.call(this, stores, mode, ...given);
    };
  });
  await put(hidden, section(hidden, 'summary'), 'Stored. Not stored.');
  await hidden.sees('Not saved');
  await tab.page.bringToFront();
  await tab.until(left, 'it is kept', 1);
  await tab.reload();
  await holds(tab, section(tab, 'summary'), 'Stored.');
  await put(tab, section(tab, 'impact'), 'From the other one.');
  await stored(tab);
  assert.ok(await tab.page.evaluate(left, 1), 'it is not taken from a tab that is still there');
  await hidden.close({ asking: false });
  await tab.until(left, 'it is stored', 0);
  await tab.click(tab.byRole('link', 'All postmortems'));
  await tab.until(() => document.querySelectorAll('.entry').length === 2, 'beside what was written here');
});

/** Whether so many texts are left behind. */
function left(count) {
  return Object.keys(localStorage).filter((key) => key.startsWith('nofault:tail:')).length === count;
}

/** Puts a text into a section of a tab that may be in the background. */
async function typeInto(tab, id, text) {
  await tab.page.evaluate((id, text) => {
    const field = document.getElementById(`text-${id}`);
    field.focus();
    field.select();
    if (!document.execCommand('insertText', false, text)) {
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  }, id, text);
}
