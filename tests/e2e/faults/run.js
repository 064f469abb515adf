// Tries the faults in one browser and prints the table: `node faults/run.js [--quick] [--only FAMILY]…
// [--trials N] [--seed N]`. `cargo xtask faults` starts it, in each browser.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const FAMILIES = readdirSync(HERE).filter((file) => file.endsWith('.test.js')).map((file) => file.slice(0, -8));
/// The longest that one fault may take, all its trials together, in milliseconds.
const LIMIT = 2_400_000;

const { values: asked } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    trials: { type: 'string' },
    seed: { type: 'string' },
  },
});
const unknown = asked.only.filter((family) => !FAMILIES.includes(family));
if (unknown.length > 0) {
  console.error(`There is no fault called ${unknown.join(', ')}: choose from ${FAMILIES.join(', ')}.`);
  process.exit(1);
}

const seed = asked.seed ?? String(Math.floor(Math.random() * 1e6));
const browser = process.env.NOFAULT_BROWSER ?? 'chromium';
console.log(`Faults in ${browser}, with seed ${seed}: \`--seed ${seed}\` draws the same moments again.\n`);

const folder = mkdtempSync(join(tmpdir(), 'nofault-faults-'));
const lines = join(folder, 'lines');
const files = FAMILIES.filter((family) => asked.only.length === 0 || asked.only.includes(family));
const options = ['--test', '--test-concurrency=1', `--test-timeout=${LIMIT}`, '--test-reporter=spec'];
const { status } = spawnSync(process.execPath, [...options, ...files.map((family) => `${family}.test.js`)], {
  cwd: HERE,
  stdio: 'inherit',
  env: {
    ...process.env,
    NOFAULT_FAULTS_QUICK: asked.quick ? '1' : '',
    NOFAULT_FAULTS_TRIALS: asked.trials ?? '',
    NOFAULT_FAULTS_SEED: seed,
    NOFAULT_FAULTS_LINES: lines,
  },
});

const tried = existsSync(lines) ? readFileSync(lines, 'utf8').trim().split('\n').map((line) => JSON.parse(line)) : [];
rmSync(folder, { recursive: true });
console.log(`\n${table(tried)}`);
console.log(`\nPictures of what the person sees: target/e2e/${browser}/fault-*.png`);
process.exit(status ?? 1);

/// The lines as a Markdown table, ready for documents.
function table(tried) {
  const rows = tried.map(({ fault, trials = '–', acknowledged, lost, lostTo, unsaved, unsavedNote, sees = '', missing }) => [
    fault,
    trials,
    acknowledged === undefined ? '–' : `${lost} of ${acknowledged}${lost > 0 && lostTo ? `, to ${lostTo}` : ''}`,
    [unsaved?.length > 0 && spread(unsaved), unsavedNote].filter(Boolean).join(', ') || '–',
    [sees, ...missing.map((words) => `**Missing:** ${words}`)].filter(Boolean).join('. '),
  ]);
  const head = ['fault', 'trials', 'acknowledged lost', 'unsaved lost: median / max', `what the person sees in ${browser}`];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
}

function cell(value) {
  return String(value).replace(/\|/g, '\\|').replace(/\s+/g, ' ');
}

/// The median and the most of some milliseconds.
function spread(all) {
  const sorted = all.toSorted((a, b) => a - b);
  const seconds = (ms) => (ms === 0 ? '0' : `${(ms / 1000).toFixed(2)} s`);
  return `${seconds(sorted[Math.floor(sorted.length / 2)])} / ${seconds(sorted.at(-1))}`;
}
