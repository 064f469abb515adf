//! To come.
use anyhow::{Result, bail};
use std::process::ExitCode;
pub enum Group {}
impl Group {
    pub fn from_name(_: &str) -> Result<Self> {
        bail!("soon")
    }
}
pub fn run(_: Option<Group>) -> Result<ExitCode> {
    bail!("soon")
}
