// Contributing factors, what answers them, and the action items of every postmortem, without a mouse.

import assert from 'node:assert/strict';
import { faults } from './axe.js';
import { journey } from './harness.js';
import { colours, drawn, focusOn, focused, resize, stored } from './acts.js';

/** Presses a key until something that matches has the focus. */
async function keyTo(tab, selector, key = 'Tab') {
  for (let presses = 0; presses < 80; presses++) {
    if (await tab.page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
    await tab.press(key);
  }
  assert.fail(`${key} does not reach ${selector}`);
}

/** Goes to the section with this id, from one before it. */
async function go(tab, id) {
  for (let presses = 0; presses < 12; presses++) {
    const here = await tab.page.evaluate(() => document.activeElement.closest('.section')?.id);
    if (here === `section-${id}`) return;
    await tab.press('Alt+PageDown');
  }
  assert.fail(`there is no way to ${id}`);
}

/** The texts of a list. */
function texts(tab, name) {
  return tab.page.$$eval(`ol[aria-label="${name}"] textarea`, (fields) => fields.map((field) => field.value));
}

const standing = (words) => [
  (words) => document.getElementById('coverage')?.textContent === words, `it says “${words}”`, words];

journey('actions that answer something, by keyboard alone', async ({ tab }) => {
  await tab.open('/');
  await tab.byRole('button', 'New postmortem');
  await keyTo(tab, 'button.primary');
  await tab.press('Enter');
  await focusOn(tab, '#meta-title');
  await tab.type('By keyboard');

  // Two factors, and the second goes up.
  await go(tab, 'root_cause');
  await keyTo(tab, '#add-factor');
  await tab.press('Enter');
  await focusOn(tab, '[id^="factor-"][id$="-text"]');
  await tab.type('One push could delete the branch');
  await tab.press('Control+Enter');
  await tab.until(() => document.querySelectorAll('.factor').length === 2, 'there are two factors');
  await focusOn(tab, '.factor:nth-child(2) textarea');
  await tab.type('No check watches the site');
  await keyTo(tab, '[id^="menu-factor"]');
  const menu = await focused(tab);
  await tab.press('Alt+ArrowUp');
  await tab.until(() => document.querySelector('.factor textarea').value.startsWith('No check'), 'it has moved up');
  assert.equal(await focused(tab), menu, 'the focus goes with it');
  assert.deepEqual(await texts(tab, 'Contributing factors'), ['No check watches the site', 'One push could delete the branch']);

  await go(tab, 'went_poorly');
  await tab.type('- Publishing is opaque.');

  // What has no answer is told where the action items are.
  await go(tab, 'actions');
  await tab.until(...standing('0 of 3 factors and points have an answer'));
  await keyTo(tab, '#coverage', 'Shift+Tab');
  await tab.press('Enter');
  await tab.press('Tab');
  assert.match(await tab.page.evaluate(() => document.activeElement.textContent), /^Add an action for this: No check/);
  await tab.press('Enter');
  await focusOn(tab, '[id^="action-"][id$="-text"]');
  await tab.type('Ping the site every minute');
  await tab.until(...standing('1 of 3 factors and points has an answer'));

  // A reason to live with one is an answer too.
  await keyTo(tab, '[id^="accepted-"]', 'Shift+Tab');
  await tab.type('the new host shows what it does');
  await tab.press('Tab');
  await tab.until(...standing('2 of 3 factors and points have an answer'));
  assert.match(await tab.text(), /Who sees to it\?.*By when\?/s, 'two questions are asked about the action item');

  // A line says what, who and when.
  await keyTo(tab, '#quick');
  await tab.type('Protect the branch — Ada — by 2030-12-02 #42');
  await tab.sees('What: Protect the branch · Owner: Ada · Due: Monday, 2 December 2030 · Ticket: #42');
  await tab.press('Enter');
  await focusOn(tab, '#quick');
  assert.equal(await tab.value(tab.bySelector('#quick')), '');
  assert.deepEqual(await texts(tab, 'Action items'), ['Ping the site every minute', 'Protect the branch']);
  await tab.sees('0 of 2 done');

  // What it answers is ticked.
  await keyTo(tab, '.action:nth-child(2) .answers summary', 'Shift+Tab');
  await tab.press('Enter');
  await tab.press('Tab');
  await tab.press('Tab');
  await tab.press(' ');
  await tab.until(...standing('3 of 3 factors and points have an answer'));

  // There and back.
  await keyTo(tab, '#add-action');
  await tab.press('Control+z');
  await tab.until(...standing('2 of 3 factors and points have an answer'));
  await keyTo(tab, '#add-action');
  await tab.press('Control+z');
  await tab.until(() => document.querySelectorAll('.action').length === 1, 'the second is gone');
  await keyTo(tab, '#add-action');
  await tab.press('Control+Shift+Z');
  await tab.until(() => document.querySelectorAll('.action').length === 2, 'it is back');
  await keyTo(tab, '#add-action');
  await tab.press('Control+Shift+Z');
  await tab.until(...standing('3 of 3 factors and points have an answer'));
  await stored(tab);

  await tab.reload();
  await tab.until(...standing('3 of 3 factors and points have an answer'));
  assert.deepEqual(await texts(tab, 'Contributing factors'), ['No check watches the site', 'One push could delete the branch']);
  for (const [width, scheme] of [[1280, ''], [320, 'dark']]) {
    await resize(tab, width);
    await colours(tab, scheme);
    for (const summary of await tab.page.$$('.section summary')) {
      await summary.evaluate((summary) => { summary.parentElement.open = true; });
    }
    assert.deepEqual(await faults(tab), [], `${width} wide`);
    const wide = await tab.page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `nothing sticks out at ${width}: ${wide}`);
  }
  await resize(tab, 1280);
  await colours(tab, '');

  // The point is reworded, and the answer goes with it.
  await tab.page.focus('#text-went_poorly');
  await tab.press('Control+End');
  await tab.type(' Nobody can debug it.');
  await tab.press('Tab');
  await tab.until(...standing('3 of 3 factors and points have an answer'));
  await stored(tab);

  // Every open action item, wherever it is.
  await keyTo(tab, '.back', 'Shift+Tab');
  await tab.press('Enter');
  await tab.sees('On this device');
  await tab.byRole('button', 'Open action items (2)');
  for (let presses = 0; !/^Open action items/.test(await tab.page.evaluate(() => document.activeElement.textContent)); presses++) {
    assert.ok(presses < 20, 'Tab reaches the open action items');
    await tab.press('Tab');
  }
  await tab.press('Enter');
  await focusOn(tab, '#panel-title');
  await tab.sees('2 in all');
  await keyTo(tab, '#of-owner');
  await tab.type('ada');
  await tab.sees('1 of 2');
  assert.deepEqual(await faults(tab), []);
  await drawn(tab);
  await tab.press('Tab');
  await tab.press('Enter');
  await tab.bySelector('#text-summary');
  assert.equal(await tab.value(tab.byLabel('Title')), 'By keyboard');
});
