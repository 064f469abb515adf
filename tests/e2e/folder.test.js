// A folder of saved copies and other files: what is in it, what is added, and that the files stay as they are.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { faults } from './axe.js';
import { document, filled, inFolder, revision } from './disk.js';
import { browserName, journey } from './harness.js';
import { colours, focusOn, holds, put, resize, section, stored } from './acts.js';

const QUEUE = '00000000000000a1';

/** What a team's folder may look like. */
const files = async () => ({
  '2026-11-20-queue.r10.postmortem.html': await revision(10, 'The queue filled up', 'Every worker waited.', QUEUE),
  'old/2026-11-20-queue.r9.postmortem.html': await revision(9, 'The queue filled up', 'Some workers waited.', QUEUE),
  'disk.postmortem.html': await filled('The disk filled up <b>', 'Logs </script><script>steal()</script>', '00000000000000a2'),
  'exports/mail.json': document('Mail was late', 'By an hour.', '00000000000000a3'),
  'exports/by-hand.md': '# Written by hand\n\n## Summary\n\nNobody could order.\n\n## Impact\n\nFor an hour.\n',
  'evil.html': '<!doctype html><script>document.title = "run"; steal()</script><h2>Summary</h2><img src="/seen" onerror="steal()">',
  'README.md': '# Postmortems\n\n## Summary\n\nWhat this folder is.\n\n## Usage\n\nRead.\n',
  'package.json': '{"name": "left-pad"}',
  'broken.json': document('Cut off', 'Lost.').slice(0, 120),
  'node_modules/left-pad/a.md': '# A\n\n## Summary\n\nx\n\n## Impact\n\ny\n',
  'picture.png': 'no text',
});

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

async function library(tab) {
  await tab.open('/');
  await tab.sees('No postmortems on this device yet.');
}

/** Chooses a folder with these files, and waits for what is found in it. */
async function open(tab, folder, texts) {
  const field = () => tab.bySelector('#open-folder');
  if (browserName === 'firefox') {
    await withStandIn(tab, folder, Object.keys(texts), field);
  } else {
    await tab.uploadFile(field(), folder);
  }
  await focusOn(tab, '#panel-title');
}

/** WebDriver chooses no folders in Firefox, so all files of one are chosen, and a stand-in tells where they are.
 * Once it does, the first assertion fails: then this can go. */
async function withStandIn(tab, folder, paths, field) {
  await assert.rejects(tab.uploadFile(field(), folder), /IS_DIRECTORY/, 'Firefox lets a test choose a folder now');
  await tab.page.evaluate((paths) => {
    const known = Object.getOwnPropertyDescriptor(File.prototype, 'webkitRelativePath');
    if (!known?.get) throw new Error('this browser does not tell where a file of a folder is');
    const get = function () { return `Shared/${paths.find((path) => path.split('/').at(-1) === this.name)}`; };
    Object.defineProperty(File.prototype, 'webkitRelativePath', { ...known, get });
  }, paths);
  await tab.uploadFile(field(), ...paths.map((path) => join(folder, path)));
}

async function back(tab) {
  await tab.click(tab.byRole('link', 'All postmortems'));
  await tab.sees('On this device');
}

journey('a folder is opened as a library, twice, and no file of it is touched', async ({ tab, server }) => {
  const texts = await files();
  const folder = await inFolder(texts);
  await library(tab);
  await tab.byText('Open a folder…');
  server.forget();
  await open(tab, folder, texts);
  await tab.sees('Found in “Shared”. Nothing is stored yet.');
  await tab.sees('copied into this browser, and the files stay as they are');
  await tab.sees('Will be added: 4');
  await tab.sees('The disk filled up <b>');
  await tab.sees(/The queue filled up\s+Saved .* · and an older version · 2026-11-20-queue\.r10\.postmortem\.html/);
  await tab.sees(/Cannot be read: 1\s+broken\.json\s+It is not a whole postmortem\./);
  await tab.click(tab.byText('No postmortems: 3'));
  for (const name of ['README.md', 'package.json', 'evil.html']) await tab.sees(name);
  assert.doesNotMatch(await tab.text(), /left-pad\/|picture\.png/);
  const found = [];
  for (const [width, scheme] of [[1280, 'light'], [360, 'dark']]) {
    await resize(tab, width);
    await colours(tab, scheme);
    found.push(...await faults(tab));
    assert.ok(await tab.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} is wide enough`);
  }
  assert.deepEqual(found, []);
  await resize(tab, 1280);
  await colours(tab, '');
  await tab.click(tab.byRole('button', 'Cancel'));
  await tab.sees('No postmortems on this device yet.');

  await open(tab, folder, texts);
  await tab.click(tab.byRole('button', 'Add 4'));
  await tab.sees('4 postmortems are added.');
  assert.equal((await tab.page.$$('.entry')).length, 4);
  await tab.click(tab.byRole('link', 'The queue filled up'));
  await holds(tab, section(tab, 'summary'), 'Every worker waited.');
  await tab.click(tab.byRole('button', 'Export'));
  await tab.click(tab.byRole('button', /^Older versions/));
  await tab.sees('old/2026-11-20-queue.r9.postmortem.html');
  await tab.press('Escape');
  await back(tab);
  const before = await everything(tab);
  await open(tab, folder, texts);
  await tab.sees('Is here already, word for word: 4');
  assert.deepEqual(await tab.allByRole('button', /^Add/), []);
  await tab.click(tab.byRole('button', 'Cancel'));
  assert.equal(await everything(tab), before, 'nothing was stored');

  // Somebody has written on in a file, and somebody here.
  await tab.click(tab.byRole('link', 'The queue filled up'));
  await put(tab, section(tab, 'summary'), 'Written here.');
  await stored(tab);
  await back(tab);
  texts['2026-11-20-queue.r11.postmortem.html'] = await revision(11, 'The queue filled up', 'Written there.', QUEUE);
  await writeFile(join(folder, '2026-11-20-queue.r11.postmortem.html'), texts['2026-11-20-queue.r11.postmortem.html']);
  await open(tab, folder, texts);
  await tab.sees('Has other words here: 1');
  await tab.sees('What you have now stays.');
  await tab.click(tab.byRole('button', 'Add 1'));
  await tab.sees('1 postmortem is kept as an older version of what is here.');
  await tab.click(tab.byRole('link', 'The queue filled up'));
  await holds(tab, section(tab, 'summary'), 'Written here.');
  await tab.click(tab.byRole('button', 'Export'));
  await tab.click(tab.byRole('button', /^Older versions/));
  await tab.sees('2026-11-20-queue.r11.postmortem.html');
  await tab.press('Escape');

  for (const [path, text] of Object.entries(texts)) {
    assert.equal(await readFile(join(folder, path), 'utf8'), text, `${path} is as it was`);
  }
  assert.ok(!server.requests.some(({ path }) => path.includes('seen')), 'no page was run or drawn');
});

journey('several files are imported at once, and one as before', async ({ tab }) => {
  const folder = await inFolder({ ...await files(), 'large.json': ' '.repeat(33 * 1024 * 1024) });
  const path = (name) => join(folder, name);
  await library(tab);
  await tab.uploadFile(tab.bySelector('#import'), ...['disk.postmortem.html', 'exports/mail.json', 'evil.html', 'large.json'].map(path));
  await focusOn(tab, '#panel-title');
  await tab.sees('Found in these files. Nothing is stored yet.');
  await tab.sees(/Cannot be read: 1\s+large\.json\s+It is larger than 32 MB\./);
  await tab.sees('No postmortems: 1');
  await tab.click(tab.byRole('button', 'Add 2'));
  await tab.sees('2 postmortems are added.');
  await tab.byRole('link', 'The disk filled up <b>');
  await tab.uploadFile(tab.bySelector('#import'), path('exports/by-hand.md'));
  await holds(tab, section(tab, 'summary'), 'Nobody could order.');
});

journey('where folders cannot be chosen, nothing offers it', async ({ tab }) => {
  await tab.page.evaluateOnNewDocument(() => { delete HTMLInputElement.prototype.webkitdirectory; });
  await library(tab);
  await tab.byText('Import a file');
  assert.equal(await tab.page.$('#open-folder'), null);
});
