// Why a hint speaks up, and when it does: what opens in front of the page.

import assert from 'node:assert/strict';
import { journey } from './harness.js';
import { begin, focusOn, leave, listen, marked, more, noteOn, openPanel, put, said, section, stored } from './acts.js';

/** Presses Tab until something with this text has the focus. */
async function tabTo(tab, words) {
  for (let presses = 0; presses < 40; presses++) {
    if (await tab.page.evaluate((words) => document.activeElement.textContent.startsWith(words), words)) return;
    await tab.press('Tab');
  }
  assert.fail(`Tab does not reach ${words}`);
}

/** The words that are marked in the examples that are shown. */
function examples(tab) {
  return tab.page.$$eval('.panel mark', (marks) => marks.map((mark) => mark.textContent));
}

/** Chooses by key: what a click would hit may be under the heading of the panel. */
async function choose(tab, name) {
  await (await tab.byLabel(name)).focus();
  await tab.press('Space');
}

const openTitle = (tab) => tab.page.$eval('.panel[open] h2', (title) => title.textContent);

journey('by keyboard: why a hint speaks up, and what else there is', async ({ tab, server }) => {
  await begin(tab);
  const field = await section(tab, 'summary');
  await put(tab, field, 'An engineer deleted the production branch. Yes.');
  await leave(tab);
  await stored(tab);
  server.forget();
  await tab.press('F8');
  await noteOn(tab, 'text-summary');
  await tab.press('Tab');
  await tabTo(tab, 'More');
  await tab.press('Enter');
  await tabTo(tab, 'Why this hint?');
  await tab.press('Enter');
  await focusOn(tab, '#panel-title');
  assert.equal(await openTitle(tab), 'A role as the cause');

  // The writer's own sentence stands on its rung, in words.
  const rungs = await tab.page.$$eval('.panel .ladder li', (rungs) =>
    rungs.map((rung) => [rung.getAttribute('aria-current'), rung.textContent]));
  assert.equal(rungs.length, 3);
  assert.deepEqual(rungs.map(([current]) => current), [null, 'true', null]);
  assert.match(rungs[1][1], /your sentence.*An engineer deleted the production branch\./);
  assert.ok((await examples(tab)).length > 3, 'its examples are marked');

  // To the list and to another page, and out of it to where it began.
  await tabTo(tab, 'What the hints look for');
  await tab.press('Enter');
  await tab.until(() => document.activeElement.textContent === 'What the hints look for', 'the list has the focus');
  await tabTo(tab, 'Human error');
  await tab.press('Enter');
  await tab.until(() => document.querySelector('.panel h2').textContent === 'Human error', 'its page is open');
  assert.equal(await tab.page.$('.panel .ladder'), null, 'the open note is about something else');
  await tab.press('F8');
  assert.equal(await openTitle(tab), 'Human error', 'what is behind waits');
  await tab.press('Escape');
  await tab.until(() => document.activeElement.textContent === 'Why this hint?', 'the focus is back where it was');
  await tab.press('Escape');
  await noteOn(tab, null);
  await focusOn(tab, '#text-summary');
  assert.deepEqual(server.requests, [], 'nothing is requested');
});

journey('hints speak up when they are wanted, about what is wanted, and that is remembered', async ({ tab }) => {
  await begin(tab);
  await listen(tab);
  let field = await section(tab, 'summary');
  await put(tab, field, 'It was human error. The root cause was a script. Yes.');
  await leave(tab);
  const all = ['human error', 'The root cause'];
  await marked(tab, field, all);

  await openPanel(tab, /^Settings/);
  await tab.click(tab.byLabel('One single cause'));
  await marked(tab, field, ['human error']);
  await tab.type(tab.byLabel('A word or a name'), 'Human');
  await tab.press('Enter');
  await said(tab, /^Hints leave “Human” alone/);
  await marked(tab, field, []);
  await tab.click(tab.byRole('button', /^Remove/));
  await focusOn(tab, '#ignored');
  await marked(tab, field, ['human error']);
  await choose(tab, /^Only when I ask/);
  await marked(tab, field, []);
  await tab.click(tab.byRole('button', 'Close'));
  await tab.until(() => /^Hints/.test(document.activeElement.textContent), 'the focus is back at the menu');
  await stored(tab);

  await tab.reload();
  field = await section(tab, 'summary');
  await marked(tab, field, []);
  await tab.click(tab.byRole('button', /^Hints/));
  await tab.sees('Hints are shown when you ask for them.');
  await tab.press('Escape');
  await tab.press('F8');
  await noteOn(tab, 'text-summary');
  await marked(tab, field, ['human error']);
  await openPanel(tab, /^Settings/);
  await tab.click(tab.byLabel('One single cause'));
  await choose(tab, /^As I write/);
  await marked(tab, field, all);
});

journey('in the settings, the keys of undo work outside of text', async ({ tab }) => {
  await begin(tab);
  const field = await section(tab, 'summary');
  await put(tab, field, 'It was human error. Yes.');
  await leave(tab);
  await openPanel(tab, /^Settings/);
  await tab.type(tab.byLabel('A word or a name'), 'Human');
  await tab.press('Enter');
  await marked(tab, field, []);
  const word = await tab.byLabel('A word or a name');
  await tab.type(word, 'error');
  await tab.press('Control+z');
  await marked(tab, field, []);
  assert.notEqual(await tab.value(word), 'error', 'in a text the browser takes back what was typed');
  await (await tab.byLabel(/^As I write/)).focus();
  await tab.press('Control+z');
  await marked(tab, field, ['human error']);
  await focusOn(tab, '#ignored');
  await tab.press('Control+y');
  await marked(tab, field, []);
});

journey('a hint that seems wrong is copied for the writer to send, and nothing is sent', async ({ tab, server }) => {
  await begin(tab);
  await put(tab, await section(tab, 'detection'), 'A secret.');
  const field = await section(tab, 'summary');
  await put(tab, field, 'Another secret. It was human error. Yes.');
  await leave(tab);
  await stored(tab);
  server.forget();
  await tab.press('F8');
  await noteOn(tab, 'text-summary');
  const report = /^A hint of Nofault .*\nKind: Human error \(person-error-label\)\nSection: summary\nSentence: It was \[\[human error\]\]\.\n/;
  await tab.page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => { window.copied = text; };
  });
  await more(tab);
  await tab.click(tab.byRole('button', 'This hint seems wrong'));
  await tab.sees(/Copied, for you to send.*Nothing was sent\./);
  const copied = await tab.page.evaluate(() => window.copied);
  assert.match(copied, report);
  assert.doesNotMatch(copied, /secret|Yes/);

  await tab.page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
  });
  await tab.click(tab.byRole('button', 'This hint seems wrong'));
  await focusOn(tab, '#report');
  const selected = await tab.page.$eval('#report', (field) => field.value.slice(field.selectionStart, field.selectionEnd));
  assert.equal(selected, copied);
  await tab.sees(/The browser did not let this be copied.*Nothing was sent\./);
  await tab.press('Escape');
  await tab.until(() => document.activeElement.textContent === 'This hint seems wrong', 'the focus is back where it was');
  assert.deepEqual(server.requests, [], 'nothing is requested');
});
