// The harness itself, tried on a small page of its own.

import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { faults } from './axe.js';
import { journey, until } from './harness.js';

const folder = fileURLToPath(new URL('./fixtures/page/', import.meta.url));
const page = (name, act) => journey(name, act, { folder });

page('a person clicks, types, presses keys and pastes', async ({ tab }) => {
  await tab.open('/');
  await tab.click(tab.byRole('button', 'Count: 0'));
  await tab.sees('Count: 1');
  await tab.byRole('button', /^count: 1/i);
  assert.deepEqual(await tab.allByRole('button', 'Hidden'), []);

  await tab.byLabel('Kind');
  const note = await tab.byLabel('Note');
  await tab.type(note, 'Two wörds');
  await tab.press('Space');
  await tab.press('Shift+Home');
  await tab.press('Delete');
  await tab.paste('pasted, ', '<b>pasted, </b>');
  await tab.type('typed');
  assert.equal(await tab.value(note), 'pasted, typed');

  const long = 'A line of a long text. '.repeat(40) + '\nAnd a second one.';
  await tab.fill(note, long);
  assert.equal(await tab.value(note), long);
  await tab.press('Control+z');
  assert.equal(await tab.value(note), 'pasted, typed');
});

page('what is kept outlives a reload, another tab, a restart', async ({ tab, browser }) => {
  await tab.open('/');
  await tab.fill(tab.byLabel('Note'), 'kept');
  await tab.reload();
  await tab.byText('kept');
  const second = await browser.newTab();
  await second.open('/');
  await second.byText('kept');
  await second.close();
  const restarted = await browser.restart();
  await restarted.open('/');
  await restarted.byText('kept');
});

page('files go out and in', async ({ tab, browser }) => {
  await tab.open('/');
  await tab.fill(tab.byLabel('Note'), '# A note');
  await tab.click(tab.byRole('button', 'Download'));
  const file = await browser.readDownload();
  assert.equal(file.name, 'note.md');
  assert.equal(file.text, '# A note');
  await tab.uploadFile(tab.bySelector('input[type=file]'), file.path);
  await tab.sees('note.md: # A note');
});

page('what goes wrong in the page is noticed', async ({ tab, browser }) => {
  await tab.open('/');
  assert.deepEqual(browser.takeProblems(), []);
  for (const [button, problem] of [
    ['Log an error', /^console: a logged error/],
    ['Throw an error', /^error: .*a thrown error/s],
    ['Violate the policy', /^console: policy violated: require-trusted-types-for/],
    ['Fetch what is not there', /^request: 404 .*not-there\.json/],
  ]) {
    await tab.click(tab.byRole('button', button));
    await until(() => browser.problems.some((found) => problem.test(found)), `noticed: ${button}`);
    browser.takeProblems();
  }
  // Chromium says some things twice, and the second time may come after the first was noticed.
  await browser.settle();
  browser.takeProblems();
});

page('every journey begins with nothing stored', async ({ tab }) => {
  await tab.open('/');
  const kept = () => JSON.stringify(localStorage);
  assert.equal(await tab.page.evaluate(kept), '{}');
});

page('what is kept outlives a crash', async ({ tab, browser }) => {
  await tab.open('/');
  await tab.page.evaluate(() => {
    const opening = indexedDB.open('kept');
    opening.onupgradeneeded = () => opening.result.createObjectStore('notes').put('kept', 1);
    opening.onsuccess = () => document.querySelector('#read').append('stored');
  });
  await tab.sees('stored');
  const again = await browser.crash();
  await again.open('/');
  const databases = await again.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  assert.deepEqual(databases, ['kept']);
});

page('requests are counted at the server', async ({ tab, server }) => {
  await tab.open('/');
  assert.deepEqual(server.requests.map((request) => request.path).sort(), ['/', '/page.js']);
  server.forget();
  await tab.click(tab.byRole('button', 'Count: 0'));
  await tab.sees('Count: 1');
  assert.deepEqual(server.requests, []);
});

page('accessibility faults are found, and only where they are', async ({ tab }) => {
  await tab.open('/');
  assert.deepEqual(await faults(tab), []);
  await tab.page.evaluate(() => document.querySelector('label').replaceWith(document.querySelector('#note')));
  assert.match((await faults(tab)).join('\n'), /^label: .*#note/);
});
