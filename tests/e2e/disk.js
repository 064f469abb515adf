// Saved copies as files on disk, opened as a person opens them.

import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fill } from '../../copy/fill.js';
import { DIST, until } from './harness.js';
import { inside } from './host.js';

/// The empty file that is published.
export const empty = () => readFile(join(DIST, 'nofault.html'), 'utf8');

/// A document with a title and a summary.
export function document(title, summary, id = '00000000000000aa') {
  return JSON.stringify({ format: 'nofault-postmortem', version: 1, id, meta: { title, date: '2026-11-20' },
    sections: [{ id: 'summary', text: summary }] }, null, 2);
}

/// A copy of the empty file with that document in it.
export async function filled(title, summary, id) {
  return fill(await empty(), document(title, summary, id), `<h1>${escaped(title)}</h1>\n<p>${escaped(summary)}</p>\n`);
}

/// The same after it was saved so many times.
export async function revision(number, title, summary, id) {
  const [first, other] = [1, number].map((number) => `<meta name="nofault-revision" content="${number}">`);
  return (await filled(title, summary, id)).replace(first, other);
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/// Puts a file into a folder of its own. Answers its path.
export async function onDisk(name, text) {
  const path = join(await mkdtemp(join(tmpdir(), 'nofault-copy-')), name);
  await writeFile(path, text);
  return path;
}

/// Puts texts into a folder called `Shared`, each under its path. Answers the path of the folder.
export async function inFolder(texts) {
  const folder = join(await mkdtemp(join(tmpdir(), 'nofault-folder-')), 'Shared');
  for (const [path, text] of Object.entries(texts)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

const answering = new WeakSet();

/// Opens a file from disk, and leaves what is there, also where the browser asks. A Chromium of the tests has no window to choose a file in, so it is told that
/// it cannot, as in Firefox; `choose` leaves that as it is.
export async function openFile(tab, path, { choose = false } = {}) {
  if (!answering.has(tab.page)) tab.page.on('dialog', (dialog) => dialog.accept());
  answering.add(tab.page);
  if (!choose) await tab.page.evaluateOnNewDocument(() => { delete window.showSaveFilePicker; });
  await tab.open(pathToFileURL(path).href);
}

/// Opens a file from disk, and waits for the editor in it.
export async function edit(tab, path, options) {
  await openFile(tab, path, options);
  await inside(tab, '#text-summary');
  await tab.sees(basename(path));
}

/// Puts a text before what is written in a field, at once.
export async function insert(tab, field, text) {
  await (await field).focus();
  await tab.press('Control+Home');
  await tab.page.evaluate((text) => document.execCommand('insertText', false, text), text);
}

/// Whether leaving the page would ask.
export function asks(tab) {
  return tab.page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
}

/// Waits until what was written is in the page itself, and in the draft.
export async function kept(tab, words) {
  await until(() => tab.page.evaluate((words) => document.getElementById('nofault-doc').textContent.includes(words), words),
    'it is in the page');
}
