// The browser is ended without warning while somebody writes.

import { fault, picture, trials } from './fault.js';
import { begin, comeBack, tells } from './page.js';
import { Typist, finishWord, word, wordsIn } from './typist.js';

/// What may be lost of what nobody has called saved, in milliseconds of writing.
const WINDOW = 1000;

fault('the browser is killed while somebody writes', async ({ browser, tab, demand, chance }) => {
  const count = trials(50, 4);
  const unsaved = [];
  let acknowledged = 0;
  let lost = 0;
  let sees = '';
  let writing = tab;
  let address = await begin(tab);
  let before = '';
  for (let trial = 1; trial <= count; trial++) {
    const typist = await Typist.at(writing, chance);
    typist.write(wordsIn(before) + 1);
    await new Promise((resolve) => setTimeout(resolve, chance.between(1_500, trial % 5 ? 5_000 : 12_000)));
    const killed = Date.now();
    const ended = browser.kill();
    await typist.stop();
    await ended;
    writing = await browser.launch();
    const found = await comeBack(writing, address);
    demand(found !== undefined, `trial ${trial}: the postmortem is there`);
    if (found === undefined) address = await begin(writing);
    const after = found ?? '';

    acknowledged += Math.max(0, Math.floor(typist.saved / word(1).length) - wordsIn(before));
    if (after.length < typist.saved) lost += Math.ceil((typist.saved - after.length) / word(1).length);
    demand(after.startsWith(before), `trial ${trial}: what was there before is there`);
    demand(wordsIn(after) === Math.floor(after.length / word(1).length), `trial ${trial}: the words are in order`);
    demand(typist.acknowledged.length > 0, `trial ${trial}: the page said “Saved” while somebody wrote`);
    demand(after.length >= typist.saved, `trial ${trial}: ${typist.saved} letters were called saved, ${after.length} are there`);
    const first = typist.keys.find(({ length }) => length > after.length);
    const ms = first ? killed - first.at : 0;
    unsaved.push(ms);
    demand(ms <= WINDOW + typist.delay,
      `trial ${trial}: ${ms} ms of writing lost, observed with a delay of ${typist.delay} ms`);
    sees = await tells(writing);
    before = await finishWord(writing, after);
  }
  await picture(browser, 'killed and opened again');
  return { trials: count, acknowledged: `${acknowledged} words`, lost, unsaved, sees };
});
