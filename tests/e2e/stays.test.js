// What is there stays as it is, whatever somebody does before and beside it.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { journey } from './harness.js';
import { addRow, begin, holds, put, rows, section, stored } from './acts.js';

journey('a hundred times undo after loading takes nothing back', async ({ tab }) => {
  await begin(tab);
  await tab.fill(tab.byLabel('Title'), 'Loaded');
  await put(tab, section(tab, 'summary'), 'Loaded too.');
  await addRow(tab, '09:45', 'A row.');
  await stored(tab);
  await tab.reload();
  const before = await tab.page.evaluate(everyRevision);
  for (const place of ['#text-summary', '#meta-title', '#heading']) {
    await (await tab.bySelector(place)).focus();
    for (let time = 0; time < 100; time++) await tab.press(time % 10 === 9 ? 'Control+Shift+z' : 'Control+z');
  }
  assert.ok(await tab.page.$eval('.tools button', (undo) => undo.disabled), 'there is nothing to undo');
  await holds(tab, section(tab, 'summary'), 'Loaded too.');
  await holds(tab, tab.byLabel('Title'), 'Loaded');
  assert.deepEqual(await rows(tab), ['A row.']);
  await tab.until(() => !document.getElementById('app').dataset.unsaved, 'nothing is unsaved');
  assert.deepEqual(await tab.page.evaluate(everyRevision), before, 'nothing was stored anew');
  // What is typed now can be taken back, and no more than that.
  await section(tab, 'summary').then((field) => field.focus());
  await tab.press('Control+End');
  await tab.type(' More.');
  for (let time = 0; time < 100; time++) await tab.press('Control+z');
  await holds(tab, section(tab, 'summary'), 'Loaded too.');
});

journey('the same file imported twice is there twice, and changes nothing that was there', async ({ tab, browser }) => {
  await begin(tab);
  await tab.fill(tab.byLabel('Title'), 'Imported');
  await put(tab, section(tab, 'summary'), 'Written here.');
  await stored(tab);
  const id = await tab.page.evaluate(() => location.hash.slice(2));
  await tab.click(tab.byRole('link', 'All postmortems'));
  const path = join(browser.profile, 'twice.json');
  const sections = [{ id: 'summary', text: 'From the file.' }];
  // Even with the name of what is here.
  await writeFile(path, JSON.stringify({ format: 'nofault-postmortem', id, meta: { title: 'Imported' }, sections }));
  let before = await tab.page.evaluate(everyRevision);
  for (const count of [2, 3]) {
    await tab.uploadFile(tab.bySelector('#import'), path);
    await holds(tab, section(tab, 'summary'), 'From the file.');
    await stored(tab);
    const now = await tab.page.evaluate(everyRevision);
    assert.deepEqual(before.filter((revision) => !now.includes(revision)), [], 'no revision is changed');
    before = now;
    await tab.click(tab.byRole('link', 'All postmortems'));
    await tab.until((count) => document.querySelectorAll('.entry').length === count, `${count} are listed`, count);
  }
  await tab.open(`/#/${id}`);
  await holds(tab, section(tab, 'summary'), 'Written here.');
});

/// Runs in the page: every revision that is stored, as text.
function everyRevision() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('nofault');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.transaction('revs').objectStore('revs').getAll().onsuccess = (event) => {
        request.result.close();
        resolve(event.target.result.map((revision) => JSON.stringify(revision)));
      };
    };
  });
}
