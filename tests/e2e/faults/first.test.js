// The browser is killed while it makes the database: at the very first start, and while a newer Nofault
// changes one that is full.

import { put } from '../acts.js';
import { DIST } from '../harness.js';
import { newer } from './alter.js';
import { fault, picture, trials } from './fault.js';
import { begin, everythingStored, settled, stored, summaryOf, tells } from './page.js';

const TRIALS = trials(8, 3);
/// By then the database is made, on any machine.
const LATEST = 600;

fault('the browser is killed at the very first start', async ({ browser, server, demand, chance }) => {
  let sees = '';
  for (let trial = 0; trial < TRIALS; trial++) {
    // Another port is another origin, where nothing is stored yet.
    await server.stop();
    await server.move();
    await killWhileOpening(browser, server, chance);
    const tab = await browser.launch();
    await tab.open(server.origin);
    await settled(tab);
    sees = await tells(tab);
    demand(/No postmortems on this device yet/.test(sees), `trial ${trial}: it is a first visit: ${sees}`);
    await writes(tab, demand, trial);
  }
  await picture(browser, 'killed at the first start');
  browser.takeProblems();
  return { trials: TRIALS, sees };
});

fault('the browser is killed while a newer Nofault changes the database', async ({ browser, server, tab, demand, chance }) => {
  const later = await newer();
  let sees = '';
  let lost = 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    await server.stop();
    await server.move();
    await server.publish(DIST);
    const before = trial === 0 ? tab : browser.tab;
    await before.open(server.origin);
    await settled(before);
    await before.click(before.byRole('button', 'New postmortem'));
    await put(before, before.bySelector('#text-summary'), `Saved before ${trial}.`);
    await stored(before);
    await server.publish(later);
    await killWhileOpening(browser, server, chance);
    const again = await browser.launch();
    await again.open(server.origin);
    await settled(again);
    const all = (await everythingStored(again)).map(summaryOf);
    if (!all.includes(`Saved before ${trial}.`)) lost++;
    demand((await again.page.$$('.entry')).length === 1, `trial ${trial}: it is listed`);
    await writes(again, demand, trial);
    sees = await tells(again);
  }
  await picture(browser, 'killed while the database is changed');
  demand(lost === 0, 'what was stored is there');
  browser.takeProblems();
  return { trials: TRIALS, acknowledged: TRIALS, lost, sees };
});

async function killWhileOpening(browser, server, chance) {
  const tab = await browser.newTab();
  tab.open(server.origin).catch(() => {}); // It does not get there.
  await new Promise((resolve) => setTimeout(resolve, chance.between(20, LATEST)));
  await browser.kill();
}

async function writes(tab, demand, trial) {
  await tab.click(tab.byRole('button', 'New postmortem'));
  await put(tab, tab.bySelector('#text-summary'), 'Afterwards.');
  await stored(tab);
  demand(/^Saved on this device/.test(await tells(tab)), `trial ${trial}: one can write, and it is saved`);
}
