// One journey: a server, a browser, a person in front of it.

import test, { after } from 'node:test';
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { NAME, Browser } from './browser.js';
import { Server } from './server.js';

export { until } from './wait.js';
export { NAME as browserName } from './browser.js';
export { Server } from './server.js';

/// What is published.
export const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

// Starting a browser takes seconds, so the journeys of a file share one. Each has a server on a port
// of its own, hence an origin of its own, where nothing is stored yet.
let shared;
after(() => shared?.close());

/// A test in which `act({ tab, browser, server })` does what a person would.
/// It also fails when the page logs an error, violates its policy, or a request fails;
/// a test that causes such a thing takes it with `browser.takeProblems()`.
///
/// Options: `folder` to serve instead of `dist`, `port` and `headers` of the server,
/// and `alone: true` for a browser and a profile that no other journey has touched.
export function journey(name, act, { folder = DIST, alone = false, ...serving } = {}) {
  test(`${name} (${NAME})`, async () => {
    const server = await Server.start(folder, serving);
    try {
      await inBrowser(alone, name, async (browser) => {
        const tab = await browser.begin(server.origin);
        await act({ tab, browser, server });
        await browser.settle();
        assert.deepEqual(browser.problems, [], 'nothing went wrong in the page');
      });
    } finally {
      await server.stop();
    }
  });
}

async function inBrowser(alone, name, act) {
  const browser = alone ? await Browser.start() : (shared ??= await Browser.start());
  let failed = true;
  try {
    await act(browser);
    failed = false;
  } catch (error) {
    await tellMore(name, browser, error);
    throw error;
  } finally {
    // What a failed journey leaves behind must not fail the next one.
    if (alone || failed) await browser.close();
    if (failed && browser === shared) shared = undefined;
  }
}

async function tellMore(name, browser, error) {
  try {
    console.error(`Picture: ${await browser.tab.screenshot(`failed ${name}`)}`);
  } catch {
    console.error('No picture: the browser no longer answers.');
  }
  if (browser.problems.length > 0 && !(error instanceof assert.AssertionError)) {
    console.error(`Also went wrong in the page:\n  ${browser.problems.join('\n  ')}`);
  }
}
