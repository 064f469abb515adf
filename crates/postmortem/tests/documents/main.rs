//! What must hold for every document: no format loses anything, and nothing a file can hold makes
//! reading fail in any way but by saying so.

mod actions;
mod agreement;
mod arbitrary;
mod backup;
mod by_hand;
mod factors;
mod folder;
mod hostile;
mod library;
mod merge;
mod names;
mod promises;
mod round_trip;
mod sample;
mod schema;
mod versions;
