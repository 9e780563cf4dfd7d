//! What the exit status says, in one place.

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

impl Exit {
    /// The number that the shell sees.
    pub fn status(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::CheckFailed => 1,
            Exit::Unreadable => 2,
        }
    }
}
