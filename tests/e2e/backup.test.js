// One file with every postmortem, and back from there: in another browser, twice, beside other words, and
// from a file that is not what it was.

import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faults } from './axe.js';
import { DIST, Server, journey, until } from './harness.js';
import { begin, colours, exported, focusOn, focused, holds, put, resize, section, stored } from './acts.js';

/** Writes a postmortem, and goes back to the library. */
async function write(tab, title, text, origin = '/') {
  await begin(tab, origin);
  await tab.fill(tab.byLabel('Title'), title);
  await put(tab, section(tab, 'summary'), text);
  await stored(tab);
  await tab.click(tab.byRole('link', 'All postmortems'));
  await tab.byRole('link', title);
}

async function backUp(tab, browser) {
  await tab.click(tab.byRole('button', 'Back up everything'));
  const file = await browser.readDownload();
  await tab.sees(`in ${file.name}. Keep it where it outlives this device.`);
  return file;
}

async function choose(tab, path) {
  await tab.uploadFile(tab.bySelector('#import'), path);
}

/** Everything that is stored in the page's browser. */
function everything(tab) {
  return tab.page.evaluate(async () => {
    const open = indexedDB.open('nofault');
    const db = await new Promise((done) => { open.onsuccess = () => done(open.result); });
    const all = await Promise.all(['docs', 'revs', 'meta'].map((name) => new Promise((done) => {
      const request = db.transaction(name).objectStore(name).getAll();
      request.onsuccess = () => done(request.result);
    })));
    db.close();
    return JSON.stringify(all);
  });
}

/** Presses Tab until a button has the focus. */
async function tabTo(tab, name) {
  for (let step = 0; step < 20; step++) {
    await tab.press('Tab');
    if (await tab.page.evaluate((name) => document.activeElement.textContent === name, name)) return;
  }
  assert.fail(`Tab does not lead to ${name}; it is at ${await focused(tab)}`);
}

journey('a backup gives everything back in another browser, once, and changes nothing that is there', async ({ tab, browser }) => {
  await write(tab, 'The queue filled up', 'Every worker waited.\n日本 👩‍🚒');
  await write(tab, 'Thrown away', 'It was a test.');
  await tab.click(tab.byRole('button', 'Delete Thrown away'));
  await tab.sees('Deleted');
  const file = await backUp(tab, browser);
  assert.match(file.name, /^nofault-backup-\d{4}-\d\d-\d\d\.json$/);
  const { format, version, count, documents } = JSON.parse(file.text);
  assert.deepEqual([format, version, count], ['nofault-backup', 1, 2]);
  assert.deepEqual(documents.map(({ deleted }) => deleted ?? false).sort(), [false, true]);

  const there = await Server.start(DIST);
  try {
    const page = new URL('/', there.origin).href;
    await tab.open(page);
    await tab.sees('No postmortems on this device yet.');
    await choose(tab, file.path);
    await tab.sees('Will be added: 2');
    await focusOn(tab, '#panel-title');
    const found = [];
    for (const [width, scheme] of [[1280, 'light'], [360, 'dark']]) {
      await resize(tab, width);
      await colours(tab, scheme);
      found.push(...await faults(tab));
    }
    assert.deepEqual(found, []);
    await resize(tab, 1280);
    await colours(tab, '');
    await tab.press('Escape');
    await tab.until(() => !document.querySelector('dialog'), 'the panel is closed');
    await tab.reload();
    await tab.sees('No postmortems on this device yet.');

    // With the keyboard alone, once the file is chosen.
    await choose(tab, file.path);
    await focusOn(tab, '#panel-title');
    await tabTo(tab, 'Restore 2');
    await tab.press('Enter');
    await tab.sees('2 postmortems are added.');
    await tab.click(tab.byRole('link', 'The queue filled up'));
    await holds(tab, section(tab, 'summary'), 'Every worker waited.\n日本 👩‍🚒');
    const address = tab.page.url();
    await tab.click(tab.byRole('link', 'All postmortems'));
    await tab.byRole('link', 'The queue filled up');
    assert.equal((await tab.page.$$('.entry')).length, 1, 'the other one is in the trash');

    const before = await everything(tab);
    await choose(tab, file.path);
    await tab.sees('Is here already, word for word: 2');
    assert.deepEqual(await tab.allByRole('button', /^Restore/), []);
    await tab.click(tab.byRole('button', 'Cancel'));
    assert.equal(await everything(tab), before, 'nothing was stored');

    // Other words in the file and here, and somebody in the middle of them in another tab.
    await tab.open('/');
    await tab.click(tab.byRole('link', 'The queue filled up'));
    await put(tab, section(tab, 'summary'), 'Written on over there.');
    await stored(tab);
    await tab.click(tab.byRole('link', 'All postmortems'));
    const later = await backUp(tab, browser);
    await tab.open(page);
    await tab.sees('On this device');
    const other = await browser.newTab();
    await other.open(address);
    await put(other, section(other, 'summary'), 'Written since.');
    await stored(other);
    // Chromium draws only the tab in front, and a click waits for that.
    await tab.page.bringToFront();
    await choose(tab, later.path);
    await tab.sees('Has other words here: 1');
    await tab.sees('What you have now stays.');
    await tab.click(tab.byRole('button', 'Restore 1'));
    await tab.sees('1 postmortem is kept as an older version of what is here.');
    await other.page.bringToFront();
    await holds(other, section(other, 'summary'), 'Written since.');
    await section(other, 'summary').then((field) => field.focus());
    await other.press('Control+End');
    await other.type(' And on.');
    await stored(other);
    await holds(other, section(other, 'summary'), 'Written since. And on.');
    await other.close();
    await tab.page.bringToFront();
    await tab.click(tab.byRole('link', 'The queue filled up'));
    await holds(tab, section(tab, 'summary'), 'Written since. And on.');
    await tab.click(tab.byRole('button', 'Export'));
    await tab.click(tab.byRole('button', /^Older versions/));
    await tab.sees(/Kept for good|From a backup of/);
    await tab.press('Escape');
    await tab.click(tab.byRole('link', 'All postmortems'));
    await choose(tab, later.path);
    await tab.sees('Is here already, word for word: 2');
    await tab.click(tab.byRole('button', 'Cancel'));
  } finally {
    await there.stop();
  }
});

journey('a file that is damaged, or is no backup, costs nothing', async ({ tab, browser }) => {
  await write(tab, 'The queue filled up', 'Every worker waited.');
  await write(tab, 'The disk filled up', 'Every log waited.');
  const { text } = await backUp(tab, browser);
  const folder = await mkdtemp(join(tmpdir(), 'nofault-backup-'));
  const there = await Server.start(DIST);
  const chosen = async (name, text) => {
    await writeFile(join(folder, name), text);
    await choose(tab, join(folder, name));
  };
  try {
    await tab.open(new URL('/', there.origin).href);
    await tab.sees('No postmortems on this device yet.');
    for (const [name, text_, words] of [
      ['empty.json', '', 'is not complete JSON'],
      ['other.json', '{"name":"left-pad"}', 'not a postmortem saved by Nofault'],
      ['newer.json', text.replace('"version":1', '"version":2'), 'saved by a newer Nofault'],
      ['none.json', '{"format":"nofault-backup","version":1,"documents":[]}', 'There is no postmortem in'],
      ['deep.json', '{"format":"nofault-backup","documents":' + '['.repeat(1_000_000), 'nested more deeply'],
      ['proto.json', '{"__proto__":{"polluted":1},"format":"nofault-backup"}', 'There is no postmortem in'],
      ['large.json', ' '.repeat(100 * 1024 * 1024), 'larger than 32 MB'],
    ]) {
      await chosen(name, text_);
      await tab.sees(words);
      await tab.sees('Nothing was changed.');
      assert.equal(await tab.page.$('dialog'), null, name);
    }
    assert.equal(await tab.page.evaluate(() => ({}).polluted), undefined);
    await tab.sees('No postmortems on this device yet.');

    await chosen('flipped.json', text.replace('Every log waited.', 'Every log wasted.'));
    await tab.sees('Will be added: 1');
    await tab.sees('Cannot be read: 1');
    await tab.sees('Its bytes are not those that were saved.');
    await tab.click(tab.byRole('button', 'Restore 1'));
    await tab.sees('1 postmortem is added.');
    await tab.byRole('link', 'The queue filled up');
    assert.ok((await everything(tab)).includes('Every log wasted.'), 'what cannot be read is kept as it is');

    // Cut off in the middle of its second document.
    const last = text.lastIndexOf('{"id":"');
    await chosen('cut.json', text.slice(0, last + 900));
    await tab.sees('A part of the backup is missing');
    await tab.sees('Cannot be read: 1');
    await tab.click(tab.byRole('button', 'Cancel'));
    await chosen('whole.json', text);
    await tab.sees('Is here already, word for word: 1');
    await tab.click(tab.byRole('button', 'Restore 1'));
    await tab.byRole('link', 'The disk filled up');
  } finally {
    await there.stop();
  }
});

journey('what the rescue screen saved can be restored', async ({ tab, browser }) => {
  await begin(tab);
  await tab.fill(tab.byLabel('Title'), 'The queue filled up');
  await stored(tab);
  await put(tab, section(tab, 'summary'), 'Typed last.');
  await stored(tab);
  await tab.page.evaluate(() => dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') })));
  await tab.sees('The editor stopped');
  await tab.click(tab.byRole('button', 'Download a copy'));
  const file = await browser.readDownload();
  browser.takeProblems();
  const there = await Server.start(DIST);
  try {
    await tab.open(new URL('/', there.origin).href);
    await tab.sees('No postmortems on this device yet.');
    await choose(tab, file.path);
    await tab.sees('What the rescue screen saved');
    await tab.click(tab.byRole('button', 'Restore 1'));
    await tab.click(tab.byRole('link', 'The queue filled up'));
    await holds(tab, section(tab, 'summary'), 'Typed last.');
  } finally {
    await there.stop();
  }
});

journey('a backup is thought of after a week, quietly', async ({ tab, browser }) => {
  const known = (record) => tab.page.evaluate(async (record) => {
    const open = indexedDB.open('nofault');
    const db = await new Promise((done) => { open.onsuccess = () => done(open.result); });
    const tx = db.transaction('meta', 'readwrite');
    const week = 8 * 24 * 60 * 60 * 1000;
    tx.objectStore('meta').put({ key: 'library', at: Date.now() - week, ...record });
    await new Promise((done) => { tx.oncomplete = done; });
    db.close();
  }, record);
  const noted = (what) => tab.until(async (what) => {
    const open = indexedDB.open('nofault');
    const db = await new Promise((done) => { open.onsuccess = () => done(open.result); });
    const read = db.transaction('meta').objectStore('meta').get('library');
    await new Promise((done) => { read.onsuccess = done; });
    db.close();
    return read.result?.[what] > Date.now() - 60_000;
  }, `${what} is noted`, what);
  const reminded = async (yes) => {
    await tab.reload();
    await tab.sees('On this device');
    await until(async () => /Last backed up .* A backup is one file with every postmortem\./.test(await tab.text()) === yes,
      `the page ${yes ? 'reminds' : 'does not remind'}`);
  };
  await write(tab, 'The queue filled up', 'Every worker waited.');
  await reminded(false);
  await known({});
  await reminded(true);
  assert.deepEqual(await faults(tab), []);
  await tab.click(tab.byRole('button', 'Not now'));
  await noted('later');
  await reminded(false);
  await known({});
  await reminded(true);
  await backUp(tab, browser);
  await noted('at');
  await reminded(false);
  // An export of all there is counts as well.
  await known({});
  await reminded(true);
  await tab.click(tab.byRole('link', 'The queue filled up'));
  await section(tab, 'summary');
  await exported(tab, browser, 'JSON');
  await noted('exported');
  await tab.click(tab.byRole('link', 'All postmortems'));
  await reminded(false);
});
