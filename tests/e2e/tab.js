// A tab, and what a person does in it: look for things by what they say, click, type, press keys.

import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { until } from './wait.js';

const PICTURES = fileURLToPath(new URL('../../target/e2e/', import.meta.url));

/// Longer texts are put in at once, as from an input method; shorter ones key by key.
const LONG = 200;

/// Where the roles are that the journeys look for.
const ROLES = {
  button: 'button, summary, input:is([type=button], [type=submit], [type=reset]), [role=button]',
  link: 'a[href], [role=link]',
  radio: 'input[type=radio], [role=radio]',
  textbox: 'input:is([type=text], [type=search], [type=url], [type=email], :not([type])), textarea, [role=textbox]',
};

export class Tab {
  /// The puppeteer page, for what has no words here.
  page;
  #browser;
  #origin;

  static async of(page, browser, origin) {
    const tab = new Tab();
    tab.page = page;
    tab.#browser = browser;
    tab.#origin = origin;
    await tab.#watch();
    return tab;
  }

  // -- going places

  /// Opens an address of the app, or a whole one, and waits until it is loaded.
  async open(path = '/') {
    await this.page.goto(new URL(path, this.#origin).href, { waitUntil: 'load' });
  }

  async reload() {
    await this.page.reload({ waitUntil: 'load' });
  }

  /// Closes the tab as a person does: the page hears of it, and may ask.
  async close({ asking = true } = {}) {
    this.#browser.tabs.splice(this.#browser.tabs.indexOf(this), 1);
    await this.page.close({ runBeforeUnload: asking });
    await until(() => this.page.isClosed(), 'the tab is closed');
  }

  // -- finding things

  /// The one visible thing with this role and name. The name is the whole one, or a pattern.
  async byRole(role, name, { within } = {}) {
    return this.#theOne(() => this.allByRole(role, name, { within }), `there is one ${role} called ${name}`);
  }

  /// Every visible thing with this role and name, none included.
  async allByRole(role, name, { within } = {}) {
    // Firefox takes two seconds to ask for the role and the name of every element. Chromium says in the
    // same journeys whether these are right.
    if (this.#browser.name === 'firefox') return this.#shown(placesOf(role), matching(name), within);
    const exact = typeof name === 'string' ? `[name=${quoted(name)}]` : '';
    const handles = await (within ?? this.page).$$(`::-p-aria(${exact}[role="${role}"])`);
    const pattern = name instanceof RegExp ? name : /(?:)/;
    return elementsOf(await this.page.evaluateHandle(thoseShown, pattern.source, pattern.flags, null, '', ...handles));
  }

  /// The field with this label.
  async byLabel(label, { within } = {}) {
    const fields = 'input, textarea, select, [contenteditable], [role=textbox], [role=combobox]';
    const find = () => this.#shown(fields, matching(label), within);
    return this.#theOne(find, `there is one field labelled ${label}`);
  }

  /// The innermost visible thing whose text is this, or matches the pattern.
  async byText(text, { within } = {}) {
    const pattern = matching(text);
    const find = async () => {
      const list = await (within ?? this.page).evaluateHandle(
        (...found) => {
          const [root, source, flags] = found.length === 3 ? found : [document.body, ...found];
          const says = (element) => new RegExp(source, flags).test(element.textContent.replace(/\s+/g, ' ').trim());
          const all = [...root.querySelectorAll('*')].filter((element) => element.checkVisibility() && says(element));
          return all.filter((element) => !all.some((other) => other !== element && element.contains(other)));
        },
        pattern.source,
        pattern.flags,
      );
      return elementsOf(list);
    };
    return this.#theOne(find, `there is one text ${text}`);
  }

  /// The one thing a selector finds, visible or not: for what people do not see, such as file fields.
  async bySelector(selector) {
    return this.#theOne(() => this.page.$$(selector), `there is one ${selector}`);
  }

  // -- acting

  async click(target) {
    await (await target).click();
  }

  /// Presses the keys of a text, one after another, where the focus is or in the given field.
  async type(target, text) {
    if (text === undefined) return this.page.keyboard.type(target);
    const field = await target;
    await field.focus();
    await this.page.keyboard.type(text);
  }

  /// Puts a text in the place of what a field holds, in a way that undo can take back.
  async fill(target, text) {
    const field = await target;
    await field.focus();
    await this.press('Control+a');
    if (text === '') return this.press('Delete');
    if (text.length <= LONG && !/[\n\t]/.test(text)) return this.page.keyboard.type(text);
    await this.page.evaluate((words) => document.execCommand('insertText', false, words), text);
  }

  /// Presses a key or a chord, such as `Enter`, `Space` or `Control+Shift+z`.
  async press(chord) {
    const keys = chord.split(/(?<=.)\+/).map((key) => (key === 'Space' ? ' ' : key));
    const [last, ...held] = keys.reverse();
    for (const key of held.reverse()) await this.page.keyboard.down(key);
    await this.page.keyboard.press(last);
    for (const key of held.reverse()) await this.page.keyboard.up(key);
  }

  /// Copies a text, with its formatted form if there is one, and pastes it where the focus is.
  async paste(text, html) {
    if (this.#browser.name === 'chromium') {
      const permissions = ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write'];
      await this.page.browserContext().overridePermissions(new URL(this.page.url()).origin, permissions);
    }
    await this.page.evaluate(
      async (plain, formatted) => {
        const kinds = { 'text/plain': new Blob([plain], { type: 'text/plain' }) };
        if (formatted) kinds['text/html'] = new Blob([formatted], { type: 'text/html' });
        await navigator.clipboard.write([new ClipboardItem(kinds)]);
      },
      text,
      html,
    );
    if (this.#browser.name === 'chromium') {
      await this.page.browserContext().clearPermissionOverrides();
    }
    await this.press('Control+v');
  }

  /// Chooses files in a file field.
  async uploadFile(input, ...paths) {
    await (await input).uploadFile(...paths);
  }

  // -- looking

  /// What a field holds.
  async value(target) {
    return (await target).evaluate((field) => field.value ?? field.textContent);
  }

  /// The text of a thing as it is shown, or of the whole page.
  async text(target) {
    if (target) return (await target).evaluate((element) => element.innerText);
    return this.page.evaluate(() => document.body.innerText);
  }

  /// Waits until the page shows a text, or one that matches the pattern.
  async sees(text) {
    const pattern = text instanceof RegExp ? text : new RegExp(escaped(text));
    const shown = async () => `the page shows ${text}.\nIt shows:\n${await this.text()}\n`;
    await until(async () => pattern.test(await this.text()), shown);
  }

  /// Waits until something is true in the page.
  async until(condition, what, ...values) {
    return until(() => this.page.evaluate(condition, ...values), what);
  }

  /// A picture of the tab, in `target/e2e/<browser>/<name>.png`.
  async screenshot(name, options = {}) {
    const folder = join(PICTURES, this.#browser.name);
    await mkdir(folder, { recursive: true });
    const path = join(folder, `${name.replace(/[^\w-]+/g, '-')}.png`);
    await writeFile(path, await this.page.screenshot(options));
    return path;
  }

  // -- inside

  async #theOne(find, what) {
    let found = [];
    const told = async () => `${what} (found ${found.length}).\nThe page shows:\n${await this.text()}\n`;
    await until(async () => (found = await find()).length === 1, told);
    return found[0];
  }

  /// The visible things a selector finds, in shadow roots too, whose name is like the pattern: asked of the
  /// page at once, because each question takes its time.
  async #shown(selector, pattern, within) {
    const root = within ?? (await this.page.evaluateHandle(() => document));
    return elementsOf(await this.page.evaluateHandle(thoseShown, pattern.source, pattern.flags, root, selector));
  }

  async #watch() {
    const note = (problem) => this.#browser.problems.push(problem);
    // A violated policy is not said on the console in every browser.
    await this.page.evaluateOnNewDocument(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`policy violated: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
    this.page.on('console', (message) => {
      if (message.type() === 'error') note(`console: ${message.text()}`);
    });
    this.page.on('pageerror', (error) => note(`error: ${error?.stack ?? error}`));
    this.page.on('response', (response) => {
      if (response.status() >= 400) note(`request: ${response.status()} ${response.url()}`);
    });
    this.page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      // A download, and a page that is left, end their own requests.
      if (!/ABORTED/i.test(reason)) note(`request: ${reason} ${request.url()}`);
    });
  }
}

/// Runs in the page: those of `found`, or of what a selector finds below `top`, that are visible and whose
/// name is like the pattern.
function thoseShown(source, flags, top, selector, ...found) {
  const pattern = new RegExp(source, flags);
  if (top) look(top);
  return found.filter((element) => {
    return element.checkVisibility({ visibilityProperty: true }) && pattern.test(nameOf(element));
  });

  function look(inside) {
    for (const element of inside.querySelectorAll('*')) {
      if (element.matches(selector)) found.push(element);
      if (element.shadowRoot) look(element.shadowRoot);
    }
  }

  function nameOf(element) {
    const references = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
    const root = element.getRootNode();
    const labelled = references.map((id) => root.getElementById(id)?.textContent ?? '').join(' ');
    const labels = [...(element.labels ?? [])].map(wordsOf).join(' ');
    const name = labelled || element.getAttribute('aria-label') || labels || element.textContent || element.title;
    return name.replace(/\s+/g, ' ').trim();
  }

  /// A label's own words, without those of the fields inside it.
  function wordsOf(label) {
    const copy = label.cloneNode(true);
    for (const field of copy.querySelectorAll('input, textarea, select, button')) field.remove();
    return copy.textContent;
  }
}

/// A selector for what may have a role.
function placesOf(role) {
  if (!ROLES[role]) throw new Error(`where can a ${role} be? Add it to ROLES`);
  return ROLES[role];
}

/// What an evaluated list holds.
async function elementsOf(list) {
  return [...(await list.getProperties()).values()].map((value) => value.asElement()).filter(Boolean);
}

/// A name or a text as a pattern: the whole of it, or what the pattern says.
function matching(name) {
  if (name instanceof RegExp) return name;
  return name === undefined ? /(?:)/ : new RegExp(`^${escaped(name)}$`);
}

function escaped(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function quoted(name) {
  return name.includes('"') ? `'${name}'` : `"${name}"`;
}
