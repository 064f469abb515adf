// What must not happen: hostile text coming alive, text being lost.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIST, Server, journey, until } from './harness.js';
import {
  addRow, begin, copied, drawn, exported, focused, forgetCopies, hasText, holds, marked, put, rows,
  section, stored,
} from './acts.js';

const HOSTILE = [
  '<img src=x onerror="document.title=\'bad\'">',
  '<script>document.title=\'bad\'</script>',
  '</textarea></div><iframe src="javascript:document.title=\'bad\'"></iframe>',
  '"><svg onload=document.title=\'bad\'>',
  '{{7*7}} ${7*7} <!-- --> ]]> &lt;b&gt; &#x3c;',
  '\u202Egnp.exe\u202C \u2066isolated\u2069 \u200B\uFEFF',
  'a\u0000b \u0007\u001b[31m',
  '=cmd|\' /C calc\'!A0',
  '-->\'";`\\',
].join('\n');

/** Nothing has come alive. */
async function quiet(tab, server) {
  assert.deepEqual(server.requests, [], 'nothing was requested');
  assert.doesNotMatch(await tab.page.title(), /^bad/);
  const alive = await tab.page.evaluate(() =>
    document.querySelectorAll('#app img, #app iframe, #app script, #app svg, [onerror], [onload]').length);
  assert.equal(alive, 0, 'nothing in the app is alive');
}

journey('hostile text is text, on the screen and in files', async ({ tab, browser, server }) => {
  await begin(tab);
  server.forget();
  const line = HOSTILE.replaceAll('\n', ' ');
  await put(tab, tab.byLabel('Title'), line);
  await put(tab, section(tab, 'summary'), HOSTILE);
  const row = await addRow(tab, '09:45', HOSTILE);
  await tab.click(tab.bySelector(`#menu-${row}`));
  await put(tab, tab.bySelector(`#${row}-evidence`), 'javascript:document.title=\'bad\'');
  await tab.click(tab.byText('More about this incident'));
  for (const id of ['change_link', 'tracker', 'chat', 'recording', 'related']) {
    await put(tab, tab.bySelector(`#meta-${id}`), 'javascript:document.title=\'bad\'//<img src=x onerror=alert(1)>');
  }
  await tab.click(tab.byText('People and roles'));
  await tab.click(tab.bySelector('#add-person'));
  await tab.type('<b>Chris</b>');
  await stored(tab);
  await quiet(tab, server);
  const links = await tab.page.$$eval('a[href]', (all) => all.map((link) => link.getAttribute('href')));
  for (const link of links) assert.match(link, /^#/);

  const typed = await tab.value(section(tab, 'summary'));
  assert.equal(typed.replaceAll('\u0000', ''), HOSTILE.replaceAll('\u0000', ''));
  for (const format of ['JSON', 'Markdown']) {
    const file = await exported(tab, browser, format);
    if (format === 'JSON') hasText(file, 'summary', typed);
    await tab.click(tab.byRole('link', 'All postmortems'));
    await tab.uploadFile(tab.bySelector('#import'), file.path);
    await holds(tab, section(tab, 'summary'), typed);
    assert.deepEqual(await rows(tab), [typed], `${format} keeps the row`);
    await stored(tab);
    await quiet(tab, server);
  }
  await tab.click(tab.byRole('link', 'All postmortems'));
  await tab.sees('On this device');
  await quiet(tab, server);
});

journey('a hostile file is text', async ({ tab, server }) => {
  await tab.open('/');
  await tab.byRole('button', 'New postmortem');
  server.forget();
  const file = fileURLToPath(new URL('./fixtures/hostile.md', import.meta.url));
  await tab.uploadFile(tab.bySelector('#import'), file);
  const field = await section(tab, 'summary');
  assert.match(await tab.value(field), /<\/textarea><script>/);
  assert.match(await tab.value(tab.bySelector('#meta-title')), /<img src=x/);
  await stored(tab);
  await quiet(tab, server);
});

journey('the policy of the page holds', async ({ tab, browser }) => {
  await tab.open('/');
  await tab.byRole('button', 'New postmortem');
  const policy = await tab.page.$eval('meta[http-equiv="Content-Security-Policy"]', (meta) => meta.content);
  for (const part of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "require-trusted-types-for 'script'", "form-action 'none'", "base-uri 'none'"]) {
    assert.ok(policy.includes(part), part);
  }
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'? |\*|https?:/);
  assert.deepEqual(browser.takeProblems(), []);
  const done = await tab.page.evaluate(async () => {
    const tried = {};
    const attempt = async (name, act) => {
      try { tried[name] = await act(); } catch { tried[name] = false; }
    };
    await attempt('script', () => {
      const script = document.createElement('script');
      try { script.textContent = 'window.ran = true'; } catch { /* refused */ }
      document.head.append(script);
      return window.ran === true;
    });
    await attempt('style', () => {
      const style = document.createElement('style');
      style.textContent = 'body { rotate: 7deg }';
      document.head.append(style);
      const turned = getComputedStyle(document.body).rotate === '7deg';
      style.remove();
      return turned;
    });
    await attempt('attribute', () => {
      const element = document.createElement('div');
      element.setAttribute('style', 'rotate: 7deg');
      document.body.append(element);
      const turned = getComputedStyle(element).rotate === '7deg';
      element.remove();
      return turned;
    });
    await attempt('handler', () => {
      const element = document.createElement('button');
      try { element.setAttribute('onclick', 'window.clicked = true'); } catch { /* refused */ }
      document.body.append(element);
      element.click();
      element.remove();
      return window.clicked === true;
    });
    await attempt('elsewhere', async () => (await fetch('http://127.0.0.1:9/')).ok);
    // In a task of the page's own: what a driver evaluates may evaluate.
    await attempt('code', () => new Promise((tell) => setTimeout(() => {
      try { tell((0, eval)('1') === 1); } catch { tell(false); }
    })));
    return tried;
  });
  assert.deepEqual(done, { script: false, style: false, attribute: false, handler: false, elsewhere: false, code: false });
  await browser.settle();
  const problems = browser.takeProblems().join('\n');
  assert.match(problems, /script-src|require-trusted-types-for/);
  assert.match(problems, /style-src/);
});

journey('where nothing can be stored, writing and exporting work', async ({ tab, browser }) => {
  await tab.page.evaluateOnNewDocument(() => Object.defineProperty(window, 'indexedDB', {
    value: { open() { throw new DOMException('The operation is insecure.', 'SecurityError'); } },
  }));
  await tab.open('/');
  await tab.sees('Nothing is kept here.');
  await tab.sees('The operation is insecure.');
  await tab.click(tab.byRole('button', 'New postmortem'));
  await tab.sees('Nothing is kept here.');
  await put(tab, section(tab, 'summary'), 'It was human error. Yes.');
  await marked(tab, section(tab, 'summary'), ['human error']);
  await tab.sees('Kept in this tab only');
  assert.doesNotMatch(await tab.text(), /Saved on this device/);
  hasText(await exported(tab, browser, 'JSON'), 'summary', 'It was human error. Yes.');
  // Within the tab it is kept.
  await tab.click(tab.byRole('link', 'All postmortems'));
  await tab.click(tab.byRole('link', 'Untitled postmortem'));
  await holds(tab, section(tab, 'summary'), 'It was human error. Yes.');
});

journey('in a frame that may store nothing, it works the same', async ({ tab, browser }) => {
  const folder = await mkdtemp(join(tmpdir(), 'nofault-wiki-'));
  const inner = await Server.start(DIST, {
    headers: { 'Access-Control-Allow-Origin': '*', 'Content-Security-Policy': 'frame-ancestors *' },
  });
  await writeFile(join(folder, 'index.html'),
    `<!doctype html><html lang="en"><title>Wiki</title><link rel="icon" href="data:,"><iframe title="Postmortem" sandbox="allow-scripts allow-downloads" width="1000" height="700" src="${inner.origin}/"></iframe>`);
  const wiki = await Server.start(folder);
  try {
    await tab.open(wiki.origin);
    const frame = await (await tab.bySelector('iframe')).contentFrame();
    await frame.waitForFunction(() => document.body.innerText.includes('Nothing is kept here'));
    await (await frame.$('button.primary')).click();
    const field = await frame.waitForSelector('#text-summary');
    await tab.type(field, 'Framed.');
    assert.equal(await tab.value(field), 'Framed.');
    await (await frame.$('[popovertarget="export-menu"]')).click();
    await (await frame.waitForSelector('#export-menu button:nth-of-type(2)', { visible: true })).click();
    hasText(await browser.readDownload(), 'summary', 'Framed.');
  } finally {
    await wiki.stop();
    await inner.stop();
    await rm(folder, { recursive: true });
  }
});

journey('after a fault the text can be downloaded, nothing is saved any more, and a reload goes on', async ({ tab, browser }) => {
  await begin(tab);
  const field = await section(tab, 'summary');
  await put(tab, field, 'Saved before.');
  await stored(tab);
  await put(tab, field, 'Saved before. Typed last.');
  await tab.page.evaluate(() => {
    dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }));
  });
  await tab.sees('The editor stopped');
  assert.match(await focused(tab), /BUTTON/, 'the way out has the focus');
  assert.ok(await tab.page.$eval('#app', (app) => app.inert), 'the app no longer takes anything');
  await tab.click(tab.byRole('button', 'Download a copy'));
  const file = await browser.readDownload();
  const copy = JSON.parse(file.text);
  assert.equal(copy.fields['text-summary'], 'Saved before. Typed last.');
  assert.equal(copy.stored.length, 1);
  assert.match(copy.stored[0].body, /Saved before\./);
  // The pause after the last key is over, and still it was not stored.
  await tab.sees('The editor stopped');
  tab.page.on('dialog', (dialog) => dialog.accept());
  await tab.click(tab.byRole('button', 'Reload'));
  await tab.until(() => !document.querySelector('.rescue'), 'the page is loaded again');
  await holds(tab, section(tab, 'summary'), 'Saved before.');
  browser.takeProblems();
});

journey('when something else takes the page apart, the text is offered', async ({ tab, browser }) => {
  await begin(tab);
  await tab.type(section(tab, 'summary'), 'Saved before.');
  await addRow(tab, '09:45', 'First.');
  await addRow(tab, '10:21', 'Second.');
  await stored(tab);
  // As an extension might. Drawing a row before one that is gone cannot be done: a real panic.
  await tab.page.evaluate(() => document.querySelector('.rows > li:last-child').remove());
  await tab.click(tab.byText('More', { within: await tab.bySelector('.rows > li') }));
  await tab.click(tab.byRole('button', 'Add a row below'));
  await tab.sees('The editor stopped');
  await tab.click(tab.byRole('button', 'Download a copy'));
  const copy = JSON.parse((await browser.readDownload()).text);
  assert.match(copy.stored[0].body, /Saved before\./);
  assert.match(copy.stored[0].body, /Second\./);
  tab.page.on('dialog', (dialog) => dialog.accept());
  await tab.click(tab.byRole('button', 'Reload'));
  await tab.until(() => !document.querySelector('.rescue'), 'the page is loaded again');
  await holds(tab, section(tab, 'summary'), 'Saved before.');
  await tab.until(() => document.querySelectorAll('.rows > li').length === 2, 'both rows are there');
  browser.takeProblems();
});

journey('when a script of the page fails inside the app, the text is offered', async ({ tab, browser }) => {
  await begin(tab);
  await put(tab, section(tab, 'summary'), 'Saved before.');
  await stored(tab);
  // As an extension might that brings underlines of its own.
  await tab.page.evaluate(() => { Highlight.prototype.clear = undefined; });
  await put(tab, section(tab, 'summary'), 'It was human error. Yes.');
  await tab.sees('The editor stopped');
  await tab.click(tab.byRole('button', 'Download a copy'));
  const copy = JSON.parse((await browser.readDownload()).text);
  assert.equal(copy.fields['text-summary'], 'It was human error. Yes.');
  browser.takeProblems();
});

journey('what cannot be imported is refused and changes nothing', async ({ tab }) => {
  const folder = await mkdtemp(join(tmpdir(), 'nofault-files-'));
  try {
    await begin(tab);
    await tab.fill(tab.byLabel('Title'), 'Kept');
    await stored(tab);
    await tab.click(tab.byRole('link', 'All postmortems'));
    await tab.sees('Kept');
    const files = {
      'empty.json': '',
      'cut.json': '{"format":"nofault","version":1,"sections":[{"id":"summ',
      'wrong.json': '{"hello":"world"}',
      'list.json': '[1,2,3]',
      'number.json': '42',
      'deep.json': '['.repeat(100_000),
      'picture.json': Buffer.from('89504e470d0a1a0a0000000d49484452ffd8ffe0', 'hex'),
      'huge.json': Buffer.alloc(33 * 1024 * 1024, 32),
      'newer.json': '{"format":"nofault","version":999999}',
    };
    for (const [name, content] of Object.entries(files)) {
      const path = join(folder, name);
      await writeFile(path, content);
      await tab.uploadFile(tab.bySelector('#import'), path);
      await tab.sees(`“${name}” was not imported.`);
      const message = await tab.page.$eval('.notice p', (line) => line.textContent);
      assert.equal(message.split('Nothing was changed.').length, 2, `${name}: that nothing was changed is said once`);
      assert.ok(message.length < 400, `${name}: the message can be read: ${message.slice(0, 500)}`);
      const entries = await tab.page.$$eval('.entry a', (links) => links.map((link) => link.textContent));
      assert.deepEqual(entries, ['Kept'], name);
    }
    await tab.reload();
    await tab.sees('On this device');
    assert.equal((await tab.page.$$('.entry')).length, 1);
  } finally {
    await rm(folder, { recursive: true });
  }
});

journey('an older version can be looked at and gone back to, and back again', async ({ tab }) => {
  await begin(tab);
  await put(tab, section(tab, 'summary'), 'First line.\nSecond line.');
  await addRow(tab, '09:45', 'A row.');
  await stored(tab);
  await put(tab, section(tab, 'summary'), 'First line.\nSomething else.');
  await tab.click(tab.byRole('button', /Remove/, { within: await openMenu(tab) }));
  await stored(tab);
  const openVersions = async () => {
    await tab.click(tab.byRole('button', 'Export'));
    await tab.click(tab.byRole('button', /^Older versions/, { within: await tab.bySelector('#export-menu') }));
    await tab.sees('What this browser has kept');
  };
  const lookAt = async (says) => {
    for (const at of (await tab.page.$$('.panel .rules button')).keys()) {
      await (await tab.page.$$('.panel .rules button'))[at].click();
      await tab.byRole('button', 'Go back to this version');
      if (says.test(await tab.text(tab.bySelector('.panel')))) return;
      await tab.click(tab.byRole('button', 'All versions'));
      await tab.sees('What this browser has kept');
    }
    assert.fail(`no version says ${says}`);
  };
  await openVersions();
  await lookAt(/− Second line\.\n\+ Something else\.[^]*− A row\.|− A row\.[^]*− Second line\./);
  await tab.screenshot('older version');
  await tab.click(tab.byRole('button', 'Go back to this version'));
  await holds(tab, section(tab, 'summary'), 'First line.\nSecond line.');
  assert.deepEqual(await rows(tab), ['A row.']);
  await tab.sees('This is the version from');
  await stored(tab);
  await openVersions();
  await tab.sees('Kept for good');
  await lookAt(/− Something else\.\n\+ Second line\./);
  await tab.click(tab.byRole('button', 'Go back to this version'));
  await holds(tab, section(tab, 'summary'), 'First line.\nSomething else.');
  await stored(tab);
  await tab.reload();
  await holds(tab, section(tab, 'summary'), 'First line.\nSomething else.');
});

/** Opens the menu of the first row. */
async function openMenu(tab) {
  const row = await tab.bySelector('.rows > li');
  await tab.click(tab.byText('More', { within: row }));
  return row;
}

journey('a key is known and kept before its event is over', async ({ tab }) => {
  await begin(tab);
  await stored(tab);
  // All in one task: nothing that waits its turn gets one, as in a page that is busy or behind others.
  const [known, kept] = await tab.page.evaluate((field) => {
    document.querySelector(field).focus();
    document.execCommand('insertText', false, 'The last word.');
    const known = document.getElementById('app').dataset.unsaved;
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    const tail = Object.keys(localStorage).find((key) => key.startsWith('nofault:tail:'));
    return [known, localStorage.getItem(tail)];
  }, '#text-summary');
  assert.equal(known, 'kept', 'the app knows that something is not stored');
  assert.match(String(kept), /The last word\./, 'what is not stored is kept');
});

journey('what was just typed is there again however the page is left, and nobody is asked', async ({ tab, browser }) => {
  let asked = 0;
  const answering = (tab) => tab.page.on('dialog', (dialog) => {
    asked++;
    return dialog.accept();
  });
  answering(tab);
  const ways = {
    'a reload': async () => { await tab.reload(); },
    'another page': async () => {
      await tab.open('about:blank');
      await tab.open(address);
    },
    'the library': async () => {
      await tab.page.evaluate(() => document.querySelector('.back').click());
      await tab.bySelector('.library');
      await tab.open(address);
    },
  };
  await begin(tab);
  const address = tab.page.url();
  const typeLast = async (tab, way) => {
    await put(tab, section(tab, 'summary'), `Before ${way}`);
    await stored(tab);
    await tab.type(' typed last');
  };
  const found = async (way) => {
    await holds(tab, section(tab, 'summary'), `Before ${way} typed last`);
    await tab.until(() => !Object.keys(localStorage).some((key) => key.includes('tail')),
      `${way}: what is stored is not left behind any more`);
  };
  for (const [way, leaves] of Object.entries(ways)) {
    await typeLast(tab, way);
    await leaves();
    await found(way);
  }
  await tab.click(tab.byRole('link', 'All postmortems'));
  const other = await browser.newTab();
  answering(other);
  await other.open(address);
  await typeLast(other, 'closing the tab');
  await other.close();
  await tab.open(address);
  await found('closing the tab');
  assert.equal(asked, 0, 'nobody was asked');
  await tab.click(tab.byRole('link', 'All postmortems'));
  await tab.sees('On this device');
  assert.equal((await tab.page.$$('.entry')).length, 1, 'no copy was made');
});

journey('a library that the browser has erased comes back from its second copies', async ({ tab }) => {
  await begin(tab);
  await put(tab, section(tab, 'summary'), 'Stored, and copied.');
  await stored(tab);
  await copied(tab, 'Stored, and copied.');
  const address = tab.page.url();
  await erase(tab);
  await tab.open('/');
  await tab.reload();
  await tab.sees('has brought back 1 postmortem');
  assert.equal((await tab.page.$$('.entry')).length, 1);
  await tab.click(tab.byRole('button', 'I have read this'));
  await tab.until(() => !document.querySelector('.banner'), 'the banner is gone');
  await tab.open(address);
  await tab.reload();
  await holds(tab, section(tab, 'summary'), 'Stored, and copied.');
  assert.equal(await tab.page.$('.banner'), null);
  await put(tab, section(tab, 'summary'), 'Stored, and copied. And more.');
  await stored(tab);
});

journey('a library that the browser has erased is not taken for a first visit', async ({ tab }) => {
  await begin(tab);
  await put(tab, section(tab, 'summary'), 'Stored.');
  await stored(tab);
  await copied(tab, 'Stored.');
  await forgetCopies(tab);
  await erase(tab);
  await tab.open('/');
  await tab.reload();
  await tab.sees('This browser has erased your postmortems.');
  await tab.reload();
  await tab.sees('This browser has erased your postmortems.');
  await tab.click(tab.byRole('button', 'I have read this'));
  await tab.until(() => !document.querySelector('.banner'), 'the banner is gone');
  await tab.reload();
  await tab.sees('No postmortems on this device yet.');
  assert.equal(await tab.page.$('.banner'), null);
});

/** Erases the database as a browser does, leaving all else. */
async function erase(tab) {
  await tab.page.evaluate(() => new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('nofault');
    request.onsuccess = resolve;
    request.onerror = reject;
  }));
}

journey('deleting can be taken back, also after looking at something else', async ({ tab }) => {
  await begin(tab);
  await tab.fill(tab.byLabel('Title'), 'Other');
  await put(tab, section(tab, 'summary'), 'Other text.');
  await stored(tab);
  await tab.click(tab.byRole('link', 'All postmortems'));
  await tab.click(tab.byRole('button', 'New postmortem'));
  await section(tab, 'summary');
  await tab.fill(tab.byLabel('Title'), 'Goes');
  await stored(tab);
  await tab.click(tab.byRole('link', 'All postmortems'));

  const titles = () => tab.page.$$eval('.entry a', (links) => links.map((link) => link.textContent));
  await tab.click(tab.byRole('button', 'Delete Goes'));
  await tab.sees('Deleted “Goes”.');
  assert.deepEqual(await titles(), ['Other']);
  await tab.click(tab.byRole('button', 'Undo'));
  await tab.until(() => document.querySelectorAll('.entry').length === 2, 'it is back');
  await tab.click(tab.byRole('button', 'Delete Goes'));
  await tab.sees('Deleted “Goes”.');
  await tab.reload();
  await tab.sees('On this device');
  assert.deepEqual(await titles(), ['Other']);
});

journey('an Undo beside a notice takes back what the notice tells, and nothing else', async ({ tab }) => {
  await begin(tab);
  await tab.fill(tab.byLabel('Title'), 'Goes');
  await stored(tab);
  await tab.click(tab.byRole('link', 'All postmortems'));
  await tab.click(tab.byRole('button', 'New postmortem'));
  await section(tab, 'summary');
  await tab.fill(tab.byLabel('Title'), 'Stays');
  await addRow(tab, '', 'a row');
  await stored(tab);
  await tab.click(tab.byRole('link', 'All postmortems'));
  await tab.click(tab.byRole('button', 'Delete Goes'));
  await tab.sees('Deleted “Goes”.');
  await tab.click(tab.byRole('link', 'Stays'));
  await section(tab, 'summary');
  // Either the notice is gone, or its button gives the deleted document back.
  const notice = await tab.page.$('.notice button');
  if (notice) {
    await notice.click();
    await tab.click(tab.byRole('link', 'All postmortems'));
    await tab.byRole('link', 'Goes');
  }
});

journey('an Undo beside a notice still means its row after another was sorted', async ({ tab }) => {
  await begin(tab);
  const first = await addRow(tab, '10:00', 'first');
  await addRow(tab, '11:00', 'second');
  const gone = await addRow(tab, '12:00', 'third');
  await tab.click(tab.bySelector(`#menu-${gone}`));
  await tab.click(tab.byRole('button', 'Remove this row'));
  await tab.sees('Row removed.');
  await tab.fill(tab.bySelector(`#${first}-start`), '11:30');
  await tab.press('Tab');
  await tab.until(() => document.querySelector('.row textarea').value === 'second', 'the row is sorted');
  const undo = await tab.page.$('.notice button');
  const words = await tab.page.evaluate(() => document.querySelector('.notice')?.innerText ?? '');
  if (/Row removed/.test(words)) {
    await undo.click();
    await tab.until(() => document.querySelectorAll('.row').length === 3, 'the row is back');
  }
});

journey('choices show what the document holds, through undo and redo', async ({ tab, browser }) => {
  await begin(tab);
  const row = await addRow(tab, '', 'x');
  const choice = await tab.bySelector(`#${row}-milestone`);
  const shown = () => choice.evaluate((choice) => choice.selectedOptions[0].text);
  const inFile = async () => JSON.parse((await exported(tab, browser, 'JSON')).text).timeline[0].milestone ?? '';
  const [, one, two] = await choice.evaluate((choice) => [...choice.options].map((option) => option.value));
  const words = await choice.evaluate((choice) => [...choice.options].map((option) => option.text));
  await choice.select(one);
  await choice.select(two);
  await tab.click(tab.byRole('button', 'Undo'));
  await drawn(tab);
  assert.equal(await inFile(), one);
  assert.equal(await shown(), words[1], 'after one undo');
  await tab.click(tab.byRole('button', 'Undo'));
  await drawn(tab);
  assert.equal(await shown(), words[0], 'after two');
  await tab.click(tab.byRole('button', 'Redo'));
  await drawn(tab);
  assert.equal(await shown(), words[1], 'after a redo');
});

journey('very long and very many', async ({ tab, browser }) => {
  await begin(tab);
  const line = 'the engineer ran it and '.repeat(4200);
  const field = await section(tab, 'summary');
  await put(tab, field, line);
  await put(tab, section(tab, 'impact'), '\u{1F469}\u200D\u{1F4BB} '.repeat(8000));
  await put(tab, section(tab, 'detection'), '“'.repeat(20_000) + '('.repeat(20_000));
  // Many lines are pasted: Chromium types them one by one.
  await (await section(tab, 'lucky')).focus();
  await tab.paste('09:45 the queue filled up\n'.repeat(2_000));
  await tab.until(() => document.activeElement.value.length === 52_000, 'it is pasted');
  await stored(tab);
  hasText(await exported(tab, browser, 'JSON'), 'summary', line);
  await tab.reload();
  await holds(tab, section(tab, 'summary'), line);
});
