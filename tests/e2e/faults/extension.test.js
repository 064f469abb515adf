// Something else works on the page: a translator, a writing aid, an extension.

import { put } from '../acts.js';
import { fault, picture } from './fault.js';
import { begin, comeBack, settled, tells, waitsFor } from './page.js';

const MEDDLING = {
  'wraps every text in an element of its own': () => {
    const walker = document.createTreeWalker(document.getElementById('app'), NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      if (!text.data.trim() || text.parentElement.closest('textarea, option, title')) continue;
      const font = document.createElement('font');
      text.replaceWith(font);
      font.append(text);
    }
  },
  'moves elements into others': () => {
    for (const part of document.querySelectorAll('#app .bar, #app .rows > li, #app textarea')) {
      const around = document.createElement('div');
      part.replaceWith(around);
      around.append(part);
    }
  },
  'adds elements of its own everywhere': () => {
    for (const part of document.querySelectorAll('#app, #app *')) {
      if (part.closest('select, textarea, svg')) continue;
      part.prepend(Object.assign(document.createElement('aid-mark'), { textContent: '*' }));
    }
  },
  'removes elements': () => {
    for (const part of document.querySelectorAll('#app .save-state, #app .rows > li, #app nav li')) part.remove();
  },
};

for (const [what, meddle] of Object.entries(MEDDLING)) {
  fault(`an extension ${what}`, async ({ browser, tab, demand }) => {
    const address = await begin(tab);
    await put(tab, tab.bySelector('#text-summary'), 'Saved before.');
    await tab.click(tab.bySelector('#add-row'));
    await tab.type('09:45');
    await tab.until(() => !document.getElementById('app').dataset.unsaved, 'everything is stored');
    await tab.page.evaluate(meddle);
    await tab.page.evaluate(() => document.getElementById('text-summary')?.focus());
    await tab.press('Control+End');
    await tab.type(' And after it.');
    // What draws most: another row, another screen.
    await tab.page.evaluate(() => document.getElementById('add-row')?.click());
    const sees = await waitsFor(tab, /Saved on this device$|The editor stopped/, 4_000);
    await picture(browser, `extension ${what}`);
    let copy = '';
    if (/The editor stopped/.test(sees)) {
      await tab.click(tab.byRole('button', 'Download a copy'));
      copy = (await browser.readDownload()).text;
    }
    tab.page.on('dialog', (dialog) => dialog.accept().catch(() => {}));
    await tab.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const after = (await comeBack(tab, address)) ?? '';
    await settled(tab);
    demand(after.startsWith('Saved before.'), 'what was saved is there');
    demand(after.includes('And after it.') || copy.includes('And after it.'),
      'what was typed afterwards is there, or in the copy that is offered');
    const again = await tells(tab);
    demand(!/The editor stopped/.test(again), 'after a reload one can go on');
    browser.takeProblems();
    return { trials: 1, acknowledged: 1, lost: after.startsWith('Saved before.') ? 0 : 1, unsaved: [0], sees };
  });
}
