//! The race on this machine, without a browser.
//!
//! Each argument is `corpus:bytes:work,work`, the corpus by its place in `Corpus::ALL`; each line of
//! the answer is `corpus bytes work nanoseconds`, the median of one call. `race.mjs` does the same with
//! the wasm module. Times are those of the processor, so that what else runs on the machine counts less.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use cpu_time::ThreadTime;
use race::{Corpus, Race, Work};

/// Work is repeated until this much time has passed, so that the clock's own steps do not count.
const LONG_ENOUGH: Duration = Duration::from_millis(4);

/// A time is taken until there are this many, or so much time has passed that it must do.
const TIMES: usize = 101;
const PATIENCE: Duration = Duration::from_secs(2);
const FEWEST: usize = 3;

fn main() -> ExitCode {
    for argument in std::env::args().skip(1) {
        let Some((corpus, bytes, works)) = entry(&argument) else {
            eprintln!("`{argument}` is not corpus:bytes:work,work");
            return ExitCode::FAILURE;
        };
        let mut race = Race::new(corpus, bytes, 1);
        // Once for nothing, so that no first time counts.
        for work in &works {
            black_box(race.run(*work));
        }
        let (keys, calls): (Vec<Work>, _) = works.into_iter().partition(|work| *work == Work::Key);
        in_turns(&calls, |work| repeated(|| race.run(work))).report(corpus, bytes);
        race.run(Work::Warm);
        in_turns(&keys, |_| key(&mut race)).report(corpus, bytes);
    }
    ExitCode::SUCCESS
}

/// Times in nanoseconds.
struct Times(Vec<(Work, Vec<f64>)>);

/// Takes the time of each in turns, so that whatever else the machine does hits all of them alike.
fn in_turns(works: &[Work], mut take: impl FnMut(Work) -> f64) -> Times {
    let mut times = Times(works.iter().map(|work| (*work, Vec::new())).collect());
    let start = ThreadTime::now();
    for round in 0..TIMES {
        if round >= FEWEST && start.elapsed() > PATIENCE {
            break;
        }
        for (work, taken) in &mut times.0 {
            taken.push(take(*work));
        }
    }
    times
}

impl Times {
    fn report(self, corpus: Corpus, bytes: usize) {
        for (work, mut taken) in self.0 {
            taken.sort_by(f64::total_cmp);
            let median = taken.get(taken.len() / 2).copied().unwrap_or(0.0);
            println!("{} {bytes} {} {median:.1}", corpus as usize, work.id());
        }
    }
}

fn entry(argument: &str) -> Option<(Corpus, usize, Vec<Work>)> {
    let mut parts = argument.split(':');
    let corpus = Corpus::ALL.get(parts.next()?.parse::<usize>().ok()?)?;
    let bytes = parts.next()?.parse().ok()?;
    let named = |id: &str| Work::ALL.into_iter().find(|work| work.id() == id);
    let works = parts.next()?.split(',').map(named).collect::<Option<_>>()?;
    Some((*corpus, bytes, works))
}

/// Nanoseconds of one call.
fn repeated(mut call: impl FnMut() -> usize) -> f64 {
    let start = ThreadTime::now();
    let mut calls = 0.0;
    loop {
        black_box(call());
        calls += 1.0;
        let passed = start.elapsed();
        if passed >= LONG_ENOUGH {
            return passed.as_secs_f64() * 1e9 / calls;
        }
    }
}

/// Nanoseconds of the check after one more key.
fn key(race: &mut Race) -> f64 {
    race.press();
    let start = ThreadTime::now();
    black_box(race.run(Work::Key));
    start.elapsed().as_secs_f64() * 1e9
}
