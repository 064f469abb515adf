// One journey: a server, a browser with a fresh profile, a person in front of it.

import test from 'node:test';
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { NAME, Browser } from './browser.js';
import { Server } from './server.js';

export { until } from './wait.js';
export { NAME as browserName } from './browser.js';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

/// A test in which `act({ tab, browser, server })` does what a person would.
/// It also fails when the page logs an error, violates its policy, or a request fails;
/// a test that causes such a thing takes it with `browser.takeProblems()`.
export function journey(name, act, { folder = DIST, ...serving } = {}) {
  test(`${name} (${NAME})`, async () => {
    const server = await Server.start(folder, serving);
    try {
      const browser = await Browser.start(server.origin);
      try {
        await act({ tab: browser.tab, browser, server });
        assert.deepEqual(browser.problems, [], 'nothing went wrong in the page');
      } catch (error) {
        await tellMore(name, browser, error);
        throw error;
      } finally {
        await browser.close();
      }
    } finally {
      await server.stop();
    }
  });
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
