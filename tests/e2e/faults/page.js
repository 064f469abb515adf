// What a person does and sees before and after a fault.

import { until } from '../wait.js';

/// Opens the app and begins a postmortem; answers with its address.
export async function begin(tab, path = '/') {
  await tab.open(path);
  await tab.click(tab.byRole('button', 'New postmortem'));
  await tab.bySelector('#text-summary');
  await tab.until(() => location.hash.length > 4, 'the postmortem has an address');
  return tab.page.url();
}

/// Opens the app at an address, as somebody who comes back, and answers with the summary; undefined if the
/// postmortem is not there.
export async function comeBack(tab, address) {
  await tab.open('about:blank');
  await tab.open(address);
  return summary(tab);
}

/// The text of the summary once the app has started; undefined if it shows something else.
export async function summary(tab) {
  await settled(tab);
  return tab.page.evaluate(() => document.getElementById('text-summary')?.value);
}

/// Waits until the app shows a postmortem, the library, or a screen that says what is wrong.
export async function settled(tab) {
  await tab.until(
    () => document.querySelector('#text-summary, .library, .rescue, [role=alert], [role=alertdialog]') !== null,
    'the app has started');
}

/// What the page tells about the text, in its own words.
export async function tells(tab) {
  const found = await tab.page.evaluate(() => {
    const places = '.rescue, #starting, .starting[role=alert], .banner, .notice p, .save-state, p.empty';
    const seen = [...document.querySelectorAll(places)].filter((place) => place.checkVisibility());
    return seen.map((place) => {
      const copy = place.cloneNode(true);
      for (const button of copy.querySelectorAll('button')) button.remove();
      return [...copy.childNodes].map((node) => node.textContent.trim()).filter(Boolean).join(' ');
    });
  });
  return found.filter(Boolean).map((words) => words.replace(/, \d\d:\d\d$/, '').replace(/\b\d\d:\d\d\b/g, '…')).map((words) => words.replace(/ panicked at \S+/, ' …').replace(/\s+/g, ' ')).join(' / ');
}

/// Waits until the page tells something that matches; answers with all it tells then, or at last.
export async function waitsFor(tab, pattern, patience) {
  let said = '';
  await until(async () => pattern.test(said = await tells(tab)), '', patience).catch(() => {});
  return said;
}

/// Waits until nothing is unsaved.
export async function stored(tab) {
  await tab.until(() => !document.getElementById('app').dataset.unsaved, 'everything is stored');
}

/// The newest stored text of every postmortem, read from the database itself.
export async function everythingStored(tab) {
  return tab.page.evaluate(() => new Promise((resolve, reject) => {
    const request = indexedDB.open('nofault');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      database.transaction('revs').objectStore('revs').getAll().onsuccess = (event) => {
        const newest = new Map();
        for (const { docId, rev, body } of event.target.result) {
          if (!(newest.get(docId)?.rev > rev)) newest.set(docId, { rev, body });
        }
        database.close();
        resolve([...newest.values()].map(({ body }) => JSON.parse(body)));
      };
    };
  }));
}

/// The summary of a document as it is stored.
export function summaryOf(document) {
  return document.sections.find((section) => section.id === 'summary')?.text ?? '';
}
