// Somebody, or a cleaning tool, clears the site's data while the page is open, and writing goes on.

import { put } from '../acts.js';
import { fault, picture } from './fault.js';
import { begin, comeBack, settled, stored, tells } from './page.js';

const headers = {};

fault('the site\'s data is cleared while somebody writes', async ({ browser, server, tab, demand }) => {
  const address = await begin(tab);
  await put(tab, tab.bySelector('#text-summary'), 'Saved before.');
  await stored(tab);
  await clear(tab, browser, server);
  const field = await tab.bySelector('#text-summary');
  await field.focus();
  await tab.press('Control+End');
  const began = Date.now();
  await tab.type(' Written after.');
  await tab.until(() => /^Saved on this device/.test(document.querySelector('.save-state')?.textContent ?? ''),
    'it is saved again').catch(() => demand(false, 'the next save succeeds'));
  const took = Date.now() - began;
  demand(took < 5_000, `it is saved again soon (${took} ms)`);
  const sees = await tells(tab);
  await picture(browser, 'data cleared while open');
  demand(!/another tab/.test(sees), 'the page does not tell of another tab: there is none');
  demand(tab.page.url() === address, 'the postmortem keeps its address');
  const after = await comeBack(tab, tab.page.url());
  demand(after === 'Saved before. Written after.', `all of it is there afterwards, not ${JSON.stringify(after)}`);
  browser.takeProblems();
  return { trials: 1, acknowledged: 2, lost: after === undefined ? 2 : 0, unsaved: [0], sees };
}, { headers });

fault('the site\'s data is cleared while nobody writes', async ({ browser, server, tab, demand }) => {
  await begin(tab);
  await put(tab, tab.bySelector('#text-summary'), 'Saved before.');
  await stored(tab);
  await clear(tab, browser, server);
  // Where the page can notice, what it still has is stored again; a copy of it must be possible anyway.
  await tab.until(() => document.getElementById('text-summary').value === 'Saved before.', 'the text is still shown');
  await tab.click(tab.byRole('link', 'All postmortems'));
  await settled(tab);
  await tab.until(() => document.querySelector('.library') !== null, 'the library is shown');
  const sees = await tells(tab);
  await picture(browser, 'data cleared and library opened');
  const listed = await tab.page.$$eval('.entry', (entries) => entries.length);
  demand(listed === 1 || /clear|eras|lost|gone/i.test(sees), 'it is still listed, or the page tells that the browser lost it');
  browser.takeProblems();
  return { trials: 1, acknowledged: 1, lost: listed === 1 ? 0 : 1, lostTo: 'whoever cleared it', sees };
}, { headers });

for (const [what, lose] of Object.entries({
  'is closed': () => { for (const database of window.databases) database.close(); },
  'refuses every transaction': () => {
    const lost = new Set(window.databases);
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...given) {
      if (lost.has(this)) throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
      return transaction.apply(this, given);
    };
  },
})) {
  fault(`the connection to the browser's database ${what}`, async ({ browser, tab, demand }) => {
    await tab.page.evaluateOnNewDocument(() => {
      window.databases = [];
      const { open } = IDBFactory.prototype;
      IDBFactory.prototype.open = function (...given) {
        const request = open.apply(this, given);
        request.addEventListener('success', () => window.databases.push(request.result));
        return request;
      };
    });
    const address = await begin(tab);
    await put(tab, tab.bySelector('#text-summary'), 'Saved before.');
    await stored(tab);
    await tab.page.evaluate(lose);
    const field = await tab.bySelector('#text-summary');
    await field.focus();
    await tab.press('Control+End');
    await tab.type(' Written after.');
    const began = Date.now();
    await stored(tab).catch(() => demand(false, 'the next save succeeds'));
    const took = Date.now() - began;
    demand(took < 2_000, `the next save succeeds within two seconds (${took} ms)`);
    const sees = await tells(tab);
    await picture(browser, `connection ${what}`);
    demand(/^Saved on this device/.test(sees), '“Saved” is said');
    const after = await comeBack(tab, address);
    demand(after === 'Saved before. Written after.', 'all of it is there afterwards');
    return { trials: 1, acknowledged: 2, lost: after === 'Saved before. Written after.' ? 0 : 1, unsaved: [0], sees };
  });
}

/// Clears what the site has stored, as a browser's menu does.
async function clear(tab, browser, server) {
  if (browser.name === 'chromium') {
    const session = await tab.page.createCDPSession();
    await session.send('Storage.clearDataForOrigin', { origin: server.origin, storageTypes: 'all' });
    return session.detach();
  }
  headers['Clear-Site-Data'] = '"storage"';
  await tab.page.evaluate(() => fetch('/', { cache: 'no-store' }));
  delete headers['Clear-Site-Data'];
}
