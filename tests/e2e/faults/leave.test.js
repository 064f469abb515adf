// The page is left within milliseconds of the last key, and the browser lives on.

import { put } from '../acts.js';
import { fault, picture, trials } from './fault.js';
import { NAME } from '../browser.js';
import { begin, stored, summary, tells } from './page.js';
import { until } from '../wait.js';
import { word } from './typist.js';

/// After this long without a key, the app saves.
const PAUSE = 250;
const LONG = 'Readers saw an error page. '.repeat(5_000);

/// Each prepares to leave, and answers with what leaves and comes back: the tab in which one is then.
const WAYS = {
  reloaded: async (tab, _, length) => {
    const left = await soon(tab, length, 'reload');
    return async () => {
      await left();
      return tab;
    };
  },
  closed: async (tab, browser) => {
    const address = tab.page.url();
    const other = await browser.newTab();
    await tab.page.bringToFront();
    return async () => {
      await tab.page.close({ runBeforeUnload: true });
      await until(() => tab.page.isClosed(), 'the tab is closed');
      browser.tabs.splice(browser.tabs.indexOf(tab), 1);
      await other.open(address);
      return other;
    };
  },
  'left for another page': async (tab, _, length) => {
    const address = tab.page.url();
    const left = await soon(tab, length, 'go');
    return async () => {
      await left();
      await tab.open(address);
      return tab;
    };
  },
};

/// Makes the page be left a few milliseconds after the key with which the summary is so long: by itself,
/// because a command from here would be late. Answers with what waits until it is left.
async function soon(tab, length, how) {
  await tab.page.evaluate((length, how) => {
    const field = document.getElementById('text-summary');
    field.addEventListener('input', () => {
      if (field.value.length < length) return;
      setTimeout(() => {
        if (how === 'reload') location.reload();
        else location.href = 'about:blank';
      }, 3);
    });
  }, length, how);
  const left = tab.page.waitForNavigation({ waitUntil: 'load' });
  left.catch(() => {}); // It is told when it is waited for.
  return () => left;
}

for (const way of Object.keys(WAYS)) leaving(way, `the page is ${way} right after a key`);
if (NAME === 'firefox') {
  // As where somebody has told the browser not to let pages ask, and as on phones.
  const settings = { 'dom.disable_beforeunload': true };
  leaving('left for another page', 'the page is left right after a key, and the browser does not ask', { settings });
}

function leaving(way, name, starting) {
  fault(name, async ({ browser, tab, demand, chance }) => {
    const count = trials(20, 4);
    let letters = 0;
    let lost = 0;
    let sees = '';
    const unsaved = [];
    let writing = tab;
    await begin(tab);
    // A long postmortem takes a while to be stored.
    await put(tab, tab.bySelector('#text-impact'), LONG);
    for (let trial = 1; trial <= count; trial++) {
      // A dialog would wait for an answer: this person wants to leave.
      writing.page.on('dialog', (dialog) => dialog.accept().catch(() => {}));
      await stored(writing);
      const field = await writing.bySelector('#text-summary');
      await field.focus();
      await writing.press('Control+End');
      const before = await writing.value(field);
      const typed = word(trial).slice(0, chance.whole(2, word(trial).length + 1));
      const go = await WAYS[way](writing, browser, before.length + typed.length);
      await field.focus();
      const began = Date.now();
      await writing.type(typed.slice(0, -1));
      // Every other time, the last key falls into the save of those before.
      if (trial % 2 === 0) await new Promise((resolve) => setTimeout(resolve, PAUSE + chance.between(-20, 20)));
      await writing.type(typed.slice(-1));
      const left = Date.now();
      writing = await go();
      const after = (await summary(writing)) ?? '';
      letters += typed.length;
      const kept = [...typed].findIndex((_, at) => !after.startsWith(before + typed.slice(0, at + 1)));
      const gone = kept < 0 ? 0 : typed.length - kept;
      lost += gone;
      unsaved.push(gone === 0 ? 0 : left - began);
      demand(gone === 0, `trial ${trial}: ${gone} of ${typed.length} letters are lost`);
      sees = await tells(writing);
    }
    await picture(browser, name);
    return { trials: count, unsaved, unsavedNote: `${lost} of ${letters} letters`, sees };
  }, { browser: starting });
}
