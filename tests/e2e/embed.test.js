// The editor as an element in somebody else's page.

import assert from 'node:assert/strict';
import { faults } from './axe.js';
import { marked } from './acts.js';
import { browserName, journey, until } from './harness.js';
import { STRICT, button, inside, island, property, shows, visit, wiki, written } from './host.js';

const summary = (tab, editor) => inside(tab, '#text-summary', editor);
const ONE = '<nofault-editor id="one">' + island('One', 'We should have known.') + '</nofault-editor>';
const TWO = '<nofault-editor id="two">' + island('Two', 'We should have known.') + '</nofault-editor>';
const folder = await wiki({ 'one.html': ONE, 'two.html': `${ONE}${TWO}`, 'empty.html': '<div id="here"></div>' });

/** A journey in the wiki, whose pages allow no more than the editor needs. */
function inWiki(name, act, { policy = STRICT } = {}) {
  journey(name, act, { folder, headers: policy ? { 'Content-Security-Policy': policy } : {} });
}

/** Runs in the page: `one` is its editor, and `told` takes note of what it says. */
async function listening(tab, names) {
  await tab.page.evaluate((names) => {
    window.told = [];
    for (const name of names) {
      document.addEventListener(name, (event) => {
        const { respondWith, ...detail } = event.detail ?? {};
        window.told.push([event.type, detail]);
      });
    }
  }, names);
}

const told = (tab, name) => tab.page.evaluate((name) => window.told.filter(([it]) => it === name).map(([, d]) => d), name);

async function reopen(tab, editor) {
  await tab.click(button(tab, 'Open it again', editor));
  await until(async () => (await tab.page.$$(`${editor} >>> #app[hidden]`)).length === 0, 'it is open again');
}

for (const [policy, words] of [[STRICT, 'a strict policy'], ['', 'no policy']]) {
  inWiki(`a page of a wiki with ${words} shows what was written in it, also when it is opened again`, async ({ tab, server }) => {
    await visit(tab, 'wiki.html');
    const field = await summary(tab);
    await tab.fill(field, 'We should have known that the disk was full.');
    await tab.press('Tab');
    await marked(tab, field, ['We should have known']);
    await field.focus();
    await tab.press('F8');
    await shows(tab, /1 of 1/);
    // By key: a question about the text comes after a pause, and moves the note.
    await (await button(tab, 'Keep mine')).focus();
    await tab.press('Enter');
    await marked(tab, field, []);
    await tab.sees('There is something to save.');
    await shows(tab, /Not saved yet/);
    await tab.click(button(tab, 'Save'));
    await shows(tab, /Saved, /);
    await tab.until(() => document.getElementById('summary').textContent.startsWith('We should have known that'), 'the page shows it');
    assert.equal(await property(tab, 'dirty'), false);
    await visit(tab, 'wiki.html');
    assert.equal(await tab.value(summary(tab)), 'We should have known that the disk was full.');
    await marked(tab, await summary(tab), []);
    assert.equal(server.requests.filter(({ path }) => path.endsWith('.wasm')).length, 1, 'it is loaded once');
  }, { policy });
}

inWiki('Ctrl S saves the editor that has the focus, and no other', async ({ tab }) => {
  await visit(tab, 'two.html');
  await listening(tab, ['nofault-save']);
  await tab.page.evaluate(() => {
    window.pressed = [];
    addEventListener('keydown', ({ key }) => pressed.push(key));
  });
  await tab.type(summary(tab, '#one'), 'A');
  await tab.type(summary(tab, '#two'), 'B');
  await tab.press('Control+s');
  await until(async () => (await told(tab, 'nofault-save')).length === 1, 'one is saved');
  const [{ value }] = await told(tab, 'nofault-save');
  assert.match(value, /"title": "Two"/);
  assert.deepEqual(await tab.page.evaluate(() => pressed), ['Control', 's'], 'letters are no shortcuts of the page');
});

inWiki('two editors in a page share their program and nothing else', async ({ tab, server }) => {
  await visit(tab, 'two.html');
  const loads = (end) => server.requests.filter(({ path }) => path.endsWith(end)).length;
  assert.equal(loads('.wasm'), 1);
  const [one, two] = [await summary(tab, '#one'), await summary(tab, '#two')];
  await marked(tab, one, ['We should have known']);
  await marked(tab, two, ['We should have known']);
  await tab.fill(one, 'Nothing to say.');
  await marked(tab, one, []);
  await marked(tab, two, ['We should have known']);
  await two.focus();
  await tab.press('F8');
  await shows(tab, /1 of 1/, '#two');
  assert.equal((await tab.page.$$('#one >>> .note')).length, 0);
  await tab.click(inside(tab, '#add-row', '#one'));
  await inside(tab, '.rows > li.row:not(.action, .factor)', '#one');
  assert.equal((await tab.page.$$('#two >>> .rows > li.row:not(.action, .factor)')).length, 0);
  assert.equal(await property(tab, 'dirty', '#one'), true);
  assert.equal(await property(tab, 'dirty', '#two'), false);
  await tab.page.$eval('#two', (two) => two.undo());
  await inside(tab, '.rows > li.row:not(.action, .factor)', '#one');
  await tab.page.$eval('#one', (one) => one.undo());
  await until(async () => (await tab.page.$$('#one >>> .rows > li.row:not(.action, .factor)')).length === 0, 'it is taken back');
  await tab.page.$eval('#one', (one) => one.remove());
  await marked(tab, two, ['We should have known']);
  await tab.page.$eval('#two', (two) => two.remove());
  await tab.until(() => [...CSS.highlights.values()].every(({ size }) => size === 0), 'nothing of them stays in the page');
});

inWiki('a suggested wording is typed into the text, and the page hears of it as of any key', async ({ tab }) => {
  await visit(tab, 'one.html');
  await listening(tab, ['input', 'change', 'nofault-change', 'nofault-dirty']);
  const field = await summary(tab);
  await tab.fill(field, 'The outage was caused by human error.');
  await tab.press('Tab');
  const before = (await told(tab, 'input')).length;
  await field.focus();
  await tab.press('F8');
  const take = await tab.page.$('nofault-editor >>> .note .primary');
  if (take) {
    await take.click();
    await until(async () => (await told(tab, 'input')).length === before + 1, 'one input more');
    assert.notEqual(await tab.value(field), 'The outage was caused by human error.');
  }
  const keys = 'The outage was caused by human error.'.length;
  assert.ok(before >= keys && before <= keys + 1, `${before} inputs for ${keys} keys`);
  assert.equal((await told(tab, 'nofault-dirty')).length, 1);
  const changes = await told(tab, 'nofault-change');
  assert.ok(changes.every(({ origin, dirty }) => origin === 'user' && dirty), JSON.stringify(changes.at(-1)));
  assert.ok(changes.every(({ rev }, at) => at === 0 || rev > changes[at - 1].rev), 'numbers rise');
  assert.ok((await told(tab, 'change')).length >= 1);
});

inWiki('a form has the documents in its data, asks for one that is missing, and can be set back', async ({ tab }) => {
  await visit(tab, 'form.html');
  const data = () => tab.page.evaluate(() => [...new FormData(document.getElementById('report'))]);
  assert.deepEqual((await data()).map(([name]) => name).sort(), ['first', 'second', 'team']);
  assert.equal(await tab.page.$eval('#first', (it) => it.checkValidity()), false);
  await tab.click(tab.byRole('button', 'Send'));
  assert.equal(await tab.page.$eval('#sent', (it) => it.textContent), '', 'one is missing');
  await tab.type(summary(tab, '#first'), 'Orders failed.');
  assert.equal(await tab.page.$eval('#first', (it) => it.checkValidity()), true);
  await tab.click(tab.byRole('button', 'Send'));
  await tab.sees(/Sent team: 8 letters/);
  const sent = Object.fromEntries(await data());
  assert.match(sent.first, /Orders failed\./);
  assert.match(sent.second, /We should have known\./);
  await tab.page.$eval('#second', (it) => it.scrollIntoView());
  const second = await summary(tab, '#second');
  await tab.fill(second, 'Other words.');
  assert.match((await data()).find(([name]) => name === 'second')[1], /Other words\./);
  await tab.click(tab.byRole('button', 'Start again'));
  await until(async () => (await tab.value(summary(tab, '#second'))) === 'We should have known.', 'as it was');
  assert.equal(await tab.value(summary(tab, '#first')), '');
  assert.equal(await tab.page.$eval('#first', (it) => it.checkValidity()), false);
  await tab.page.$eval('#second', (it) => { it.disabled = true; });
  assert.deepEqual((await data()).map(([name]) => name).sort(), ['first', 'team']);
  assert.equal(await tab.page.evaluate(() => document.getElementById('report').elements.second.value.includes('known')), true);
});

inWiki('an editor that waits loads nothing until it comes near', async ({ tab, server }) => {
  await tab.open('/wiki/empty.html');
  await tab.page.evaluate(() => {
    const here = document.getElementById('here');
    here.innerHTML = '<div style="height: 5000px"></div><nofault-editor loading="lazy"></nofault-editor>';
    here.firstChild.style.height = '5000px';
  });
  await tab.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.equal(server.requests.filter(({ path }) => path.endsWith('.wasm')).length, 0);
  await tab.page.$eval('nofault-editor', (editor) => editor.scrollIntoView());
  await summary(tab);
}, { policy: '' });

inWiki('a page that does things in the middle of a change breaks nothing', async ({ tab, browser }) => {
  await visit(tab, 'two.html');
  await tab.page.evaluate(() => {
    const one = document.getElementById('one');
    window.heard = 0;
    one.addEventListener('nofault-change', ({ detail }) => {
      window.heard += 1;
      // What React does, and what nobody should.
      one.value = one.value;
      if (detail.origin === 'user') one.readOnly = false;
    });
    one.addEventListener('input', () => { window.during = one.value.length; one.undo(); one.save(); });
    one.addEventListener('nofault-dirty', () => { throw new Error('the page is broken'); });
  });
  const field = await summary(tab, '#one');
  await tab.fill(field, 'Every key is there.');
  await until(async () => (await written(tab, 'summary', '#one')) === 'Every key is there.', 'all of it is there');
  assert.ok((await tab.page.evaluate(() => window.heard)) > 10);
  browser.takeProblems();
  // Another document in the middle of a change, once.
  await tab.page.evaluate((text) => {
    const one = document.getElementById('one');
    one.addEventListener('nofault-change', ({ detail }) => {
      if (detail.origin === 'user') one.value = text;
    }, { once: true });
  }, JSON.stringify({ format: 'nofault-postmortem', meta: { title: 'Put there' } }));
  await tab.type(field, '!');
  await until(async () => JSON.parse(await property(tab, 'value', '#one')).meta.title === 'Put there', 'it is there');
  await tab.type(summary(tab, '#one'), 'And on.');
  await until(async () => (await written(tab, 'summary', '#one')).includes('And on.'), 'it can be written in');
  browser.takeProblems();
  // The element is gone while it is saved.
  await tab.page.evaluate(() => {
    const one = document.getElementById('one');
    one.saveHandler = () => { one.remove(); return new Promise((done) => setTimeout(done, 50)); };
    window.saved = one.save();
  });
  assert.equal(await tab.page.evaluate(() => window.saved), 'saved');
  await tab.type(summary(tab, '#two'), 'The other one is as it was.');
  await until(async () => (await written(tab, 'summary', '#two')).includes('as it was'), 'it is');
  browser.takeProblems();
});

inWiki('what somebody else has saved meanwhile is joined with what is here', async ({ tab, browser }) => {
  await visit(tab, 'wiki.html');
  await tab.type(summary(tab), 'First. ');
  await tab.click(button(tab, 'Save'));
  await shows(tab, /Saved, /);
  const other = await browser.newTab();
  await visit(other, 'wiki.html');
  await other.type(inside(other, '#text-impact'), 'Nobody could order.');
  await other.click(button(other, 'Save'));
  await shows(other, /Saved, /);
  await tab.page.bringToFront();
  // Browsers take a moment to tell one tab what another has put there.
  await tab.until(() => JSON.parse(localStorage.getItem('wiki:incident-42')).version === 2, 'the wiki has it');
  await tab.type(summary(tab), 'Second. ');
  // Read before it is joined: what is joined must not hide behind that.
  assert.equal(await written(tab, 'impact'), '');
  await tab.click(button(tab, 'Save'));
  await shows(tab, /Saved, /);
  await until(async () => (await written(tab, 'impact')) === 'Nobody could order.', 'theirs is here');
  assert.match(await written(tab, 'summary'), /Second\. /);
  await visit(other, 'wiki.html');
  assert.match(await written(other, 'summary'), /Second\. /);
  assert.equal(await written(other, 'impact'), 'Nobody could order.');
});

inWiki('a page that refuses, or never answers, is told of, and nothing is lost', async ({ tab, browser }) => {
  await visit(tab, 'one.html');
  await tab.page.$eval('#one', (one) => { one.saveHandler = async () => { throw new Error('403 Forbidden'); }; });
  await tab.type(summary(tab), 'Mine. ');
  await tab.press('Control+s');
  await shows(tab, /Not saved: the page around says: 403 Forbidden/);
  await button(tab, 'Download a copy');
  await tab.page.$eval('#one', (one) => {
    one.saveTimeout = 200;
    one.saveHandler = () => new Promise(() => {});
  });
  await tab.click(button(tab, 'Try again'));
  await shows(tab, /Not saved: the page around did not answer\./);
  assert.equal(await property(tab, 'dirty'), true);
  assert.match(await written(tab, 'summary'), /Mine\. /);
  await tab.page.$eval('#one', (one) => { one.saveHandler = async () => ({ etag: '7' }); });
  await tab.click(button(tab, 'Try again'));
  await shows(tab, /Saved, /);
  browser.takeProblems();
});

inWiki('where the page has no way to save, it is said kindly, and the page can say that it has kept it', async ({ tab }) => {
  await visit(tab, 'one.html');
  await tab.type(summary(tab), 'Mine. ');
  assert.equal(await tab.page.$eval('#one', (one) => one.save()), 'unhandled');
  await shows(tab, /The page around keeps this: use its own way to save\./);
  await button(tab, 'Download a copy');
  await tab.page.$eval('#one', (one) => one.markSaved());
  assert.equal(await property(tab, 'dirty'), false);
});

inWiki('an element that is moved, or taken out and put back, goes on where it was', async ({ tab }) => {
  await visit(tab, 'two.html');
  const field = await summary(tab, '#one');
  await tab.type(field, 'Mine. ');
  await tab.page.evaluate(() => document.querySelector('main').append(document.getElementById('one')));
  assert.match(await written(tab, 'summary', '#one'), /Mine\. /);
  await tab.type(summary(tab, '#one'), 'More. ');
  await tab.page.evaluate(async () => {
    window.out = document.getElementById('one');
    window.out.remove();
    await new Promise((done) => setTimeout(done, 50));
    window.kept = window.out.value;
    document.querySelector('main').prepend(window.out);
  });
  assert.match(await tab.page.evaluate(() => window.kept), /More\. /);
  assert.match(await tab.value(summary(tab, '#one')), /More\. /);
  assert.equal(await property(tab, 'dirty', '#one'), true);
  await tab.type(summary(tab, '#one'), 'On. ');
  assert.match(await written(tab, 'summary', '#one'), /On\. /);
});

inWiki('a document that cannot be read changes nothing', async ({ tab }) => {
  await visit(tab, 'one.html');
  const before = await property(tab, 'value');
  const name = await tab.page.$eval('#one', (one) => {
    try { one.value = '{"format": "something else"}'; } catch (error) { return error.name; }
  });
  assert.equal(name, 'SyntaxError');
  assert.equal(await property(tab, 'value'), before);
});

inWiki('the styles of the page do not reach the inside', async ({ tab }) => {
  await visit(tab, 'one.html');
  const looks = async (selector) => (await inside(tab, selector)).evaluate((element) => {
    const { color, fontSize, fontFamily, lineHeight, display, letterSpacing, textTransform, textAlign, direction, wordSpacing, float } =
      getComputedStyle(element);
    return { color, fontSize, fontFamily, lineHeight, display, letterSpacing, textTransform, textAlign, direction, wordSpacing, float };
  });
  const all = ['#text-summary', '#add-row', '#heading', '.bar', '.outline h2'];
  const alone = [];
  for (const selector of all) alone.push(await looks(selector));
  await visit(tab, 'hostile.html');
  for (const [at, selector] of all.entries()) assert.deepEqual(await looks(selector), alone[at], selector);
  await tab.screenshot('embed in a rude page');
});

inWiki('hints are underlined inside the element', async ({ tab }) => {
  await visit(tab, 'one.html');
  const field = await summary(tab);
  await marked(tab, field, ['We should have known']);
  const picture = async () => Buffer.from(await field.screenshot()).toString('base64');
  const withMarks = await picture();
  await tab.page.evaluate(() => { for (const [, highlight] of CSS.highlights) highlight.clear(); });
  await until(async () => (await picture()) !== withMarks, 'without them it looks different');
});

inWiki('nothing of the page is touched: no storage, no address, no title', async ({ tab }) => {
  await visit(tab, 'one.html');
  await tab.type(summary(tab), 'Words. ');
  await tab.press('Tab');
  await tab.page.$eval('#one', (one) => one.save());
  const touched = await tab.page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    locks: (await navigator.locks.query()).held.length,
    title: document.title,
    hash: location.hash,
  }));
  assert.deepEqual(touched, { local: 0, session: 0, databases: 0, locks: 0, title: 'A page', hash: '' });
});

inWiki('to be read: all of it is there, and nothing can be written', async ({ tab }) => {
  await visit(tab, 'view.html');
  const field = await summary(tab);
  assert.equal(await field.evaluate((field) => field.readOnly), true);
  await marked(tab, field, []);
  assert.equal((await tab.page.$$('nofault-editor >>> .save')).length, 0);
  await tab.page.$eval('nofault-editor', (editor) => { editor.mode = 'edit'; });
  const again = await summary(tab);
  await until(async () => !(await (await summary(tab)).evaluate((field) => field.readOnly)), 'it can be written in');
  await tab.type(summary(tab), 'Now. ');
  assert.match(await written(tab, 'summary'), /Now\. /);
  assert.ok(again);
});

inWiki('where the policy forbids the program, it says so and shows the document', async ({ tab, browser }) => {
  await tab.open('/wiki/view.html');
  await shows(tab, /Its security policy forbids WebAssembly/);
  await shows(tab, /For an hour, no order could be paid for\./);
  assert.match(await property(tab, 'value'), /Orders failed/);
  const supported = await tab.page.evaluate(() => customElements.get('nofault-editor').supported());
  assert.deepEqual(supported, { wasm: false, reason: 'csp-wasm' });
  await until(() => browser.problems.some((problem) => /policy/i.test(problem)), 'the browser has said so');
  browser.takeProblems();
}, { policy: STRICT.replace(" 'wasm-unsafe-eval'", '') });

inWiki('after a fault all editors say so, the text is there, and they open again', async ({ tab, browser }) => {
  await visit(tab, 'two.html');
  await listening(tab, ['nofault-error']);
  await tab.type(summary(tab, '#one'), 'Mine. ');
  await until(async () => /Mine/.test(await property(tab, 'value', '#one')), 'it is taken over');
  await tab.click(inside(tab, '#add-row', '#one'));
  await tab.click(inside(tab, '#add-row', '#one'));
  await tab.page.evaluate(() => {
    const { shadowRoot } = document.getElementById('one');
    window.value = document.getElementById('one').value;
    shadowRoot.querySelector('.rows > li:last-child').remove();
    const row = shadowRoot.querySelector('.rows > li');
    row.querySelector('summary').click();
    [...row.querySelectorAll('button')].find((button) => button.textContent.trim() === 'Add a row below').click();
  });
  await shows(tab, /The editor stopped/, '#one');
  await shows(tab, /The editor stopped/, '#two');
  const errors = await told(tab, 'nofault-error');
  assert.deepEqual(errors.map(({ code, recoverable }) => [code, recoverable]), [['crashed', true], ['crashed', true]]);
  assert.match(errors.find(({ lastGood }) => /One/.test(lastGood)).lastGood, /Mine\. /);
  browser.takeProblems();
  await tab.click(button(tab, 'Download a copy', '#one'));
  const copy = JSON.parse((await browser.readDownload()).text);
  assert.match(copy.handedIn[0].id, /^[0-9a-f]{16}$/);
  assert.match(copy.handedIn[0].body, /Mine\. /);
  assert.match(copy.fields['text-summary'], /Mine\. /);
  await reopen(tab, '#one');
  assert.match(await tab.value(summary(tab, '#one')), /Mine\. /);
  assert.equal(await property(tab, 'dirty', '#one'), true);
  await tab.type(summary(tab, '#one'), 'On. ');
  assert.match(await written(tab, 'summary', '#one'), /On\. /);
  await shows(tab, /The editor stopped/, '#two');
  await reopen(tab, '#two');
  await tab.type(summary(tab, '#two'), 'Two. ');
  assert.match(await written(tab, 'summary', '#two'), /Two\. /);
  browser.takeProblems();
});

inWiki('it has no faults that a program can find, and fits a phone', async ({ tab }) => {
  await visit(tab, 'wiki.html');
  await summary(tab);
  assert.deepEqual(await faults(tab), []);
  await tab.screenshot('embed 1280');
  await tab.page.setViewport({ width: 360, height: 800 });
  assert.deepEqual(await faults(tab), []);
  await tab.until(() => document.documentElement.scrollWidth <= 360, 'nothing sticks out');
  await tab.screenshot('embed 360');
  await tab.page.setViewport({ width: 1280, height: 900 });
}, { policy: '' });

if (browserName === 'chromium') {
  inWiki('what a host downloads is one script, one program and its glue', async ({ tab, server }) => {
    await visit(tab, 'one.html');
    const of = server.requests.filter(({ path }) => path.startsWith('/tools/')).map(({ path }) => path.replace(/-[0-9a-f]{14,}/, ''));
    assert.deepEqual(of.sort(), ['/tools/nofault/embed/nofault-editor.js', '/tools/nofault/nofault-page.js', '/tools/nofault/nofault-page_bg.wasm']);
  });
}
