// The ways to keep a file, tried one after another, and what is said of where the newest text is.

import assert from 'node:assert/strict';
import test from 'node:test';
import { asDownload, byHand, intoAnother, overTheSame, save } from '../../copy/savers.js';
import { Place } from '../../copy/place.js';
import { aboutDraft, whereItIs } from '../../copy/words.js';

const FILE = { name: 'a.r2.postmortem.html', text: 'text', value: '{}' };

/** A file on disk, as browsers give it. */
function onDisk(name, { permission = 'granted', broken } = {}) {
  const disk = { name, held: '', aborted: false, asked: 0 };
  disk.queryPermission = async () => permission;
  disk.requestPermission = async () => { disk.asked += 1; return permission === 'prompt' ? 'granted' : permission; };
  disk.getFile = async () => ({ text: async () => disk.held });
  disk.createWritable = async () => {
    let written = '';
    return {
      write: async (text) => { if (broken) throw new Error('the disk is full.'); written += text; },
      close: async () => { disk.held = written; },
      abort: async () => { disk.aborted = true; },
    };
  };
  return disk;
}

const place = (handle = null) => ({ handle, take(taken) { this.handle = taken; } });
const picks = (act) => ({ showSaveFilePicker: act });
const offered = [];
const download = asDownload((name) => offered.push(name));

test('the file that was chosen before is written over, when the browser was asked', async () => {
  const disk = onDisk('mine.html', { permission: 'prompt' });
  const outcome = await save([overTheSame(place(disk)), download], FILE);
  assert.deepEqual(outcome, { what: 'saved', name: 'mine.html' });
  assert.equal(disk.held, 'text');
  assert.equal(disk.asked, 1);
});

test('without one, a file is chosen, and from then on it is that', async () => {
  const [here, disk] = [place(), onDisk('new.html')];
  const ways = [overTheSame(here), intoAnother(here, picks(async ({ suggestedName }) => {
    assert.equal(suggestedName, FILE.name);
    return disk;
  })), download];
  assert.deepEqual(await save(ways, FILE), { what: 'saved', name: 'new.html' });
  assert.equal(here.handle, disk);
});

test('who chooses no file gets no download instead', async () => {
  offered.length = 0;
  const abort = picks(async () => { throw Object.assign(new Error('no'), { name: 'AbortError' }); });
  assert.deepEqual(await save([intoAnother(place(), abort), download], FILE), { what: 'cancelled' });
  assert.deepEqual(offered, []);
});

test('where a file cannot be written, there is a download, which nobody calls saved', async () => {
  const full = onDisk('full.html', { broken: true });
  const denied = onDisk('denied.html', { permission: 'denied' });
  const refuses = picks(async () => { throw Object.assign(new Error('a frame'), { name: 'SecurityError' }); });
  for (const ways of [[overTheSame(place(full))], [overTheSame(place(denied))], [intoAnother(place(), refuses)], [intoAnother(place(), {})]]) {
    assert.deepEqual(await save([...ways, download], FILE), { what: 'handed', name: FILE.name });
  }
  assert.equal(full.held, '', 'what was there stays');
  assert.equal(full.aborted, true);
});

test('where not even that is possible, the text is shown', async () => {
  const shown = [];
  const throws = asDownload(() => { throw new Error('no'); });
  assert.deepEqual(await save([throws, byHand((value) => shown.push(value))], FILE), { what: 'handed' });
  assert.deepEqual(shown, ['{}']);
  assert.equal((await save([], FILE)).what, 'failed');
});

test('what is in the file by now is read before it is written over', async () => {
  const disk = onDisk('mine.html');
  disk.held = '<script type="application/json" id="nofault-doc">{"id":"1"}</script>';
  const remembered = [];
  const drafts = { file: async () => disk, rememberFile: async (...what) => remembered.push(what) };
  const there = new Place(drafts, () => '1');
  there.opened = '{"id":"0"}';
  assert.equal(await there.read(), '{"id":"0"}', 'a draft was made from something else');
  assert.equal(await there.read(), null);
  await there.begin('1');
  assert.equal(await there.read(), '{"id":"1"}');
  disk.getFile = async () => { throw new Error('gone'); };
  assert.equal(await there.read(), null);
  there.take(disk);
  assert.deepEqual(remembered, [['1', disk]]);
});

test('the page always says which file holds the newest text', () => {
  const opened = 'a.html';
  assert.equal(whereItIs({ opened, newest: null, ahead: false }), 'Everything here is in a.html.');
  assert.match(whereItIs({ opened, newest: null, ahead: true }), /This tab is ahead of a\.html/);
  assert.equal(whereItIs({ opened, newest: 'a.html', ahead: false }), 'a.html holds the newest text.');
  assert.match(whereItIs({ opened, newest: 'b.html', ahead: false }), /^b\.html holds.* The file of this tab is older\.$/);
  const handed = whereItIs({ opened, newest: 'a.r2.html', handed: true, ahead: false });
  assert.match(handed, /offered as a\.r2\.html.*is older/);
  assert.doesNotMatch(handed, /saved|holds/i);
  assert.match(whereItIs({ opened, newest: 'a.r2.html', handed: true, ahead: true }), /ahead of a\.r2\.html/);
});

test('a draft is told of with where its text went', () => {
  const draft = { at: 0, base: 'old', file: 'a.r2.html' };
  assert.match(aboutDraft(draft, () => true, 'noon'), /from noon .* offered as a\.r2\.html .* joins both/);
  assert.doesNotMatch(aboutDraft({ at: 0, base: 'old' }, () => false, 'noon'), /offered|joins/);
});
