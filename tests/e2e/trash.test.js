// Deleting, putting back, deleting for good; versions that are kept; and a browser that is asked to keep all.

import assert from 'node:assert/strict';
import { journey } from './harness.js';
import { faults } from './axe.js';
import { begin, drawn, focusOn, holds, listen, put, said, section, stored } from './acts.js';

/** Begins a postmortem with a title, and goes back to the library. */
async function write(tab, title) {
  await begin(tab);
  await put(tab, tab.byLabel('Title'), title);
  await stored(tab);
  const address = tab.page.url();
  await tab.click(tab.byRole('link', 'All postmortems'));
  await tab.byRole('link', title);
  return address;
}

/** Puts the focus on a button, and presses it as the keyboard does. */
async function press(tab, name) {
  await (await tab.byRole('button', name)).focus();
  await tab.press('Enter');
}

journey('what was deleted is in the trash, and comes back', async ({ tab }) => {
  const address = await write(tab, 'The queue filled up');
  await press(tab, 'Delete The queue filled up');
  await tab.sees('Deleted “The queue filled up”.');
  await tab.reload();
  await tab.sees('All postmortems on this device are in the trash.');

  // Its address does not open it, but says where it is.
  await tab.open(`/${new URL(address).hash}`);
  await tab.sees('“The queue filled up” is in the trash since');
  assert.equal(await tab.page.$('#text-summary'), null, 'nobody writes in it by accident');
  await press(tab, 'Put back');
  await tab.sees('“The queue filled up” is back.');
  await press(tab, 'Open it');
  await tab.bySelector('#text-summary');

  await tab.click(tab.byRole('link', 'All postmortems'));
  await press(tab, 'Delete The queue filled up');
  await press(tab, 'Trash (1)');
  await focusOn(tab, '#panel-title');
  await press(tab, 'Put back The queue filled up');
  await tab.sees('Nothing is in the trash.');
  await focusOn(tab, '#panel-title');
  await tab.press('Escape');
  await focusOn(tab, '#heading');
  await tab.byRole('link', 'The queue filled up');
});

journey('what is deleted for good is asked about by name, and gone after that', async ({ tab, browser }) => {
  await write(tab, 'The queue filled up');
  const address = await write(tab, 'The disk filled up');
  const other = await browser.newTab();
  await other.open('/');
  await other.byRole('link', 'The disk filled up');

  await tab.page.bringToFront();
  await listen(tab);
  await press(tab, 'Delete The disk filled up');
  await press(tab, 'Trash (1)');
  await press(tab, 'Delete for good The disk filled up');
  await tab.sees('Delete “The disk filled up” for good? No copy of it stays in this browser.');
  await focusOn(tab, '[id^="purge-"]');
  assert.deepEqual(await faults(tab), []);
  await tab.press('Enter');
  await focusOn(tab, '[id^="purge-"]');
  await tab.byRole('button', 'Put back The disk filled up');

  await press(tab, 'Delete for good The disk filled up');
  await press(tab, 'Delete for good');
  await focusOn(tab, '#panel-title');
  await said(tab, /^Deleted for good\.$/);
  await tab.sees('Nothing is in the trash.');
  await tab.press('Escape');
  await tab.byRole('link', 'The queue filled up');

  // The other tab has heard of it, and so does the next start.
  await other.page.bringToFront();
  await other.until(() => document.querySelectorAll('.entry').length === 1, 'it is gone there too');
  await other.until(() => !/Trash/.test(document.body.textContent), 'and not in the trash');
  await other.open(`/${new URL(address).hash}`);
  await other.sees('is not on this device');
});

journey('a tab that has it open keeps what another deletes, and writing brings it back', async ({ tab, browser }) => {
  const address = await write(tab, 'The queue filled up');
  const other = await browser.newTab();
  await other.open(`/${new URL(address).hash}`);
  await put(other, section(other, 'summary'), 'Words.');
  await stored(other);
  await tab.page.bringToFront();
  await press(tab, 'Delete The queue filled up');
  await other.page.bringToFront();
  await other.sees('Another tab has put this postmortem into the trash.');
  await tab.page.bringToFront();
  await press(tab, 'Trash (1)');
  await press(tab, 'Delete for good The queue filled up');
  await press(tab, 'Delete for good');
  await tab.sees('Nothing is in the trash.');
  await other.page.bringToFront();
  await put(other, section(other, 'summary'), 'Words, and more.');
  await stored(other);
  await other.reload();
  await holds(other, section(other, 'summary'), 'Words, and more.');
});

journey('a version that is kept has a name, and can be gone back to', async ({ tab }) => {
  await begin(tab);
  await put(tab, section(tab, 'summary'), 'Before.');
  await openVersions(tab);
  await tab.fill(tab.byLabel('A name for it, if you like'), 'Before <b>the</b> review');
  await tab.press('Enter');
  await tab.sees('Before <b>the</b> review');
  await tab.press('Escape');
  await put(tab, section(tab, 'summary'), 'After.');
  await stored(tab);
  await tab.reload();
  await holds(tab, section(tab, 'summary'), 'After.');
  await openVersions(tab);
  await tab.sees('Before <b>the</b> review');
  assert.deepEqual(await faults(tab), []);
  await tab.click(tab.bySelector('.rules li:has(.name) > [id^="version-"]'));
  await tab.sees('Kept as “Before <b>the</b> review”');
  await tab.click(tab.byRole('button', 'Go back to this version'));
  await holds(tab, section(tab, 'summary'), 'Before.');
  await press(tab, 'Older versions');
  await press(tab, /^Stop keeping/);
  await tab.until(() => !/the<\/b> review/.test(document.querySelector('#panel').textContent), 'it is an ordinary one');
  await focusOn(tab, '[id^="version-"]');
});

journey('the browser is asked to keep what is stored by a click, and says what came of it', async ({ tab, browser }) => {
  await tab.open('/');
  await tab.byRole('button', 'New postmortem');
  assert.equal(await tab.page.$('#lasting'), null, 'there is nothing to keep yet');
  await write(tab, 'The queue filled up');
  await tab.sees('may clear what is stored here');

  // Somebody who never answers.
  await answers(tab, null);
  await press(tab, 'Ask it to keep my postmortems');
  await tab.sees('It may want an answer from you first.');
  await answers(tab, false);
  await press(tab, 'Ask it to keep my postmortems');
  await tab.sees('This browser did not agree');
  await focusOn(tab, '#lasting');
  await tab.reload();
  await tab.byRole('link', 'The queue filled up');
  await tab.page.evaluate(() => navigator.storage.persisted());
  await drawn(tab);
  assert.equal(await tab.page.$('#lasting'), null, 'it is not asked again soon');

  // Thirty-one days later.
  await tab.page.evaluate(() => new Promise((resolve) => {
    const open = indexedDB.open('nofault');
    open.onsuccess = () => {
      const tx = open.result.transaction('meta', 'readwrite');
      tx.objectStore('meta').put({ key: 'refused', at: Date.now() - 31 * 86_400_000 });
      tx.oncomplete = () => { open.result.close(); resolve(); };
    };
  }));
  await tab.reload();
  await tab.sees('may clear what is stored here');
  await answers(tab, true);
  await press(tab, 'Ask it to keep my postmortems');
  await tab.sees('This browser keeps your postmortems');
  await focusOn(tab, '#lasting');
});

async function openVersions(tab) {
  await tab.click(tab.byRole('button', 'Export'));
  await tab.click(tab.byRole('button', /^Older versions/));
  await tab.sees('A version you keep stays for good.');
}

/** What the browser answers when it is asked to keep what is stored; null for nothing at all. */
async function answers(tab, answer) {
  await tab.page.evaluate((answer) => {
    StorageManager.prototype.persist = () => answer === null ? new Promise(() => {}) : Promise.resolve(answer);
  }, answer);
}
