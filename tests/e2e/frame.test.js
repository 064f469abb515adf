// The editor in a frame, and the page around it that keeps the document.

import assert from 'node:assert/strict';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { pack } from '../../embed/fragment.js';
import { faults } from './axe.js';
import { marked } from './acts.js';
import { DIST, Server, journey, until } from './harness.js';
import { STRICT, framed, inside, press, shows, wiki, written } from './host.js';

const elsewhere = await Server.start(DIST);
after(() => elsewhere.stop());

const SANDBOX = 'allow-scripts allow-downloads allow-forms';
const folder = await wiki({
  'around.html': `<iframe id="editor" title="Postmortem" sandbox="${SANDBOX}"></iframe>
    <iframe title="A stranger" src="stranger.html"></iframe><script type="module" src="around.js"></script>`,
  'around.js': `const at = new URLSearchParams(location.search).get('at');
    const { open } = await import(at + '/embed/nofault-host.js');
    window.kept = [];
    const frame = document.getElementById('editor');
    frame.src = at + '/embed.html?parentOrigin=' + location.origin;
    open(frame, {
      value: () => '{"format":"nofault-postmortem","meta":{"title":"Only for us"}}',
      save: async ({ value }) => void window.kept.push(value),
    });`,
  'stranger.html': '<script src="stranger.js"></script>',
  'stranger.js': `window.heard = [];
    addEventListener('message', ({ data }) => heard.push(data));
    setInterval(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => heard.push(data);
      parent.postMessage({ nofault: 1, type: 'hello', protocol: [1], nonce: 'mine' }, '*');
      parent.frames[0].postMessage({ nofault: 1, type: 'init', protocol: 1, nonce: 'mine' }, '*', [port2]);
      parent.frames[0].postMessage({ type: 'load', id: 1, doc: '{"format":"nofault-postmortem","meta":{"title":"Evil"}}' }, '*');
    }, 20);`,
}, ['around.js', 'stranger.html', 'stranger.js']);

/** The frame with the editor in it. */
const editor = (tab, selector = 'iframe') => framed(tab, selector, 'nofault-editor');

const summary = (frame) => inside(frame, '#text-summary');
const around = { folder, headers: { 'Content-Security-Policy': `${STRICT}; frame-src 'self'` } };

journey('a page of a wiki has the editor in a frame, and shows what was written in it, also when it is opened again', async ({ tab }) => {
  await tab.open('/wiki/frame.html');
  let frame = await editor(tab);
  let field;
  // Until the document is there, there is another field.
  await until(async () => !(await (field = await summary(frame)).evaluate((it) => it.readOnly)), 'it can be written in');
  await tab.fill(field, 'We should have known that the disk was full.');
  await marked(tab, field, ['We should have known']);
  await shows(frame, /Not saved yet/);
  await tab.sees('There is something to save.');
  await press(tab, frame, 'Save');
  await shows(frame, /Saved, /);
  await tab.until(() => document.getElementById('summary').textContent.startsWith('We should have known that'), 'the page shows it');
  await tab.until(() => document.getElementById('dirty').textContent === '', 'the page hears that it is kept');
  const tall = await tab.page.$eval('iframe', (it) => it.getBoundingClientRect().height);
  assert.ok(tall > 800, `the frame is as tall as what is in it, ${tall}`);

  await tab.open('/wiki/frame.html');
  frame = await editor(tab);
  await until(async () => (await tab.value(summary(frame))) === 'We should have known that the disk was full.', 'it is there again');
}, around);

journey('in another origin and a sandbox, beside a stranger, the editor speaks with its own page and with nobody else', async ({ tab }) => {
  await tab.open(`/wiki/around.html?at=${elsewhere.origin}`);
  const frame = await editor(tab, '#editor');
  await shows(frame, /Only for us/);
  await tab.fill(await summary(frame), 'Orders failed.');
  await press(tab, frame, 'Save');
  await shows(frame, /Saved, /);
  const kept = await tab.page.evaluate(() => window.kept);
  assert.equal(JSON.parse(kept.at(-1)).sections.find(({ id }) => id === 'summary').text, 'Orders failed.');
  assert.equal(JSON.parse(kept.at(-1)).meta.title, 'Only for us');
  assert.deepEqual(await tab.page.evaluate(() => window.frames[1].heard), [], 'the stranger has heard nothing');
  assert.equal(await written(frame, 'summary'), 'Orders failed.');
}, { folder, headers: { 'Content-Security-Policy':
  `default-src 'none'; script-src 'self' ${elsewhere.origin}; style-src 'self'; img-src 'self'; frame-src 'self' ${elsewhere.origin}` } });

journey('a link shows the document that is in it, to be read', async ({ tab }) => {
  const document = { format: 'nofault-postmortem', meta: { title: 'Linked' }, sections: [{ id: 'summary', text: 'Orders failed. <b>All</b>' }] };
  await tab.open(`/embed.html#${await pack(JSON.stringify(document))}`);
  await shows(tab, /Linked/);
  const field = await summary(tab);
  assert.equal(await tab.value(field), 'Orders failed. <b>All</b>');
  assert.equal(await field.evaluate((it) => it.readOnly), true);
  await tab.sees(/is in the link itself.*Download a copy/s);
  assert.deepEqual(await faults(tab), []);
});

journey('a copy of a link can be opened and written in, once for each time, and nothing that is here is touched', async ({ tab, browser }) => {
  const document = { format: 'nofault-postmortem', id: '00000000000000aa', meta: { title: 'Linked' }, sections: [{ id: 'summary', text: 'Orders failed.' }] };
  const link = await pack(JSON.stringify(document));
  await tab.open(`/embed.html#${link}`);
  await tab.click(tab.byRole('link', 'Open a copy'));
  const another = async () => (await browser.inside.pages()).find((page) => /index\.html/.test(page.url()));
  const mine = await browser.adopt(await until(another, 'another tab'));
  await mine.sees(/This is a copy of the postmortem that was in the link/);
  const address = () => mine.page.evaluate(() => location.href);
  assert.doesNotMatch(await address(), /#v1/);
  const field = await mine.bySelector('#text-summary');
  assert.equal(await mine.value(field), 'Orders failed.');
  await mine.fill(field, 'Orders failed, and mine.');
  await mine.sees(/Saved on this device/);
  const own = await address();
  // The same link once more, and damaged, where the page is open already.
  for (const [hash, told] of [[link, /This is a copy of the postmortem/], [link.slice(0, -9), /could not be opened: .*damaged or was cut off/]]) {
    await mine.page.evaluate((hash) => { location.hash = hash; }, hash);
    // The page is loaded anew for it: there is nothing to ask in between.
    await until(async () => !/#v1/.test(await address().catch(() => '#v1')), 'it is out of the address');
    await mine.sees(told);
  }
  await mine.sees(/Linked.*Linked/s);
  await mine.open(own);
  await mine.reload();
  await until(async () => (await mine.value(mine.bySelector('#text-summary'))) === 'Orders failed, and mine.', 'mine is as it was');
});

journey('a link that was cut off says so, and so does a page that nothing is around of', async ({ tab }) => {
  const packed = await pack(JSON.stringify({ format: 'nofault-postmortem', text: 'words '.repeat(50) }));
  await tab.open(`/embed.html#${packed.slice(0, -10)}`);
  await tab.sees(/damaged or was cut off/);
  await tab.open('/embed.html?alone');
  await tab.sees(/inside another page/);
});

journey('on its own, the page in the frame makes a link of an exported file, which shows it', async ({ tab, browser }) => {
  const folder = await mkdtemp(join(tmpdir(), 'nofault-exported-'));
  const [broken, exported] = [join(folder, 'notes.json'), join(folder, 'outage.json')];
  await writeFile(broken, '{"format": "nofault');
  await writeFile(exported, JSON.stringify({ format: 'nofault-postmortem', meta: { title: 'Linked' }, sections: [{ id: 'summary', text: 'Orders failed.' }] }));
  await tab.open('/embed.html');
  await tab.uploadFile(tab.byLabel(/To make a link of one/), broken);
  await tab.sees(/“notes.json” could not be read: .*To make a link of one/s);
  assert.deepEqual(await faults(tab), []);
  await tab.uploadFile(tab.byLabel(/To make a link of one/), exported);
  await tab.sees(/The address of this page is a link now/);
  const reader = await browser.newTab();
  await reader.open(tab.page.url());
  assert.equal(await reader.value(summary(reader)), 'Orders failed.');
});
