// The element where a page's policy forbids WebAssembly: in a frame of its own, and where that is forbidden
// too. And what it keeps for a page that has not kept it yet.

import assert from 'node:assert/strict';
import { faults } from './axe.js';
import { marked } from './acts.js';
import { browserName, journey, until } from './harness.js';
import { STRICT, button, framed as inFrame, inside, island, press, property, shows, visit, wiki, written } from './host.js';

const ONE = '<nofault-editor id="one">' + island('One', 'We should have known.') + '</nofault-editor>';
const TWO = '<nofault-editor id="two">' + island('Two', 'Second.') + '</nofault-editor>';
const folder = await wiki({
  'two.html': `${ONE}${TWO}<p><button id="away">Away</button></p>`,
  'missing.html': `<nofault-editor transport="iframe" src="missing/embed.html">${island('One', 'Still here.')}</nofault-editor>`,
  'draft.html': `<nofault-editor name="doc" storage="draft">${island('One', 'As kept.')}</nofault-editor>`,
  'session.html': `<nofault-editor name="doc" storage="session">${island('One', 'As kept.')}</nofault-editor>`,
});

const FORBIDS = STRICT.replace(" 'wasm-unsafe-eval'", '').replace("; connect-src 'self'", '');
const policy = (text) => ({ folder, headers: (path) => (path.startsWith('/wiki/') ? { 'Content-Security-Policy': text } : {}) });
const around = policy(`${FORBIDS}; frame-src 'self'`);

/// The frame inside an editor, as something that looks like a tab.
function framed(tab, editor = 'nofault-editor') {
  return inFrame(tab, `${editor} >>> iframe`, 'nofault-editor >>> #text-summary');
}

const summary = (frame) => inside(frame, '#text-summary');

/// What the browser says of a policy that forbids the program: it was asked, and that is all.
function forbidden(browser) {
  const problems = browser.takeProblems();
  assert.ok(problems.every((problem) => /wasm|WebAssembly/i.test(problem)), problems.join('\n'));
}

async function ready(tab, name) {
  await visit(tab, name);
  return framed(tab);
}

journey('where the policy forbids the program it runs in a frame: what is written there is saved, joined and there again', async ({ tab, browser }) => {
  let frame = await ready(tab, 'wiki.html');
  const field = await summary(frame);
  const tall = () => tab.page.$eval('nofault-editor', (it) => it.shadowRoot.querySelector('iframe').getBoundingClientRect().height);
  await until(async () => (await tall()) > 800, 'it is as tall as what is in it');
  await tab.fill(field, 'We should have known that the disk was full.');
  await marked(tab, field, ['We should have known']);
  await shows(frame, /Not saved yet/);
  await tab.sees('There is something to save.');
  await until(async () => (await written(tab, 'summary')).startsWith('We should have known that'), 'the page can read it');
  await press(tab, frame, 'Save');
  await shows(frame, /Saved, /);
  await tab.until(() => document.getElementById('summary').textContent.startsWith('We should have known that'), 'the page shows it');
  assert.equal(await property(tab, 'dirty'), false);
  const looks = await tab.page.$eval('nofault-editor', (it) => {
    const inner = it.shadowRoot.querySelector('iframe');
    return { title: inner.title, sandbox: inner.sandbox.value };
  });
  assert.match(looks.title, /Orders failed/);
  assert.doesNotMatch(looks.sandbox, /same-origin/);
  const scrolls = await frame.page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  assert.ok(scrolls <= 0, `nothing scrolls inside: ${scrolls}`);
  forbidden(browser);
  assert.deepEqual(await faults(tab), []);
  // It has called into the frame, which has no origin that it could name.
  browser.takeProblems();

  // Somebody else is faster.
  const other = await browser.newTab();
  const theirs = await ready(other, 'wiki.html');
  await other.type(inside(theirs, '#text-impact'), 'Nobody could order.');
  await press(other, theirs, 'Save');
  await shows(theirs, /Saved, /);
  await tab.page.bringToFront();
  await tab.until(() => JSON.parse(localStorage.getItem('wiki:incident-42')).version === 2, 'the wiki has it');
  await tab.type(summary(frame), 'Second. ');
  await until(async () => (await property(tab, 'dirty')) === true, 'the page knows');
  assert.equal(await tab.page.$eval('nofault-editor', (it) => it.save()), 'saved');
  await until(async () => (await written(tab, 'impact')) === 'Nobody could order.', 'theirs is here');
  await until(async () => (await property(tab, 'dirty')) === false, 'both are kept');
  frame = await ready(tab, 'wiki.html');
  assert.match(await written(tab, 'summary'), /Second\. /);
  assert.equal(await tab.value(inside(frame, '#text-impact')), 'Nobody could order.');
  forbidden(browser);
}, around);

journey('in a frame it is the same field of a form, and does the same when it is asked', async ({ tab, browser }) => {
  await visit(tab, 'form.html');
  const data = () => tab.page.evaluate(() => Object.fromEntries(new FormData(document.getElementById('report'))));
  const valid = () => tab.page.$eval('#first', (it) => it.checkValidity());
  const first = await framed(tab, '#first');
  assert.equal(await valid(), false);
  await tab.type(summary(first), 'Orders failed.');
  await until(valid, 'something is in it');
  await until(async () => /Orders failed\./.test((await data()).first), 'all of it is in the form');
  await tab.page.$eval('#second', (it) => it.scrollIntoView());
  const second = await framed(tab, '#second');
  await tab.fill(await summary(second), 'Other words.');
  // By key: what has just been written makes the frame taller, a moment later.
  const choose = async (name) => {
    await (await tab.byRole('button', name)).focus();
    await tab.press('Enter');
  };
  await choose('Send');
  await tab.sees(/Sent team: 8 letters/);
  await until(async () => /Other words\./.test((await data()).second), 'all of it is in the form');
  assert.doesNotMatch((await data()).first, /Other words\./, 'each has its own');
  await choose('Start again');
  await until(async () => (await tab.value(summary(second))) === 'We should have known.', 'as it was');
  assert.equal(await tab.value(summary(first)), '');
  await until(async () => !(await valid()), 'it is missing again');
  const act = (what) => tab.page.$eval('#second', what);
  const report = await act((it) => it.importText('# Read\n\n## Summary\n\nThree words more.', 'markdown'));
  assert.deepEqual(report, { format: 'markdown', title: 'Read', sections: 1, rows: 0, actions: 0, words: 3 });
  await until(async () => (await tab.value(summary(second))) === 'Three words more.', 'it is shown');
  assert.equal(await property(tab, 'dirty', '#second'), true);
  await assert.rejects(act((it) => it.importText('no heading', 'markdown')));
  assert.match(await act(async (it) => (await it.export('markdown')).text()), /## Summary\s+Three words more\./);
  const page = await act(async (it) => (await it.export('html')).text());
  assert.match(page, /^<!doctype html>[^]*<h1>Read<\/h1>[^]*Three words more\./);
  assert.doesNotMatch(page, /<script/);
  const file = await act(async (it) => (await it.export('single-file')).text());
  assert.match(file, /<title>Read<\/title>[^]*id="nofault-doc">[^<]*Three words more\.[^]*id="nofault-wasm">/);
  const rows = async () => (await second.page.$$('nofault-editor >>> .rows > li.row:not(.action, .factor)')).length;
  await tab.click(inside(second, '#add-row'));
  await until(async () => (await rows()) === 1, 'a row');
  await act((it) => it.undo());
  await until(async () => (await rows()) === 0, 'it is taken back');
  await act((it) => it.redo());
  await until(async () => (await rows()) === 1, 'it is there again');
  // What was made again is shown a moment later, and has the focus then.
  await until(async () => {
    await act((it) => it.focus('impact'));
    return second.page.$eval('nofault-editor', (it) => it.shadowRoot.activeElement?.id === 'text-impact');
  }, 'the focus is there');
  await act((it) => { it.readOnly = true; it.setAttribute('theme', 'dark'); });
  await until(async () => (await summary(second)).evaluate((it) => it.readOnly), 'to be read');
  await until(() => second.page.$eval('nofault-editor', (it) => getComputedStyle(it.shadowRoot.querySelector('#app')).colorScheme === 'dark'), 'dark');
  await act((it) => { it.disabled = true; it.height = ''; it.setAttribute('height', '300px'); });
  assert.equal('second' in (await data()), false);
  await until(() => act((it) => it.getBoundingClientRect().height === 300), 'as tall as is said');
  const wrong = await act((it) => { try { it.value = '{"format":"other"}'; } catch (error) { return error.name; } });
  assert.equal(wrong, 'SyntaxError');
  forbidden(browser);
}, around);

journey('a page that moves, replaces and breaks things in the middle of it loses nothing that is in a frame', async ({ tab, browser }) => {
  await visit(tab, 'two.html');
  let one = await framed(tab, '#one');
  const two = await framed(tab, '#two');
  await tab.page.evaluate(() => {
    const editor = document.getElementById('one');
    editor.addEventListener('nofault-change', ({ detail }) => {
      // What React does, at once and late.
      const { value } = editor;
      editor.value = value;
      if (detail.origin === 'user') editor.readOnly = false;
    });
    editor.addEventListener('input', () => { editor.save(); });
    editor.addEventListener('nofault-dirty', () => { throw new Error('the page is broken'); });
  });
  await tab.fill(await summary(one), 'Every key is there.');
  await until(async () => (await written(tab, 'summary', '#one')) === 'Every key is there.', 'all of it is there');
  assert.equal(await written(tab, 'summary', '#two'), 'Second.');
  // Moved at once after the last key: the frame is loaded anew.
  await tab.type(summary(one), 'Mine. ');
  await tab.page.evaluate(() => document.querySelector('main').append(document.getElementById('one')));
  one = await framed(tab, '#one');
  await until(async () => (await tab.value(summary(one))).includes('Mine. '), 'the words are there again');
  await until(async () => !(await (await summary(one)).evaluate((it) => it.readOnly)), 'it can be written in');
  assert.equal(await property(tab, 'dirty', '#one'), true);
  await tab.type(summary(one), 'More. ');
  await tab.page.evaluate(async () => {
    window.out = document.getElementById('one');
    window.out.remove();
    await new Promise((done) => setTimeout(done, 200));
    window.kept = window.out.value;
    document.querySelector('main').prepend(window.out);
  });
  assert.match(await tab.page.evaluate(() => window.kept), /More\. /);
  one = await framed(tab, '#one');
  await until(async () => /More\. /.test(await tab.value(summary(one))), 'and again');
  // The element is gone while it is saved.
  const end = await tab.page.evaluate(() => {
    window.out.saveHandler = () => { window.out.remove(); return new Promise((done) => setTimeout(done, 50)); };
    return window.out.save();
  });
  assert.equal(end, 'saved');
  assert.equal(await tab.page.evaluate(() => window.out.dirty), false);
  await tab.page.$eval('#two', (it) => { it.saveHandler = async () => { throw new Error('403 Forbidden'); }; });
  await tab.type(summary(two), 'The other one. ');
  await tab.press('Control+s');
  await shows(two, /Not saved: the page around says: 403 Forbidden/);
  await button(two, 'Download a copy');
  await tab.page.$eval('#two', (it) => { it.saveHandler = null; });
  await tab.click(button(two, 'Try again'));
  await shows(two, /The page around keeps this: use its own way to save\./);
  await tab.page.$eval('#two', (it) => it.markSaved());
  await until(async () => !/Not saved|use its own way/.test(await two.page.$eval('nofault-editor', (it) => it.shadowRoot.querySelector('#app').innerText)), 'it is kept');
  browser.takeProblems();
}, around);

journey('where the frame is forbidden too, or is not there, it says so and shows the document', async ({ tab, browser, server }) => {
  await tab.open('/wiki/two.html');
  await shows(tab, /Its security policy forbids WebAssembly/, '#one');
  await shows(tab, /it needs frame-src for/, '#one');
  await shows(tab, /We should have known\./, '#one');
  await tab.click(button(tab, 'Download a copy', '#one'));
  assert.match((await browser.readDownload()).text, /We should have known/);
  await tab.page.evaluate(() => {
    window.errors = [];
    document.addEventListener('nofault-error', ({ detail: { code } }) => window.errors.push(code));
    document.getElementById('two').setAttribute('transport', 'iframe');
  });
  await until(async () => (await tab.page.evaluate(() => window.errors)).join() === 'csp-frame', 'it says what it is');
  await tab.page.$eval('#two', (it) => { it.value = it.value.replace('Second.', 'Third.'); });
  await shows(tab, /Third\./, '#two');
  assert.equal(server.requests.filter(({ path }) => path.includes('embed.html')).length, 0);
  browser.takeProblems();
}, policy(FORBIDS));

journey('a frame that is not there is told of, and can be tried again', async ({ tab, browser }) => {
  await tab.open('/wiki/missing.html');
  await shows(tab, /did not answer/);
  await shows(tab, /Still here\./);
  await tab.page.$eval('nofault-editor', (it) => it.setAttribute('src', '../tools/nofault/embed.html'));
  const frame = await framed(tab);
  await until(async () => (await tab.value(summary(frame))) === 'Still here.', 'it is there');
  browser.takeProblems();
}, { folder });

const stored = (tab) => tab.page.evaluate(async () => {
  if (Object.keys(sessionStorage).some((key) => key.startsWith('nofault-drafts'))) return true;
  if (!(await indexedDB.databases()).some(({ name }) => name === 'nofault-drafts')) return false;
  const database = await new Promise((done) => { indexedDB.open('nofault-drafts').onsuccess = ({ target }) => done(target.result); });
  const store = database.transaction('nofault-drafts').objectStore('nofault-drafts');
  const count = await new Promise((done) => { store.count().onsuccess = ({ target }) => done(target.result); });
  database.close();
  return count > 0;
});

for (const [kind, where] of [['draft', around], ['session', { folder }]]) {
  journey(`words that the page has not kept are offered when it is opened again, and gone once it has (${kind})`, async ({ tab, browser }) => {
    const open = async () => {
      await visit(tab, `${kind}.html`);
      return where === around ? framed(tab) : tab;
    };
    let here = await open();
    await tab.fill(await summary(here), 'Not kept. ');
    await until(() => stored(tab), 'it is put aside');
    here = await open();
    await shows(tab, /Words written here on .* were not saved by this page\./);
    assert.equal(await written(tab, 'summary'), 'As kept.', 'nothing is replaced by itself');
    await tab.click(button(tab, 'Leave them'));
    here = await open();
    // The page has got something else meanwhile: both are joined.
    await tab.page.$eval('nofault-editor', (it) => {
      const { doc } = it;
      doc.sections.push({ id: 'impact', text: 'Theirs.' });
      it.doc = doc;
    });
    await shows(tab, /both are put together/);
    await tab.click(button(tab, 'Put them back'));
    await until(async () => (await tab.value(summary(here))).startsWith('Not kept.'), 'they are back');
    await until(async () => (await written(tab, 'impact')) === 'Theirs.', 'and theirs');
    assert.equal(await property(tab, 'dirty'), true);
    assert.equal(await tab.page.$eval('nofault-editor', (it) => {
      it.saveHandler = async () => ({});
      return it.save();
    }), 'saved');
    await until(async () => !(await stored(tab)), 'nothing is left');
    // A browser that refuses storage: nothing is kept, and nothing breaks.
    await tab.page.evaluateOnNewDocument(() => {
      for (const name of ['sessionStorage', 'indexedDB']) {
        Object.defineProperty(window, name, { get() { throw new DOMException('It is forbidden.', 'SecurityError'); } });
      }
    });
    here = await open();
    assert.equal((await tab.page.$$('nofault-editor >>> .offer')).length, 0);
    await tab.fill(await summary(here), 'All the same. ');
    await until(async () => (await written(tab, 'summary')) === 'All the same. ', 'it can be written in');
    forbidden(browser);
    browser.takeProblems();
  }, where);
}
