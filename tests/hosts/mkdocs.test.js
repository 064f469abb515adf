// Postmortems in the pages of MkDocs: edited in `mkdocs serve`, and read in the site that is published.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { marked } from '../e2e/acts.js';
import { journey, until } from '../e2e/harness.js';
import { button, inside, shows } from '../e2e/host.js';
import { Host, copyOf } from './running.js';

const MKDOCS = process.env.NOFAULT_MKDOCS
  ?? fileURLToPath(new URL('../../target/hosts/python/bin/mkdocs', import.meta.url));

const folder = await copyOf('mkdocs', 'tools/nofault');
const host = await Host.start(MKDOCS, (port) => ['serve', '-a', `127.0.0.1:${port}`], folder);
after(() => host.stop());

const PAGE = `${host.origin}/postmortems/orders-failed/`;
const FILE = join(folder, 'docs', 'postmortems', 'orders-failed.md');
const AS_IT_WAS = await readFile(FILE, 'utf8');

const markdown = () => readFile(FILE, 'utf8');
const summary = (tab) => inside(tab, '#text-summary');

/// The page with the editor in it, once that can be written in.
async function edit(tab) {
  await tab.open(`${PAGE}?edit`);
  await until(async () => !(await (await summary(tab)).evaluate((field) => field.readOnly)), 'it can be written in');
}

journey('a page of MkDocs is edited where it is read, and kept in its docs', async ({ tab }) => {
  await tab.open(PAGE);
  await tab.sees('For an hour, no order could be paid for.');
  await tab.click(tab.byRole('link', 'Edit this postmortem'));
  const field = await summary(tab);
  // Letters and marks that are shortcuts of the theme, too.
  const words = 'We should have known: no disk, no space. Perhaps?';
  await tab.fill(field, words);
  await marked(tab, field, ['We should have known']);
  assert.equal(await tab.value(field), words);
  // The bar of the theme and that of the editor both stay in sight.
  await (await inside(tab, '#text-detection')).evaluate((it) => it.scrollIntoView());
  const edge = (it, side) => it.evaluate((it, side) => it.getBoundingClientRect()[side], side);
  const [theme, save] = [await tab.page.$('.fixed-top'), await button(tab, 'Save')];
  await until(async () => (await edge(save, 'top')) < 200, 'the page is scrolled');
  assert.ok((await edge(save, 'top')) >= (await edge(theme, 'bottom')), 'the button is in sight');
  await tab.screenshot('host mkdocs edit');
  await tab.click(button(tab, 'Save'));
  await shows(tab, /Saved, /);
  assert.match(await markdown(), /^nofault: 1$/m);
  assert.ok((await markdown()).includes(words));
  // MkDocs has built the page anew by now, or soon; the one that is edited stays as it is.
  await until(async () => (await (await fetch(PAGE)).text()).includes(words), 'the page is built');
  assert.equal(await tab.value(field), words);
  await tab.click(tab.byRole('link', 'Show the page'));
  await tab.sees(words);
  await tab.reload();
  await tab.sees(words);
  await tab.screenshot('host mkdocs read');
  await edit(tab);
  assert.equal(await tab.value(summary(tab)), words);
});

journey('what a text editor has written meanwhile is joined with what was typed in the page', async ({ tab, browser }) => {
  await writeFile(FILE, AS_IT_WAS);
  await edit(tab);
  await tab.fill(summary(tab), 'Orders failed for an hour.');
  await writeFile(FILE, `${AS_IT_WAS}\n## User impact\n\nNobody could order.\n`);
  await tab.click(button(tab, 'Save'));
  await shows(tab, /Saved, /);
  assert.equal(await tab.value(inside(tab, '#text-impact')), 'Nobody could order.');
  assert.match(await markdown(), /Orders failed for an hour\.[^]*Nobody could order\./);
  assert.ok(browser.takeProblems().every((problem) => problem.includes('412')), 'it was told of, once');
});

journey('where `mkdocs serve` is not running any more, it is said, and nothing is lost', async ({ tab, browser }) => {
  await edit(tab);
  await tab.fill(summary(tab), 'Mine.');
  await host.end();
  await tab.click(button(tab, 'Save'));
  await shows(tab, /Not saved: the page around says: mkdocs serve does not answer/);
  await host.begin();
  await tab.click(button(tab, 'Try again'));
  await shows(tab, /Saved, /);
  assert.match(await markdown(), /^Mine\.$/m);
  browser.takeProblems();
});

test('only whoever sits at this machine writes, into pages that are there', async () => {
  await writeFile(FILE, AS_IT_WAS);
  const put = (path, headers) => new Promise((resolve, reject) => {
    const asked = request(`${host.origin}${path}`, { method: 'PUT', headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode));
    });
    asked.on('error', reject).end('Other words.');
  });
  const page = '/_nofault/docs/postmortems/orders-failed.md';
  const first = await fetch(`${host.origin}${page}`);
  const known = { 'If-Match': first.headers.get('etag') };
  assert.equal(await first.text(), AS_IT_WAS);
  assert.equal(await put(page, { ...known, Origin: 'http://elsewhere.example' }), 403);
  assert.equal(await put(page, { ...known, Host: 'elsewhere.example' }), 403);
  assert.equal(await put(page, {}), 412);
  assert.equal(await put('/_nofault/docs/new.md', known), 404);
  assert.equal(await put('/_nofault/docs/..%2Fmkdocs.yml', known), 404);
  assert.equal(await put('/_nofault/docs/..%2Ftools%2Fnofault.py', known), 404);
  assert.equal(await markdown(), AS_IT_WAS);
});

const build = (from) => promisify(execFile)(MKDOCS, ['build', '--quiet', '--strict'], { cwd: from });

test('the published site is pages like any others, with nothing of Nofault in them', async () => {
  await writeFile(FILE, AS_IT_WAS);
  await build(folder);
  const page = await readFile(join(folder, 'site', 'postmortems', 'orders-failed', 'index.html'), 'utf8');
  assert.match(page, /<h2 id="summary">Summary<\/h2>\s*<p>For an hour, no order could be paid for\.<\/p>/);
  assert.doesNotMatch(page, /_nofault|Edit this postmortem/);
});

// As docs/hosts.md has it.
const guide = await readFile(new URL('../../docs/hosts.md', import.meta.url), 'utf8');
const written = (kind, words) =>
  [...guide.matchAll(/```(\w+)\n([^]*?)```/g)].find(([, of, text]) => of === kind && text.includes(words))[2];
const shown = await copyOf('mkdocs', 'docs/nofault');
after(() => rm(shown, { recursive: true }));
await appendFile(join(shown, 'mkdocs.yml'), written('yaml', 'extra_javascript'));
await writeFile(join(shown, 'docs', 'index.md'), `# As the editor shows it\n\n${written('html', 'nofault-editor')}`);
await build(shown);

journey('a published page shows a document as the editor does, to be read', async ({ tab }) => {
  await tab.open('/');
  await shows(tab, /Orders failed/);
  assert.equal(await (await summary(tab)).evaluate((field) => field.readOnly), true);
}, { folder: join(shown, 'site') });
