//! What people paste, and what they get: whole transcripts in, rows out.

mod chats;
mod data;
mod days;
mod hostile;
mod logs;
mod promises;
mod shapes;
mod shown;
mod tables;
