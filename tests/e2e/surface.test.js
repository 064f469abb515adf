// The text somebody writes in: undo, underlines on the right words, notes, input methods, pasting.

import assert from 'node:assert/strict';
import { browserName, journey } from './harness.js';
import {
  addRow, begin, caretAt, colours, drawn, focusOn, focused, holds, inEachTier, leave, listen, marked, marks, more,
  noNote, noteOn, placeOf, put, resize, rows, said, section, stored,
} from './acts.js';

const BEFORE = 'Anyone could delete it. The root cause was a missing guard.';
const AFTER = 'Anyone could delete it. A contributing factor was a missing guard.';

inEachTier('a suggested wording is taken, taken back and taken again', async ({ tab, tier }) => {
  await begin(tab, tier.path);
  const field = await section(tab, 'root_cause');
  await tab.type(field, BEFORE);
  await tab.press('F8');
  await noteOn(tab, 'text-root_cause');
  await tab.press('Tab');
  await focusOn(tab, '.note button');
  await tab.press('Enter');
  await holds(tab, field, AFTER);
  await focusOn(tab, '#text-root_cause');
  assert.equal(await field.evaluate((field) => field.selectionStart), AFTER.indexOf(' was'), 'the caret is behind it');
  await tab.press('Control+z');
  await holds(tab, field, BEFORE);
  await tab.press('Control+Shift+z');
  await holds(tab, field, AFTER);

  // Also after going away and coming back.
  await tab.click(tab.byLabel('Title'));
  await field.focus();
  await tab.press('Control+z');
  await holds(tab, field, BEFORE);
  await tab.press('Control+Shift+z');
  await holds(tab, field, AFTER);
});

inEachTier('undo outlives everything else that happens on the page', async ({ tab, tier }) => {
  await begin(tab, tier.path);
  const other = await section(tab, 'root_cause');
  await tab.type(other, BEFORE);
  const field = await section(tab, 'summary');
  await tab.type(field, 'Docs were down');

  const happenings = {
    'a narrow window': async () => {
      await resize(tab, 360);
      await drawn(tab);
      await resize(tab, 1280);
    },
    'other colours': async () => {
      await colours(tab, 'dark');
      await drawn(tab);
      await colours(tab, 'light');
    },
    'a note elsewhere': async () => {
      await caretAt(tab, other, 'missing');
      await tab.press('F8');
      await noteOn(tab, 'text-root_cause');
      await tab.press('Escape');
      await noteOn(tab, null);
    },
    'rows elsewhere, one of them taken back': async () => {
      await addRow(tab);
      await addRow(tab);
      await tab.click(tab.byRole('button', 'Undo'));
      await tab.until(() => document.querySelectorAll('.row').length === 1, 'one row is left');
    },
    'a section more': async () => {
      await tab.click(tab.bySelector('#add-section'));
      await focusOn(tab, '.section-title input');
    },
  };
  for (const [what, happens] of Object.entries(happenings)) {
    await happens();
    const text = await tab.value(field);
    await field.focus();
    await tab.press('Control+z');
    await tab.until((field, text) => field.value.length < text.length, `undo works after ${what}`, field, text);
    await tab.press('Control+Shift+z');
    await holds(tab, field, text);
  }
});

const CORPUS = {
  plain: 'The branch was deleted during clean-up.',
  'long lines': 'Documentation of every client library was gone for readers everywhere. '.repeat(12),
  'new lines': 'one\n\n\ntwo\n three\n',
  'new lines at the end': 'one\n\n\n',
  tabs: 'a\tb\tccc\tdddd\n\tindented\t\ttwice',
  'long addresses': `See https://example.org/${'a-very-long-path/'.repeat(14)}index.html for it.`,
  'trailing spaces': `spaces   ${' '.repeat(180)}\nand more    `,
  emoji: '👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301 n\u0303 \u1100\u1161 ﬁ 👍🏽 '.repeat(8),
  CJK: '文書がすべて消えてしまいました。復旧には二時間かかりました。'.repeat(6),
  'Arabic and English': 'حذف أحدهم the branch أثناء clean-up وتوقف الموقع. '.repeat(6),
  'soft hyphens': 'extra\u00adordi\u00adnarily un\u00adavail\u00adable docu\u00admen\u00adta\u00adtion '.repeat(8),
  'no-break spaces': '10\u00a0minutes\u00a0and\u00a020\u00a0seconds '.repeat(10),
};
const SPACING = {
  'as it is': '',
  'with more space everywhere': '* { line-height: 1.9 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }',
  'with more space set for the page': 'body { line-height: 1.9; letter-spacing: 0.12em; word-spacing: 0.16em; }',
};

journey('the mirror lies exactly on the text', async ({ tab }) => {
  await begin(tab, '/?mirror');
  const field = await section(tab, 'summary');
  const wrong = [];
  for (const [kind, text] of Object.entries(CORPUS)) {
    await put(tab, field, `${text} It was human error.`);
    await leave(tab);
    await marked(tab, field, ['human error']);
    for (const width of [320, 700, 1280]) {
      await resize(tab, width);
      for (const [spacing, rule] of Object.entries(SPACING)) {
        const differences = await field.evaluate(compare, rule);
        wrong.push(...differences.map((difference) => `${kind}, ${width} wide, ${spacing}: ${difference}`));
      }
    }
  }
  assert.deepEqual(wrong, []);
});

/** Runs in the page: how a field and its mirror differ, with one more style rule. */
function compare(field, rule) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rule);
  document.adoptedStyleSheets = [sheet];
  const mirror = field.nextElementSibling;
  const differences = [];
  const note = (what, one, other) => differences.push(`${what} is ${one} in the text, ${other} in the mirror`);
  const [one, other] = [getComputedStyle(field), getComputedStyle(mirror)];
  const same = ['fontFamily', 'fontSize', 'fontWeight', 'fontStyle', 'lineHeight', 'letterSpacing', 'wordSpacing',
    'paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft', 'borderTopWidth', 'borderLeftWidth', 'tabSize',
    'overflowWrap', 'wordBreak', 'textIndent', 'textTransform', 'direction', 'hyphens', 'unicodeBidi', 'width'];
  for (const name of same) if (one[name] !== other[name]) note(name, one[name], other[name]);
  // As high as its own text makes it, not as high as the other one.
  for (const element of [field, mirror]) element.style.alignSelf = 'start';
  const [high, alsoHigh] = [field, mirror].map((element) => element.getBoundingClientRect().height);
  for (const element of [field, mirror]) element.style.alignSelf = '';
  if (Math.abs(high - alsoHigh) > 0.5) note('height', high, alsoHigh);
  if (field.createValueRange) {
    const text = mirror.firstChild;
    const step = Math.max(1, Math.ceil(field.value.length / 40));
    for (let start = 0; start < field.value.length; start += step) {
      const end = Math.min(start + 7, field.value.length);
      const range = document.createRange();
      range.setStart(text, start);
      range.setEnd(text, end);
      const boxes = [field.createValueRange(start, end), range].map((range) =>
        [...range.getClientRects()].filter((box) => box.width > 0).map(({ x, y, width, height }) => [x, y, width, height]));
      const [here, there] = boxes.map((list) => list.flat());
      if (here.length !== there.length || here.some((value, at) => Math.abs(value - there[at]) > 0.5)) {
        note(`the place of ${start}–${end}`, JSON.stringify(here), JSON.stringify(there));
        break;
      }
    }
  }
  document.adoptedStyleSheets = [];
  return differences;
}

inEachTier('underlines stay on their words', async ({ tab, tier }) => {
  await begin(tab, tier.path);
  const field = await section(tab, 'summary');
  await put(tab, field, '日本 👩‍👩‍👧 It was human error. 日本語 and 🏳️‍🌈 then a user error here.');
  await leave(tab);
  await marked(tab, field, ['human error', 'user error']);

  await caretAt(tab, field, '日本');
  await tab.type('Früh 👍 ');
  assert.deepEqual(await marks(tab, field), ['human error', 'user error'], 'typing before');
  await caretAt(tab, field, ' here');
  await tab.type(' right');
  assert.deepEqual(await marks(tab, field), ['human error', 'user error'], 'typing behind');
  await caretAt(tab, field, 'human', 2);
  await tab.type('x');
  assert.deepEqual(await marks(tab, field), ['user error'], 'typing inside takes the mark away at once');
  await tab.press('Backspace');
  await leave(tab);
  await marked(tab, field, ['human error', 'user error']);

  await caretAt(tab, field, 'It was');
  await tab.type('Yes: ');
  await marked(tab, field, ['human error', 'user error']);
  await tab.press('Control+z');
  await tab.until((field) => !field.value.includes('Yes: '), 'it is taken back', field);
  await marked(tab, field, ['human error', 'user error']);
  await tab.press('Control+a');
  await tab.press('Delete');
  await marked(tab, field, []);
});

inEachTier('underlines go with a row that moves', async ({ tab, tier }) => {
  await begin(tab, tier.path);
  const first = await addRow(tab, '', 'It was human error.');
  const second = await addRow(tab, '', 'It was user error.');
  const both = async () => {
    await marked(tab, tab.bySelector(`#${first}-text`), ['human error']);
    await marked(tab, tab.bySelector(`#${second}-text`), ['user error']);
  };
  await both();
  await tab.page.focus(`#menu-${first}`);
  await tab.press('Alt+ArrowDown');
  await tab.until(() => document.querySelector('.row textarea').value.includes('user'), 'the row has moved');
  await both();
  await tab.press('Alt+ArrowUp');
  await tab.until(() => document.querySelector('.row textarea').value.includes('human'), 'the row has moved back');
  await both();
});

inEachTier('a row sorted by its time keeps the focus and its underlines', async ({ tab, tier }) => {
  await begin(tab, tier.path);
  await addRow(tab, '10:00', 'First.');
  const last = await addRow(tab, '11:00', 'It was human error.');
  await tab.fill(tab.bySelector(`#${last}-start`), '0900');
  await tab.press('Tab');
  await tab.until(() => document.querySelector('.row textarea').value.includes('human'), 'it is sorted');
  assert.equal(await focused(tab), `${last}-text`);
  await marked(tab, tab.bySelector(`#${last}-text`), ['human error']);
  await tab.press('End');
  await tab.type(' And on.');
  assert.deepEqual(await rows(tab), ['It was human error. And on.', 'First.']);
});

inEachTier('nothing writes into a text from behind, and no highlight is taken out singly', async ({ tab, tier }) => {
  await tab.page.evaluateOnNewDocument(() => {
    window.wrongs = [];
    const watch = (prototype, name) => {
      const { value, set, get } = Object.getOwnPropertyDescriptor(prototype, name);
      const told = (act) => function (...given) {
        window.wrongs.push(name);
        return act.apply(this, given);
      };
      Object.defineProperty(prototype, name, value ? { value: told(value) } : { set: told(set), get });
    };
    watch(Highlight.prototype, 'delete');
    watch(HTMLTextAreaElement.prototype, 'setRangeText');
    watch(HTMLTextAreaElement.prototype, 'value');
  });
  await begin(tab, tier.path);
  await tab.page.evaluate(() => { window.wrongs.length = 0; });
  const field = await section(tab, 'root_cause');
  await tab.type(field, `It was human error. ${BEFORE} `);
  await tab.press('F8');
  await tab.press('Tab');
  await tab.press('Enter');
  await tab.press('Control+z');
  await tab.press('Backspace');
  await leave(tab);
  await stored(tab);
  assert.deepEqual(await tab.page.evaluate(() => window.wrongs), []);
});

inEachTier('what lies behind a text is nobody’s to find, read or translate', async ({ tab, tier }) => {
  await begin(tab, tier.path);
  const field = await section(tab, 'summary');
  await put(tab, field, 'A zebra ran in. It was human error.');
  await leave(tab);
  await marked(tab, field, ['human error']);
  const mirrors = await tab.page.$$eval('.mirror', (all) =>
    all.map((mirror) => [mirror.inert, mirror.getAttribute('aria-hidden'), mirror.translate]));
  assert.ok(mirrors.length >= 10);
  for (const mirror of mirrors) assert.deepEqual(mirror, [true, 'true', false]);
  const found = await tab.page.evaluate(() => {
    getSelection().removeAllRanges();
    getSelection().setPosition(document.body, 0);
    let count = 0;
    while (count < 5 && window.find('zebra', false, false, false)) count++;
    return count;
  });
  // Firefox lets a script search outside of text fields only: there, the mirror is all it could find.
  assert.equal(found, browserName === 'firefox' ? 0 : 1, 'a word is found once');
});

inEachTier('pasting gives plain text', async ({ tab, tier, browser }) => {
  await begin(tab, tier.path);
  const field = await section(tab, 'summary');
  await field.focus();
  await tab.paste('one\r\ntwo\rthree\n', '<p><b>one</b></p><script>alert(1)</script><ul><li>two</li></ul>');
  await holds(tab, field, 'one\ntwo\nthree\n');
  await tab.type('It was human error. Yes.');
  await marked(tab, field, ['human error']);
  await stored(tab);
  await tab.reload();
  await holds(tab, section(tab, 'summary'), 'one\ntwo\nthree\nIt was human error. Yes.');
  assert.deepEqual(browser.problems, []);
});

inEachTier('a click inside underlined words opens their note, and nothing else does', async ({ tab, tier }) => {
  await begin(tab, tier.path);
  const field = await section(tab, 'summary');
  await put(tab, field, 'Early on it looked like human error to everyone here.');
  await leave(tab);
  await marked(tab, field, ['human error']);

  const elsewhere = await placeOf(tab, field, 'Early');
  await tab.page.mouse.click(elsewhere.x, elsewhere.y);
  await noNote(tab);

  const words = await placeOf(tab, field, 'human error');
  await tab.page.mouse.move(words.left + 4, words.y);
  await tab.page.mouse.down();
  await tab.page.mouse.move(words.right - 4, words.y, { steps: 3 });
  await tab.page.mouse.up();
  assert.notEqual(await field.evaluate((field) => field.selectionEnd - field.selectionStart), 0, 'words are selected');
  await noNote(tab);

  await tab.page.mouse.click(elsewhere.x, elsewhere.y);
  await tab.page.mouse.click(words.x, words.y);
  await noteOn(tab, 'text-summary');
  assert.equal(await focused(tab), 'text-summary', 'the focus stays in the text');
});

inEachTier('a click behind the last word, to write on, opens nothing', async ({ tab, tier }) => {
  await begin(tab, tier.path);
  await put(tab, section(tab, 'summary'), 'It was human error');
  await stored(tab);
  await tab.reload();
  const field = await section(tab, 'summary');
  await marked(tab, field, ['human error']);
  const words = await placeOf(tab, field, 'human error');
  await tab.page.mouse.click(words.right + 150, words.y);
  await noNote(tab);
});

inEachTier('a hint stays when its author goes on to another field at once', async ({ tab, tier }) => {
  await begin(tab, tier.path);
  await listen(tab);
  const field = await section(tab, 'summary');
  await tab.type(field, 'It was human error');
  await leave(tab);
  await marked(tab, field, ['human error']);
  await said(tab, /^1 wording hint\. F8/);
  assert.deepEqual(await marks(tab, field), ['human error']);
});

inEachTier('a section more or less leaves the others as they are', async ({ tab, tier }) => {
  await begin(tab, tier.path);
  const field = await section(tab, 'summary');
  await put(tab, field, 'It was human error. Yes.');
  await leave(tab);
  await marked(tab, field, ['human error']);
  for (const button of ['Add a section', 'Remove this section', 'Undo']) {
    await tab.click((await tab.allByRole('button', button))[0]);
    await drawn(tab);
    assert.ok(await field.evaluate((field) => field.isConnected), `the same field is there after “${button}”`);
    assert.deepEqual(await marks(tab, field), ['human error'], `underlined after “${button}”`);
  }
});

inEachTier('a note is closed, kept, hidden here and everywhere, and shown again', async ({ tab, tier }) => {
  await begin(tab, tier.path);
  await listen(tab);
  const field = await section(tab, 'summary');
  await put(tab, field, 'It was human error. Later a user error followed.');
  await leave(tab);
  await marked(tab, field, ['human error', 'user error']);
  const open = async () => {
    await field.focus();
    await caretAt(tab, field, 'It was');
    await tab.press('F8');
    await noteOn(tab, 'text-summary');
  };
  const showAgain = async () => {
    await tab.click(tab.byRole('button', /^Hints/));
    await tab.click(tab.byRole('button', /^Settings/));
    await tab.click(tab.byRole('button', /^Show again/));
    await tab.press('Escape');
    await marked(tab, field, ['human error', 'user error']);
  };

  await open();
  await tab.press('Tab');
  await focusOn(tab, '.note button');
  await tab.press('Escape');
  await noteOn(tab, null);
  assert.equal(await focused(tab), 'text-summary');
  await said(tab, /^Hint closed/);

  await open();
  await tab.click(tab.byRole('button', 'Keep mine'));
  await noteOn(tab, null);
  assert.equal(await focused(tab), 'text-summary');
  await marked(tab, field, ['user error']);
  await showAgain();

  for (const scope of ['in this document', 'everywhere']) {
    await open();
    await more(tab);
    await tab.click(tab.byRole('button', `Hide this kind ${scope}`));
    await noteOn(tab, null);
    assert.equal(await focused(tab), 'text-summary');
    await marked(tab, field, []);
    await showAgain();
  }

  // What was decided is still so after a reload.
  await open();
  await tab.click(tab.byRole('button', 'Keep mine'));
  await marked(tab, field, ['user error']);
  await stored(tab);
  await tab.reload();
  await marked(tab, section(tab, 'summary'), ['user error']);
});

if (browserName === 'chromium') {
  inEachTier('an input method is left in peace', async ({ tab, tier }) => {
    await begin(tab, tier.path);
    const field = await section(tab, 'summary');
    await field.focus();
    const session = await tab.page.createCDPSession();
    const compose = (text) =>
      session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    const given = ['に', 'にh', 'にほ', 'にほん'];
    for (const text of given) await compose(text);
    await session.send('Input.insertText', { text: '日本' });
    await holds(tab, field, '日本');

    // A whole sentence of it: hints wait until it is there for good.
    await tab.page.evaluate(() => {
      window.composing = [];
      document.addEventListener('input', (event) => setTimeout(() => {
        const marks = [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0);
        if (event.isComposing) window.composing.push(marks);
      }));
    });
    for (const text of [' It was', ' It was human', ' It was human error.', ' It was human error. ']) await compose(text);
    await tab.until(() => window.composing.length === 4, 'four compositions');
    assert.deepEqual(await tab.page.evaluate(() => window.composing), [0, 0, 0, 0], 'no hints while composing');
    await session.send('Input.insertText', { text: ' It was human error.' });
    await tab.type(' Yes.');
    await holds(tab, field, '日本 It was human error. Yes.');
    await marked(tab, field, ['human error']);
    await stored(tab);
    await tab.reload();
    await holds(tab, section(tab, 'summary'), '日本 It was human error. Yes.');
  });
}

inEachTier('the words of an open note can still be read', async ({ tab, tier }) => {
  await begin(tab, tier.path);
  const field = await section(tab, 'root_cause');
  await tab.type(field, BEFORE);
  await tab.press('F8');
  await noteOn(tab, 'text-root_cause');
  await tab.press('End');
  await drawn(tab);
  const { left, right, y } = await placeOf(tab, field, 'The root cause was');
  await drawn(tab);
  const picture = await tab.page.screenshot({ encoding: 'base64' });
  // Ink on a tint: some of it must be dark. A tint painted over the words leaves nothing dark.
  const dark = await tab.page.evaluate(async (picture, left, top, width, height) => {
    const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(width, height).getContext('2d');
    canvas.drawImage(bitmap, -left, -top);
    const { data } = canvas.getImageData(0, 0, width, height);
    let count = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at] + data[at + 1] + data[at + 2] < 240) count++;
    return count;
  }, picture, Math.round(left), Math.round(y - 10), Math.round(right - left), 18);
  assert.ok(dark > 100, `${dark} dark pixels where the words are`);
});
