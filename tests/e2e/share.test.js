// A copy for others: roles in the place of names, and nothing on the screen that changes.

import assert from 'node:assert/strict';
import { faults } from './axe.js';
import { journey } from './harness.js';
import { beginSample, colours, exported, focusOn, holds, listen, put, resize, said, section, stored } from './acts.js';

const SAID = 'Chris deleted the branch. Mallory saw it, and told Ada’s team: chris@example.com.';

journey('a copy leaves with roles for names, and what is here keeps them', async ({ tab, browser }) => {
  await beginSample(tab);
  await tab.click(tab.byText('More about this incident'));
  await tab.fill(tab.byLabel('Authors'), 'Ada Lovelace');
  await tab.click(tab.byText('People and roles'));
  await tab.click(tab.bySelector('#add-person'));
  await tab.type('Chris');
  await put(tab, section(tab, 'root_cause'), SAID);
  await stored(tab);
  await listen(tab);

  await tab.click(tab.byRole('button', 'Export'));
  await tab.click(tab.byRole('button', /^Share a copy/));
  await focusOn(tab, '#panel-title');
  assert.ok(await (await tab.byRole('radio', /^Roles/)).evaluate((radio) => radio.checked), 'roles are proposed');
  await tab.sees('2 names are replaced');
  const preview = () => tab.page.$eval('.preview', (preview) => preview.textContent);
  assert.match(await preview(), /Chris becomes {2}Responder 1 deleted the branch/);

  // What may still be a name, and what stands in for one.
  await tab.click(tab.byRole('button', /^It is a name ?: Mallory/));
  await focusOn(tab, '#remaining');
  await said(tab, /“Mallory” counts as a name now/);
  await tab.sees('Nothing else was found that looks like a name.');
  await tab.fill(tab.byLabel('Mallory becomes'), 'a colleague');
  await tab.press('Tab');
  await tab.until(() => document.querySelector('.preview').textContent.includes('A colleague'), 'the preview follows');

  const found = [];
  for (const scheme of ['light', 'dark']) {
    for (const width of [1280, 360]) {
      await resize(tab, width);
      await colours(tab, scheme);
      found.push(...await faults(tab));
    }
  }
  assert.deepEqual(found, []);
  await resize(tab, 1280);
  await colours(tab, '');

  await tab.click(tab.byRole('button', 'Export Markdown'));
  const file = await browser.readDownload();
  assert.match(file.name, /-shared\.md$/);
  assert.match(file.text, /Responder 1 deleted the branch\. A colleague saw it, and told the author’s team: Responder 1\./);
  for (const name of ['Chris', 'chris', 'Ada', 'Lovelace', 'Mallory']) assert.ok(!file.text.includes(name), name);

  // So does the page with the editor in it.
  await tab.click(tab.byRole('button', 'Export HTML'));
  const page = await browser.readDownload();
  assert.match(page.name, /-shared\.postmortem\.html$/);
  const [written] = page.text.split('id="nofault-wasm"');
  assert.match(written, /<article[^]*Responder 1 deleted the branch[^]*<\/article>/);
  for (const name of ['Chris', 'Lovelace', 'Mallory']) assert.ok(!written.includes(name), name);

  await tab.click(tab.byRole('radio', /^No names/));
  await tab.until(() => document.querySelector('.preview').textContent.includes('Somebody'), 'nobody is named');
  await tab.press('Escape');
  await tab.until(() => !document.querySelector('dialog'), 'the panel is closed');
  await holds(tab, section(tab, 'root_cause'), SAID);
  const own = await exported(tab, browser, 'Markdown');
  assert.ok(own.text.includes(SAID) && own.text.includes('Ada Lovelace'), 'a plain export is as it was');
});
