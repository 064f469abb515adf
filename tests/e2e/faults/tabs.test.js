// Four tabs of one document, all of them writing.

import { fault, picture, QUICK } from './fault.js';
import { begin, everythingStored, settled, stored, summary, summaryOf, tells } from './page.js';

const TABS = 4;
const EDITS = QUICK ? 30 : 200;
/// After so many edits a tab goes back to the document they all began with, and the race begins anew.
const ROUND = 10;

fault('four tabs write into one postmortem', async ({ browser, tab, demand, chance }) => {
  const address = await begin(tab);
  await stored(tab);
  const tabs = [tab];
  while (tabs.length < TABS) {
    const another = await browser.newTab();
    await another.open(address);
    await settled(another);
    tabs.push(another);
  }
  const left = tabs.map(() => EDITS);
  const written = [];
  let told = 0;
  while (left.some((edits) => edits > 0)) {
    // Whoever comes next: some are quick, some rest.
    const open = tabs.map((_, at) => at).filter((at) => left[at] > 0);
    const at = open[chance.whole(0, open.length)];
    if (left[at] < EDITS && left[at] % ROUND === 0) {
      await stored(tabs[at]);
      if (/another tab/i.test(await tells(tabs[at]))) told++;
      await goTo(tabs[at], address);
    }
    const edit = `t${at}e${left[at]--}.`;
    await write(tabs[at], edit);
    written.push(edit);
  }
  for (const each of tabs) await stored(each);
  const sees = (await Promise.all(tabs.map(tells))).find((said) => /another tab/i.test(said)) ?? (await tells(tab));
  await picture(browser, 'written in four tabs');

  // In a postmortem or a copy of it, and there in the text or in what is kept beside it.
  const all = await everythingStored(tab);
  const whole = JSON.stringify(all);
  const lost = written.filter((edit) => !whole.includes(edit));
  const found = all.map(summaryOf);
  demand(lost.length === 0, `${lost.length} edits are in no document: ${lost.slice(0, 5).join(' ')}`);
  demand(told > 0, 'tabs did meet, and a person was told');
  // What is stored is what a person can reach: every document opens from the library.
  await tab.open('/');
  await tab.until((count) => document.querySelectorAll('.entry').length === count, 'all are listed', found.length);
  const first = await tab.page.$eval('.entry a', (link) => link.href);
  await goTo(tab, first);
  demand(found.includes(await summary(tab)), 'a document opens with the text that is stored');
  return { trials: written.length, acknowledged: written.length, lost: lost.length, unsaved: [0], sees };
});

/// Opens another document in a tab, by way of the library.
async function goTo(tab, address) {
  await tab.page.evaluate(() => { location.hash = '#/'; });
  await tab.until(() => document.querySelector('.library') !== null, 'the library is open');
  await tab.page.evaluate((address) => { location.href = address; }, address);
  await tab.until(() => document.querySelector('#text-summary') !== null, 'the document is open');
}

/// One edit at the end of the summary, typed at once; again if a browser takes none in a tab behind others.
async function write(tab, words) {
  await tab.until((words) => {
    const field = document.getElementById('text-summary');
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    document.execCommand('insertText', false, words);
    return field.value.endsWith(words);
  }, `${words} is typed`, words);
}
