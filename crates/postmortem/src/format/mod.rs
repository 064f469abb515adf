//! Files a document can be written to and read from. A format is a file here; they share nothing but
//! the document.

mod error;
pub mod json;
mod restore;

pub use error::ReadError;

/// The version of our file formats that this code writes, and the newest it reads.
const VERSION: u64 = 1;
