//! `nofault` on the command line: what `lib.rs` does, with the streams of a process.

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use nofault_cli::{Streams, run};

fn main() -> ExitCode {
    let (mut out, mut err) = (io::stdout(), io::stderr());
    let wanted = |name| std::env::var_os(name).is_none_or(|value| value.is_empty());
    let color = out.is_terminal() && wanted("NO_COLOR");
    let mut streams = Streams { input: &mut io::stdin(), out: &mut out, err: &mut err, color };
    ExitCode::from(run(std::env::args_os(), &mut streams))
}
