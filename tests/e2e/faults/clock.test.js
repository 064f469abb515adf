// The clock of the device is wrong, by years, and is put right again.

import { put } from '../acts.js';
import { fault, picture } from './fault.js';
import { begin, settled, stored, summary, tells } from './page.js';

const YEAR = 365.25 * 24 * 3600 * 1000;

fault('the clock jumps ten years ahead and ten back', async ({ browser, server, tab, demand }) => {
  const address = await begin(tab);
  const texts = [];
  const versions = [];
  for (const [name, years] of [['now', 0], ['ahead', 10], ['back', -10], ['right', 0]]) {
    const next = await browser.newTab();
    await next.page.evaluateOnNewDocument(shift, years * YEAR);
    await next.open(address);
    await settled(next);
    demand((await summary(next)) === (texts.at(-1) ?? ''), `${name}: the newest text is shown`);
    texts.push(`Written with the clock ${name}.`);
    await put(next, next.bySelector('#text-summary'), texts.at(-1));
    await stored(next);
    demand(/^Saved on this device/.test(await tells(next)), `${name}: it is saved`);
    versions.push(next);
  }
  const last = versions.at(-1);
  const sees = await tells(versions[1]);
  await last.open('about:blank');
  await last.open(address);
  demand((await summary(last)) === texts.at(-1), 'the newest is what was written last, not what has the latest time');
  const order = await last.page.evaluate(revisions);
  const written = order.filter((text) => texts.includes(text));
  demand(JSON.stringify(written) === JSON.stringify(texts), `no version is gone or out of order: ${JSON.stringify(written)}`);
  await last.open('about:blank');
  await last.open(server.origin);
  await settled(last);
  demand((await last.page.$$('.entry')).length === 1, 'it is listed');
  await picture(browser, 'clock ten years off');
  return { trials: 3, acknowledged: texts.length, lost: texts.length - written.length, unsaved: [0], sees };
});

/// Runs before the page's scripts: the clock shows another time.
function shift(by) {
  const Real = Date;
  const now = () => Real.now() + by;
  globalThis.Date = class extends Real {
    constructor(...given) {
      super(...(given.length === 0 ? [now()] : given));
    }

    static now() {
      return now();
    }
  };
}

/// Runs in the page: the summaries of all versions, the first one first.
function revisions() {
  return new Promise((resolve) => {
    indexedDB.open('nofault').onsuccess = ({ target: { result: database } }) => {
      database.transaction('revs').objectStore('revs').getAll().onsuccess = (event) => {
        database.close();
        const texts = event.target.result.sort((a, b) => a.rev - b.rev).map(({ body }) => JSON.parse(body));
        resolve(texts.map((text) => text.sections.find((section) => section.id === 'summary')?.text ?? ''));
      };
    };
  });
}
