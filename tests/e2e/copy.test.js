// A postmortem as one file, opened from disk with nobody serving it.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { islandOf, parse } from '../../copy/compose.js';
import { faults } from './axe.js';
import { asks, edit, empty, filled, insert, kept, onDisk, openFile } from './disk.js';
import { DIST, browserName, journey, until } from './harness.js';
import { button, inside, property, shows, written } from './host.js';

const summary = (tab) => inside(tab, '#text-summary');
const title = (tab) => inside(tab, '#meta-title');

journey('the empty file starts from disk, and what was written is in the file that was made of it', async ({ tab, browser }) => {
  const path = await onDisk('nofault.html', await empty());
  await edit(tab, path);
  await tab.sees('Everything here is in nofault.html.');
  await tab.fill(title(tab), 'DB outage');
  await tab.fill(summary(tab), 'Nobody could order. <b>日本</b> 👩‍🚀');
  await tab.sees('This tab is ahead of nofault.html');
  assert.equal(await asks(tab), true);
  await tab.press('Control+s');
  const file = await browser.readDownload();
  assert.equal(file.name, 'db-outage.r1.postmortem.html');
  await tab.sees(/offered as db-outage\.r1\.postmortem\.html.*The file of this tab is older/);
  await shows(tab, /Offered as db-outage\.r1\.postmortem\.html/);
  assert.doesNotMatch(await tab.page.$eval('nofault-editor', (editor) => editor.shadowRoot.textContent), /Saved,/);
  assert.equal(await property(tab, 'dirty'), true, 'nobody knows whether it arrived');
  assert.equal(await asks(tab), false, 'all of it is in the file');
  assert.equal(JSON.parse(islandOf(file.text)).meta.title, 'DB outage');
  await edit(tab, file.path);
  assert.equal(await tab.value(summary(tab)), 'Nobody could order. <b>日本</b> 👩‍🚀');
  assert.equal(await tab.page.title(), 'DB outage');
  await tab.sees('Everything here is in db-outage.r1.postmortem.html.');
  await tab.fill(summary(tab), 'Nobody could order for an hour.');
  await tab.click(button(tab, 'Save'));
  assert.equal((await browser.readDownload()).name, 'db-outage.r2.postmortem.html');
  await tab.click(tab.byRole('button', 'I have that file'));
  await until(async () => (await property(tab, 'dirty')) === false, 'it is known to be there');
});

journey('an unchanged document gives the same file, byte for byte', async ({ tab, browser }) => {
  for (const text of [await empty(), await filled('Nasty </script><!-- & \u2028', 'x')]) {
    const first = await onDisk('a.html', text);
    await edit(tab, first);
    await tab.click(tab.byRole('button', 'Save as another file'));
    const second = await browser.readDownload();
    await edit(tab, second.path);
    await tab.click(tab.byRole('button', 'Save as another file'));
    const third = await browser.readDownload();
    assert.ok(third.text === second.text, 'the third generation is the second');
    // What there is to read is made anew, in case the document was changed by hand.
    const [made, given] = [parse(second.text), parse(text)];
    assert.deepEqual({ ...made, readable: '' }, { ...given, readable: '' });
    if (text === (await empty())) assert.ok(second.text === text);
  }
});

journey('what was not saved into the file is offered when it is opened again, and goes when it is in one', async ({ tab, browser }) => {
  const path = await onDisk('a.html', await filled('Kept', 'First.'));
  await edit(tab, path);
  await tab.type(summary(tab), 'More. ');
  await kept(tab, 'More. ');
  await until(() => tab.page.evaluate(async () => (await indexedDB.databases()).length === 1), 'there is a draft');
  await tab.page.evaluate(() => { window.dispatchEvent(new Event('visibilitychange')); });
  await edit(tab, await onDisk('b.html', await filled('Other', 'Nothing.')));
  await tab.sees('Everything here is in b.html.');
  await edit(tab, path);
  await tab.sees(/There is text from .* that is not in this file/);
  assert.equal(await tab.value(summary(tab)), 'First.', 'nothing is done without being asked');
  await tab.click(tab.byRole('button', 'Open it'));
  await until(async () => /More\. /.test(await written(tab, 'summary')), 'it is there');
  await tab.press('Control+s');
  const file = await browser.readDownload();
  await tab.sees('offered as 2026-11-20-kept.r2.postmortem.html');
  await edit(tab, path);
  await tab.sees(/There is text from .* offered as 2026-11-20-kept\.r2\.postmortem\.html then/);
  // Over the old file, as somebody does who looks after their files.
  await writeFile(path, file.text);
  await edit(tab, path);
  await tab.sees('Everything here is in a.html.');
  await inside(tab, '#text-summary');
  assert.match(await tab.value(summary(tab)), /More\. /);
  assert.doesNotMatch(await tab.text(), /There is text from/);
});

journey('who wants no drafts leaves none', async ({ tab }) => {
  const path = await onDisk('a.html', await filled('Kept', 'First.'));
  await edit(tab, path);
  await tab.click(tab.byText('What this browser keeps'));
  await tab.sees('any other page opened from this computer');
  await tab.click(tab.byLabel('Keep drafts in this browser'));
  await tab.type(summary(tab), 'More. ');
  await kept(tab, 'More. ');
  await edit(tab, path);
  await tab.sees('Everything here is in a.html.');
  assert.doesNotMatch(await tab.text(), /There is text from/);
  await tab.click(tab.byText('What this browser keeps'));
  await tab.click(tab.byLabel('Keep drafts in this browser'));
});

journey('a file that was damaged on its way says so, and can be read', async ({ tab, browser }) => {
  const whole = await filled('Damaged', 'Nobody could order.');
  const at = whole.indexOf('id="nofault-wasm"') + 9_000;
  const other = whole[at] === 'A' ? 'B' : 'A';
  await openFile(tab, await onDisk('a.html', whole.slice(0, at) + other + whole.slice(at + 1)));
  await tab.sees('This file was damaged in transit');
  await tab.sees('Nobody could order.');
  await tab.click(tab.byRole('button', 'Download the postmortem as JSON'));
  const json = await browser.readDownload();
  assert.equal(json.name, '2026-11-20-damaged.postmortem.json');
  assert.equal(JSON.parse(json.text).meta.title, 'Damaged');
  assert.deepEqual(await faults(tab), []);
  // The document itself.
  await openFile(tab, await onDisk('a.html', whole.replace('"sections"', '"sections')));
  await tab.sees('cannot be read by the editor');
  await tab.sees('Nobody could order.');
  assert.equal((await tab.allByRole('button', /JSON/)).length, 0);
  // The script: browsers do not run it then, and it cannot say anything.
  browser.takeProblems();
  await openFile(tab, await onDisk('a.html', whole.replace('<script id="nofault-app">', '<script id="nofault-app"> ')));
  await tab.sees('the editor has not started here');
  await tab.sees('Nobody could order.');
  await tab.screenshot('copy without the editor');
  browser.takeProblems();
});

journey('a file that came with other line ends, or wrapped lines, starts', async ({ tab }) => {
  const whole = await filled('Wrapped', 'Nobody could order.');
  const wrapped = whole.replace(/[A-Za-z0-9+/=]{4000}/g, (line) => line.match(/.{1,76}/g).join('\n'));
  for (const text of [whole.replaceAll('\n', '\r\n'), wrapped]) {
    await edit(tab, await onDisk('a.html', text));
    assert.equal(await tab.value(summary(tab)), 'Nobody could order.');
  }
});

journey('what a browser saves of the page by its own means has the newest text, and starts', async ({ tab }) => {
  await edit(tab, await onDisk('a.html', await filled('Saved', 'First.')));
  await tab.type(summary(tab), 'By the browser. ');
  await kept(tab, 'By the browser. ');
  // The tests cannot press “Save page as”: this is what it writes, the page as it is now.
  const page = await tab.page.evaluate(() => `<!doctype html>${document.documentElement.outerHTML}`);
  assert.match(JSON.parse(islandOf(page)).sections[0].text, /By the browser\. /);
  const path = await onDisk('b.html', page);
  await edit(tab, path);
  assert.match(await tab.value(summary(tab)), /By the browser\. /);
  assert.equal((await tab.page.$$('#nofault-strip, nofault-editor')).length, 2, 'each is there once');
  await openFile(tab, await onDisk('b.html', page.replace('<script id="nofault-app">', '<script>')));
  await tab.sees('By the browser.');
});

journey('the page that is served gives a postmortem out as one file, and takes it back', async ({ tab, browser }) => {
  await tab.open();
  await tab.click(tab.byRole('button', 'Open the sample'));
  await tab.click(tab.byRole('button', 'Export'));
  await tab.click(tab.byRole('button', /^HTML, with the editor in it/));
  const file = await browser.readDownload();
  assert.equal(file.name, '2019-12-05-reference-documentation-unavailable.postmortem.html');
  const { readable } = parse(file.text);
  assert.match(readable, /<h2>Detection<\/h2>/);
  await tab.click(tab.byRole('link', 'All postmortems'));
  await tab.uploadFile(tab.bySelector('#import'), file.path);
  await tab.sees('Reference documentation unavailable');
  await tab.byRole('button', 'Export');
  await tab.click(tab.byRole('link', 'All postmortems'));
  await tab.uploadFile(tab.bySelector('#import'), join(DIST, 'embed.html'));
  await tab.sees('This page has no postmortem in it');
  await edit(tab, file.path);
  assert.match(await tab.value(inside(tab, '#text-detection')), /30 minutes/);
});

journey('the file has no faults that a program can find, and fits a phone', async ({ tab }) => {
  await edit(tab, await onDisk('a.html', await filled('DB outage', 'We should have known.')));
  assert.deepEqual(await faults(tab), []);
  await tab.screenshot('copy 1280');
  await tab.page.setViewport({ width: 360, height: 800 });
  assert.deepEqual(await faults(tab), []);
  await tab.until(() => document.documentElement.scrollWidth <= 360, 'nothing sticks out');
  await tab.screenshot('copy 360');
  await tab.page.setViewport({ width: 1280, height: 900 });
});

if (browserName === 'chromium') {
  journey('without scripts, the postmortem can be read', async ({ tab }) => {
    await tab.page.setJavaScriptEnabled(false);
    const path = await onDisk('a.html', await filled('Read', 'Nobody could order.'));
    await openFile(tab, path);
    const body = await tab.page.$('body');
    const words = await body.getProperty('innerText').then((text) => text.jsonValue());
    assert.match(words, /scripts are not allowed[^]*Nobody could order\./);
    await tab.page.setJavaScriptEnabled(true);
  });

  // No window to choose a file in can be driven here: a file stands in for what it gives.
  journey('where the browser writes files, the file is written over, and what somebody else wrote into it is joined', async ({ tab }) => {
    const path = await onDisk('a.html', await filled('Disk', 'First.'));
    await tab.page.evaluateOnNewDocument(() => {
      window.disk = [];
      window.showSaveFilePicker = async ({ suggestedName }) => ({
        name: `chosen-${suggestedName}`,
        queryPermission: async () => 'granted',
        getFile: async () => ({ text: async () => window.disk.at(-1) }),
        createWritable: async () => {
          let written = '';
          return { write: async (text) => { written += text; }, close: async () => { window.disk.push(written); } };
        },
      });
    });
    await edit(tab, path, { choose: true });
    await tab.type(summary(tab), 'Mine. ');
    await tab.click(button(tab, 'Save'));
    await shows(tab, /Saved, /);
    await tab.sees('chosen-a.html holds the newest text. The file of this tab is older.');
    assert.equal(await asks(tab), false);
    // Somebody else changes another place.
    await tab.page.evaluate(() => {
      const other = window.disk.at(-1).replace('"meta": {', '"people": [{"id": "1", "name": "Ada", "role": "on-call"}], "meta": {').replace('"people": [],', '');
      window.disk.push(other);
    });
    await tab.type(summary(tab), 'And mine. ');
    await tab.press('Control+s');
    await until(async () => {
      const island = islandOf(await tab.page.evaluate(() => window.disk.at(-1)));
      return /And mine\. /.test(island) && /Ada/.test(island);
    }, 'both are in the file');
    await shows(tab, /Saved, /);
    await edit(tab, path, { choose: true });
    assert.doesNotMatch(await tab.text(), /There is text from/, 'what was saved leaves no draft');
  });

  journey('ten generations, from one browser to the other and back, change nothing but what was written', async ({ tab, browser }) => {
    process.env.NOFAULT_BROWSER = 'firefox';
    const other = await (await import('./browser.js?firefox')).Browser.start();
    process.env.NOFAULT_BROWSER = 'chromium';
    try {
      const first = await filled('Handed on', 'It began.');
      let path = await onDisk('a.html', first);
      let last;
      for (let generation = 1; generation <= 10; generation += 1) {
        const [here, at] = generation % 2 ? [browser, tab] : [other, other.tab];
        await edit(at, path);
        await insert(at, summary(at), `${generation} 日本 </script> & `);
        await until(async () => (await written(at, 'summary')).includes(`${generation} 日本`), 'it is taken over');
        await at.press('Control+s');
        last = await here.readDownload();
        assert.equal(last.name, `2026-11-20-handed-on.r${generation + 1}.postmortem.html`);
        path = last.path;
      }
      const [made, given] = [parse(last.text), parse(first)];
      const fixed = ({ policy, generator, icon, styles, wasm, script, title }) => ({ policy, generator, icon, styles, wasm, script, title });
      assert.deepEqual(fixed(made), fixed(given));
      assert.equal(made.revision, 11);
      const { sections } = JSON.parse(made.island);
      const { text } = sections.find(({ id }) => id === 'summary');
      assert.equal(text.match(/日本 <\/script> & /g).length, 10, text);
      assert.match(text, /It began\./);
      await other.settle();
      assert.deepEqual(other.problems, []);
    } finally {
      await other.close();
    }
  });
}
