// The pictures of the README, and that they show what they should. With UPDATE_PICTURES set they are
// written to docs/ (from Chromium).

import { copyFile, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { journey } from './harness.js';

async function picture(tab, browser, name) {
  const path = await tab.screenshot(name);
  if (process.env.UPDATE_PICTURES && browser.name === 'chromium') {
    const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
    await mkdir(docs, { recursive: true });
    await copyFile(path, `${docs}${name}.png`);
  }
}

journey('the sample as a newcomer sees it', async ({ tab, browser }) => {
  await tab.page.setViewport({ width: 1360, height: 860 });
  await tab.open('/');
  await tab.click(tab.byRole('button', 'Open the sample'));
  await tab.sees('Saved on this device');
  await tab.press('F8');
  await tab.sees('A role as the cause');
  await tab.press('Tab');
  await tab.click(tab.byText('Three ways to tell it'));
  await picture(tab, browser, 'editor');
  await tab.page.setViewport({ width: 390, height: 780 });
  await tab.press('F8');
  await picture(tab, browser, 'phone');
});
