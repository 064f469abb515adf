// The WebAssembly of the app stops: a panic, no more stack, no more memory.
//
// A panic runs a hook; the others trap without a word. Each is caused for real: a row is drawn before one
// that is gone; a key arrives when hardly any stack is left, that of the app or that of the browser; a text
// arrives that does not fit into the memory.

import { put } from '../acts.js';
import { limited } from './alter.js';
import { fault, picture } from './fault.js';
import { begin, comeBack, stored, tells, waitsFor } from './page.js';

const CAUSES = {
  'a panic': async (tab) => {
    await tab.page.evaluate(() => document.querySelector('.rows > li:last-child').remove());
    await tab.click(tab.byText('More', { within: await tab.bySelector('.rows > li') }));
    await tab.click(tab.byRole('button', 'Add a row below'));
  },
  'the stack overflows': async (tab) => {
    await tab.page.evaluate(async () => {
      const script = document.querySelector('script[data-js]');
      const app = await (await import(new URL(script.dataset.js, document.baseURI).href)).default();
      app.stack.value = 1_024;
    });
    await tab.type('!');
  },
  'the stack of the browser overflows': async (tab) => {
    await tab.page.evaluate(() => {
      const field = document.getElementById('text-summary');
      // As deep as it goes, and on the way back a key wherever there is a little more room.
      let tries = 0;
      const deeper = () => {
        try {
          deeper();
        } catch (error) {
          if (tries++ < 400) field.dispatchEvent(new Event('input', { bubbles: true }));
          throw error;
        }
      };
      setTimeout(() => { try { deeper(); } catch { /* the bottom of it */ } });
    });
  },
  'the memory is used up': async (tab) => {
    await tab.page.evaluate(() => {
      const field = document.getElementById('text-impact');
      field.hidden = true; // Nobody waits for so much text to be drawn.
      field.value = 'The disk filled up. '.repeat(400_000);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  },
};

for (const [what, cause] of Object.entries(CAUSES)) {
  fault(`in the app's WebAssembly: ${what}`, async ({ browser, tab, demand }) => {
    const address = await begin(tab);
    await put(tab, tab.bySelector('#text-summary'), 'Saved before.');
    for (let row = 0; row < 2; row++) {
      await tab.click(tab.bySelector('#add-row'));
      await tab.type('09:45');
    }
    await stored(tab);
    const field = await tab.bySelector('#text-summary');
    await field.focus();
    await tab.press('Control+End');
    await tab.type(' Typed last.');
    await cause(tab);
    const began = Date.now();
    const sees = await waitsFor(tab, /The editor stopped/);
    const took = Date.now() - began;
    await picture(browser, `wasm ${what}`);
    const rescued = /The editor stopped/.test(sees);
    let typed = false;
    if (!rescued) {
      // Then it must go on as if nothing had been.
      demand(/overflows/.test(what) && browser.problems.some((problem) => /stack|recursion/.test(problem)),
        'a screen tells that the editor stopped');
      await tab.press('Control+End');
      await tab.type(' And on.');
      await stored(tab).catch(() => demand(false, 'without such a screen, saving goes on'));
      demand(/^Saved on/.test(await tells(tab)), 'without such a screen, “Saved” is said again');
    }
    if (rescued) {
      demand(took <= 2_000, `it tells so within two seconds (${took} ms)`);
      await tab.click(tab.byRole('button', 'Download a copy'));
      const copy = (await browser.readDownload()).text;
      demand(copy.includes('Saved before.'), 'the copy has what was saved');
      typed = copy.includes('Typed last.');
      demand(typed, 'the copy has what was typed last');
    }
    tab.page.on('dialog', (dialog) => dialog.accept().catch(() => {}));
    const after = (await comeBack(tab, address)) ?? '';
    demand(after.startsWith('Saved before.'), 'what was saved is there after a reload');
    demand(rescued || after.includes('And on.'), 'what was typed after it is there');
    browser.takeProblems();
    return {
      trials: 1, acknowledged: 1, lost: after.startsWith('Saved before.') ? 0 : 1,
      unsavedNote: after.includes('Typed last.') ? 'none' : typed ? 'none: in the copy' : 'the last words', sees,
    };
  }, { folder: limited });
}
