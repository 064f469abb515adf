// One fault: a browser, somebody who writes, something that goes wrong, and a line of the table about it.

import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import test from 'node:test';
import { Browser, NAME } from '../browser.js';
import { DIST, Server } from '../harness.js';
import { Chance } from './chance.js';

/// The short version: few trials, for every day.
export const QUICK = process.env.NOFAULT_FAULTS_QUICK === '1';

/// How many trials: what was asked for, or the usual number.
export function trials(usual, quick) {
  return Number(process.env.NOFAULT_FAULTS_TRIALS) || (QUICK ? quick : usual);
}

/// A test of one fault. `act` gets what it needs to cause it and `demand(condition, words)`, which notes
/// what a person must get; it answers with what became of the text:
/// `{ trials, acknowledged, lost, unsaved, sees }`. Everything demanded is looked at before the test fails,
/// so that the line of the table is whole.
///
/// Options: `browser`, those of `Browser.start`; `folder`, a function that makes what is served instead of
/// what is published; and those of `Server.start`.
export function fault(name, act, { browser: starting, folder = () => DIST, ...serving } = {}) {
  test(`${name} (${NAME})`, async () => {
    const missing = [];
    const demand = (condition, words) => {
      if (!condition) missing.push(words);
    };
    const server = await Server.start(await folder(), serving);
    let browser;
    let found = {};
    try {
      browser = await Browser.start(starting);
      const tab = await browser.begin(server.origin);
      found = await act({ browser, server, tab, demand, chance: new Chance(name) });
    } catch (error) {
      await picture(browser, `failed ${name}`);
      write({ fault: name, browser: NAME, missing: [...missing, firstLine(error)] });
      throw error;
    } finally {
      await browser?.close().catch(() => {});
      await server.stop();
    }
    write({ fault: name, browser: NAME, missing, ...found });
    assert.ok(missing.length === 0, `a person did not get what they must:\n  ${missing.join('\n  ')}`);
  });
}

/// A line that says why nothing could be tried.
export function cannot(name, why) {
  test(`${name} (${NAME})`, () => write({ fault: name, browser: NAME, missing: [], trials: 0, sees: `not tried: ${why}` }));
}

/// A picture of what a person sees.
export async function picture(browser, name) {
  try {
    return await browser.tab.screenshot(`fault ${name}`);
  } catch {
    return undefined; // The browser no longer answers.
  }
}

function write(line) {
  if (process.env.NOFAULT_FAULTS_LINES) {
    appendFileSync(process.env.NOFAULT_FAULTS_LINES, `${JSON.stringify(line)}\n`);
  }
}

function firstLine(error) {
  return String(error?.message ?? error).split('\n')[0];
}
