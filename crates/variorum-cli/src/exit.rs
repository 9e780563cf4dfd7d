//! What the exit status says, in one place.

use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// 0: done, everything asked for was read and written.
    Done,
    /// 1: a check failed (`verify`).
    CheckFailed,
    /// 2: bad use, or an input could not be read; whatever could be read was still handled.
    Unreadable,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::CheckFailed => 1,
            Exit::Unreadable => 2,
        })
    }
}
