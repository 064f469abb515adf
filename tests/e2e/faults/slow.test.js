// The storage of the browser answers late, by ten seconds.

import { put } from '../acts.js';
import { fault, picture } from './fault.js';
import { begin, comeBack, everythingStored, stored, summary, tells, waitsFor } from './page.js';
import { until } from '../wait.js';

const LATE = 10_000;

fault('the storage opens ten seconds late', async ({ browser, tab, demand }) => {
  const address = await begin(tab);
  await put(tab, tab.bySelector('#text-summary'), 'Saved before.');
  await stored(tab);
  await tab.open('about:blank');
  await tab.page.evaluateOnNewDocument(delay, 'open', LATE);
  await tab.open(address);
  const sees = await waitsFor(tab, /does not answer/);
  await picture(browser, 'storage opens late');
  demand(/does not answer/.test(sees), 'it is told that the storage does not answer');
  const wrong = /not on this device|No postmortems on this device yet/;
  demand(!wrong.test(sees), 'it is not said that the postmortem is not there: nobody knows yet');
  const second = await browser.newTab();
  await second.open(address);
  demand((await summary(second)) === 'Saved before.', 'what was saved is still there');
  // When the answer has come, the page uses it, or says how to.
  await until(() => tab.page.evaluate(() => window.late === 0), 'the storage has answered', 2 * LATE);
  const later = await waitsFor(tab, /^((?!does not answer).)*$/, 3_000);
  demand(!/does not answer/.test(later) || /[Rr]eload/.test(later), 'once it answers, the page goes on or asks for a reload');
  browser.takeProblems();
  return { trials: 1, acknowledged: 1, lost: 0, unsavedNote: 'nothing was typed', sees };
});

fault('somebody writes while the storage opens ten seconds late', async ({ browser, tab, demand }) => {
  const address = await begin(tab);
  await put(tab, tab.bySelector('#text-summary'), 'Saved before.');
  await stored(tab);
  await tab.open('about:blank');
  await tab.page.evaluateOnNewDocument(delay, 'open', LATE);
  await tab.open(address);
  await tab.page.keyboard.type('Typed at a page that is not there yet.');
  await waitsFor(tab, /does not answer/);
  await tab.click(tab.byRole('button', 'Go on without it'));
  const sees = await waitsFor(tab, /Nothing is kept here/);
  demand(/Nothing is kept here/.test(sees), 'it is told that nothing is kept');
  await tab.click(tab.byRole('button', 'New postmortem'));
  await put(tab, tab.bySelector('#text-summary'), 'Written meanwhile.');
  await picture(browser, 'writing while storage opens late');
  await until(() => tab.page.evaluate(() => window.late === 0), 'the storage has answered', 2 * LATE);
  await tab.type(' And on.');
  demand((await tab.value(tab.bySelector('#text-summary'))) === 'Written meanwhile. And on.', 'one can write on');
  demand(!/^Saved on/.test(await tells(tab)), '“Saved” is not said');
  tab.page.on('dialog', (dialog) => dialog.accept().catch(() => {}));
  const second = await browser.newTab();
  await second.open(address);
  demand((await summary(second)) === 'Saved before.', 'what was saved is as it was');
  demand((await everythingStored(second)).length === 1, 'nothing was stored in its place or beside it');
  browser.takeProblems();
  return { trials: 1, acknowledged: 1, lost: 0, unsavedNote: 'a copy can be taken', sees };
});

fault('a save takes ten seconds', async ({ browser, tab, demand }) => {
  await tab.page.evaluateOnNewDocument(delay, 'complete', LATE);
  const address = await begin(tab);
  const field = await tab.bySelector('#text-summary');
  await field.focus();
  await tab.type('Written while the disk is slow.');
  const slow = await waitsFor(tab, /Saving…/);
  demand(/Saving…/.test(slow), 'it is told that saving takes a while');
  await picture(browser, 'a slow save');
  const early = await tab.text();
  demand(!/Saved on this device/.test(early), '“Saved” is not said before it is');
  await until(() => tab.page.evaluate(() => !document.getElementById('app').dataset.unsaved), 'it is stored', 4 * LATE);
  const after = await comeBack(tab, address);
  demand(after === 'Written while the disk is slow.', 'all of it is there');
  return { trials: 1, acknowledged: 1, lost: after === 'Written while the disk is slow.' ? 0 : 1, unsaved: [0], sees: slow };
});

/// Runs before the page's scripts: opening the database, or the end of every writing transaction, is told late.
function delay(what, late) {
  window.late = 0;
  const after = (act) => {
    window.late++;
    setTimeout(() => { window.late--; act(); }, late);
  };
  const slow = (target, name) => {
    const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(target), name)
      ?? Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Object.getPrototypeOf(target)), name);
    Object.defineProperty(target, name, {
      set(heard) { set.call(target, (event) => after(() => heard.call(target, event))); },
    });
  };
  if (what === 'open') {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...given) {
      const request = open.apply(this, given);
      slow(request, 'onsuccess');
      return request;
    };
  } else {
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...given) {
      const tx = begin.apply(this, given);
      if (tx.mode === 'readwrite') slow(tx, 'oncomplete');
      return tx;
    };
  }
}
