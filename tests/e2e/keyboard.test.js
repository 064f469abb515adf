// The whole way without a mouse.

import assert from 'node:assert/strict';
import { journey, until } from './harness.js';
import { begin, drawn, focusOn, focused, holds, put, resize, rows, section, stored } from './acts.js';

/**
 * Presses Tab, or Shift+Tab, until something that matches, or begins with these words, has the focus; what
 * has it on the way must be seen.
 */
async function tabTo(tab, selector, key = 'Tab', most = 60) {
  const here = (selector) => {
    const [, words] = /^“(.*)”$/.exec(selector) ?? [];
    const element = document.activeElement;
    return words ? element.tagName === 'BUTTON' && element.textContent.startsWith(words) : element.matches(selector);
  };
  for (let presses = 0; presses < most; presses++) {
    if (await tab.page.evaluate(here, selector)) return;
    await tab.press(key);
    const { id, ring } = await tab.page.evaluate(look);
    assert.ok(ring, `what has the focus is seen to have it: ${id}`);
  }
  assert.fail(`${key} does not reach ${selector}`);
}

/** Runs in the page: what has the focus, whether a ring of 2 px or more tells so, and what covers it. */
function look() {
  const element = document.activeElement;
  // The browser's own interface, between the last and the first element.
  if (element === document.body || element === document.documentElement) return { id: 'end', ring: true, hidden: '' };
  const id = element.id || element.textContent.slice(0, 40) || element.outerHTML.slice(0, 60);
  const around = [element, element.closest('.surface'), element.closest('.file')].filter(Boolean);
  // The parts of a date, such as the button with the calendar, have rings of the browser's own.
  const ring = element.type === 'date' || around.some((one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  });
  const bar = document.querySelector('.bar');
  if (!bar || bar.contains(element) || element.closest('.outline, .skip')) return { id, ring, hidden: '' };
  const { top, bottom, height } = element.getBoundingClientRect();
  const edge = getComputedStyle(bar).position === 'sticky' ? bar.getBoundingClientRect().bottom : 0;
  // All of it is seen, or a line of a text: browsers scroll to the caret, not to the whole of it.
  const seen = Math.min(bottom, innerHeight) - Math.max(top, edge);
  const hidden = seen < Math.min(height, 40) - 1 ? `at ${top}–${bottom}, the bar ends at ${edge}` : '';
  return { id, ring, hidden };
}

journey('a postmortem by keyboard alone', async ({ tab, browser }) => {
  await tab.open('/');
  await tab.byRole('button', 'New postmortem');
  await tabTo(tab, 'button.primary');
  await tab.press('Enter');
  await focusOn(tab, '#meta-title');
  await tab.type('By keyboard');
  await tabTo(tab, '#text-summary');
  await tab.type('Written.');
  await tab.press('Tab');
  assert.notEqual(await focused(tab), 'text-summary', 'Tab leaves a text');
  await tab.press('Shift+Tab');
  await focusOn(tab, '#text-summary');

  // From section to section.
  for (const id of ['root_cause', 'impact', 'detection', 'resolution', 'timeline']) {
    await tab.press('Alt+PageDown');
    await focusOn(tab, `#text-${id}`);
  }
  await tab.press('Alt+PageUp');
  await focusOn(tab, '#text-resolution');
  await tab.press('Alt+PageDown');
  await focusOn(tab, '#text-timeline');

  // Rows: they stand before the words about them.
  await tabTo(tab, '#add-row', 'Shift+Tab');
  await tab.press('Enter');
  await focusOn(tab, '.row:nth-child(1) input');
  await tab.press('Tab');
  await focusOn(tab, '.row:nth-child(1) textarea');
  await tab.type('one');
  await tab.press('Control+Enter');
  await focusOn(tab, '.row:nth-child(2) input');
  await tab.press('Tab');
  await tab.type('two');
  await tab.press('Control+Enter');
  await focusOn(tab, '.row:nth-child(3) input');
  await tab.press('Tab');
  await tab.type('three');
  assert.deepEqual(await rows(tab), ['one', 'two', 'three']);

  await tab.press('Shift+Tab');
  for (let up = 0; up < 12 && !/^menu-row/.test(await focused(tab)); up++) await tab.press('Shift+Tab');
  const menu = await focused(tab);
  assert.match(menu, /^menu-row/);
  await tab.press('Alt+ArrowUp');
  await tab.until(() => document.querySelector('.row textarea').value === 'two', 'the row has moved up');
  assert.equal(await focused(tab), menu, 'the focus goes with the row');
  await tab.press('Alt+ArrowDown');
  await tab.until(() => document.querySelector('.row textarea').value === 'one', 'the row has moved down');
  assert.equal(await focused(tab), menu, 'the focus goes with the row');

  await tab.press('Enter');
  await tabTo(tab, '.remove');
  await tab.press('Enter');
  await tab.sees('Row removed.');
  assert.deepEqual(await rows(tab), ['one', 'three']);
  await tab.until(() => document.activeElement !== document.body, 'something has the focus');

  // Back through the notice.
  const undo = await tab.page.$('.notice button');
  await undo.focus();
  await tab.press('Enter');
  await tab.until(() => document.querySelectorAll('.row').length === 3, 'the row is back');
  assert.deepEqual(await rows(tab), ['one', 'two', 'three']);
  await tab.until(() => document.activeElement !== document.body, 'something has the focus');

  // The menu opens, closes and gives a file.
  await tab.page.focus('[popovertarget="export-menu"]');
  await tab.press('Enter');
  await tab.until(() => document.querySelector('#export-menu').matches(':popover-open'), 'the menu is open');
  await tab.press('Escape');
  await tab.until(() => !document.querySelector('#export-menu').matches(':popover-open'), 'the menu is closed');
  await focusOn(tab, '[popovertarget="export-menu"]');
  await tab.press('Enter');
  await tab.press('Tab');
  await focusOn(tab, '#export-menu button');
  await tab.press('Enter');
  const file = await browser.readDownload();
  assert.match(file.text, /By keyboard/);
  assert.match(file.text, /two/);
});

/** Goes to the section with this id, forth or back. */
async function go(tab, id, key = 'Alt+PageDown') {
  for (let presses = 0; presses < 12; presses++) {
    const here = await tab.page.evaluate(() => document.activeElement.closest('.section')?.id);
    if (here === `section-${id}`) return;
    await tab.press(key);
  }
  assert.fail(`there is no way to ${id}`);
}

/** Undoes, or does again, until there is nothing left to; from where the keys are not those of a text. */
async function all(tab, name, keys) {
  for (let presses = 0; presses < 30; presses++) {
    const done = (name) => [...document.querySelectorAll('.bar button')].find((it) => it.textContent === name).disabled;
    if (await tab.page.evaluate(done, name)) return;
    await tabTo(tab, 'button, summary, select', 'Tab');
    await tab.press(keys);
    await drawn(tab);
  }
  assert.fail(`${keys} comes to no end`);
}

journey('all that there is to write, by keyboard alone', async ({ tab, browser }) => {
  const items = (name) => tab.page.$$eval(`ol[aria-label="${name}"] textarea`, (all) => all.map((it) => it.value));
  const shows = async (name, expected) => {
    let found;
    await until(
      async () => JSON.stringify(found = await items(name)) === JSON.stringify(expected),
      () => `${name}: ${JSON.stringify(expected)}, not ${JSON.stringify(found)}`,
    );
  };
  await tab.open('/');
  await tab.byRole('button', 'New postmortem');
  await tabTo(tab, 'button.primary');
  await tab.press('Enter');
  await focusOn(tab, '#meta-title');
  await tab.type('By keyboard');

  // What made it possible, and how it was noticed.
  await go(tab, 'root_cause');
  await tabTo(tab, '#add-factor');
  await tab.press('Enter');
  await focusOn(tab, '[id^="factor-"][id$="-text"]');
  await tab.type('One push could delete the branch');
  await go(tab, 'detection');
  await focusOn(tab, '#text-detection');
  await tab.type('The first report came 30 minutes after the start of the outage.');

  // Rows with times, and what they mark.
  await go(tab, 'timeline');
  await tabTo(tab, '#add-row', 'Shift+Tab');
  await tab.press('Enter');
  for (const [at, time, milestone, words] of [
    [1, '2019-12-05 09:45 UTC', 'Imp', 'The branches were deleted'],
    [2, '+36m', 'Det', 'A customer reports it'],
  ]) {
    await focusOn(tab, `.row:nth-child(${at}) .time input`);
    await tab.type(time);
    await tabTo(tab, '[id^="row-"][id$="-milestone"]');
    await tab.type(milestone);
    await tabTo(tab, '.row textarea', 'Shift+Tab');
    await tab.type(words);
    if (at === 1) await tab.press('Control+Enter');
  }
  const rows = ['The branches were deleted', 'A customer reports it'];
  await shows('Timeline', rows);
  await tab.sees('36 min after the impact began');

  // The words say another number than the rows: answered, taken back, and answered again.
  await go(tab, 'detection', 'Alt+PageUp');
  await tab.sees('Detection says 30 minutes; the timeline gives 36 min to detect.');
  await tabTo(tab, '“Use 36 minutes”');
  await tab.press('Enter');
  await focusOn(tab, '#text-detection');
  const detection = (minutes) => holds(tab, tab.bySelector('#text-detection'),
    `The first report came ${minutes} minutes after the start of the outage.`);
  await detection(36);
  await tab.press('Control+z');
  await detection(30);
  await tab.press('Control+Shift+Z');
  await detection(36);

  // An action on one line, which is two: one step, and one back.
  await go(tab, 'actions');
  await tabTo(tab, '#quick', 'Shift+Tab');
  await tab.type('Add an alert and document the runbook — Ada — by 2030-12-02');
  await tab.sees('Owner: Ada · Due: Monday, 2 December 2030');
  await tab.press('Enter');
  const one = ['Add an alert and document the runbook'];
  const two = ['Add an alert', 'Document the runbook'];
  await shows('Action items', one);
  await tabTo(tab, '“Make it two”', 'Shift+Tab');
  await tab.press('Enter');
  await shows('Action items', two);
  await focusOn(tab, '.action:first-child summary');
  await tab.press('Control+z');
  await shows('Action items', one);
  await focusOn(tab, '.action:first-child summary');
  await tab.press('Control+Shift+Z');
  await shows('Action items', two);
  // What the first of them answers.
  await tabTo(tab, '.action:first-child .answers summary', 'Shift+Tab');
  await tab.press('Enter');
  await tab.press('Tab');
  await tab.press(' ');
  await tab.sees('1 of 1 factors and points has an answer');

  // Rows out of a chat.
  await go(tab, 'timeline', 'Alt+PageUp');
  await tabTo(tab, '#add-row');
  await tab.press('Tab');
  await tab.press('Enter');
  await focusOn(tab, '#paste');
  await tab.paste('2019-12-05 10:45 on it\n2019-12-05 10:55 published again');
  await tab.sees('2 rows were found.');
  await tabTo(tab, '.taking .primary');
  await tab.press('Enter');
  const pasted = [...rows, 'on it', 'published again'];
  await shows('Timeline', pasted);

  // All of it back, and all of it again.
  await all(tab, 'Undo', 'Control+z');
  for (const name of ['Timeline', 'Action items', 'Contributing factors']) await shows(name, []);
  await detection(36);
  await all(tab, 'Redo', 'Control+Shift+Z');
  await shows('Timeline', pasted);
  await shows('Action items', two);
  await shows('Contributing factors', ['One push could delete the branch']);
  await tab.sees('1 of 1 factors and points has an answer');
  await stored(tab);

  await tabTo(tab, '[popovertarget="export-menu"]', 'Shift+Tab', 300);
  await tab.press('Enter');
  await tab.press('Tab');
  await tab.press('Enter');
  const file = await browser.readDownload();
  for (const words of [...pasted, ...two, 'One push could delete the branch', 'Ada', '2030-12-02', '36 minutes']) {
    assert.ok(file.text.includes(words), `the file has “${words}”`);
  }
});

journey('Tab goes through a whole page and never under the bar', async ({ tab }) => {
  await tab.open('/');
  await tab.click(tab.byRole('button', 'Open the sample'));
  await section(tab, 'summary');
  for (const [width, height] of [[1280, 600], [900, 600], [320, 600]]) {
    await resize(tab, width, height);
    await tab.page.evaluate(() => { scrollTo(0, 0); document.getElementById('heading').focus(); });
    const wrong = [];
    const seen = new Set();
    for (const back of [false, true]) {
      for (let presses = 0; presses < 400; presses++) {
        await tab.press(back ? 'Shift+Tab' : 'Tab');
        let { id, hidden, ring } = await tab.page.evaluate(look);
        // The browser may still be scrolling to it.
        if (hidden) {
          await drawn(tab);
          ({ id, hidden, ring } = await tab.page.evaluate(look));
        }
        if (id === 'end') break;
        seen.add(id);
        if (hidden) wrong.push(`${width} wide, ${back ? 'back' : 'forth'}: ${id} is under the bar: ${hidden}`);
        if (!ring) wrong.push(`${width} wide: ${id} has no ring`);
        // Enough is enough: the rest of the page is the same again.
        if (id === 'text-impact' && back) break;
        if (id === 'text-went_poorly') break;
      }
    }
    assert.deepEqual([...new Set(wrong)], []);
    assert.ok(seen.has('text-summary') && seen.has('text-timeline'), 'every text is reached');
  }
});

journey('writing never puts the caret under the bar', async ({ tab }) => {
  await begin(tab);
  await resize(tab, 900, 500);
  const field = await section(tab, 'root_cause');
  await put(tab, field, 'A line of it.\n'.repeat(60) + 'It was human error. The end.');
  await tab.press('Control+Home');
  await tab.press('F8');
  await tab.sees('Human error');
  const { line, bar, height } = await tab.page.evaluate(() => ({
    line: [...CSS.highlights.get('hint-open')][0].getBoundingClientRect().toJSON(),
    bar: document.querySelector('.bar').getBoundingClientRect().bottom,
    height: innerHeight,
  }));
  assert.ok(line.top >= bar && line.bottom <= height, `the words are on the screen: ${JSON.stringify({ line, bar })}`);
});

journey('Control+S saves, and says so when there is nothing to save', async ({ tab }) => {
  await begin(tab);
  await tab.type(section(tab, 'summary'), 'x');
  await tab.press('Control+s');
  await stored(tab);
  await tab.press('Control+s');
  await tab.until(() => /Everything is saved/.test(document.getElementById('live').textContent), 'it is said');
  await drawn(tab);
});
