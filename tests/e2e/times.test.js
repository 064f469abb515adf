// A timeline whose times are typed as people type them, told in full, and asked about where they are not clear.

import assert from 'node:assert/strict';
import { faults } from './axe.js';
import { journey, until } from './harness.js';
import { addRow, begin, colours, focusOn, holds, listen, put, resize, said, stored } from './acts.js';

/** Sets the date of the incident: what is typed into such a field depends on the language of the browser. */
async function date(tab, value) {
  const field = await tab.bySelector('#meta-date');
  await field.focus();
  await field.evaluate((field, value) => {
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, value);
}

/** A row with a time, which has been left. */
async function row(tab, time) {
  const id = await addRow(tab, time);
  await tab.press('Tab');
  return { id, time: () => tab.bySelector(`#${id}-start`), told: (words) => echo(tab, id, words) };
}

/** Waits until a row tells its time in these words. */
async function echo(tab, id, words) {
  await tab.until(
    (id, words) => document.getElementById(`echo-${id}`).textContent === words,
    `the row tells “${words}”`, id, words);
}

/** What is asked on the page, in order, but under action items. */
function asked(tab) {
  return tab.page.$$eval('.questions li > p', (all) =>
    all.filter((one) => !one.closest('.action')).map((one) => one.textContent));
}

/** Waits until this many questions are asked. */
async function questions(tab, count) {
  const all = async () => (await asked(tab)).length;
  let found;
  await until(async () => (found = await all()) === count, () => `${count} questions, not ${found}`);
}

/** What a program finds wrong, wide and narrow, light and dark. */
async function wrong(tab, name) {
  const found = [];
  for (const [width, scheme] of [[1280, 'light'], [1280, 'dark'], [320, 'light']]) {
    await resize(tab, width);
    await colours(tab, scheme);
    found.push(...await faults(tab));
    const over = await tab.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    if (over) found.push(`${width}: it is wider than the window`);
    await (await tab.page.$('.questions')).evaluate((list) => list.scrollIntoView({ block: 'center' }));
    await tab.screenshot(`${name} ${width} ${scheme}`);
  }
  await resize(tab, 1280);
  await colours(tab, '');
  return found;
}

journey('times as people type them', async ({ tab }) => {
  await begin(tab);
  await date(tab, '2019-12-05');
  const zone = () => tab.bySelector('#meta-time_zone');
  await put(tab, zone(), 'America/Los_Angeles');
  const known = await tab.page.$$eval('#zones option', (all) => all.map((one) => one.value));
  assert.ok(known.length > 300 && known.includes('Europe/Oslo'), `${known.length} zones are suggested`);

  const first = await row(tab, '0945');
  await holds(tab, first.time(), '09:45');
  await first.told('Thu 5 Dec 2019, 09:45 PST (UTC−8)');
  await (await tab.bySelector(`#${first.id}-milestone`)).select('impact_began');
  const second = await row(tab, '+36m');
  await holds(tab, second.time(), '10:21');
  await second.told('Thu 5 Dec 2019, 10:21 PST (UTC−8), 36 min after the impact began');

  // An abbreviation that cannot be is a question, with its answers.
  await listen(tab);
  const third = await row(tab, '10:45 pdt');
  await said(tab, /^1 question about times\.$/);
  assert.deepEqual(await asked(tab), [
    'On 5 December Los Angeles is on PST (UTC−8), not on PDT (UTC−7). Which is meant?',
  ]);
  await tab.click(tab.byRole('button', '10:45 PST (UTC−8)'));
  await holds(tab, third.time(), '10:45');
  await focusOn(tab, `#${third.id}-start`);
  await questions(tab, 0);
  await tab.click(tab.bySelector('.notice button:not(.plain)'));
  await holds(tab, third.time(), '10:45 PDT');
  await questions(tab, 1);
  await tab.click(tab.byRole('button', '09:45 PST (UTC−8), which is 10:45 PDT'));
  await holds(tab, third.time(), '09:45');
  await questions(tab, 1);
  assert.deepEqual(await asked(tab), ['09:45 stands behind 10:21. Is the order right?']);
  await tab.click(tab.byRole('button', 'Sort it by time'));
  await questions(tab, 0);

  // An hour that clocks showed twice.
  const last = await row(tab, '2019-11-03 01:30');
  await questions(tab, 1);
  assert.deepEqual(await wrong(tab, 'twice'), []);
  await tab.click(tab.byRole('button', 'The second, at UTC−8'));
  await holds(tab, last.time(), '2019-11-03 01:30 UTC-08:00');
  await put(tab, tab.bySelector(`#${last.id}-start`), '12/5 11:10');
  await (await tab.bySelector(`#${last.id}-text`)).focus();
  await questions(tab, 1);
  await tab.click(tab.byRole('button', '5 December 2019'));
  await last.told('Thu 5 Dec 2019, 11:10 PST (UTC−8), 1 h 25 min after the impact began');

  // Another zone keeps what the clocks showed, or the moments.
  await put(tab, zone(), 'Europe/Oslo');
  await (await tab.bySelector('#meta-severity')).focus();
  await tab.sees('The clock times stay, and are read as those of Europe/Oslo now.');
  await first.told('Thu 5 Dec 2019, 09:45 in Oslo (UTC+1)');
  await tab.click(tab.byRole('button', 'Keep the moments instead'));
  await holds(tab, first.time(), '18:45');
  await first.told('Thu 5 Dec 2019, 18:45 in Oslo (UTC+1)');
  await stored(tab);
  await tab.reload();
  await holds(tab, first.time(), '18:45');
  await second.told('Thu 5 Dec 2019, 19:21 in Oslo (UTC+1), 36 min after the impact began');
  await questions(tab, 0);
});

journey('the sample is asked about what its talk got wrong, and about nothing else', async ({ tab }) => {
  await tab.open('/');
  await tab.click(tab.byRole('button', 'Open the sample'));
  await questions(tab, 3);
  assert.deepEqual(await asked(tab), [
    'Detection says 30 minutes; the timeline gives 36 min to detect.',
    'The words below say PDT. On 5 December Los Angeles is on PST (UTC−8). Which is meant?',
    'A customer noticed first, and no action item is of the kind Detect. What would tell you sooner?',
  ]);
  assert.deepEqual(await wrong(tab, 'sample'), []);
  await tab.click(tab.byRole('button', 'Write PST'));
  await holds(tab, tab.bySelector('#text-timeline'), '2019-12-05, all times PST.');
  await tab.click(tab.byRole('button', 'Use 36 minutes'));
  await holds(tab, tab.bySelector('#text-detection'), 'This was first detected by an external customer, and then by two internal teams. The first report came 36 minutes after the start of the outage.');
  await (await tab.bySelector('#text-went_well')).focus();
  await questions(tab, 1);
  // By keyboard: the note stands behind what it is about.
  const letBe = await tab.byRole('button', /^Let it be: A customer/);
  await letBe.focus();
  await tab.press('Enter');
  await questions(tab, 0);
  await tab.sees('This is not asked again.');
  await stored(tab);
  await tab.reload();
  await tab.bySelector('#text-timeline');
  await questions(tab, 0);
});

journey('the picture of the timeline is in step with its rows, and fits', async ({ tab }) => {
  await tab.open('/');
  await tab.click(tab.byRole('button', 'Open the sample'));
  const name = await (await tab.bySelector('.chart > svg')).evaluate((picture) => picture.getAttribute('aria-label'));
  assert.match(name, /Not noticed yet: 36 min, Noticed: 24 min, Being worked on: 10 min, Mitigated: 50 min/);
  const here = () => tab.page.$$eval('.chart .mark', (all) => all.map((mark) => mark.hasAttribute('data-here')));
  await tab.page.$$eval('.row .what textarea', (all) => all[1].focus());
  assert.deepEqual(await here(), [false, true, false, false, false]);
  await (await tab.bySelector('#text-summary')).focus();
  assert.deepEqual(await here(), [false, false, false, false, false]);
  // A mark leads to its row.
  await tab.page.$$eval('.chart .mark', (all) => all[3].dispatchEvent(new MouseEvent('click', { bubbles: true })));
  assert.equal(await tab.page.evaluate(() => document.activeElement.value), '`gh-pages` branch republished');
  // A time that changes is in the picture.
  const [first] = await tab.page.$$('.row .time input');
  await tab.fill(first, '09:15');
  await tab.press('Tab');
  await tab.until(() => /Not noticed yet: 1 h 6 min/.test(document.querySelector('.chart > svg').getAttribute('aria-label')), 'the picture follows');
  for (const width of [1280, 320]) {
    await tab.page.setViewport({ width, height: 900 });
    const beyond = await tab.page.evaluate(() => [...document.querySelectorAll('.chart text, .chart path')]
      .map((part) => part.getBoundingClientRect())
      .filter(({ left, right }) => left < 0 || right > document.documentElement.clientWidth).length);
    assert.equal(beyond, 0, `nothing sticks out at ${width}`);
  }
});

journey('a second time zone is told beside the first, and changes nothing that follows', async ({ tab }) => {
  await begin(tab);
  await date(tab, '2019-12-05');
  await put(tab, tab.bySelector('#meta-time_zone'), 'America/Los_Angeles');
  const first = await row(tab, '09:45');
  await (await tab.bySelector(`#${first.id}-milestone`)).select('impact_began');
  const second = await row(tab, '16:21');
  await (await tab.bySelector(`#${second.id}-milestone`)).select('detected');
  await second.told('Thu 5 Dec 2019, 16:21 PST (UTC−8), 6 h 36 min after the impact began');
  const derived = () => tab.page.$$eval('.durations > div', (all) => all.map((one) => one.textContent));
  const before = await derived();
  assert.match(before.join(), /6 h 36 min/);

  await tab.click(tab.byText('More about this incident'));
  await put(tab, tab.bySelector('#meta-second_zone'), 'Europe/Oslo');
  await tab.press('Tab');
  const told = async () => {
    await first.told('Thu 5 Dec 2019, 09:45 PST (UTC−8) = 18:45 in Oslo (UTC+1)');
    await second.told('Thu 5 Dec 2019, 16:21 PST (UTC−8) = Fri 6 Dec 2019, 01:21 in Oslo (UTC+1), 6 h 36 min after the impact began');
    await holds(tab, first.time(), '09:45');
    assert.deepEqual(await derived(), before);
  };
  await told();
  await stored(tab);
  await tab.reload();
  await told();
  await tab.click(tab.byText('More about this incident'));
  await tab.fill(tab.bySelector('#meta-second_zone'), '');
  await tab.press('Tab');
  await first.told('Thu 5 Dec 2019, 09:45 PST (UTC−8)');
});
