// The power goes: what the system had not yet written to the disk is gone as well.
//
// The profile lies on a small disk of its own, a file with ext4 in it. One call to the kernel
// (EXT4_IOC_SHUTDOWN without flushing the log) makes that disk forget what was never flushed.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cannot, fault, picture, trials } from './fault.js';
import { begin, comeBack, tells } from './page.js';
import { Typist, finishWord, word, wordsIn } from './typist.js';
import { until } from '../wait.js';

const NAME = 'the power goes while somebody writes';
const WINDOW = 1000;
const MEGABYTES = 512;

/// EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH, by way of what every Debian has.
const CUT = 'open(my $d, "<", $ARGV[0]) or die; my $how = pack("L", 2); ioctl($d, 0x8004587D, $how) or die "$!"';

const quietly = { stdio: ['ignore', 'ignore', 'pipe'] };

class Disk {
  folder = mkdtempSync(join(tmpdir(), 'nofault-disk-'));
  #file = join(mkdtempSync(join(tmpdir(), 'nofault-image-')), 'disk.img');

  constructor() {
    execFileSync('truncate', ['-s', `${MEGABYTES}M`, this.#file], quietly);
    execFileSync('mkfs.ext4', ['-q', '-F', this.#file], quietly);
    this.mount();
  }

  mount() {
    execFileSync('mount', ['-o', 'loop', this.#file, this.folder], quietly);
  }

  cut() {
    execFileSync('perl', ['-e', CUT, this.folder], quietly);
  }

  async unmount() {
    // Whoever had a file open there is just about to end.
    await until(() => {
      execFileSync('umount', [this.folder], quietly);
      return true;
    }, 'the disk is free');
  }

  async remove() {
    await this.unmount().catch(() => {});
    rmSync(this.folder, { recursive: true, force: true });
    rmSync(join(this.#file, '..'), { recursive: true, force: true });
  }
}

/// A disk whose power can be cut, or why there can be none.
function obtain() {
  if (process.platform !== 'linux') return { why: 'only Linux can take the power from a disk' };
  if (process.getuid() !== 0) return { why: 'mounting a disk takes the rights of root' };
  let disk;
  try {
    disk = new Disk();
  } catch (error) {
    return { why: `no ext4 can be mounted here (${String(error.stderr ?? error.message).trim().split('\n')[0]})` };
  }
  return { disk };
}

const { disk, why } = obtain();
if (why) cannot(NAME, why);
else {
  fault(NAME, async ({ browser, tab, demand, chance }) => {
    const count = trials(20, 3);
    const unsaved = [];
    let [acknowledged, lost, before] = [0, 0, ''];
    let writing = tab;
    try {
      let address = await begin(tab);
      for (let trial = 1; trial <= count; trial++) {
        const typist = await Typist.at(writing, chance);
        typist.write(wordsIn(before) + 1);
        await new Promise((resolve) => setTimeout(resolve, chance.between(2_000, 9_000)));
        const at = Date.now();
        disk.cut();
        const cut = Date.now();
        const ended = browser.kill();
        await typist.stop();
        await ended;
        await disk.unmount();
        disk.mount();
        // What puppeteer lent to a Firefox profile, it could not take back from a disk without power.
        for (const file of readdirSync(browser.profile)) {
          if (file.endsWith('.puppeteer')) rmSync(join(browser.profile, file));
        }
        writing = await browser.launch();
        const found = await comeBack(writing, address);
        demand(found !== undefined, `trial ${trial}: the postmortem is there`);
        if (found === undefined) address = await begin(writing);
        const after = found ?? '';
        // What the page said after the power had gone was said to nobody.
        const told = typist.acknowledged.filter((each) => each.at < at);
        const saved = Math.max(before.length, ...told.map(({ length }) => length));
        acknowledged += Math.max(0, Math.floor(saved / word(1).length) - wordsIn(before));
        if (after.length < saved) lost += Math.ceil((saved - after.length) / word(1).length);
        demand(after.length >= saved, `trial ${trial}: ${saved} letters were called saved, ${after.length} are there`);
        demand(after.startsWith(before), `trial ${trial}: what was there before is there`);
        const first = typist.keys.find(({ length, at }) => length > after.length && at < cut);
        unsaved.push(first ? cut - first.at : 0);
        demand(unsaved.at(-1) <= WINDOW + typist.delay + (cut - at), `trial ${trial}: ${unsaved.at(-1)} ms of writing lost`);
        before = await finishWord(writing, after);
      }
      await picture(browser, NAME);
      return { trials: count, acknowledged: `${acknowledged} words`, lost, unsaved, sees: await tells(writing) };
    } finally {
      await browser.kill().catch(() => {});
      await disk.remove();
    }
  }, { browser: { home: disk.folder } });
}
