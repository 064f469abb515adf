// How large a file is that holds a document and its editor, and how soon one can write in it once it is
// opened from disk: `node measure.mjs <dist> <folder with tiddlywiki installed> <rounds>`. Prints a table.
// All files are opened in turn, in both browsers, so that a busy machine is busy for each of them.

import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { fill } from '../../copy/fill.js';

const [dist, peers, rounds] = process.argv.slice(2);
const SAMPLE = new URL('../../crates/postmortem/samples/reference-documentation.json', import.meta.url);

async function start(name) {
  // The driver of the journeys is about one browser at a time.
  process.env.NOFAULT_BROWSER = name;
  const { Browser } = await import(`../../tests/e2e/browser.js?${name}`);
  const browser = await Browser.start();
  await browser.tab.page.evaluateOnNewDocument(() => {
    delete window.showSaveFilePicker;
    // Something to write in: the first text of ours, the button for a new text of TiddlyWiki.
    const ready = () => document.querySelector('nofault-editor')?.shadowRoot?.querySelector('#text-summary')
      || document.querySelector('.tc-page-container button[class*=new-tiddler]');
    const look = () => {
      if (ready()) window.since = performance.now();
      else setTimeout(look, 4);
    };
    look();
  });
  return browser;
}

/// Opens a file. How long until one can write in it, in milliseconds.
async function open({ tab }, path) {
  await tab.open(pathToFileURL(path).href);
  await tab.until(() => window.since !== undefined, `${path} can be written in`);
  return tab.page.evaluate(() => window.since);
}

const folder = await mkdtemp(join(tmpdir(), 'nofault-files-'));
const browsers = [await start('chromium'), await start('firefox')];
try {
  const empty = join(dist, 'nofault.html');
  const sample = join(folder, 'sample.html');
  await writeFile(sample, fill(await readFile(empty, 'utf8'), await readFile(SAMPLE, 'utf8'), ''));
  // What there is to read in it, it writes itself.
  await open(browsers[0], sample);
  await browsers[0].tab.click(browsers[0].tab.byRole('button', 'Save as another file'));
  await writeFile(sample, (await browsers[0].readDownload()).bytes);
  const program = join(peers, 'node_modules', 'tiddlywiki', 'tiddlywiki.js');
  const edition = join(peers, 'node_modules', 'tiddlywiki', 'editions', 'empty');
  execFileSync('node', [program, edition, '--output', folder, '--render', '$:/core/save/all', 'tiddlywiki.html', 'text/plain']);

  const files = [
    ['Nofault, empty', empty],
    ['Nofault, with the sample', sample],
    ["TiddlyWiki 5.4.1, empty", join(folder, 'tiddlywiki.html')],
  ].map(([name, path]) => ({ name, path, times: browsers.map(() => []) }));
  for (let round = 0; round < Number(rounds); round += 1) {
    for (const file of files) {
      for (const [at, browser] of browsers.entries()) file.times[at].push(await open(browser, file.path));
    }
  }
  const ms = (times) => {
    const sorted = times.toSorted((a, b) => a - b);
    return `${Math.round(sorted[0])} / ${Math.round(sorted[Math.floor(sorted.length / 2)])}`;
  };
  console.log('| | bytes | in a ZIP | Chromium, ms | Firefox, ms |\n|---|---|---|---|---|');
  for (const { name, path, times } of files) {
    const bytes = await readFile(path);
    const numbers = [bytes.length, gzipSync(bytes, { level: 9 }).length].map((number) => number.toLocaleString('en'));
    console.log(`| ${[name, ...numbers, ...times.map(ms)].join(' | ')} |`);
  }
  console.log(`\nFrom opening the file to something to write in: the fastest and the median of ${rounds}.`);
} finally {
  for (const browser of browsers) await browser.close();
  await rm(folder, { recursive: true, force: true });
}
