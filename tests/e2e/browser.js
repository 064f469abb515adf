// A browser with a profile of its own, as a person has it: no test settings that change the platform
// beyond what a window without a screen needs.

import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { Tab } from './tab.js';
import { until } from './wait.js';

/// The browser this run is about: `chromium` or `firefox`.
export const NAME = process.env.NOFAULT_BROWSER ?? 'chromium';

const CHROMIUM_ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--window-size=1280,900',
];

const FIREFOX_SETTINGS = {
  // Puppeteer turns this off, and then local files may do what they may not for anybody else.
  'security.fileuri.strict_origin_policy': true,
  // The test may put things on the clipboard without a click; what the page does is unchanged by it.
  'dom.events.testing.asyncClipboard': true,
};

export class Browser {
  /// What went wrong in any tab: errors, refused requests, violated policies.
  problems = [];
  /// Every tab, the oldest first.
  tabs = [];
  #origin;
  #puppeteer;
  #profile;
  #downloads;
  #settings;
  #extra;

  /// Starts the browser with a fresh profile, in the folder `home` if that matters. `settings` are those a
  /// person could have changed: preferences of Firefox, or what Chromium keeps in `Preferences`; `extra`
  /// are more arguments.
  static async start({ home = tmpdir(), settings = {}, extra = [] } = {}) {
    const browser = new Browser();
    browser.#profile = await mkdtemp(join(home, `nofault-${NAME}-`));
    browser.#downloads = join(browser.#profile, 'downloads-of-the-test');
    browser.#settings = settings;
    browser.#extra = extra;
    await mkdir(browser.#downloads);
    if (NAME === 'chromium' && Object.keys(settings).length > 0) {
      await mkdir(join(browser.#profile, 'Default'));
      await writeFile(join(browser.#profile, 'Default', 'Preferences'), JSON.stringify(settings));
    }
    await browser.launch();
    return browser;
  }

  get name() {
    return NAME;
  }

  get tab() {
    return this.tabs.at(-1);
  }

  /// The folder in which the browser keeps what it stores.
  get profile() {
    return this.#profile;
  }

  /// The folder into which files are downloaded.
  get downloads() {
    return this.#downloads;
  }

  /// The puppeteer browser, for what has no words here.
  get inside() {
    return this.#puppeteer;
  }

  /// Begins anew at another origin, where nothing is stored yet: one fresh tab and no problems.
  async begin(origin) {
    this.#origin = origin;
    const left = await this.#puppeteer.pages();
    this.tabs = [];
    const tab = await this.newTab();
    for (const page of left) await page.close();
    this.problems.length = 0;
    return tab;
  }

  /// Another tab of the same profile.
  async newTab() {
    return this.adopt(await this.#puppeteer.newPage());
  }

  /// A page that was opened in another way, as a tab.
  async adopt(page) {
    const tab = await Tab.of(page, this, this.#origin);
    this.tabs.push(tab);
    return tab;
  }

  /// Closes the browser and opens it again with the same profile; returns its first tab.
  async restart() {
    await this.quit();
    return this.launch();
  }

  /// Ends the browser without a chance to save anything, and opens it again with the same profile.
  async crash() {
    await this.kill();
    return this.launch();
  }

  /// Closes the browser and keeps the profile.
  async quit() {
    await this.#puppeteer.close();
  }

  /// Ends the browser without a chance to save anything, and keeps the profile.
  async kill() {
    const running = this.#puppeteer.process();
    if (running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    process.kill(process.platform === 'win32' ? running.pid : -running.pid, 'SIGKILL');
    await ended;
  }

  /// Opens the browser with the profile it had; returns its first tab.
  async launch() {
    this.tabs = [];
    // When a Firefox ends, puppeteer puts the settings of its profile back; it must be done with that.
    const lent = async () => (await readdir(this.#profile)).filter((file) => file.endsWith('.puppeteer'));
    await until(async () => (await lent()).length === 0, 'the profile is free again');
    this.#puppeteer = await puppeteer.launch(NAME === 'firefox' ? this.#firefox() : this.#chromium());
    const [page] = await this.#puppeteer.pages();
    return this.adopt(page ?? (await this.#puppeteer.newPage()));
  }

  /// Waits for the next file the page lets one download: `{ name, path, bytes, text }`.
  async readDownload() {
    const name = await until(async () => {
      const files = await readdir(this.#downloads);
      if (files.some((file) => /\.(part|crdownload|tmp)$/.test(file))) return undefined;
      const [fresh] = files;
      return fresh && (await stat(join(this.#downloads, fresh))).size > 0 && fresh;
    }, 'a file was downloaded');
    // Out of the way, so that a later download may have the same name: Chromium would write over it.
    const folder = await mkdtemp(join(this.#profile, 'read-'));
    const path = join(folder, name);
    await rename(join(this.#downloads, name), path);
    const bytes = await readFile(path);
    return { name, path, bytes, text: bytes.toString('utf8') };
  }

  /// Waits until every tab has told what happened in it so far.
  async settle() {
    // Answers come in order: after this one, nothing earlier is still on its way.
    for (const tab of this.tabs) await tab.page.evaluate(() => true);
  }

  /// The problems so far, which then no longer fail the test: for tests that cause them.
  takeProblems() {
    return this.problems.splice(0);
  }

  async close() {
    await this.#puppeteer.close();
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  #chromium() {
    return {
      browser: 'chrome',
      executablePath: process.env.NOFAULT_CHROMIUM ?? onPath('chromium', 'google-chrome'),
      // Puppeteer's own arguments switch parts of the platform off, so none of them are used.
      ignoreDefaultArgs: true,
      args: [...CHROMIUM_ARGUMENTS, ...this.#extra, `--user-data-dir=${this.#profile}`, 'about:blank'],
      defaultViewport: null,
      downloadBehavior: { policy: 'allow', downloadPath: this.#downloads },
    };
  }

  #firefox() {
    return {
      browser: 'firefox',
      executablePath: process.env.NOFAULT_FIREFOX ?? onPath('firefox', 'firefox-esr'),
      headless: true,
      args: ['--width=1280', '--height=900', ...this.#extra],
      userDataDir: this.#profile,
      defaultViewport: null,
      extraPrefsFirefox: {
        ...FIREFOX_SETTINGS,
        'browser.download.folderList': 2,
        'browser.download.dir': this.#downloads,
        'browser.download.useDownloadDir': true,
        'browser.download.alwaysOpenPanel': false,
        'browser.helperApps.neverAsk.saveToDisk':
          'application/json,application/octet-stream,text/csv,text/html,text/markdown,text/plain,image/svg+xml',
        ...this.#settings,
      },
    };
  }
}

function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
  if (!found) throw new Error(`none of ${names.join(', ')} is installed: run \`cargo xtask test e2e\``);
  return found;
}
