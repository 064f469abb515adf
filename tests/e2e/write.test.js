// The main journey: somebody who has never seen Nofault writes a whole postmortem.

import assert from 'node:assert/strict';
import { DIST, journey, Server } from './harness.js';

const SECTIONS = {
  'Summary': 'Documentation was unavailable for two hours.\nRepublishing the branch ended it.',
  'Root cause and trigger': 'Anyone with write access could delete the branch. The root cause was a missing guard.',
  'User impact': 'Readers of 14 client libraries saw “404”. 日本語 | pipes | and `code`.',
  'Detection': 'A customer opened an issue 36 minutes after the start.',
  'Resolution': 'The branch was republished from a local copy; a reload confirmed it.',
  'Duration and timeline': 'All of it on one morning.',
  'What went well': '- The issue was seen within minutes.\n- Publishing was documented.',
  'What went poorly': '# Publishing is opaque\n\nServing took an hour.',
  'Where we got lucky': 'Somebody had a local copy of the branch.',
  'Action items': 'Two to begin with.',
};

const ROWS = [
  ['0945', 'Branch deleted during clean-up.', 'Impact began'],
  ['10:21', 'An issue is filed.', 'Detected'],
  ['10.45', 'The team responds.', 'Acknowledged'],
  ['10:55', 'Branch republished.', 'Mitigated'],
  ['11:45', 'Pages are served again.', 'Resolved'],
];

const TIDY_TIMES = ['09:45', '10:21', '10:45', '10:55', '11:45'];

/** The last of the fields with this label: rows are filled in as they are added. */
async function last(tab, label) {
  const fields = await tab.page.$$(`xpath/.//label[normalize-space()="${label}"]`);
  const id = await fields.at(-1).evaluate((label) => label.htmlFor);
  return tab.bySelector(`[id="${id}"]`);
}

async function choose(tab, label, option) {
  const select = await last(tab, label);
  const value = await select.evaluate(
    (select, option) => [...select.options].find((each) => each.text === option).value, option);
  await select.select(value);
}

async function exported(tab, browser, format) {
  await tab.click(await tab.byRole('button', 'Export'));
  await tab.click(await tab.byRole('button', new RegExp(`^${format}`)));
  return browser.readDownload();
}

/** What the page shows of a document, however it came to be there. */
function shown(tab) {
  return tab.page.evaluate(() => {
    const fields = [...document.querySelectorAll('main textarea, main input, main select')];
    return fields.map((field) => [
      document.querySelector(`label[for="${field.id}"]`)?.textContent ?? field.getAttribute('aria-label'),
      field.type === 'checkbox' ? field.checked : field.value,
    ]);
  });
}

journey('a whole postmortem, from an empty page to an identical copy in another profile', async ({ tab, browser, server }) => {
  await tab.open('/');
  await tab.sees('No postmortems on this device yet');
  server.forget();

  await tab.click(await tab.byRole('button', 'New postmortem'));
  await tab.fill(await tab.byLabel('Title'), 'Docs unavailable after branch clean-up');
  await tab.fill(await tab.byLabel('Time zone'), 'America/Los_Angeles');
  for (const [section, text] of Object.entries(SECTIONS)) {
    const rows = ['Duration and timeline', 'Action items'].includes(section);
    await tab.fill(await tab.byRole('textbox', rows ? `${section}, in words` : section), text);
  }

  for (const [time, what, milestone] of ROWS) {
    await tab.click(await tab.byRole('button', 'Add a row'));
    await tab.type(await last(tab, 'Time'), time);
    await tab.fill(await last(tab, 'What happened'), what);
    await choose(tab, 'Milestone', milestone);
  }
  const times = await tab.page.$$eval('.time input', (inputs) => inputs.map((input) => input.value));
  assert.deepEqual(times, TIDY_TIMES, 'times are tidied when they are left');
  await tab.sees('Time to detect');
  await tab.sees('36 min');

  for (const what of ['Protect the branch against deletion', 'Alert when the site answers 404']) {
    await tab.click(await tab.byRole('button', 'Add an action item'));
    await tab.fill(await last(tab, 'What will be done'), what);
    await tab.type(await last(tab, 'Owner (names are fine here)'), 'docs team');
  }

  // A hint appears, is taken, and is taken back.
  const cause = await tab.byRole('textbox', 'Root cause and trigger');
  await tab.click(cause);
  await tab.press('F8');
  await tab.sees('One cause');
  await tab.press('Tab');
  await tab.press('Enter');
  const applied = SECTIONS['Root cause and trigger'].replace('The root cause was', 'A contributing factor was');
  await tab.until((field, text) => field.value === text, 'the wording is taken', cause, applied);
  await tab.press('Control+z');
  await tab.until((field, text) => field.value === text, 'it is taken back', cause, SECTIONS['Root cause and trigger']);
  await tab.press('Control+Shift+z');
  await tab.until((field, text) => field.value === text, 'and made again', cause, applied);

  await tab.sees('10 of 10 sections have text');
  await tab.sees('Saved on this device');
  const before = await shown(tab);
  assert.deepEqual(server.requests, [], 'nothing was requested while writing');

  await tab.until(() => document.getElementById('app').dataset.unsaved === '', 'everything is stored');
  await tab.reload();
  await tab.sees('10 of 10 sections have text');
  assert.deepEqual(await shown(tab), before, 'everything is there after a reload');

  const files = [await exported(tab, browser, 'JSON'), await exported(tab, browser, 'Markdown')];
  const [json] = files;
  for (const { name, path } of files) {
    // Another origin: nothing is stored there.
    const elsewhere = await Server.start(DIST);
    try {
      const other = await browser.begin(elsewhere.origin);
      await other.open('/');
      await other.uploadFile(await other.bySelector('#import'), path);
      await other.sees('10 of 10 sections have text');
      assert.deepEqual(await shown(other), before, `${name} gives the same page`);
      const again = await exported(other, browser, 'JSON');
      const but_for_its_id = (text) => ({ ...JSON.parse(text), id: '' });
      assert.deepEqual(but_for_its_id(again.text), but_for_its_id(json.text), `${name} gives the same document`);
    } finally {
      await elsewhere.stop();
    }
  }
});
