// The pictures of the README, and that they show what they should; and the icons of the installed app, and
// that they are those of the page. With UPDATE_PICTURES set they are written to docs/ and install/icons/
// (from Chromium).

import assert from 'node:assert/strict';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
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

/// Which part of an icon the mark takes: systems cut the edges off a maskable one.
const ICONS = { 'any-192': [192, 1], 'any-512': [512, 1], 'maskable-512': [512, 0.8] };

journey('the icons of the installed app are those of the page', async ({ tab, browser }) => {
  const root = new URL('../../', import.meta.url);
  const svg = await readFile(new URL('styles/icon.svg', root), 'utf8');
  for (const [name, [size, part]] of Object.entries(ICONS)) {
    const file = new URL(`install/icons/${name}.png`, root);
    const shown = await readFile(file, 'base64').catch(() => undefined);
    const drawn = await tab.page.evaluate(compare, svg, size, part, shown && `data:image/png;base64,${shown}`);
    if (process.env.UPDATE_PICTURES && browser.name === 'chromium') {
      await writeFile(file, Buffer.from(drawn.png.split(',')[1], 'base64'));
    } else {
      assert.ok(drawn.differ < 0.01, `${name}: ${drawn.differ} of its dots differ`);
    }
  }
});

/// Runs in the page: draws an icon, and tells which part of its dots differs from those of a picture.
async function compare(svg, size, part, picture) {
  const drawn = await dots(`data:image/svg+xml;base64,${btoa(svg)}`, part);
  const shown = picture ? await dots(picture, 1) : { data: [] };
  const apart = drawn.data.filter((value, at) => !(Math.abs(value - shown.data[at]) < 32)).length;
  return { png: drawn.png, differ: apart / drawn.data.length };

  async function dots(address, part) {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
    const context = canvas.getContext('2d');
    if (part < 1) {
      context.fillStyle = svg.match(/fill="(#\w+)"/)[1];
      context.fillRect(0, 0, size, size);
    }
    const edge = (size * (1 - part)) / 2;
    context.drawImage(image, edge, edge, size * part, size * part);
    return { data: [...context.getImageData(0, 0, size, size).data], png: canvas.toDataURL('image/png') };
  }
}
