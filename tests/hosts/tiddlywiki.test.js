// Postmortems that are tiddlers of a TiddlyWiki on Node.js.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { marked } from '../e2e/acts.js';
import { browserName, journey, until } from '../e2e/harness.js';
import { button, framed, inside, press, shows } from '../e2e/host.js';
import { Host, copyOf } from './running.js';

const TIDDLYWIKI = fileURLToPath(new URL('node_modules/tiddlywiki/tiddlywiki.js', import.meta.url));
const HEADERS = { 'X-Requested-With': 'TiddlyWiki' };

const folder = await copyOf('tiddlywiki', 'files/nofault');
const listen = (port) => [TIDDLYWIKI, folder, '--listen', 'host=127.0.0.1', `port=${port}`];
const host = await Host.start(process.execPath, listen, folder);
after(() => host.stop());

const address = (title) => `${host.origin}/recipes/default/tiddlers/${encodeURIComponent(title)}`;
const summary = (tab) => inside(tab, '#text-summary');

/// What the wiki answers when it is asked for a tiddler.
async function tiddler(title) {
  const answer = await fetch(address(title));
  return answer.ok ? answer.json() : undefined;
}

/// Puts a tiddler into the wiki, as somebody else does.
async function put(title, document, fields = {}) {
  const body = { title, type: 'application/vnd.nofault+json', tags: 'Postmortem', text: JSON.stringify(document), ...fields };
  const answer = await fetch(address(title), { method: 'PUT', headers: HEADERS, body: JSON.stringify(body) });
  assert.ok(answer.ok);
}

const about = (title, ...texts) => ({
  format: 'nofault-postmortem',
  meta: { title },
  sections: texts.map(([id, text]) => ({ id, text })),
});

/// Opens the wiki with these tiddlers in it, and waits until the editor in the last one can be written in.
async function visit(tab, ...titles) {
  // Another address first: with another fragment alone, the page would stay.
  await tab.open('about:blank');
  await tab.open(`${host.origin}/#:${titles.map((title) => encodeURIComponent(`[[${title}]]`)).join('%20')}`);
  if (titles.at(-1) !== 'Postmortems') await summary(tab);
}

const close = (tab, title) => tab.page.$eval(`[data-tiddler-title="${title}"] button[aria-label="close"]`, (it) => it.click());

/// A journey in the wiki, which itself asks at each start for something it has not, and says so. Where
/// somebody was `faster`, that is told of, too.
function inWiki(name, act, { faster = false } = {}) {
  journey(name, async (given) => {
    await act(given);
    await given.browser.settle();
    const own = faster ? /404|412/ : /404/;
    assert.deepEqual(given.browser.takeProblems().filter((problem) => !own.test(problem)), []);
  });
}

inWiki('a tiddler that is a postmortem is edited in its wiki, and kept in it', async ({ tab }) => {
  await visit(tab, 'Postmortems', 'Orders failed');
  await tab.sees('Orders failed: Orders failed');
  await tab.fill(inside(tab, '#meta-title'), 'No order for an hour');
  const field = await summary(tab);
  await tab.fill(field, 'We should have known that the disk was full.');
  await marked(tab, field, ['We should have known']);
  await shows(tab, /Not saved yet/);
  await tab.screenshot('host tiddlywiki edit');
  await tab.click(button(tab, 'Save'));
  await shows(tab, /Saved, /);
  // The list is the wiki's own work.
  await tab.sees('Orders failed: No order for an hour');
  assert.match((await tiddler('Orders failed')).text, /the disk was full/);
  await until(async () => {
    const files = await readdir(join(folder, 'tiddlers'));
    const texts = await Promise.all(files.map((file) => readFile(join(folder, 'tiddlers', file), 'utf8')));
    return texts.some((text) => text.includes('the disk was full'));
  }, 'it is in a file of the wiki');
  await visit(tab, 'Postmortems', 'Orders failed');
  assert.equal(await tab.value(summary(tab)), 'We should have known that the disk was full.');
  await tab.sees('Orders failed: No order for an hour');
});

inWiki('what somebody else has kept in the wiki meanwhile is joined with what is typed here', async ({ tab }) => {
  await put('Shared', about('Shared', ['summary', 'Orders failed.']));
  await visit(tab, 'Shared');
  await tab.fill(summary(tab), 'Orders failed for an hour.');
  await put('Shared', about('Shared', ['summary', 'Orders failed.'], ['impact', 'Nobody could order.']));
  await tab.click(button(tab, 'Save'));
  await shows(tab, /Saved, /);
  assert.equal(await tab.value(inside(tab, '#text-impact')), 'Nobody could order.');
  const { text, tags } = await tiddler('Shared');
  assert.match(text, /Orders failed for an hour\.[^]*Nobody could order\./);
  assert.equal(tags, 'Postmortem');
}, { faster: true });

inWiki('a tiddler that is closed before it was saved loses no word', async ({ tab }) => {
  await put('Left', about('Left', ['summary', 'Orders failed.']));
  await visit(tab, 'Left');
  await tab.fill(summary(tab), 'Closed too early.');
  await close(tab, 'Left');
  await until(async () => (await tiddler('Left')).text.includes('Closed too early.'), 'the wiki has it');

  await visit(tab, 'Left');
  await tab.fill(summary(tab), 'Closed too early, again.');
  await put('Left', about('Left', ['summary', 'Somebody was faster.']));
  await close(tab, 'Left');
  await until(async () => (await tiddler('Left (not saved)'))?.text.includes('Closed too early, again.'), 'it is beside the other');
  assert.match((await tiddler('Left')).text, /Somebody was faster\./);
}, { faster: true });

inWiki('a new postmortem is one button away', async ({ tab }) => {
  await visit(tab, 'Postmortems');
  await tab.click(tab.byRole('button', 'New postmortem'));
  await tab.fill(summary(tab), 'Nobody could order.');
  await tab.click(button(tab, 'Save'));
  await shows(tab, /Saved, /);
  const { text, tags } = await tiddler('New postmortem');
  assert.match(text, /Nobody could order\./);
  assert.equal(tags, 'Postmortem');
});

// Chromium gives a frame of another site a process of its own, of which what drives it here at times never
// hears. There, tests/e2e/frame.test.js has this journey, beside a page that is simpler.
const inFirefox = browserName === 'firefox' ? inWiki : () => {};

inFirefox('the same in a frame from another site, with no rights in the wiki', async ({ tab, server }) => {
  await put('Framed', about('Framed', ['summary', 'Orders failed.']));
  await put('$:/config/nofault/address', {}, { type: 'text/plain', tags: '', text: `${server.origin}/` });
  await put('$:/config/nofault/frame', {}, { type: 'text/plain', tags: '', text: 'yes' });
  await tab.open('about:blank');
  await tab.open(`${host.origin}/#:Framed`);
  let frame;
  const written = async () => {
    frame = await framed(tab, 'iframe[title="Framed"]', 'nofault-editor');
    let field;
    // Until the document is there, there is another field.
    await until(async () => !(await (field = await summary(frame)).evaluate((it) => it.readOnly)), 'it can be written in');
    return field;
  };
  const field = await written();
  await tab.fill(field, 'We should have known that the disk was full.');
  await marked(tab, field, ['We should have known']);
  await tab.screenshot('host tiddlywiki frame');
  await press(tab, frame, 'Save');
  await shows(frame, /Saved, /);
  assert.match((await tiddler('Framed')).text, /the disk was full/);
  await tab.reload();
  assert.equal(await tab.value(written()), 'We should have known that the disk was full.');
});
