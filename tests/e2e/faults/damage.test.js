// The browser's own files are damaged between two sessions, or a stored text is.
//
// Browsers erase a database they cannot read, and then the page looks as on a first visit. What a person
// must get is the truth: that something was here and the browser lost it.

import { appendFileSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NAME } from '../browser.js';
import { copied, forgetCopies, put } from '../acts.js';
import { fault, picture } from './fault.js';
import { begin, settled, stored, summary, tells, waitsFor } from './page.js';

const TEXT = 'This was saved. '.repeat(40);

/// What says that something was lost. No more than that is asked of the wording.
const LOST = /eras|lost|damag|could not be read|cannot be reached/i;

/// What is written into a file instead of what was there.
const HARM = {
  'bytes of it are flipped': (file) => {
    const bytes = readFileSync(file);
    for (let at = Math.floor(bytes.length / 5); at < Math.min(bytes.length, 65_536); at += 13) bytes[at] ^= 0x5a;
    writeFileSync(file, bytes);
  },
  'it is cut off in the middle': (file) => truncateSync(file, Math.floor(readFileSync(file).length / 2)),
  'it is filled with zeroes': (file) => writeFileSync(file, Buffer.alloc(readFileSync(file).length)),
};
const MISSING = { 'a part of it is missing': (file) => rmSync(file) };

for (const [what, harm] of Object.entries(HARM)) spoilt(what, harm, NAME === 'firefox' ? /\.sqlite$/ : /\.log$/);
if (NAME === 'chromium') spoilt(Object.keys(MISSING)[0], MISSING['a part of it is missing'], /MANIFEST-\d+$/);

function spoilt(what, harm, which) {
  fault(`the browser's database is damaged: ${what}`, async ({ browser, tab, demand, server }) => {
    const address = await write(tab);
    await copied(tab, 'This was saved.');
    await browser.quit();
    const files = databaseFiles(browser.profile, which);
    files.forEach(harm);
    const again = await browser.launch();
    await again.open(server.origin);
    await settled(again);
    const sees = await tells(again);
    await picture(browser, `database damaged ${what}`);
    demand(files.length > 0, 'there was a file to damage');
    demand(LOST.test(sees), 'the page tells that the browser lost what was stored');
    demand(!/No postmortems on this device yet/.test(sees) || LOST.test(sees), 'nobody is greeted as if new');
    await again.open(address);
    const left = await summary(again);
    const kept = left === TEXT;
    demand(kept, 'it is back, from its second copy');
    // Where the storage cannot be opened at all, it can be made new.
    if (/cannot be reached/.test(sees)) {
      await again.open('about:blank');
      await again.open(server.origin);
      await again.click(again.bySelector('.banner summary'));
      await picture(browser, `database damaged ${what}, to be made new`);
      await again.click(again.byRole('button', 'Make the storage new'));
      // Chromium without its MANIFEST cannot; then it is said what a person can do.
      const then = await waitsFor(again, /has brought back 1 postmortem|clear this site's data/);
      demand(NAME === 'chromium' || /brought back/.test(then), 'the storage is new, and the postmortem in it');
      demand(/brought back|import it again/.test(then), 'it is made new, or told what to do');
      await again.open('about:blank');
      await again.open(address);
      demand((await summary(again)) === TEXT, 'the text is still there');
    }
    // And one can go on.
    await again.open('about:blank');
    await again.open(server.origin);
    await again.click(again.byRole('button', 'New postmortem'));
    await put(again, again.bySelector('#text-summary'), 'Afterwards.');
    const later = await again.until(
      () => /Saved on this device|Kept in this tab only|Not saved:/.exec(document.body.innerText)?.[0], 'it is said whether text is kept');
    demand(typeof later === 'string', 'one can write on');
    browser.takeProblems();
    return { trials: 1, acknowledged: 1, lost: kept ? 0 : 1, lostTo: 'the disk', sees: `${sees}; then “${later}”` };
  });
}

if (NAME === 'chromium') {
  // A power cut can leave zeroes at the end of the log: its length was on the disk before its bytes were.
  // Chromium reads up to them, goes on writing behind them, and at the next start finds a hole in the log.
  fault('the power went once, and the browser was closed and opened twice', async ({ browser, server, tab, demand }) => {
    const address = await write(tab);
    await browser.quit();
    for (const file of databaseFiles(browser.profile, /\.log$/)) appendFileSync(file, Buffer.alloc(136));
    const again = await browser.launch();
    await again.open(address);
    demand((await summary(again)) === TEXT, 'what was saved before the cut is there after it');
    await put(again, again.bySelector('#text-summary'), 'Saved after the cut. '.repeat(2_000));
    await stored(again);
    await copied(again, 'Saved after the cut.');
    await browser.quit();
    const later = await browser.launch();
    await later.open(server.origin);
    await settled(later);
    const sees = await tells(later);
    await picture(browser, 'power went once');
    await later.open('about:blank');
    await later.open(address);
    const left = (await summary(later)) ?? '';
    demand(left.startsWith('Saved after the cut.'), 'what was saved after the cut is there');
    demand(LOST.test(sees), 'the page tells that the browser lost something');
    browser.takeProblems();
    return { trials: 1, acknowledged: 2, lost: left === '' ? 2 : left === TEXT ? 1 : 0, lostTo: 'the disk', sees };
  });
}

fault('one stored text is damaged, and its second copy is gone', async ({ browser, tab, demand, server }) => {
  await write(tab);
  await put(tab, tab.bySelector('#text-summary'), 'The last change.');
  await stored(tab);
  await tab.open('about:blank');
  await tab.open(server.origin);
  await tab.click(tab.byRole('button', 'New postmortem'));
  await put(tab, tab.bySelector('#text-summary'), 'Another one.');
  await put(tab, tab.byLabel('Title'), 'Another');
  await stored(tab);
  await tab.click(tab.byRole('link', 'All postmortems'));
  await tab.page.evaluate(flipNewest, 'The last change.');
  await forgetCopies(tab);
  await tab.reload();
  await tab.click(tab.byRole('link', 'Untitled postmortem'));
  await settled(tab);
  const sees = await tells(tab);
  await picture(browser, 'one text damaged');
  demand((await summary(tab)) === TEXT, 'the version before it is shown');
  demand(LOST.test(sees), 'the page tells that the last change could not be read');
  await tab.click(tab.byRole('link', 'All postmortems'));
  await tab.click(tab.byRole('link', 'Another'));
  demand((await summary(tab)) === 'Another one.', 'other postmortems open');
  return { trials: 1, acknowledged: 2, lost: 1, lostTo: 'the disk', sees };
});

fault('every version of a stored text is damaged', async ({ browser, tab, demand }) => {
  await write(tab);
  await copied(tab, 'This was saved.');
  await tab.click(tab.byRole('link', 'All postmortems'));
  await tab.page.evaluate(flipNewest, '');
  await tab.reload();
  await tab.click(tab.byRole('link', 'Untitled postmortem'));
  demand((await summary(tab)) === TEXT, 'the text is there, from its second copy');
  await picture(browser, 'every version damaged, but for the copy');
  return { trials: 1, acknowledged: 1, lost: (await summary(tab)) === TEXT ? 0 : 1, lostTo: 'the disk', sees: await tells(tab) };
});

fault('every version of a stored text is damaged, and its second copy is gone', async ({ browser, tab, demand }) => {
  await write(tab);
  await tab.click(tab.byRole('link', 'All postmortems'));
  await tab.page.evaluate(flipNewest, '');
  await forgetCopies(tab);
  await tab.reload();
  await tab.click(tab.byRole('link', 'Untitled postmortem'));
  await tab.until(() => document.querySelector('.notice, .rescue, #text-summary') !== null, 'the page answers');
  const sees = await tells(tab);
  await picture(browser, 'every version damaged');
  demand(LOST.test(sees), 'the page tells that it is damaged');
  demand(!/made in another browser/.test(sees), 'the page does not tell a wrong reason');
  demand(/[Dd]ownload|copy|kept/.test(await tab.text()), 'the damaged text can still be had, as it is');
  return { trials: 1, acknowledged: 1, lost: 1, lostTo: 'the disk', sees };
});

/// Writes a postmortem until it is stored; answers with its address.
async function write(tab) {
  const address = await begin(tab);
  await put(tab, tab.bySelector('#text-summary'), TEXT);
  await stored(tab);
  return address;
}

/// The files of the page's database in a profile.
function databaseFiles(profile, which) {
  const all = readdirSync(profile, { recursive: true }).map((file) => join(profile, file));
  return all.filter((file) => /127\.0\.0\.1[+_]\d+/.test(file) && /indexeddb|idb/i.test(file) && which.test(file));
}

/// Runs in the page: changes a letter of every stored text that has these words, and not its checksum.
function flipNewest(words) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('nofault');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const tx = request.result.transaction('revs', 'readwrite');
      tx.objectStore('revs').openCursor().onsuccess = (event) => {
        const cursor = event.target.result;
        if (!cursor) return;
        const { body } = cursor.value;
        if (body.includes(words)) cursor.update({ ...cursor.value, body: `#${body.slice(1)}` });
        cursor.continue();
      };
      tx.oncomplete = () => { request.result.close(); resolve(); };
    };
  });
}
