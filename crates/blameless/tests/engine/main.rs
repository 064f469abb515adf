//! What the engine promises, seen from outside.

mod hostile;
mod levels;
mod machinery;
mod pages;
mod promises;
mod properties;
mod sentences;
