// The checklist of docs/administrators.md, line by line: with it, the editor works, and without it a person
// is told. Pages carry their policy in themselves, so one server has all of them.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import test, { after } from 'node:test';
import { pack } from '../../embed/fragment.js';
import { DIST, Server, browserName, journey, until } from './harness.js';
import { button, inside, island, shows, wiki, written } from './host.js';

const nofault = await Server.start(DIST);
const silent = await Server.start(DIST, { headers: { 'Access-Control-Allow-Origin': undefined } });
after(() => Promise.all([nofault.stop(), silent.stop()]));
const AT = nofault.origin;

const checklist = await readFile(new URL('../../docs/administrators.md', import.meta.url), 'utf8');
const tried = new Set();

/** Says that a line of the checklist is tried: the beginning of its first cell, as it stands there. */
function line(words) {
  const found = checklist.split('\n').filter((row) => row.startsWith(`| ${words}`));
  assert.ok(found.length > 0, `there is a line ${words}`);
  for (const row of found) tried.add(row);
}

const WAITING = /Waiting for the page around.*was not set up for it/;
// The policies to copy, as they stand there.
const stated = [...checklist.matchAll(/^Content-Security-Policy: (.*)$/gm)].map(([, policy]) => Object.fromEntries(
  policy.replaceAll('https://nofault.example', AT).split('; ').map((each) => each.split(/ (.*)/).slice(0, 2))));

const INSTEAD = 'The postmortem is a file beside this page.';
const DOCUMENT = { format: 'nofault-postmortem', meta: { title: 'Kept' }, sections: [{ id: 'summary', text: 'Orders failed.' }] };

const LINK = await pack(JSON.stringify(DOCUMENT));
const NOTHING = { 'default-src': "'none'", 'img-src': "'self'" };

/** A policy without one of its words. */
function without(policy, directive, word) {
  assert.ok(policy[directive].split(' ').includes(word), `${directive} ${word} is there`);
  return { ...policy, [directive]: policy[directive].split(' ').filter((each) => each !== word).join(' ') };
}

/** A page with a policy in it. */
function page(policy, body) {
  const all = Object.entries(policy).map((each) => each.join(' '));
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
    <meta http-equiv="Content-Security-Policy" content="${all.join('; ')}"></head><body><main>${body}</main></body></html>`;
}

// -- the element

const ALLOWED = { ...NOTHING, ...stated[0] };
const TRUSTED = { 'require-trusted-types-for': "'script'", 'trusted-types': "'none'" };
const hash = createHash('sha384').update(await readFile(`${DIST}embed/nofault-editor.js`)).digest('base64');

/** A page with the element of a server in it. */
function element(policy, { at = AT, more = '' } = {}) {
  return page(policy, `<script type="module" src="${at}/embed/nofault-editor.js" ${more}></script>
    <nofault-editor>${INSTEAD}${island('Kept', 'Orders failed.')}</nofault-editor>`);
}

// -- the frame

const FRAMED = { ...NOTHING, ...stated[1] };
const [, SANDBOX] = checklist.match(/<iframe [^>]*sandbox="([^"]*)"/);

// What docs/wikis.md gives to copy, as it stands there: the frame and the element.
const wikis = await readFile(new URL('../../docs/wikis.md', import.meta.url), 'utf8');
const here = (words) => words.replaceAll('https://nofault.example', AT).replaceAll('v1,…', LINK);
const ways = [...wikis.matchAll(/^```html\n(.*?)^```$/gms)].map(([, snippet]) => here(snippet));

/** The policy BookStack sends, with the line for its settings; what it does not name is allowed. */
const BOOKSTACK = {
  'frame-src': `'self' ${here(wikis.match(/^ALLOWED_IFRAME_SOURCES="(.*)"$/m)[1])}`,
  'script-src': "http: https: 'nonce-KpuIkKbnCTMLPqiFHhqJUhMD'", 'object-src': "'self'", 'base-uri': "'self'",
};

/** A page with the editor in a frame, which keeps what is written in `kept`. */
function frame(policy, { query = '', sandbox = SANDBOX, allow = 'clipboard-write', at = AT, more = '' } = {}) {
  return page(policy, `<iframe id="editor" title="Postmortem" width="1000" height="700" sandbox="${sandbox}" allow="${allow}"
    src="${at}/embed.html${query}"></iframe>${more}<script type="module" src="keeps.js"></script>`);
}

const whole = {
  'keeps.js': `import { open } from "${AT}/embed/nofault-host.js";
    window.kept = [];
    open(document.getElementById("editor"), {
      value: ${JSON.stringify(JSON.stringify(DOCUMENT))},
      save: async ({ value }) => void kept.push(value),
    });`,
  'all.html': element({ ...ALLOWED, ...TRUSTED }),
  'no-script.html': element(without(ALLOWED, 'script-src', AT)),
  'no-wasm.html': element(without(ALLOWED, 'script-src', "'wasm-unsafe-eval'")),
  'no-connect.html': element(without(ALLOWED, 'connect-src', AT)),
  'no-origin.html': element({ ...NOTHING, 'script-src': `${silent.origin} 'wasm-unsafe-eval'`, 'connect-src': silent.origin }, { at: silent.origin }),
  'reviewed.html': element(ALLOWED, { more: `integrity="sha384-${hash}" crossorigin` }),
  'another.html': element(ALLOWED, { more: `integrity="sha384-${hash.replace(/^./, (it) => (it === 'A' ? 'B' : 'A'))}" crossorigin` }),
  'framed.html': frame(FRAMED),
  'bare.html': frame(FRAMED, { sandbox: 'allow-scripts', allow: '' }),
  'no-blob.html': frame(without(FRAMED, 'frame-src', 'blob:')),
  'no-frame.html': frame(without(FRAMED, 'frame-src', AT)),
  'no-helper.html': frame(without(FRAMED, 'script-src', AT)),
  'no-scripts.html': frame(FRAMED, { sandbox: 'allow-forms' }),
  'unheard.html': frame({ ...FRAMED, 'frame-src': `${AT} ${silent.origin}` }, {
    query: '?parentOrigin=https://wiki.example',
    more: `<iframe id="silent" title="Postmortem" sandbox="${SANDBOX}" src="${silent.origin}/embed.html"></iframe>`,
  }),
  'bookstack.html': page(BOOKSTACK, ways[0]),
  'element.html': page(ALLOWED, ways[1]),
  'any.html': page({ ...NOTHING, 'frame-src': '*' }, '<iframe title="Postmortem"></iframe>'),
  'own-origin.html': page({ ...NOTHING, 'frame-src': "'self'" }, ['index.html', `embed.html#${LINK}`].map((name) =>
    `<iframe id="${name.split('.')[0]}" title="Nofault" sandbox="allow-scripts allow-same-origin" src="../tools/nofault/${name}"></iframe>`).join('')),
};
const folder = await wiki(whole, Object.keys(whole));

/** Waits until a frame says something. */
async function says(tab, selector, pattern) {
  let text;
  const said = async () => {
    const inner = await (await tab.page.$(selector)).contentFrame();
    text = await inner.$eval('body', (body) => body.innerText);
    return pattern.test(text);
  };
  await until(said, () => `the frame ${selector} says ${pattern}. It says:\n${text}`);
}

/** The editor in a frame, once it has the document. */
async function editor(tab, selector = '#editor') {
  let inner;
  await until(async () => (inner = await (await tab.page.$(selector)).contentFrame()) && (await inner.$('nofault-editor')), 'there is an editor');
  const found = { page: inner };
  await until(async () => (await written(found, 'summary')) === 'Orders failed.', 'it has the document');
  return found;
}

const summary = (found) => inside(found, '#text-summary');

line('`script-src https://nofault.example` | the words');
line("`script-src 'wasm-unsafe-eval'`");
line('`connect-src');
line("`require-trusted-types-for 'script'; trusted-types 'none'`");
journey('with the lines for the element, and nothing else, it can be written in', async ({ tab }) => {
  await tab.open('/wiki/all.html');
  await tab.fill(await summary(tab), 'No order could be paid for.');
  await until(async () => (await written(tab, 'summary')) === 'No order could be paid for.', 'it is in the value');
  assert.doesNotMatch(await tab.text(), new RegExp(INSTEAD));
}, { folder });

line('`Access-Control-Allow-Origin: *`, from the server of Nofault | the words');
line('`integrity="sha384-…" crossorigin`');
journey('where the script may not run, or is another one, the words between the tags are shown', async ({ tab, browser }) => {
  for (const name of ['no-script', 'no-origin', 'another']) {
    await tab.open(`/wiki/${name}.html`);
    await tab.sees(INSTEAD);
    await until(() => browser.problems.length > 0, 'the browser tells why on its console');
    browser.takeProblems();
  }
  await tab.open('/wiki/reviewed.html');
  await summary(tab);
}, { folder });

journey('where WebAssembly or loading it is forbidden, the document is shown as text, and why', async ({ tab, browser }) => {
  for (const [name, why] of [['no-wasm', /Its security policy forbids WebAssembly.*'wasm-unsafe-eval'/], ['no-connect', /could not be loaded.*policy of this page/]]) {
    await tab.open(`/wiki/${name}.html`);
    await shows(tab, why);
    await shows(tab, /Kept\s.*Orders failed\./s);
    await until(() => browser.problems.length > 0, 'the browser tells why on its console');
    browser.takeProblems();
  }
}, { folder });

/** Jots an action item down; whether it was added. */
async function jots(found) {
  const field = await inside(found, '#quick');
  await field.type('Protect the branch');
  await field.press('Enter');
  return async () => (await found.page.$$('nofault-editor >>> .row.action')).length === 1 && (await field.evaluate((it) => it.value)) === '';
}

/** Asks for what the editor copies: a hint that seems wrong. */
async function copies(found) {
  await (await summary(found)).focus();
  await (await summary(found)).press('F8');
  await (await inside(found, '.note summary')).click();
  await (await button(found, 'This hint seems wrong')).click();
}

/** Asks for the document as a file. */
async function exports(found) {
  await (await button(found, 'Export')).click();
  await (await inside(found, '#export-menu button:nth-of-type(2)')).click();
}

line('`frame-src https://nofault.example`');
line('`blob:` in `frame-src`');
line('`script-src https://nofault.example` | for `nofault-host.js`');
line('`sandbox="allow-scripts"`');
line('`allow-downloads`');
line('`allow-forms`');
line('no `allow-same-origin`');
line('`allow="clipboard-write"`');
line('`Access-Control-Allow-Origin: *`, from the server of Nofault | the frame');
journey('with the lines for the frame, one can write, save, jot down, copy and take a copy along; without the sandbox’s, what is left works', async ({ tab, browser }) => {
  for (const [name, all] of [['bare', false], ['framed', true]]) {
    await tab.open(`/wiki/${name}.html`);
    const found = await editor(tab);
    const jotted = await jots(found);
    if (all) await until(jotted, 'the line is added');
    await tab.fill(await summary(found), 'It was human error. Yes.');
    await copies(found);
    await shows(found, all || browserName === 'firefox' ? /Copied, for you to send/ : /did not let this be copied, so it is selected here/);
    if (!all) {
      assert.equal(await jotted(), false, 'the line is not added');
      assert.equal(await (await inside(found, '#quick')).evaluate((it) => it.value), 'Protect the branch');
      if (browserName === 'chromium') await (await inside(found, 'dialog[open]')).press('Escape');
    }
    await exports(found);
    await (await button(found, 'Save')).click();
    await shows(found, /Saved, /);
    assert.match((await tab.page.evaluate(() => window.kept)).at(-1), /It was human error/);
    // What the sandbox does not allow is told on the console, in Chromium.
    if (!all) browser.takeProblems();
  }
  assert.match((await browser.readDownload()).text, /It was human error/);
  assert.deepEqual(await readdir(browser.downloads), [], 'it was the only one');
  // The wiki itself says nothing about clipboards.
}, { folder, headers: { 'Permissions-Policy': undefined } });

journey('where the policy of the wiki stands in the way of what is copied or taken along, writing goes on', async ({ tab, browser }) => {
  await tab.open('/wiki/no-blob.html');
  const found = await editor(tab);
  await tab.fill(await summary(found), 'It was human error. Yes.');
  await exports(found);
  if (browserName === 'firefox') {
    await until(() => browser.problems.some((problem) => /frame-src.*blob:/.test(problem)), 'the browser tells why');
  } else {
    await browser.readDownload();
    await copies(found);
    await shows(found, /did not let this be copied, so it is selected here/);
  }
  assert.deepEqual(await readdir(browser.downloads), []);
  assert.equal(await written(found, 'summary'), 'It was human error. Yes.');
  browser.takeProblems();
}, { folder, headers: { 'Permissions-Policy': 'clipboard-write=(self)' } });

line('`?parentOrigin=https://wiki.example`');
journey('where the frame and the page around cannot speak, or the frame not load, it says so', async ({ tab, browser }) => {
  // It says so after seconds, so all of them wait together.
  await tab.open('/wiki/no-helper.html');
  const other = await browser.newTab();
  await other.open('/wiki/unheard.html');
  await says(other, '#editor', WAITING);
  await says(other, '#silent', /Still nothing\?.*Access-Control-Allow-Origin: \*/);
  await says(tab, '#editor', WAITING);
  // A frame that is not answered goes on asking, and browsers tell each time whom it may not ask.
  await other.close({ asking: false });
  await browser.settle();
  browser.takeProblems();
}, { folder });

journey('where the page may show no frame from there, or the frame run no script, nothing else breaks', async ({ tab, browser }) => {
  await tab.open('/wiki/no-scripts.html');
  await says(tab, '#editor', /needs scripts to be allowed here/);
  browser.takeProblems();
  await tab.open('/wiki/no-frame.html');
  await until(() => browser.problems.some((problem) => /frame-src/.test(problem)), 'the browser tells why');
  const inner = await (await tab.page.$('#editor')).contentFrame();
  assert.equal(await inner.$('#notice'), null);
  browser.takeProblems();
}, { folder });

line('`Content-Security-Policy: frame-ancestors https://wiki.example`');
journey('a server of Nofault that names its wiki is shown by that and by no other', async ({ tab, browser, server }) => {
  const named = await Server.start(DIST, { headers: { 'Content-Security-Policy': `frame-ancestors ${server.origin}` } });
  const stranger = await Server.start(folder);
  try {
    const shown = async (origin) => {
      await tab.open(`${origin}/wiki/any.html`);
      await tab.page.evaluate((src) => {
        const frame = document.querySelector('iframe');
        return new Promise((resolve) => Object.assign(frame, { onload: resolve, src }));
      }, `${named.origin}/embed.html`);
      const inner = await (await tab.page.$('iframe')).contentFrame();
      return (await inner.$('#notice')) !== null;
    };
    assert.equal(await shown(server.origin), true);
    assert.equal(await shown(stranger.origin), false);
  } finally {
    await Promise.all([named.stop(), stranger.stop()]);
  }
  browser.takeProblems();
}, { folder });

journey('what is given to copy for wikis works as it stands: the frame under the policy of BookStack, and the element', async ({ tab }) => {
  await tab.open('/wiki/bookstack.html');
  await editor(tab, 'iframe');
  await tab.open('/wiki/element.html');
  await shows(tab, /To read only/);
  assert.equal((await tab.page.$$('nofault-editor >>> #heading')).length, 1);
}, { folder });

journey('in a frame with an origin, the page that keeps documents does not start, and that of the frame keeps none', async ({ tab }) => {
  await tab.open('/wiki/own-origin.html');
  await says(tab, '#index', /does not do that inside another page/);
  const index = await (await tab.page.$('#index')).contentFrame();
  assert.equal(await index.$eval('a', (it) => it.target), '_blank');
  await editor(tab, '#embed');
  const kept = await tab.page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]);
  assert.deepEqual(kept, [0, 0, 0]);
}, { folder, headers: { 'Content-Security-Policy': undefined } });

test('every line of the checklist is tried', () => {
  const rows = checklist.split('\n').filter((row) => /^\| (?!line|-)/.test(row));
  assert.deepEqual(rows.filter((row) => !tried.has(row)), []);
});

// -- the server of Nofault

/** A file of docs or of xtask/src/serve. */
const text = (name) => readFile(new URL(`../../${name}`, import.meta.url), 'utf8');

// What the local servers send, in xtask as here, is what the samples for others say.
const common = (await text('xtask/src/serve/headers.txt')).split('\n').filter(Boolean).map((each) => each.split(/: (.*)/));
const embedded = ['Content-Security-Policy', "frame-ancestors 'self' https://wiki.example"];
const lasting = ['Cache-Control', 'public, max-age=31536000, immutable'];
const passing = ['Cache-Control', 'no-cache'];
const SAMPLES = {
  'nginx.conf': { sets: /^\s*add_header (\S+)/gm, headers: [...common, embedded, lasting, passing] },
  'apache.conf': { sets: /^\s*Header (?:always )?set (\S+)/gm, headers: [...common, embedded, lasting, passing] },
  Caddyfile: { sets: /^\s*header (?:@\S+ )?(\S+)/gm, headers: [...common, embedded, lasting, passing] },
  _headers: { sets: /^ {2}(\S+):/gm, headers: [...common, embedded, lasting] },
};

for (const [name, { sets, headers }] of Object.entries(SAMPLES)) {
  test(`the sample ${name} sends what the servers here send`, async () => {
    const sample = await text(`docs/hosting/${name}`);
    const names = new Set([...sample.matchAll(sets)].map(([, header]) => header));
    assert.deepEqual([...names].sort(), [...new Set(headers.map(([header]) => header))].sort());
    for (const [, value] of headers) assert.ok(sample.includes(value), value);
  });
}

test('every header of the samples has its reason', async () => {
  const told = await text('docs/self-hosting.md');
  for (const [header, value] of [...common, embedded, lasting, passing]) {
    const begin = value.split('(')[0];
    assert.match(told, new RegExp(`^\\| .*${header}: ${begin.replace(/[.*=]/g, '\\$&')}`, 'm'));
  }
});
