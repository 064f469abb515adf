//! Many files at once, such as a folder of saved copies: they are read one after another, and what is in
//! them is looked at and added as a backup is (`backup.rs`).

use std::rc::Rc;

use postmortem::format::folder::{self, Chosen, Gathered};

use crate::backup::BackupEffect;
use crate::editor::Editor;
use crate::effect::{Effect, Wake};

/// After how long somebody is told how far it is, and told again, in milliseconds.
const LONG_MS: u32 = 3_000;

/// What can happen to many files.
#[derive(Clone, Debug, PartialEq)]
pub enum Files {
    /// These were chosen: all that is in a folder, or several.
    Chosen(Rc<[Chosen]>),
    /// The one that was asked for in a round was read; `None` if the browser could not.
    Read(u32, Option<Rc<str>>),
}

/// Files that are being read.
pub(crate) struct Reading {
    /// Tells them from those that were chosen before.
    round: u32,
    files: Rc<[Chosen]>,
    /// Which of them are to be read, in this order.
    order: Vec<usize>,
    left: usize,
    /// How many are done.
    done: usize,
    found: Gathered,
}

impl Reading {
    /// What they are called in a sentence.
    fn name(&self) -> String {
        let name = match self.files.first().and_then(Chosen::folder) {
            Some(folder) => format!("“{folder}”"),
            None => "these files".to_owned(),
        };
        match (self.order.len(), self.left) {
            (_, 0) => name,
            (read, left) => format!(
                "{name} ({read} files were read, {left} more were not: open a folder inside for those)"
            ),
        }
    }
}

impl Editor {
    pub(crate) fn files(&mut self, what: Files) -> Vec<Effect> {
        match what {
            Files::Chosen(files) => {
                let round = self.backups.round.wrapping_add(1);
                let (order, left) = folder::plan(&files);
                let found = Gathered::default();
                self.backups.round = round;
                self.backups.reading = Some(Reading { round, files, order, left, done: 0, found });
                let mut effects = self.read_next();
                if self.backups.reading.is_some() {
                    effects.push(Effect::WakeAfter { ms: LONG_MS, wake: Wake::Files(round) });
                }
                effects
            }
            Files::Read(round, text) => {
                let Some(reading) = self.reading(round) else { return Vec::new() };
                let Some(at) = reading.order.get(reading.done) else { return Vec::new() };
                let file = &reading.files[*at];
                match text {
                    Some(text) => reading.found.take(file, &text),
                    None => reading.found.refuse(file, "The browser could not read it."),
                }
                reading.done += 1;
                self.read_next()
            }
        }
    }

    /// Says how far it is, if it is not done by now.
    pub(crate) fn still_reading(&mut self, round: u32) -> Vec<Effect> {
        let Some(reading) = self.reading(round) else { return Vec::new() };
        let said =
            format!("Reading {}: {} of {}.", reading.name(), reading.done, reading.order.len());
        let told = self.told(said, false);
        let again = Effect::WakeAfter { ms: LONG_MS, wake: Wake::Files(round) };
        vec![told, again]
    }

    /// Reads no more of what was chosen.
    pub(crate) fn stop_reading(&mut self) {
        self.backups.reading = None;
    }

    fn reading(&mut self, round: u32) -> Option<&mut Reading> {
        self.backups.reading.as_mut().filter(|reading| reading.round == round)
    }

    /// Asks for the next file, or shows what is in all of them.
    fn read_next(&mut self) -> Vec<Effect> {
        let Some(reading) = &mut self.backups.reading else { return Vec::new() };
        while let Some(at) = reading.order.get(reading.done) {
            let file = &reading.files[*at];
            if file.size <= folder::LARGEST {
                return vec![Effect::Backup(BackupEffect::Read(reading.round, *at))];
            }
            reading.found.refuse(file, "It is larger than 32 MB.");
            reading.done += 1;
        }
        let Some(reading) = self.backups.reading.take() else { return Vec::new() };
        let name = reading.name();
        let Gathered { backup, others } = reading.found.finish();
        self.look_at(&name, backup, Some(others))
    }
}
