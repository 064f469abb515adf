// What a page holds in memory once everything that can be let go is let go.
//
// Chromium tells over its own protocol. Firefox tells on `about:memory`, which a test may use where the
// browser was started with `EXTRA`; there the figure is everything that belongs to the page.

import { NAME } from '../browser.js';
import { until } from '../wait.js';

/// What the browser has to be started with.
export const EXTRA = NAME === 'firefox' ? ['--remote-allow-system-access'] : [];

/// What is counted; everything else is bytes.
const COUNTED = new Set(['elements', 'listeners']);

/// What is held by the page of a tab, the library of the app being shown: bytes and counts, by name.
export async function held(browser, tab) {
  await tab.until(() => document.getElementById('app').dataset.unsaved === '', 'everything is stored');
  const wasm = await tab.page.evaluate(async () => {
    const script = document.querySelector('script[data-js]');
    const app = await (await import(new URL(script.dataset.js, document.baseURI).href)).default();
    return app.memory.buffer.byteLength;
  });
  return { WebAssembly: wasm, ...(NAME === 'firefox' ? await inFirefox(browser, tab) : await inChromium(tab)) };
}

/// A figure as a person reads it.
export function spelled(what, figure) {
  return COUNTED.has(what) ? String(figure) : `${(figure / 2 ** 20).toFixed(2)} MB`;
}

async function inChromium(tab) {
  const session = await tab.page.createCDPSession();
  await session.send('HeapProfiler.enable');
  for (let time = 0; time < 3; time++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return { 'JavaScript heap': usedSize, elements: nodes, listeners: jsEventListeners };
}

async function inFirefox(browser, tab) {
  const looking = await browser.inside.newPage();
  // It arrives without telling so.
  await looking.goto('about:memory', { timeout: 1 }).catch(() => {});
  await until(() => looking.evaluate(() => typeof Cc === 'object'), 'memory can be measured');
  const measure = () => looking.evaluate(measured, new URL(tab.page.url()).origin.replaceAll('/', '\\'));
  let before = Infinity;
  let now = await measure();
  // Until nothing more is let go.
  await until(async () => {
    [before, now] = [now, await measure()];
    return now > 0 && now > before * 0.99;
  }, 'what can be let go is let go', 60_000);
  await looking.close();
  await tab.page.bringToFront();
  return { 'the page': now };
}

/// Runs in `about:memory`: collects garbage everywhere and adds up what belongs to pages of an origin.
function measured(origin) {
  const manager = Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager);
  Services.obs.notifyObservers(null, 'child-mmu-request');
  return new Promise((tell) => manager.minimizeMemoryUsage(() => {
    let bytes = 0;
    const heard = (_process, path, _kind, _units, amount) => {
      if (path.startsWith('explicit/window-objects/') && path.includes(origin)) bytes += amount;
    };
    manager.getReports(heard, null, () => tell(bytes), null, false);
  }));
}
