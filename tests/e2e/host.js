// Pages of somebody else with the editor in them: those of embed/examples, in a folder beside what is
// published.

import { cp, mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DIST, until } from './harness.js';

const EXAMPLES = fileURLToPath(new URL('../../embed/examples/', import.meta.url));
const PUBLISHED = '/tools/nofault/';
const ELEMENT = `${PUBLISHED}embed/nofault-editor.js`;

/// All that a page must allow for the element, and its own icon.
export const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'";

/// A folder with a wiki in it, which has the editor somewhere else. `pages` are more of its pages: what
/// stands in their body; those in `whole` are files as they are.
export async function wiki(pages = {}, whole = []) {
  const folder = await mkdtemp(join(tmpdir(), 'nofault-wiki-'));
  await cp(DIST, join(folder, 'tools', 'nofault'), { recursive: true });
  await cp(EXAMPLES, join(folder, 'wiki'), { recursive: true });
  for (const name of await readdir(join(folder, 'wiki'))) {
    const file = join(folder, 'wiki', name);
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('../../', PUBLISHED).replaceAll('../nofault-', `${PUBLISHED}embed/nofault-`));
  }
  for (const [name, body] of Object.entries(pages)) {
    await writeFile(join(folder, 'wiki', name), whole.includes(name) ? body : page(body));
  }
  await writeFile(join(folder, 'favicon.ico'), '');
  return folder;
}

/// A page of the wiki.
function page(body) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
    <script type="module" src="${ELEMENT}"></script></head><body><main><h1>A page</h1>${body}</main></body></html>`;
}

/// A document as a wiki gives it.
export function island(title, summary) {
  const document = { format: 'nofault-postmortem', meta: { title }, sections: [{ id: 'summary', text: summary }] };
  return `<script type="application/json">${JSON.stringify(document)}</script>`;
}

/// How long a frame may take to answer, in milliseconds. One that is given another process while it is asked
/// never does, and is to be looked for anew.
const ANSWERS = 2_000;

/// The frame that a selector finds, once it has what another one finds: something that looks like a tab.
export async function framed(tab, selector, wanted) {
  const look = async () => {
    const frame = await (await tab.page.$(selector))?.contentFrame();
    return frame && (await frame.$(wanted)) && frame;
  };
  const late = () => new Promise((_, reject) => setTimeout(reject, ANSWERS, new Error('the frame does not answer')));
  return { page: await until(() => Promise.race([look(), late()]), `${wanted} is in ${selector}`) };
}

/// The one thing a selector finds inside an editor.
export async function inside(tab, selector, editor = 'nofault-editor') {
  let found = [];
  await until(async () => (found = await tab.page.$$(`${editor} >>> ${selector}`)).length === 1,
    () => `there is one ${selector} in ${editor} (found ${found.length})`);
  return found[0];
}

/// The one button inside an editor whose words begin like this.
export async function button(tab, words, editor = 'nofault-editor') {
  let found = [];
  const find = async () => {
    found = [];
    for (const each of await tab.page.$$(`${editor} >>> button`)) {
      const fits = await each.evaluate((it, words) =>
        it.checkVisibility() && (it.textContent.trim() === words || it.ariaLabel === words), words);
      if (fits) found.push(each);
    }
    return found.length === 1;
  };
  await until(find, () => `there is one button “${words}” in ${editor} (found ${found.length})`);
  return found[0];
}

/// Presses a button inside an editor by key: what was just written can make a frame taller a moment later,
/// and a button is somewhere else then.
export async function press(tab, frame, words) {
  await (await button(frame, words)).focus();
  await tab.press('Enter');
}

/// Waits until an editor shows a text.
export async function shows(tab, pattern, editor = 'nofault-editor') {
  let text;
  const said = async () => {
    text = await tab.page.$eval(editor, (element) =>
      [...element.shadowRoot.children].map((child) => child.innerText ?? '').join('\n'));
    return pattern.test(text);
  };
  await until(said, () => `${editor} shows ${pattern}. It shows:\n${text}`);
}

/// A property of an editor.
export async function property(tab, name, editor = 'nofault-editor') {
  return tab.page.$eval(editor, (element, name) => element[name], name);
}

/// The text of a section in the value of an editor.
export async function written(tab, id, editor = 'nofault-editor') {
  const document = JSON.parse(await property(tab, 'value', editor) || '{}');
  return document.sections?.find((section) => section.id === id)?.text ?? '';
}

/// Opens a page of the wiki and waits until its editors are there; those that wait are not waited for.
export async function visit(tab, name) {
  await tab.open(`/wiki/${name}`);
  await tab.page.evaluate(async () => {
    await customElements.whenDefined('nofault-editor');
    const all = [...document.querySelectorAll('nofault-editor:not([loading=lazy])')];
    await Promise.all(all.map((editor) => editor.ready));
  });
}
