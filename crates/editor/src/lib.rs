//! The editor without a screen: messages in, effects out.
//!
//! [`Editor::update`] is pure, total and deterministic: storage results and the time of day arrive in
//! messages, ids come from a seed, and everything the browser has to do leaves as an [`Effect`].

mod actions;
mod asking;
mod backup;
mod by_field;
mod chart;
mod checkpoints;
mod coaching;
mod document;
mod editing;
mod editor;
mod effect;
mod hints;
mod history;
mod hosting;
mod joining;
mod keeping;
mod lasting;
mod library;
mod msg;
mod notice;
mod open_actions;
mod opening;
mod panel;
mod pasting;
mod preferences;
mod questions;
mod reach;
mod reading;
mod report;
mod saving;
mod sharing;
mod tidying;
mod times;
mod trash;
mod versions;

pub use actions::Coverage;
pub use asking::Questions;
pub use backup::{BackupEffect, BackupMsg, Fate, LastBackup, Made, Preview, Restoring};
pub use by_field::ByField;
pub use chart::{Chart, Mark, Phase};
pub use checkpoints::{Keeping, NAME_LENGTH};
pub use document::{OpenDocument, OpenHint};
pub use editing::is_list;
pub use editor::{Editor, Screen};
pub use effect::{Effect, Keep, Place, Route, SaveRequest, Wake};
pub use hints::FieldHints;
pub use hosting::Hosting;
pub use joining::Choose;
pub use lasting::Lasting;
pub use library::Entry;
pub use msg::{Found, Msg, NewItem, SaveOutcome, StorageMode};
pub use notice::Notice;
pub use open_actions::{ListedAction, OpenAction, OpenActions, open_actions};
pub use panel::Panel;
pub use pasting::{MOST_ROWS, Paste, Pasting, Proposal};
pub use preferences::{Preference, Preferences, Timing};
pub use questions::Answer;
pub use reach::Reach;
pub use saving::{SaveProblem, Saving};
pub use sharing::{Share, Sharing};
pub use times::{RowLine, Times};
pub use trash::{Bin, Trash, Trashing};
pub use versions::{Change, Shown, Version, Versions};
