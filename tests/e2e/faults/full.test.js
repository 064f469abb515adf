// The browser gives the site no more space.

import { put } from '../acts.js';
import { NAME } from '../browser.js';
import { fault, picture } from './fault.js';
import { begin, comeBack, stored, tells } from './page.js';

const BEFORE = 'Saved before.';
/// Lines that no database can make shorter.
const TOO_MUCH = Array.from({ length: 16_000 }, (_, at) => `${Math.sin(at).toString(36)} ${Math.cos(at).toString(36)}`)
  .join('\n');

/// The space of all sites together, in Firefox; a site gets no more of it than all.
const settings = NAME === 'firefox' ? { 'dom.quotaManager.temporaryStorage.fixedLimit': 512 } : {};

fault('the space for this site is used up', async ({ browser, server, tab, demand }) => {
  if (browser.name === 'chromium') {
    // From the start: once it has counted, Chromium does not count again for a while.
    const session = await tab.page.createCDPSession();
    await session.send('Storage.overrideQuotaForOrigin', { origin: server.origin, quotaSize: 300_000 });
  }
  const address = await begin(tab);
  const field = await tab.bySelector('#text-summary');
  await put(tab, field, BEFORE);
  await stored(tab);
  await tab.page.evaluate(() => {
    window.called_saved = 0;
    new MutationObserver(() => {
      const long = document.getElementById('text-impact').value.length > 100_000;
      if (long && /^Saved on this device/.test(document.querySelector('.save-state').textContent)) window.called_saved++;
    }).observe(document.getElementById('app'), { subtree: true, childList: true, characterData: true });
  });
  const began = Date.now();
  await tab.page.evaluate((text) => {
    const field = document.getElementById('text-impact');
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, TOO_MUCH);
  await tab.sees(/Not saved: this browser is out of space/);
  const told = Date.now() - began;
  demand(told < 5_000, `it is told soon (${told} ms)`);
  demand((await tab.page.evaluate(() => window.called_saved)) === 0, '“Saved” is never said of what was not');
  await tab.byRole('button', 'Download a copy');
  const sees = await tells(tab);
  await picture(browser, 'space used up');
  tab.page.on('dialog', (dialog) => dialog.accept().catch(() => {}));
  const reread = await comeBack(tab, address);
  demand(reread === BEFORE, 'what was saved is still there');
  browser.takeProblems();
  return { trials: 1, acknowledged: 1, lost: reread === BEFORE ? 0 : 1, unsavedNote: 'kept on the page', sees };
}, { browser: { settings } });

fault('there is space again', async ({ browser, server, tab, demand }) => {
  const address = await begin(tab);
  await put(tab, tab.bySelector('#text-summary'), BEFORE);
  await stored(tab);
  await tab.page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    window.full = true;
    // As browsers do: the request succeeds, and the transaction is taken back.
    IDBObjectStore.prototype.put = function (...given) {
      const request = put.apply(this, given);
      if (window.full) request.addEventListener('success', () => this.transaction.abort());
      return request;
    };
  });
  const field = await tab.bySelector('#text-summary');
  await field.focus();
  await tab.press('Control+End');
  await tab.type(' Refused.');
  await tab.sees('Not saved:');
  const sees = await tells(tab);
  await picture(browser, 'a save refused');
  await tab.byRole('button', 'Download a copy');
  // “Try again”, if the last key has not done so by itself.
  await tab.page.evaluate(() => {
    window.full = false;
    [...document.querySelectorAll('.save-state button')].at(-1)?.click();
  });
  await tab.sees('Saved on this device');
  const after = await comeBack(tab, address);
  demand(after === `${BEFORE} Refused.`, 'all of it is there');
  return { trials: 1, acknowledged: 2, lost: after === `${BEFORE} Refused.` ? 0 : 1, unsaved: [0], sees };
});
