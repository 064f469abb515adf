// The page without a network, and how a newer one takes its place: when somebody says so, whole or not at
// all, and never over words that are not stored.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { after } from 'node:test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIST, journey, until } from './harness.js';
import { begin, holds, put, section, stored } from './acts.js';

const made = [];
after(() => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true }))));

/** A journey with the service worker that is published. */
const online = (name, act, options) => journey(name, act, { worker: true, ...options });

/** A folder that is removed in the end. */
async function folder() {
  const path = await mkdtemp(join(tmpdir(), 'nofault-release-'));
  made.push(path);
  return path;
}

/** What is published, as a later release, in a folder: its page says so, and its worker lists that page. */
async function release(number, path) {
  const to = path ?? (await folder());
  await cp(DIST, to, { recursive: true });
  const page = (await readFile(join(to, 'index.html'), 'utf8'))
    .replace('<title>', `<meta name="release" content="${number}"><title>`);
  await writeFile(join(to, 'index.html'), page);
  const sum = (bytes, digits) => createHash('sha256').update(bytes).digest(digits);
  const worker = (await readFile(join(to, 'sw.js'), 'utf8'))
    .replace(/\["index\.html","[^"]+"\]/, `["index.html","${sum(page, 'base64')}"]`)
    .replace(/"[0-9a-f]{16}"/, `"${sum(page, 'hex').slice(0, 16)}"`);
  await writeFile(join(to, 'sw.js'), worker);
  return to;
}

/** Which release is shown; none for what is published. */
const shown = (tab) => tab.page.evaluate(() => document.querySelector('meta[name=release]')?.content ?? 'published');

/** Whether a newer one is offered. */
const isOffered = (tab) => tab.page.evaluate(() => document.getElementById('newer') !== null);

/** Waits until the page is at hand without a network. */
async function atHand(tab) {
  await tab.until(() => navigator.serviceWorker.controller?.state === 'activated', 'a service worker is in charge');
}

/** The caches of an origin, and how much is in each. */
const kept = (tab) => tab.page.evaluate(async () => {
  const all = {};
  for (const name of await caches.keys()) all[name] = (await (await caches.open(name)).keys()).length;
  return all;
});

/** Comes back to a page that was left open for an hour. */
async function comesBack(tab) {
  await tab.page.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 3_600_000;
    dispatchEvent(new Event('focus'));
    Date.now = now;
  });
}

/** Looks for a newer one; answers when it is there or was refused. */
const looksForNewer = (tab) => tab.page.evaluate(async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update().catch(() => {});
  const worker = registration.installing;
  if (worker) await new Promise((done) => worker.addEventListener('statechange', done, { once: true }));
});

/** Waits until a release has come in the place of another, and has started, with what it loads last. */
async function reloaded(tab, number) {
  const started = () => !document.getElementById('starting') && document.readyState === 'complete'
    && performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/offline.js'));
  await until(async () => (await shown(tab)) === number && (await tab.page.evaluate(started)), `release ${number} is shown`);
}

online('after the first visit it works without a network, with all that was written', async ({ tab, server, browser }) => {
  await begin(tab);
  await put(tab, section(tab, 'summary'), 'Written with a network.');
  await stored(tab);
  await atHand(tab);
  const address = await tab.page.evaluate(() => location.hash);
  await server.stop();
  await tab.reload();
  await holds(tab, section(tab, 'summary'), 'Written with a network.');
  for (const path of [`/?any=query${address}`, `/index.html${address}`]) {
    await tab.open('about:blank');
    await tab.open(path);
    await holds(tab, section(tab, 'summary'), 'Written with a network.');
  }
  await put(tab, section(tab, 'impact'), 'Written without one.');
  await stored(tab);
  await tab.reload();
  await holds(tab, section(tab, 'impact'), 'Written without one.');
  await server.resume();
  await tab.reload();
  await holds(tab, section(tab, 'impact'), 'Written without one.');
  await browser.settle();
  browser.takeProblems();
});

online('a newer version is offered, and comes with every word when somebody says so', async ({ tab, server }) => {
  await begin(tab);
  await atHand(tab);
  assert.ok(!(await isOffered(tab)), 'the first one is nothing new');
  await tab.page.evaluate(() => { window.same = true; });
  await server.publish(await release(2));
  await comesBack(tab);
  await tab.sees('A new version is ready.');
  assert.equal(await tab.page.evaluate(() => document.getElementById('live').textContent), 'A new version is ready.');
  assert.ok(await tab.page.evaluate(() => window.same), 'nothing is reloaded by itself');
  await tab.click(tab.byRole('button', 'Close'));
  assert.ok(!(await isOffered(tab)));
  // Before it was taken, the old one comes again, and offers it again.
  await stored(tab);
  await tab.reload();
  await tab.sees('A new version is ready.');
  assert.equal(await shown(tab), 'published');
  // Nothing is kept aside: it has to be stored before the page goes.
  await tab.page.evaluate(() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; });
  await tab.type(section(tab, 'summary'), 'Typed last.');
  await tab.click(tab.byRole('button', 'Reload'));
  await reloaded(tab, '2');
  await holds(tab, section(tab, 'summary'), 'Typed last.');
  assert.equal(Object.keys(await kept(tab)).length, 1, 'the old one is gone');
  await server.stop();
  await tab.reload();
  assert.equal(await shown(tab), '2');
  await holds(tab, section(tab, 'summary'), 'Typed last.');
});

online('a tab with words that are not stored is never reloaded for another', async ({ tab, browser, server }) => {
  await begin(tab);
  await atHand(tab);
  const other = await browser.newTab();
  await other.open('/');
  await other.byRole('button', 'New postmortem');
  await other.page.evaluate(() => { window.same = true; });
  await tab.page.bringToFront();
  await tab.page.evaluate(() => {
    window.same = true;
    IDBDatabase.prototype.transaction = () => { throw new DOMException('Not now.', 'UnknownError'); };
  });
  await put(tab, section(tab, 'summary'), 'Not stored.');
  await tab.until(() => document.getElementById('app').dataset.unsaved !== '', 'it is not stored');
  await server.publish(await release(2));
  await other.page.bringToFront();
  await comesBack(other);
  await other.click(other.byRole('button', 'Reload'));
  await reloaded(other, '2');
  await tab.sees('A new version is ready.');
  await holds(tab, section(tab, 'summary'), 'Not stored.');
  assert.ok(await tab.page.evaluate(() => window.same), 'it is the same page as before');
  assert.equal(await shown(tab), 'published');
  await browser.settle();
  browser.takeProblems();
});

online('a tab that nobody looks at follows, if there is nothing in it to lose', async ({ tab, browser, server }) => {
  await begin(tab);
  await put(tab, section(tab, 'summary'), 'Stored.');
  await stored(tab);
  await atHand(tab);
  const panel = await browser.newTab();
  await begin(panel);
  await panel.click(panel.byRole('button', 'Paste rows…'));
  await panel.type(panel.bySelector('#paste'), '09:45 not taken yet');
  const front = await browser.newTab();
  await front.open('/');
  await front.byRole('button', 'New postmortem');
  for (const behind of [tab, panel]) {
    // Not every browser without a screen knows which tab is in front.
    await behind.page.evaluate(() => Object.defineProperty(document, 'hidden', { get: () => true }));
  }
  await server.publish(await release(2));
  await comesBack(front);
  await front.click(front.byRole('button', 'Reload'));
  await reloaded(front, '2');
  await reloaded(tab, '2');
  await holds(tab, section(tab, 'summary'), 'Stored.');
  await panel.until(() => document.getElementById('newer') !== null, 'the one with an open panel is asked');
  assert.equal(await panel.value(panel.bySelector('#paste')), '09:45 not taken yet');
});

online('a version with one wrong byte is refused, and the one before goes on', async ({ tab, browser, server }) => {
  await begin(tab);
  await put(tab, section(tab, 'summary'), 'Kept.');
  await stored(tab);
  await atHand(tab);
  const before = await kept(tab);
  const poisoned = await release(2);
  const script = join(poisoned, 'boot.js');
  await writeFile(script, (await readFile(script, 'utf8')).replace('could not start', 'could not sTart'));
  await server.publish(poisoned);
  await looksForNewer(tab);
  assert.deepEqual(await kept(tab), before, 'nothing of it is kept');
  assert.ok(!(await isOffered(tab)));
  await server.stop();
  await tab.reload();
  assert.equal(await shown(tab), 'published');
  await holds(tab, section(tab, 'summary'), 'Kept.');
  // What comes after it, whole, is taken.
  await server.publish(await release(3));
  await server.resume();
  await looksForNewer(tab);
  await tab.click(tab.byRole('button', 'Reload'));
  await reloaded(tab, '3');
  await browser.settle();
  browser.takeProblems();
});

online('a version that is taken back is gone, whether it was taken or only offered', async ({ tab, server }) => {
  await begin(tab);
  await atHand(tab);
  const before = await kept(tab);
  const second = await release(2);
  await server.publish(second);
  await looksForNewer(tab);
  await tab.sees('A new version is ready.');
  // Only offered: what is offered now is what is there already.
  await server.publish(DIST);
  await looksForNewer(tab);
  await tab.click(tab.byRole('button', 'Reload'));
  await until(async () => JSON.stringify(await kept(tab)) === JSON.stringify(before), 'the first one is kept, and nothing else');
  await tab.until(() => !document.getElementById('newer'), 'the page is loaded again');
  assert.equal(await shown(tab), 'published');
  // Taken.
  for (const [from, number] of [[second, '2'], [DIST, 'published']]) {
    await atHand(tab);
    await server.publish(from);
    await looksForNewer(tab);
    await tab.click(tab.byRole('button', 'Reload'));
    await reloaded(tab, number);
  }
  await server.stop();
  await tab.reload();
  assert.equal(await shown(tab), 'published');
  await section(tab, 'summary');
  assert.deepEqual(await kept(tab), before);
});

online('below a path it keeps to itself, and what others keep there stays', async ({ tab, browser, server }) => {
  const host = await folder();
  await cp(DIST, join(host, 'repo'), { recursive: true });
  await writeFile(join(host, 'index.html'), '<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><p>Another app');
  await server.publish(host);
  await tab.open('/');
  await tab.page.evaluate(async () => {
    for (const name of ['theirs', 'nofault|/|0123456789abcdef', 'nofault|/repo/more/|0123456789abcdef']) {
      await (await caches.open(name)).put('/theirs', new Response('theirs'));
    }
  });
  const theirs = await kept(tab);
  await begin(tab, '/repo/');
  await atHand(tab);
  await release(2, join(host, 'repo'));
  await looksForNewer(tab);
  await tab.click(tab.byRole('button', 'Reload'));
  await reloaded(tab, '2');
  const all = await kept(tab);
  const [ours] = Object.keys(all).filter((name) => !(name in theirs));
  assert.match(ours, /^nofault\|\/repo\/\|[0-9a-f]{16}$/);
  assert.deepEqual({ ...theirs, [ours]: all[ours] }, all);
  await server.stop();
  await tab.reload();
  await section(tab, 'summary');
  await assert.rejects(tab.open('/'), 'it does not answer for others');
  await tab.page.goto('about:blank');
  await browser.settle();
  browser.takeProblems();
});

online('what is published in the place of the worker takes it back', async ({ tab, server }) => {
  await begin(tab);
  await put(tab, section(tab, 'summary'), 'Kept.');
  await stored(tab);
  await atHand(tab);
  await tab.page.evaluate(() => caches.open('theirs'));
  const address = await tab.page.evaluate(() => location.hash);
  const without = await release('without');
  await cp(join(DIST, 'sw-unregister.js'), join(without, 'sw.js'));
  await server.publish(without);
  await tab.page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await until(async () => JSON.stringify(await kept(tab)) === '{"theirs":0}', 'only what others keep is left');
  await tab.until(async () => (await navigator.serviceWorker.getRegistrations()).length === 0, 'no worker is left');
  await tab.open('about:blank');
  await tab.open(`/${address}`);
  assert.equal(await shown(tab), 'without', 'the page comes from the server');
  await holds(tab, section(tab, 'summary'), 'Kept.');
  await until(async () => JSON.stringify(await kept(tab)) === '{"theirs":0}', 'and is not kept again');
});

online('in other pages nothing is kept', async ({ tab, browser, server }) => {
  const host = await folder();
  await cp(DIST, host, { recursive: true });
  await mkdir(join(host, 'wiki'));
  await writeFile(join(host, 'wiki', 'index.html'), '<!doctype html><html lang="en"><title>Wiki</title><link rel="icon" href="data:,">'
    + '<iframe title="App" src="../index.html"></iframe><iframe title="Editor" src="../embed.html"></iframe>');
  await server.publish(host);
  await tab.open('/embed.html');
  await tab.sees('Postmortem');
  await tab.open('/wiki/');
  await tab.until(() => frames[0].document.body?.innerText.includes('Open it on its own'), 'the app does not start in a frame')
    .catch(() => {}); // The server's own headers keep it out in one of the browsers.
  assert.deepEqual(await kept(tab), {});
  assert.equal(await tab.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  await browser.settle();
  browser.takeProblems();
});

const withoutEnding = (url) => (/\.html$/.test(url) ? url.replace(/(index)?\.html$/, '') : undefined);

online('a host that leads away from .html keeps nobody from it', async ({ tab, server }) => {
  await begin(tab);
  await atHand(tab);
  await server.stop();
  await tab.reload();
  await section(tab, 'summary');
}, { redirect: withoutEnding });

journey('a file that is opened with the installed app is imported', async ({ tab }) => {
  // The half of it that is the browser's needs an installed app.
  await tab.page.evaluateOnNewDocument(() => Object.defineProperty(window, 'launchQueue', {
    value: { setConsumer(consumer) { window.launch = consumer; } },
  }));
  await tab.open('/');
  await tab.until(() => Boolean(window.launch), 'files are waited for');
  await tab.page.evaluate(() => window.launch({}));
  await tab.page.evaluate(() => window.launch({ files: [
    { name: 'a.md', getFile: async () => new File(['# Opened\n\n## Summary\n\nFrom a file.\n'], 'a.md') },
  ] }));
  await holds(tab, section(tab, 'summary'), 'From a file.');
  await stored(tab);
  await tab.page.evaluate(() => window.launch({ files: [
    { name: 'gone.json', getFile: async () => { throw new DOMException('', 'NotFoundError'); } },
  ] }));
  await tab.sees('“gone.json” was not imported. The browser could not read it. Nothing was changed.');
});

journey('what was opened from a file is saved to it again, as what it was, and not over the words of others', async ({ tab }) => {
  await tab.page.evaluateOnNewDocument(() => Object.defineProperty(window, 'launchQueue', {
    value: { setConsumer(consumer) { window.launch = consumer; } },
  }));
  await tab.open('/');
  await tab.until(() => Boolean(window.launch), 'files are waited for');
  // Files of the page's own folder stand for those of the system, which need an installed app.
  await tab.page.evaluate(() => {
    window.file = async (name, text) => {
      const handle = await (await navigator.storage.getDirectory()).getFileHandle(name, { create: true });
      if (text === undefined) return (await handle.getFile()).text();
      const stream = await handle.createWritable();
      await stream.write(text);
      await stream.close();
      return handle;
    };
  });
  const document = { format: 'nofault-postmortem', version: 1, id: '000000000000002a', meta: { title: 'Docs' },
    sections: [{ id: 'summary', text: 'From a file.' }] };
  const launch = (name, text) => tab.page.evaluate(async (name, text) => {
    await window.launch({ files: [await window.file(name, text)] });
  }, name, text);
  const inFile = (name) => tab.page.evaluate((name) => window.file(name), name);
  const saveTo = async (name) => {
    await tab.click(tab.byRole('button', 'Export'));
    await tab.click(tab.byRole('button', new RegExp(`^Save to ${name}`)));
  };
  const summary = section(tab, 'summary');
  await launch('a.json', JSON.stringify(document));
  await holds(tab, summary, 'From a file.');
  await tab.type(summary, 'And more. ');
  await saveTo('a.json');
  await tab.sees('Saved to a.json.');
  const { id, sections } = JSON.parse(await inFile('a.json'));
  assert.equal(id, document.id, 'it is the same postmortem');
  assert.match(sections.find(({ id }) => id === 'summary').text, /And more\./);
  await tab.type(summary, 'Later. ');
  await tab.page.evaluate(() => window.file('a.json', 'of somebody else'));
  await saveTo('a.json');
  await tab.sees('“a.json” was not written: it was changed since it was opened here. What you wrote is safe in this browser.');
  assert.equal(await inFile('a.json'), 'of somebody else');
  await launch('b.html', `<!doctype html><script type="application/json" id="nofault-doc">${JSON.stringify(document)}</script>`);
  // Not the field of the one before, which is there a moment longer.
  await tab.until(() => document.querySelector('#text-summary')?.value === 'From a file.', 'it is open');
  await saveTo('b.html');
  await tab.sees('Saved to b.html.');
  assert.match(await inFile('b.html'), /<title>Docs<\/title>[^]*id="nofault-doc">[^<]*From a file\.[^]*id="nofault-wasm">/);
  await stored(tab);
});

online('what is shared begins a postmortem, and no server hears of it', async ({ tab, server }) => {
  await tab.open('/');
  await atHand(tab);
  server.forget();
  const share = (words) => tab.open(`/?${new URLSearchParams(words)}`);
  await share({ 'shared-title': 'Chat', 'shared-text': 'Ada Holm  9:45 AM\nDeleting old branches\nMira Okafor  10:21 AM\nDocs are 404', 'shared-url': '' });
  await tab.sees('2 rows were found; 1 line could not be read.');
  assert.equal(await tab.page.evaluate(() => location.search), '', 'the address does not keep it');
  await tab.open('about:blank');
  const words = 'The docs were gone. <img src=x onerror="document.title=1">';
  await share({ 'shared-title': words, 'shared-text': words, 'shared-url': 'https://status.example/42' });
  await holds(tab, section(tab, 'summary'), `${words}\nhttps://status.example/42`);
  await stored(tab);
  assert.deepEqual(server.requests.filter(({ path }) => path.includes('shared')), []);
});

journey('the browser finds nothing wrong with what is installed', async ({ tab, browser }) => {
  await tab.open('/');
  const manifest = await tab.page.evaluate(async () => (await fetch(document.querySelector('link[rel=manifest]').href)).json());
  for (const { src, sizes } of manifest.icons) {
    const size = await tab.page.evaluate(async (src) => {
      const image = Object.assign(new Image(), { src });
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
    assert.equal(size, sizes, src);
  }
  if (browser.name !== 'chromium') return;
  const session = await tab.page.createCDPSession();
  const { url, errors } = await session.send('Page.getAppManifest');
  assert.match(url, /manifest\.webmanifest$/);
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  assert.deepEqual(installabilityErrors, []);
});
