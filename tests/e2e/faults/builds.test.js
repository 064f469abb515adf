// Two versions of Nofault on one origin: a tab that stays open while a newer one comes, and an older one
// that is put back. The older one reads; what the newer one has written is not its to change.

import { put } from '../acts.js';
import { DIST } from '../harness.js';
import { newer } from './alter.js';
import { fault, picture } from './fault.js';
import { begin, comeBack, everythingStored, settled, stored, summary, summaryOf, tells, waitsFor } from './page.js';

const NEWER = /A newer Nofault/;
const BEFORE = 'Saved before.';

fault('a newer Nofault is opened in another tab while somebody writes', async ({ browser, server, tab, demand }) => {
  const address = await begin(tab);
  await put(tab, tab.bySelector('#text-summary'), BEFORE);
  await stored(tab);
  await server.publish(await newer());
  const other = await browser.newTab();
  await tab.page.bringToFront();
  const field = await tab.bySelector('#text-summary');
  await field.focus();
  await tab.press('Control+End');
  // The last word comes together with the newer one.
  await tab.type(' Typed');
  const coming = other.open(address);
  await tab.type(' last.');
  await coming;
  const sees = await waitsFor(tab, NEWER);
  demand(NEWER.test(sees), 'the older tab tells that a newer Nofault has opened the library');
  demand(/safe|kept/.test(sees) && /[Rr]eload the page/.test(sees), 'it tells what is safe, and what to do');
  const typed = await tab.value(field);
  await field.focus();
  await tab.type(' Too late.');
  demand((await tab.value(field)) === typed, 'what cannot be stored any more cannot be typed');
  await tab.page.bringToFront();
  await tab.screenshot('fault older tab beside a newer Nofault');

  await put(other, other.bySelector('#text-impact'), 'From the newer one.');
  await stored(other);
  const theirs = await other.page.evaluate(everyRecord);
  await untouched(tab, demand, theirs, 'while the older tab is open');
  await other.close();

  const asked = [];
  tab.page.on('dialog', (dialog) => { asked.push(dialog.message()); return dialog.accept().catch(() => {}); });
  await tab.reload();
  await settled(tab);
  demand(asked.length === 0, 'nobody is asked before the reload: nothing is lost by it');
  demand(!NEWER.test(await tells(tab)), 'after a reload the newer one is there');
  const all = (await everythingStored(tab)).map(summaryOf);
  demand(all.includes(typed), `every letter typed is stored by the newer one: “${typed}” in ${JSON.stringify(all)}`);
  browser.takeProblems();
  return { trials: 1, acknowledged: 1, lost: all.some((text) => text.startsWith(BEFORE)) ? 0 : 1, unsaved: [0], sees };
});

fault('an older Nofault is put back', async ({ browser, server, tab, demand }) => {
  await server.publish(await newer());
  const address = await begin(tab);
  await put(tab, tab.bySelector('#text-summary'), BEFORE);
  await tab.fill(tab.byLabel('Title'), 'From the newer one');
  await stored(tab);
  const theirs = await tab.page.evaluate(everyRecord);
  await server.publish(DIST);
  await tab.open('about:blank');
  await tab.open(server.origin);
  await settled(tab);
  const listed = await tells(tab);
  await picture(browser, 'older Nofault put back library');
  demand(NEWER.test(listed), 'the library tells that a newer Nofault was here');
  demand((await tab.page.$$('.entry')).length === 1, 'it lists what there is');
  for (const offer of ['New postmortem', 'Open the sample', 'Delete']) {
    demand(!(await tab.text()).includes(offer), `it does not offer “${offer}”`);
  }
  const after = await comeBack(tab, address);
  const sees = await tells(tab);
  await picture(browser, 'older Nofault put back');
  demand(after === BEFORE, 'the postmortem is shown');
  demand(NEWER.test(sees) && /safe/.test(sees) && /[Rr]eload the page/.test(sees), 'it tells what is safe, and what to do');
  await onlyReads(tab, demand);
  await exports(tab, browser, demand, BEFORE);
  await untouched(tab, demand, theirs, 'after the older one has read it');
  browser.takeProblems();
  return { trials: 1, acknowledged: 1, lost: after === BEFORE ? 0 : 1, unsavedNote: 'nothing can be typed', sees };
});

fault('a postmortem in a format of a later version', async ({ browser, server, tab, demand }) => {
  await server.publish(await newer({ database: false }));
  const address = await begin(tab);
  await put(tab, tab.bySelector('#text-summary'), BEFORE);
  await stored(tab);
  await server.publish(DIST);
  const after = await comeBack(tab, address);
  const sees = await tells(tab);
  await picture(browser, 'a later format');
  demand(after === BEFORE, 'it is opened');
  demand(NEWER.test(sees) && /safe/.test(sees) && /[Rr]eload the page/.test(sees), 'it is told what is safe, and what to do');
  const theirs = await tab.page.evaluate(everyRecord);
  await onlyReads(tab, demand);
  const file = await exports(tab, browser, demand, BEFORE);
  demand(/the future/.test(file), 'the exported file has what only the newer one knows');
  await untouched(tab, demand, theirs, 'after the older one has read it');
  await tab.click(tab.byRole('link', 'All postmortems'));
  await tab.click(tab.byRole('button', 'New postmortem'));
  await put(tab, tab.bySelector('#text-summary'), 'Another one.');
  await stored(tab);
  demand(/^Saved on/.test(await tells(tab)), 'other postmortems can be written');
  const all = await tab.page.evaluate(everyRecord);
  demand(theirs.every((record) => all.includes(record)), 'that does not change what the newer one has written');
  browser.takeProblems();
  return { trials: 1, acknowledged: 1, lost: after === BEFORE ? 0 : 1, unsavedNote: 'nothing can be typed', sees };
});

fault('an older tab beside a later format', async ({ browser, server, tab, demand }) => {
  const address = await begin(tab);
  await put(tab, tab.bySelector('#text-summary'), BEFORE);
  await stored(tab);
  await server.publish(await newer({ database: false }));
  const other = await browser.newTab();
  await other.open(address);
  await put(other, other.bySelector('#text-impact'), 'From the newer one.');
  await stored(other);
  const theirs = await other.page.evaluate(everyRecord);
  await tab.page.bringToFront();
  await put(tab, tab.bySelector('#text-summary'), 'From the older one.');
  await stored(tab);
  const sees = await waitsFor(tab, /copy/);
  await tab.screenshot('fault older tab beside a later format');
  demand(/Both versions are kept/.test(sees), 'it is told that both versions are kept');
  const all = await tab.page.evaluate(everyRecord);
  demand(theirs.every((record) => all.includes(record)), 'nothing that the newer one has written is changed');
  demand((await everythingStored(tab)).map(summaryOf).includes('From the older one.'), 'what the older one has written is stored');
  browser.takeProblems();
  return { trials: 1, acknowledged: 2, lost: 0, unsaved: [0], sees };
});

/// Nothing on the page can be changed, whichever way it is tried.
async function onlyReads(tab, demand) {
  const field = await tab.bySelector('#text-summary');
  await field.focus();
  await tab.type('Typed in vain.');
  await put(tab, field, 'Put in vain.');
  demand((await tab.value(field)) === BEFORE, 'nothing can be typed');
  const open = await tab.page.evaluate(() => {
    const fields = [...document.querySelectorAll('#page :is(input, textarea, select)')];
    return fields.filter((field) => !field.readOnly && !field.disabled).map((field) => field.id);
  });
  demand(open.length === 0, `no field takes anything: ${open.join(', ')}`);
  for (const chord of ['Control+z', 'Control+s', 'Control+Enter']) await tab.press(chord);
  demand((await summary(tab)) === BEFORE, 'keys change nothing');
}

/// A copy can be taken; answers with it.
async function exports(tab, browser, demand, words) {
  await tab.click(tab.byRole('button', 'Export'));
  await tab.click(tab.byRole('button', /^JSON/, { within: await tab.bySelector('#export-menu') }));
  const { text } = await browser.readDownload().catch(() => ({ text: '' }));
  demand(text.includes(words), 'it can be exported, with every word');
  return text;
}

async function untouched(tab, demand, theirs, when) {
  const now = await tab.page.evaluate(everyRecord);
  demand(JSON.stringify(now) === JSON.stringify(theirs), `no byte of what the newer one has written is changed ${when}`);
}

/// Runs in the page: every record of every store, as text.
function everyRecord() {
  window.asStored = true;
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('nofault');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      const names = [...database.objectStoreNames];
      const found = [];
      const tx = database.transaction(names);
      for (const name of names) {
        tx.objectStore(name).openCursor().onsuccess = ({ target: { result: cursor } }) => {
          if (!cursor) return;
          found.push(JSON.stringify([name, cursor.value]));
          cursor.continue();
        };
      }
      tx.oncomplete = () => {
        window.asStored = false;
        database.close();
        resolve(found);
      };
    };
  });
}
