// Somebody who writes, word by numbered word, and what the page tells them meanwhile.

import { until } from '../wait.js';

const MARK = 'typist: ';

/// The n-th word, with the space after it.
export function word(number) {
  return `w${String(number).padStart(4, '0')} `;
}

/// How many whole words a text begins with, if they are the right ones in the right order.
export function wordsIn(text) {
  let count = 0;
  while (text.startsWith(word(count + 1), count * word(1).length)) count++;
  return count;
}

/// Finishes a word that was cut off, so that the count goes on; answers with the text then.
export async function finishWord(tab, text) {
  const open = text.length % word(1).length;
  if (open === 0) return text;
  const rest = word(wordsIn(text) + 1).slice(open);
  await (await tab.bySelector('#text-summary')).focus();
  await tab.press('Control+End');
  await tab.type(rest);
  return text + rest;
}

/// Writes in a tab until told to stop or until the browser is gone, and notes what happens in the page.
export class Typist {
  /// Every key that arrived: `{ length, at }`, with the length of the text after it and the page's time.
  keys = [];
  /// Every time the page said that all was saved: `{ length, at, heard }`.
  acknowledged = [];
  /// How long the page's news took to get here, in milliseconds, at most.
  delay = 0;
  #tab;
  #chance;
  #writing;
  #stopped = false;

  /// Begins to look at a field of an open document.
  static async at(tab, chance, id = 'text-summary') {
    const typist = new Typist();
    typist.#tab = tab;
    typist.#chance = chance;
    tab.page.on('console', (message) => {
      if (message.text().startsWith(MARK)) typist.#hear(JSON.parse(message.text().slice(MARK.length)));
    });
    await tab.page.evaluate(listen, id, MARK);
    const field = await tab.bySelector(`#${id}`);
    await field.focus();
    await tab.press('Control+End');
    return typist;
  }

  /// The length of the text that a person was told is saved.
  get saved() {
    return this.acknowledged.at(-1)?.length ?? 0;
  }

  /// Writes from word `number` on: quickly within words, with a pause for thought every few words.
  write(number) {
    this.#stopped = false;
    this.#writing = this.#write(number).catch((error) => {
      // Whoever writes is the first to learn that the browser is gone.
      if (!this.#stopped && this.#tab.page.browser().connected) throw error;
    });
    this.#writing.catch(() => {}); // It is told by `stop`.
  }

  /// Stops, or learns that there is no browser to write in any more.
  async stop() {
    this.#stopped = true;
    await Promise.race([this.#writing, until(() => !this.#tab.page.browser().connected, 'the browser is gone')]);
  }

  async #write(number) {
    for (;; number++) {
      for (const key of word(number)) {
        if (this.#stopped) return;
        const next = performance.now() + this.#chance.between(30, 130);
        await this.#tab.page.keyboard.press(key);
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
      }
      if (this.#chance.next() < 0.15) {
        await new Promise((resolve) => setTimeout(resolve, this.#chance.between(200, 700)));
      }
    }
  }

  #hear({ length, at, saved }) {
    const heard = Date.now();
    this.delay = Math.max(this.delay, heard - at);
    if (saved) this.acknowledged.push({ length, at, heard });
    else this.keys.push({ length, at });
  }
}

/// Runs in the page: tells of every key, and of every time the page says that all is saved.
function listen(id, mark) {
  const tell = (news) => console.debug(mark + JSON.stringify({ ...news, at: Date.now() }));
  const length = () => document.getElementById(id).value.length;
  const state = () => document.querySelector('.save-state')?.textContent ?? '';
  document.getElementById(id).addEventListener('input', () => tell({ length: length() }));
  let before = '';
  new MutationObserver(() => {
    const now = state();
    if (now !== before && now.startsWith('Saved on this device')) tell({ length: length(), saved: true });
    before = now;
  }).observe(document.getElementById('app'), { subtree: true, childList: true, characterData: true });
}
