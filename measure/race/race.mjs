// The race in Node.js: the same as src/main.rs, with the wasm module, and the peers.
//
//   node race.mjs race.wasm [--peers] corpus:bytes:work,work…
//
// A line of the answer is `corpus bytes work nanoseconds`, the median of one call. With `--peers`,
// other checkers read the same texts in the same rounds; their lines are `peer name work nanoseconds`.

import { readFile } from 'node:fs/promises';

const LONG_ENOUGH = 4e6; // ns
const TIMES = 101;
const PATIENCE = 2e9; // ns
const FEWEST = 3;
const WORKS = ['limit', 'cold', 'warm', 'key', 'prose']; // as in Work::ALL
const PEER_TEXT = 10_240; // bytes
const PEER_TIMES = 7;

const [file, ...rest] = process.argv.slice(2);
const { instance } = await WebAssembly.instantiate(await readFile(file), {});
const wasm = instance.exports;

const run = (work) => wasm.run(WORKS.indexOf(work));
/** The time of the processor, in ns; it has steps of 1,000. */
const busy = () => { const { user, system } = process.cpuUsage(); return (user + system) * 1e3; };
/** The time of the clock, in ns: for what is too short for the other. */
const now = () => Number(process.hrtime.bigint());
const median = (times) => times.sort((a, b) => a - b)[times.length >> 1].toFixed(1);

/** Nanoseconds of one call. */
function repeated(call) {
  const start = busy();
  for (let calls = 1; ; calls += 1) {
    call();
    const passed = busy() - start;
    if (passed >= LONG_ENOUGH) return passed / calls;
  }
}

/** Nanoseconds of the check after one more key. */
function key() {
  wasm.press();
  const start = now();
  run('key');
  return now() - start;
}

/** Takes the time of each in turns, so that whatever else the machine does hits all of them alike. */
function inTurns(works, take) {
  const taken = works.map((work) => [work, []]);
  const start = now();
  for (let round = 0; round < TIMES; round += 1) {
    if (round >= FEWEST && now() - start > PATIENCE) break;
    for (const [work, times] of taken) times.push(take(work));
  }
  return taken;
}

function race(corpus, bytes, works) {
  const keys = works.filter((work) => work === 'key');
  const calls = works.filter((work) => work !== 'key');
  const call = (work) => repeated(() => run(work));
  wasm.prepare(corpus, bytes, 1);
  // First for nothing, so that the engine of JavaScript has compiled all of it well.
  calls.forEach(call);
  const taken = inTurns(calls, call);
  run('warm');
  taken.push(...inTurns(keys, key));
  for (const [work, times] of taken) console.log(corpus, bytes, work, median(times));
}

/** The text that the wasm module has now. */
function text() {
  const bytes = new Uint8Array(wasm.memory.buffer, wasm.text_start(), wasm.text_length());
  return new TextDecoder().decode(bytes);
}

async function racePeers() {
  const { open } = await import('./peers.mjs');
  const peers = await open();
  const taken = new Map();
  const take = (who, work, time) => {
    const id = `${who} ${work}`;
    taken.set(id, [...(taken.get(id) ?? []), time]);
  };
  for (let round = -1; round < PEER_TIMES; round += 1) {
    wasm.prepare(0, PEER_TEXT, round + 2);
    const whole = text();
    const times = [['nofault', 'whole', repeated(() => run('cold'))]];
    run('warm');
    times.push(['nofault', 'edit', key()]);
    const edited = text();
    for (const [name, fresh] of peers) {
      const check = await fresh();
      for (const [work, read] of [['whole', whole], ['edit', edited]]) {
        const start = busy();
        await check(read);
        times.push([name, work, busy() - start]);
      }
    }
    if (round >= 0) for (const time of times) take(...time);
  }
  for (const [id, times] of taken) console.log('peer', id, median(times));
}

for (const word of rest.filter((word) => word !== '--peers')) {
  const [corpus, bytes, works] = word.split(':');
  race(Number(corpus), Number(bytes), works.split(','));
}
if (rest.includes('--peers')) await racePeers();
