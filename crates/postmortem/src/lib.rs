//! The postmortem document: questions, answers, and what follows from them.
//!
//! A [`Template`] asks, a [`Postmortem`] answers. A [`Field`] names one place in a document and an
//! [`Edit`] is the only way to change one. No browser, no clock, no randomness: ids and times are
//! handed in.

mod choice;
pub mod coverage;
mod day;
mod diff;
mod document;
mod edit;
mod field;
pub mod findings;
pub mod format;
mod id;
mod keys;
mod lines;
mod merge;
pub mod names;
mod numbered;
mod order;
pub mod points;
mod quick;
pub mod review;
mod sample;
#[cfg(test)]
mod schema;
mod shape;
mod shapes;
mod template;
pub mod time;
mod value;

pub use choice::{
    ActionKind, ActionStatus, Choice, DetectedBy, DueWithin, FactorKind, Mark, Milestone, Status,
    YesNo,
};
pub use day::Day;
pub use document::{ActionItem, Factor, KeptHint, Meta, Person, Postmortem, Section, TimelineRow};
pub use edit::{Edit, Item, ItemRef};
pub use field::{ActionField, FactorField, Field, MetaField, PersonField, RowField};
pub use id::{Id, SectionId};
pub use lines::{Line, compare};
pub use merge::{Conflict, Merged, Place, merge};
pub use points::Link;
pub use quick::Quick;
pub use shape::Fields;
pub use template::{Question, Template};
