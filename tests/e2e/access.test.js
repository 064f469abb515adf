// For everybody: what a program can check of it, sizes, narrow windows, large text, and what is spoken.

import assert from 'node:assert/strict';
import { faults } from './axe.js';
import { browserName, journey } from './harness.js';
import { addRow, begin, beginSample, colours, drawn, leave, listen, more, noteOn, openPanel, put, resize, said, section, stored } from './acts.js';

// Firefox takes seconds for a check: each width and each scheme once.
const LOOKS = browserName === 'firefox'
  ? [[1280, ['light']], [320, ['dark']]]
  : [[1280, ['light', 'dark']], [320, ['light', 'dark']]];

/** What is wrong with what is on the screen, in light and dark, wide and narrow. */
async function wrongs(tab, what) {
  const found = [];
  for (const [width, schemes] of LOOKS) {
    await resize(tab, width);
    for (const scheme of schemes) {
      await colours(tab, scheme);
      found.push(...(await faults(tab)).map((fault) => `${what}, ${width} wide, ${scheme}: ${fault}`));
    }
    const { over, small } = await tab.page.evaluate(sizes);
    if (over) found.push(`${what}, ${width} wide: ${over}`);
    found.push(...small.map((one) => `${what}, ${width} wide: too small: ${one}`));
  }
  await resize(tab, 1280);
  await colours(tab, '');
  return [...new Set(found)];
}

/** Runs in the page: what sticks out sideways, and what is too small to be hit. */
function sizes() {
  const wide = document.documentElement.scrollWidth;
  const culprit = () => [...document.querySelectorAll('body *')]
    .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1)
    .map((element) => `${element.tagName}.${element.className}#${element.id}`).slice(0, 3).join(', ');
  const over = wide > innerWidth ? `it is ${wide} wide (${culprit()})` : '';
  const small = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]'))
    .filter((element) => !element.matches('.skip:not(:focus)'))
    // A label around a box is as good as the box; a link in a sentence is as high as its line.
    .map((element) => element.closest('label') ?? element)
    .filter((element) => !(element.matches('a') && getComputedStyle(element).display === 'inline'))
    .map((element) => [element, element.getBoundingClientRect()])
    .filter(([, { width, height }]) => width > 0 && (width < 23.9 || height < 23.9))
    .map(([element, { width, height }]) =>
      `${element.tagName} “${(element.id || element.textContent).slice(0, 40)}” ${width.toFixed(0)}×${height.toFixed(0)}`);
  return { over, small };
}

journey('the library is for everybody', async ({ tab }) => {
  await tab.open('/');
  await tab.byRole('button', 'New postmortem');
  const found = await wrongs(tab, 'empty');
  await tab.click(tab.byRole('button', 'Open the sample'));
  await stored(tab);
  await tab.click(tab.byRole('link', 'All postmortems'));
  await tab.sees('On this device');
  found.push(...await wrongs(tab, 'one entry'));
  await tab.click(tab.byRole('button', /^Delete/));
  await tab.sees('Deleted');
  found.push(...await wrongs(tab, 'after a deletion'));
  assert.deepEqual(found, []);
});

journey('a document is for everybody', async ({ tab }) => {
  await beginSample(tab);
  const found = await wrongs(tab, 'the sample');
  await tab.press('F8');
  await tab.until(() => document.querySelector('.note') !== null, 'a note is open');
  for (const summary of await tab.page.$$('.note summary')) await summary.click();
  found.push(...await wrongs(tab, 'a note'));
  for (const summary of await tab.page.$$('summary')) await summary.evaluate((summary) => { summary.parentElement.open = true; });
  await tab.click(tab.bySelector('#add-person'));
  found.push(...await wrongs(tab, 'everything unfolded'));
  assert.deepEqual(found, []);
});

journey('menus are for everybody', async ({ tab }) => {
  await begin(tab);
  await put(tab, section(tab, 'summary'), 'It was human error. Later a user error followed.');
  await leave(tab);
  await tab.press('F8');
  await noteOn(tab, 'text-summary');
  await tab.click(tab.byRole('button', 'Keep mine'));
  const found = [];
  for (const menu of ['hints-menu', 'export-menu']) {
    for (const [width, schemes] of LOOKS) {
      await resize(tab, width);
      await tab.page.evaluate((menu) => document.getElementById(menu).showPopover(), menu);
      for (const scheme of schemes) {
        await colours(tab, scheme);
        found.push(...(await faults(tab)).map((fault) => `${menu}, ${width} wide, ${scheme}: ${fault}`));
      }
      const { over, small } = await tab.page.evaluate(sizes);
      if (over) found.push(`${menu}, ${width} wide: ${over}`);
      found.push(...small.map((one) => `${menu}, ${width} wide: too small: ${one}`));
      await tab.page.evaluate((menu) => document.getElementById(menu).hidePopover(), menu);
    }
  }
  assert.deepEqual([...new Set(found)], []);
});

journey('panels are for everybody', async ({ tab }) => {
  await begin(tab);
  await put(tab, section(tab, 'summary'), 'An engineer deleted the production branch. Later it was human error.');
  await leave(tab);
  await tab.press('F8');
  await noteOn(tab, 'text-summary');
  await more(tab);
  await tab.click(tab.byRole('button', 'Why this hint?'));
  await tab.sees('The same fact, told three ways');
  const found = await wrongs(tab, 'why');
  await tab.click(tab.byRole('button', 'What the hints look for'));
  await tab.sees('A hint asks one question');
  found.push(...await wrongs(tab, 'the list'));
  await tab.press('Escape');
  await tab.click(tab.byRole('button', 'Keep mine'));
  await openPanel(tab, /^Settings/);
  await tab.type(tab.byLabel('A word or a name'), 'Jenkins');
  await tab.press('Enter');
  await tab.byRole('button', 'Remove Jenkins');
  found.push(...await wrongs(tab, 'settings'));
  assert.deepEqual(found, []);
});

journey('a browser that stores nothing says so to everybody', async ({ tab }) => {
  await tab.page.evaluateOnNewDocument(() => { delete window.indexedDB; Object.defineProperty(window, 'indexedDB', { value: undefined }); });
  await tab.open('/');
  await tab.sees('Nothing is kept here');
  const found = await wrongs(tab, 'the library');
  await tab.click(tab.byRole('button', 'New postmortem'));
  await tab.sees('Nothing is kept here');
  found.push(...await wrongs(tab, 'a document'));
  assert.deepEqual(found, []);
});

journey('the rescue screen is for everybody', async ({ tab, browser }) => {
  await begin(tab);
  await tab.page.evaluate(() => dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') })));
  await tab.sees('The editor stopped');
  assert.deepEqual(await wrongs(tab, 'rescue'), []);
  browser.takeProblems();
});

journey('text twice as large fits', async ({ tab }) => {
  await beginSample(tab);
  await tab.page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  const found = [];
  for (const width of [1280, 640]) {
    await resize(tab, width);
    await tab.page.evaluate(() => scrollTo(0, 0));
    const { over } = await tab.page.evaluate(sizes);
    if (over) found.push(`${width} wide: ${over}`);
    const cut = await tab.page.evaluate(() => [...document.querySelectorAll('button, label, h2, .quiet, .question, summary')]
      .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden, .outline'))
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
      .map((element) => element.textContent.slice(0, 40)));
    found.push(...cut.map((words) => `${width} wide: cut off: ${words}`));
    // The bar may not take the screen away from the text.
    const bar = await tab.page.evaluate(() => {
      const bar = document.querySelector('.bar');
      return getComputedStyle(bar).position === 'sticky' ? bar.getBoundingClientRect().height / innerHeight : 0;
    });
    if (bar > 0.3) found.push(`${width} wide: the bar takes ${(bar * 100).toFixed(0)} % of the screen`);
  }
  assert.deepEqual(found, []);
});

journey('what happens is spoken', async ({ tab }) => {
  await begin(tab);
  await listen(tab);
  const field = await section(tab, 'root_cause');
  await put(tab, field, 'Anyone could delete it. The root cause was a missing guard.');
  await said(tab, /^1 wording hint\. F8 to review\.$|: 1 wording hint\. F8/);
  await tab.press('F8');
  await said(tab, /^Hint 1 of 1\. “The root cause.*Suggestion: “.*Tab to the options, Escape to close\.$/);
  await tab.press('Escape');
  await said(tab, /^Hint closed\.$/);
  await tab.press('F8');
  await noteOn(tab, 'text-root_cause');
  await tab.press('Tab');
  await tab.press('Enter');
  await said(tab, /^Replaced with “.*”\. Undo is available\.$/);
  await said(tab, /No wording hints/);
  await tab.press('Alt+Enter');
  await said(tab, /^No hint at the cursor\.$/);
  // The same words again are a change, or nobody hears them.
  const before = await tab.page.evaluate(() => window.said.length);
  await tab.press('Alt+Enter');
  await tab.until((before) => window.said.length > before, 'it is said again', before);

  // The field tells how many hints it has to whom comes to it.
  await put(tab, field, 'It was human error. Yes.');
  await leave(tab);
  const description = async () => field.evaluate((field) => field.getAttribute('aria-describedby').split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '').join(' '));
  await tab.until(() => /1 wording hint/.test(document.getElementById('count-root_cause').textContent), 'it is counted');
  assert.match(await description(), /made this possible.*1 wording hint/is);
  assert.equal(await field.evaluate((field) => field.getAttribute('aria-invalid')), null, 'a hint is no error');

  const first = await addRow(tab, '', 'one');
  await addRow(tab, '', 'two');
  await tab.page.focus(`#menu-${first}`);
  await tab.press('Alt+ArrowDown');
  await said(tab, /^Moved to 2 of 2\.$/);
  const regions = await tab.page.$$eval('[role=status], [aria-live]', (all) => all.map((one) => one.id));
  assert.deepEqual(regions, ['live'], 'one region speaks');
  await drawn(tab);
});

if (browserName === 'chromium') {
  journey('colours of the system’s own and less movement are respected', async ({ tab }) => {
    await tab.page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    const session = await tab.page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    await begin(tab);
    const field = await section(tab, 'summary');
    await put(tab, field, 'It was human error. Yes.');
    await leave(tab);
    await tab.screenshot('forced colours');
    const style = await field.evaluate((field) => getComputedStyle(field).forcedColorAdjust);
    assert.equal(style, 'none', 'underlines keep their lines');
  });
}
