// Places where a page may store nothing, or where it is not clear that it may.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NAME } from '../browser.js';
import { DIST, Server } from '../harness.js';
import { fault, picture } from './fault.js';
import { tells } from './page.js';

const TEXT = 'Written where little can be kept.';
const FRAMED = { 'Access-Control-Allow-Origin': '*', 'Content-Security-Policy': 'frame-ancestors *' };
const FIREFOX = NAME === 'firefox';

/// Profiles in which a page may store nothing, or only until the window closes.
const BLOCKED = FIREFOX ? { 'network.cookie.cookieBehavior': 2 }
  : { profile: { default_content_setting_values: { cookies: 2 } } };
const BLOCKED_IN_FRAMES = FIREFOX ? { 'network.cookie.cookieBehavior': 1 } : { profile: { cookie_controls_mode: 1 } };
const PRIVATE = FIREFOX ? { 'browser.privatebrowsing.autostart': true } : {};

fault('site data is blocked by a setting', async (given) => {
  await given.tab.open('/');
  return writes(given, given.tab.page, 'site data blocked', false);
}, { browser: { settings: BLOCKED } });

fault('a private window', async (given) => {
  const { browser, server } = given;
  let { tab } = given;
  if (!FIREFOX) {
    const downloadBehavior = { policy: 'allow', downloadPath: browser.downloads };
    const context = await browser.inside.createBrowserContext({ downloadBehavior });
    tab = await browser.adopt(await context.newPage());
  }
  await tab.open(server.origin);
  return writes(given, tab.page, 'private window', true);
}, { browser: { settings: PRIVATE } });

fault('a frame of another site', (given) => framed(given, '', 'frame of another site', true), { headers: FRAMED });

fault('a frame of another site, whose data is blocked',
  (given) => framed(given, '', 'frame of another site blocked', !FIREFOX),
  { headers: FRAMED, browser: { settings: BLOCKED_IN_FRAMES } });

fault('a sandboxed frame',
  (given) => framed(given, 'sandbox="allow-scripts allow-downloads"', 'sandboxed frame', false), { headers: FRAMED });

fault('opened as a file', async ({ browser, tab, demand }) => {
  await tab.page.goto(pathToFileURL(join(DIST, 'index.html')).href, { waitUntil: 'load' });
  await tab.until(() => document.readyState === 'complete', 'the page is loaded');
  await tab.until(() => /web server/.test(document.querySelector('.late')?.innerText)
    || document.querySelector('.library') !== null, 'the app starts, or tells why it does not').catch(() => {});
  const sees = await tab.text();
  await picture(browser, 'opened as a file');
  demand(/web server|New postmortem/.test(sees), 'the app starts, or tells why it does not');
  browser.takeProblems();
  return { trials: 1, sees };
});

/// The app in a frame of a page of another site.
async function framed(given, attributes, name, keeps) {
  const folder = await mkdtemp(join(tmpdir(), 'nofault-wiki-'));
  const inner = given.server.origin;
  await writeFile(join(folder, 'index.html'),
    `<!doctype html><html lang="en"><title>Wiki</title><link rel="icon" href="data:,"><iframe title="Postmortem" ${attributes} width="1100" height="800" src="${inner}/"></iframe>`);
  const wiki = await Server.start(folder);
  try {
    // Another host name is another site.
    await given.tab.open(wiki.origin.replace('127.0.0.1', 'localhost'));
    const frame = await (await given.tab.bySelector('iframe')).contentFrame();
    return await writes(given, frame, name, keeps);
  } finally {
    await wiki.stop();
    await rm(folder, { recursive: true });
  }
}

/// Writes and takes a copy; where nothing is kept, that must be said from the start.
async function writes({ browser, demand }, place, name, keeps) {
  await place.waitForSelector('.library');
  const first = await tells({ page: place });
  const warned = /Nothing is kept here/.test(first);
  demand(warned !== keeps, keeps ? 'it is not said that nothing is kept' : 'it is said from the start that nothing is kept');
  await (await place.waitForSelector('button.primary')).click();
  const field = await place.waitForSelector('#text-summary');
  await field.type(TEXT);
  await place.waitForFunction(
    () => /^(Saved on|Kept in)/.test(document.querySelector('.save-state')?.textContent ?? ''));
  const sees = await tells({ page: place });
  demand(/^Saved on/.test(await place.$eval('.save-state', (state) => state.textContent)) === keeps,
    keeps ? '“Saved” is said' : '“Saved” is not said');
  await (await place.waitForSelector('[popovertarget="export-menu"]')).click();
  await (await place.waitForSelector('#export-menu button:nth-of-type(2)', { visible: true })).click();
  const copy = await download(browser);
  demand(copy.includes(TEXT), 'a copy can be taken and has every word');
  await picture(browser, name);
  demand(browser.problems.length === 0, `nothing goes wrong in the page: ${browser.problems.join(' | ').slice(0, 200)}`);
  return { trials: 1, acknowledged: keeps ? 1 : 0, lost: 0, unsavedNote: keeps ? '' : 'a copy can be taken', sees };
}

async function download(browser) {
  try {
    return (await browser.readDownload()).text;
  } catch {
    return '';
  }
}
