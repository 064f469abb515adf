//! What the wasm module offers: functions of numbers. The clock is outside.

#![expect(
    unsafe_code,
    reason = "a function exported by its name could collide with another; these do not"
)]

use std::cell::RefCell;

use crate::{Corpus, Race, Work};

thread_local! {
    static RACE: RefCell<Option<Race>> = const { RefCell::new(None) };
}

fn with<T: Default>(act: impl FnOnce(&mut Race) -> T) -> T {
    RACE.with_borrow_mut(|race| race.as_mut().map(act).unwrap_or_default())
}

/// Makes a text: its place in `Corpus::ALL`, its bytes, its seed.
#[unsafe(no_mangle)]
pub extern "C" fn prepare(corpus: usize, bytes: usize, seed: u32) {
    let race = Corpus::ALL.get(corpus).map(|corpus| Race::new(*corpus, bytes, seed.into()));
    RACE.set(race);
}

/// Does the work with this place in `Work::ALL` once.
#[unsafe(no_mangle)]
pub extern "C" fn run(work: usize) -> usize {
    with(|race| Work::ALL.get(work).map_or(0, |work| race.run(*work)))
}

/// Types one more letter in the middle of the text.
#[unsafe(no_mangle)]
pub extern "C" fn press() {
    with(Race::press);
}

/// Where the text begins in memory, in bytes.
#[unsafe(no_mangle)]
pub extern "C" fn text_start() -> usize {
    with(|race| race.text().as_ptr() as usize)
}

/// How long the text is, in bytes.
#[unsafe(no_mangle)]
pub extern "C" fn text_length() -> usize {
    with(|race| race.text().len())
}
