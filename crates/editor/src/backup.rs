//! One file with the whole library: when to think of making one, and what one would add.

use std::rc::Rc;

use postmortem::Id;
use postmortem::format::ReadError;
use postmortem::format::backup::{self, Backup};

use crate::editor::Editor;
use crate::effect::Effect;
use crate::folder::{Files, Reading};
use crate::notice::Notice;
use crate::panel::Panel;

const WEEK_MS: u64 = 7 * 24 * 60 * 60 * 1000;
/// After how many saves that are in no backup somebody is reminded, however short ago the last one was.
const MANY_SAVES: u32 = 200;

/// What can happen to backups.
#[derive(Clone, Debug, PartialEq)]
pub enum BackupMsg {
    /// Put every document into one file.
    Make,
    /// It was made, or why it was not.
    Made(Result<Made, Rc<str>>),
    /// What is known of the last one.
    Known(LastBackup),
    /// Somebody does not want to be reminded now.
    PutOff,
    /// Something about many files.
    Files(Files),
    /// Add what the previewed file has to the library.
    Restore,
    /// The store has compared a file with what is here or, if `stored`, has added it.
    Answered {
        /// When the file was made, as a person writes it.
        day: Rc<str>,
        /// What becomes of each document in it; fewer if something went wrong.
        fates: Vec<Fate>,
        /// What went wrong.
        problem: Option<Rc<str>>,
        /// Whether anything was stored.
        stored: bool,
    },
}

/// What the browser is asked to do for backups.
#[derive(Clone, Debug, PartialEq)]
pub enum BackupEffect {
    /// Offer every document in one file; answered by [`BackupMsg::Made`].
    Make,
    /// Compare a file with what is here and, if it is to `store` it, add what is not; answered by
    /// [`BackupMsg::Answered`].
    Restore {
        /// What is in the file.
        backup: Rc<Backup>,
        /// Whether to add it.
        store: bool,
    },
    /// Read the file with this number of those that were chosen last; answered by [`Files::Read`] in the
    /// same round.
    Read(u32, usize),
    /// Note that this revision of a document was exported.
    Exported(Id, u32),
    /// Note that somebody does not want to be reminded now.
    PutOff,
}

/// A backup that was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// The name of the file.
    pub name: Rc<str>,
    /// How many documents are in it.
    pub documents: u32,
    /// How many are not, because what is stored of them is damaged.
    pub damaged: u32,
}

/// What is known of the last backup.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LastBackup {
    /// How long ago it was, or the last export, or else the beginning of the library, in milliseconds.
    pub since_ms: u64,
    /// On which day it was, as a person writes it; empty if there was none.
    pub day: Rc<str>,
    /// How often something was saved that is in no backup and no export.
    pub saves: u32,
    /// How long ago somebody did not want to be reminded, in milliseconds.
    pub put_off_ms: Option<u64>,
}

/// What becomes of a document of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Fate {
    /// What is done.
    pub what: Restoring,
    /// Whether the document that is here is in the trash.
    pub in_trash: bool,
    /// When the text in the file was stored, as a person writes it.
    pub at: Rc<str>,
}

/// What is done with a document of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Restoring {
    /// It is not here, and is added.
    Add,
    /// It is here, word for word.
    Here,
    /// It is here with other words; those of the file become an older version of it.
    Keep,
    /// It is here with other words, and older versions are not kept by this browser.
    Leave,
}

/// Everything about backups.
#[derive(Default)]
pub(crate) struct Backups {
    last: LastBackup,
    preview: Option<Preview>,
    /// Files that are being read, and how often some were chosen.
    pub(crate) reading: Option<Reading>,
    pub(crate) round: u32,
}

impl Backups {
    /// Forgets the file that is looked at.
    pub(crate) fn cancel(&mut self) {
        self.preview = None;
    }
}

/// What somebody has chosen, before anything of it is stored.
#[derive(Clone, Debug)]
pub struct Preview {
    /// What it is called in a sentence.
    pub name: Rc<str>,
    /// Where it is many files: those in which there is no postmortem.
    pub others: Option<Vec<String>>,
    /// When it was made, as a person writes it.
    pub day: Rc<str>,
    /// What is in it.
    pub backup: Rc<Backup>,
    /// What would become of each document in it.
    pub fates: Vec<Fate>,
}

impl Preview {
    /// How many documents would be stored.
    pub fn stored(&self) -> usize {
        done(&self.fates, Restoring::Add) + done(&self.fates, Restoring::Keep)
    }
}

impl Editor {
    /// What reminds of a backup, if it is time for one.
    pub fn reminder(&self) -> Option<String> {
        let LastBackup { since_ms, day, saves, put_off_ms } = &self.backups.last;
        let due = *saves > 0 && (*since_ms > WEEK_MS || *saves > MANY_SAVES);
        if !due || put_off_ms.is_some_and(|ago| ago <= WEEK_MS) || self.entries.is_empty() {
            return None;
        }
        let last = match &**day {
            "" => "These postmortems are in this browser and nowhere else.".to_owned(),
            day => format!("Last backed up {day}."),
        };
        Some(format!("{last} A backup is one file with every postmortem."))
    }

    /// The file that is looked at before it is restored.
    pub fn preview(&self) -> Option<&Preview> {
        self.backups.preview.as_ref()
    }

    pub(crate) fn backup(&mut self, msg: BackupMsg) -> Vec<Effect> {
        match msg {
            BackupMsg::Make => vec![Effect::Backup(BackupEffect::Make)],
            BackupMsg::Made(Ok(made)) => {
                let Made { name, documents, damaged } = made;
                let mut said = format!(
                    "{} in {name}. Keep it where it outlives this device.",
                    counted(documents as usize)
                );
                if damaged > 0 {
                    let more =
                        " More could not be read from this browser's storage and is not in it.";
                    said += more;
                }
                vec![self.told(said, damaged > 0), Effect::List]
            }
            BackupMsg::Made(Err(why)) => {
                vec![self.told(
                    format!("The backup could not be made: {why} Nothing was changed."),
                    true,
                )]
            }
            BackupMsg::Known(last) => {
                self.backups.last = last;
                Vec::new()
            }
            BackupMsg::PutOff => {
                self.backups.last.put_off_ms = Some(0);
                vec![Effect::Backup(BackupEffect::PutOff)]
            }
            BackupMsg::Files(what) => self.files(what),
            BackupMsg::Restore => {
                self.panel = None;
                let Some(Preview { backup, .. }) = self.backups.preview.take() else {
                    return vec![Effect::ClosePanel];
                };
                let restore = BackupEffect::Restore { backup, store: true };
                vec![Effect::ClosePanel, Effect::Backup(restore)]
            }
            BackupMsg::Answered { day, fates, problem, stored: false } => {
                self.compared(day, fates, problem)
            }
            BackupMsg::Answered { fates, problem, .. } => {
                let (added, kept) = (done(&fates, Restoring::Add), done(&fates, Restoring::Keep));
                let mut said = format!("{} added.", counted(added));
                if kept > 0 {
                    said +=
                        &format!(" {} kept as an older version of what is here.", counted(kept));
                }
                if let Some(why) = &problem {
                    said += &format!(
                        " Then the browser stopped: {why} What was here is as it was, and the rest is \
                         still in its file. Restoring it again adds nothing twice."
                    );
                }
                vec![self.told(said, problem.is_some()), Effect::List]
            }
        }
    }

    /// Compares a file with what is here. A text that is no such file is given back.
    pub(crate) fn look_into(&mut self, name: &str, text: &str) -> Option<Vec<Effect>> {
        if !backup::may_be_one(text) {
            return None;
        }
        let backup = match backup::read(text) {
            Ok(backup) => backup,
            Err(ReadError::NotNofault) => return None,
            Err(why) => return Some(self.not_imported(name, &why.to_string())),
        };
        Some(self.look_at(&format!("“{name}”"), backup, None))
    }

    /// Compares what was read with what is here.
    pub(crate) fn look_at(
        &mut self,
        name: &str,
        backup: Backup,
        others: Option<Vec<String>>,
    ) -> Vec<Effect> {
        if backup.documents.is_empty() && backup.unread.is_empty() {
            let said = format!("There is no postmortem in {name}. Nothing was changed.");
            return vec![self.told(said, true)];
        }
        let backup = Rc::new(backup);
        let (name, day, fates) = (name.into(), "".into(), Vec::new());
        self.backups.preview = Some(Preview { name, others, day, fates, backup: backup.clone() });
        vec![Effect::Backup(BackupEffect::Restore { backup, store: false })]
    }

    /// Shows what a file would add.
    fn compared(
        &mut self,
        day: Rc<str>,
        fates: Vec<Fate>,
        problem: Option<Rc<str>>,
    ) -> Vec<Effect> {
        let Some(preview) = &mut self.backups.preview else { return Vec::new() };
        if let Some(why) = problem {
            let said = format!(
                "What is in {} could not be compared with what is here: {why} Nothing was changed.",
                preview.name
            );
            return vec![self.told(said, true)];
        }
        preview.day = day;
        preview.fates = fates;
        if preview.others.is_some() {
            // It told how far reading was.
            self.notice = None;
        }
        self.open_panel(Panel::Backup)
    }

    /// Says something beside the page and aloud.
    pub(crate) fn told(&mut self, text: String, urgent: bool) -> Effect {
        self.notice = Some(Notice { text: text.clone(), button: None, also: None, urgent });
        Effect::Announce(text)
    }
}

fn done(fates: &[Fate], what: Restoring) -> usize {
    fates.iter().filter(|fate| fate.what == what).count()
}

fn counted(documents: usize) -> String {
    match documents {
        1 => "1 postmortem is".to_owned(),
        many => format!("{many} postmortems are"),
    }
}
