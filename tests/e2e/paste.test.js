// A chat becomes rows of the timeline, by keyboard alone.

import assert from 'node:assert/strict';
import { faults } from './axe.js';
import { journey, until } from './harness.js';
import { begin, colours, drawn, focusOn, listen, resize, rows, said } from './acts.js';

const CHAT = `Thursday, December 5th, 2019
Ada Holm  9:45 AM
Deleting the old branches now
Mira Okafor  10:21 AM
<img src=x onerror="document.title='gone'"> docs are 404 \u202Efdp.exe
Ada Holm  10:45 AM
On it
Ada Holm  10:55 AM
Published again
3 replies
Lunch was late
`;

/** Moves the focus with Tab until something matching the selector has it. */
async function tabTo(tab, selector, key = 'Tab') {
  for (let at = 0; at < 60; at++) {
    if (await tab.page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, selector)) return;
    await tab.press(key);
  }
  assert.fail(`${selector} is not reached with ${key}`);
}

async function timeline(tab, expected) {
  let found;
  await until(
    async () => JSON.stringify(found = await rows(tab)) === JSON.stringify(expected),
    () => `the timeline has ${JSON.stringify(expected)}, not ${JSON.stringify(found)}`,
  );
}

/** Opens the panel from the timeline, without a pointer. */
async function openPaste(tab) {
  await tab.page.$eval('#add-row', (button) => button.focus());
  await tab.press('Tab');
  await tab.press('Enter');
  await focusOn(tab, '#paste');
}

journey('a chat becomes rows of the timeline, by keyboard alone', async ({ tab }) => {
  await begin(tab);
  await listen(tab);
  await openPaste(tab);
  // What is found grows around the field while somebody types in it.
  await tab.type('09:45 the alert\n10:05 rolled back');
  await tab.sees('2 rows were found.');
  assert.equal(await tab.value(tab.bySelector('#paste')), '09:45 the alert\n10:05 rolled back');
  await tab.press('Control+A');
  await tab.paste(CHAT);
  await tab.sees('4 rows were found.');
  await tab.sees('Mira Okafor, left out');
  // What is hostile is words like any other.
  assert.equal(await tab.page.$$eval('.panel img', (all) => all.length), 0);
  await tabTo(tab, '.proposals tr:nth-child(3) input');
  await tab.press(' ');
  await tab.sees('Add 3 rows');
  // Closed by accident: all of it is there again.
  await tab.press('Escape');
  await tab.until(() => !document.querySelector('#panel'), 'the panel is closed');
  await openPaste(tab);
  await tab.sees('Add 3 rows');
  await tabTo(tab, '.taking .primary');
  await tab.press('Enter');
  const added = [
    'Deleting the old branches now',
    `<img src=x onerror="document.title='gone'"> docs are 404 \u202Efdp.exe`,
    'Published again\nLunch was late',
  ];
  await timeline(tab, added);
  await said(tab, /^3 rows added\.$/);
  await tab.sees('3 rows added.');
  const times = await tab.page.$$eval('[id^="row-"][id$="-start"]', (fields) => fields.map((field) => field.value));
  assert.deepEqual(times, ['2019-12-05 09:45', '2019-12-05 10:21', '2019-12-05 10:55']);
  await tab.page.evaluate(() => document.activeElement.blur());
  await tab.press('Control+z');
  await timeline(tab, []);
  await tab.press('Control+Shift+Z');
  await timeline(tab, added);
  // What was taken is known the next time.
  await openPaste(tab);
  await tab.paste(CHAT);
  await tab.sees('Add 1 row');
  assert.equal(await tab.page.$$eval('.proposals .quiet', (all) =>
    all.filter((one) => one.textContent.includes('In the timeline already')).length), 3);
});

journey('pasting is for everybody', async ({ tab, browser }) => {
  await begin(tab);
  await openPaste(tab);
  assert.deepEqual(await faults(tab), [], 'empty');
  await tab.paste(`when,who,what\n05/12/2019 23:45,ada,${'A very long message about it. '.repeat(9)}\n06/12/2019 00:10,jo,back\nnonsense\n`);
  await tab.sees('2 rows were found; 1 line could not be read.');
  const found = [];
  for (const [width, scheme] of browser.name === 'firefox' ? [[320, 'dark']] : [[1280, 'light'], [1280, 'dark'], [320, 'light'], [320, 'dark']]) {
    await resize(tab, width);
    await colours(tab, scheme);
    await drawn(tab);
    found.push(...(await faults(tab)).map((fault) => `${width} wide, ${scheme}: ${fault}`));
    const over = await tab.page.$eval('#panel', (panel) => panel.scrollWidth - panel.clientWidth);
    if (over > 0) found.push(`${width} wide: ${over} too wide`);
    const small = await tab.page.$$eval('#panel :is(button, input, select, textarea, summary)', (all) => all
      .map((one) => (one.closest('label:not([for])') ?? one).getBoundingClientRect())
      .filter(({ width, height }) => width < 23.9 || height < 23.9).length);
    if (small > 0) found.push(`${width} wide: ${small} too small`);
    await tab.screenshot(`paste ${width} ${scheme}`);
    // What has the focus is not under the buttons that stay in sight.
    for (const input of await tab.page.$$('.proposals input')) {
      await input.evaluate((input) => input.focus());
      const hidden = await input.evaluate((input) => {
        const { top, bottom } = input.getBoundingClientRect();
        return bottom > document.querySelector('.taking').getBoundingClientRect().top + 1 || top < 0;
      });
      if (hidden) found.push(`${width} wide: the focus is hidden`);
    }
  }
  assert.deepEqual([...new Set(found)], []);
  await colours(tab, '');
  await resize(tab, 1280);
  await tab.page.select('#paste-order', 'month');
  await tab.sees('2019-05-12 23:45');
  await tab.page.select('#paste-column-1', 'text');
  await tab.sees('ada · A very long');
  await tab.page.select('#paste-source', 'notes');
  await tab.sees('No row was found');
});
