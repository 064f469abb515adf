// A page that stays open: thousands of edits, hundreds of postmortems opened and left, files imported,
// exported and deleted. What it holds in memory must not grow with what was done.

import { NAME } from '../browser.js';
import { until } from '../wait.js';
import { openAndEdit } from './day.js';
import { QUICK, fault, picture } from './fault.js';
import { EXTRA, held, spelled } from './memory.js';
import { begin, everythingStored, stored, tells } from './page.js';

const OPENED = QUICK ? 50 : 500;
const EDITS = 20;
const IMPORT_EVERY = 10;
/// What comes before the first look, until there is what is made once.
const WARM_UP = QUICK ? 20 : 50;
/// Chromium remembers the last thousand edits that can be undone, and with them every page they were made
/// in, though it was left. That is its own and has an end, but it is far more than what the app holds.
const UNDOABLE = NAME !== 'chromium';
/// By how much it may grow.
const ALLOWED = 1.1;

fault('ten thousand edits in one page', async ({ browser, tab, demand }) => {
  await tab.page.evaluateOnNewDocument(countUrls);
  await begin(tab);
  await stored(tab);
  await tab.click(tab.byRole('link', 'All postmortems'));
  await tab.until(() => document.querySelectorAll('.entry').length === 1, 'it is listed');
  await tab.page.evaluate(`window.openAndEdit = ${openAndEdit}; 0`);
  const repeat = async (times) => {
    for (let time = 0; time < times; time++) {
      await tab.page.evaluate((...given) => window.openAndEdit(...given), time, EDITS, time % IMPORT_EVERY === 0, UNDOABLE);
    }
  };

  await repeat(WARM_UP);
  const before = await held(browser, tab);
  await repeat(OPENED);
  const after = await held(browser, tab);
  const figures = Object.keys(after).map((what) => `${what} ${spelled(what, before[what])} → ${spelled(what, after[what])}`);
  for (const what of Object.keys(after)) {
    demand(after[what] <= before[what] * ALLOWED, `${what} grows by a tenth at most`);
  }
  await until(() => tab.page.evaluate(() => window.urls.size === 0), '', 15_000)
    .catch(() => demand(false, 'every file that was offered is let go'));

  await tab.page.evaluate(() => document.querySelector('.entry a').click());
  await tab.type(tab.bySelector('#text-impact'), 'Typed last.');
  await stored(tab);
  const sees = await tells(tab);
  await picture(browser, 'ten thousand edits');
  demand(/^Saved on this device/.test(sees), '“Saved” is said');
  const kept = (await everythingStored(tab)).some((document) => JSON.stringify(document).includes('Typed last.'));
  demand(kept, 'what was typed last is stored');
  return {
    trials: OPENED * EDITS, acknowledged: 1, lost: kept ? 0 : 1, unsaved: [0],
    sees: `${sees}; ${OPENED} opened and left, ${OPENED / IMPORT_EVERY} imported: ${figures.join(', ')}`,
  };
}, { browser: { extra: EXTRA } });

/// Runs before the page's scripts: notes the object URLs that are not given back.
function countUrls() {
  window.urls = new Set();
  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = (what) => {
    const url = createObjectURL.call(URL, what);
    window.urls.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    window.urls.delete(url);
    revokeObjectURL.call(URL, url);
  };
}
