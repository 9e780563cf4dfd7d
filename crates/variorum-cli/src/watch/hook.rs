//! Other programs told: a command that gets what happened on its standard input, an address that it is sent to.
//!
//! What reports say stands only in that JSON, never in a command line.

use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use clap::ValueEnum;

use crate::fetch::{Fetcher, shown};

/// What can happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum What {
    /// A page was read for the first time
    Report,
    /// A page holds another text than before
    Edit,
    /// A page that was read is no longer there
    Gone,
    /// A quote was altered between the marks
    Altered,
    /// Figures disagree, or a sum does not add up
    Disagree,
    /// A report with copied text credits nobody for it
    Uncredited,
    /// A feed or a page cannot be read
    Error,
}

/// Who is told.
pub enum Hook {
    /// A command of the shell.
    Command(String),
    /// An address of the web.
    Address(Box<Fetcher>, String),
}

/// A command that does not end is stopped after this.
const PATIENCE: Duration = Duration::from_secs(60);

impl Hook {
    /// Tells one thing that happened.
    ///
    /// # Errors
    ///
    /// It was not taken; the message says why.
    pub fn call(&self, json: &str) -> Result<(), String> {
        match self {
            Self::Command(command) => run(command, json),
            Self::Address(fetcher, address) => fetcher.post(address, json).map_err(|fault| fault.to_string()),
        }
    }

    /// What it is known by in the store.
    pub fn key(&self) -> &str {
        match self {
            Self::Command(command) => command,
            Self::Address(_, address) => address,
        }
    }

    /// How it is called in messages.
    pub fn name(&self) -> String {
        match self {
            Self::Command(command) => format!("the command {command:?}"),
            Self::Address(_, address) => shown(address),
        }
    }
}

fn run(command: &str, json: &str) -> Result<(), String> {
    let mut child = shell(command)
        .stdin(Stdio::piped())
        // What is told stands on standard output, and nothing else.
        .stdout(std::io::stderr())
        .spawn()
        .map_err(|error| format!("it cannot be run: {error}"))?;
    let input = child.stdin.take();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            // A command need not read what it gets.
            input.map(|mut input| writeln!(input, "{json}"))
        });
        ended(&mut child)
    })
}

fn ended(child: &mut Child) -> Result<(), String> {
    let began = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(format!("it ended with {status}")),
            Ok(None) if began.elapsed() > PATIENCE => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("it did not end within {} seconds", PATIENCE.as_secs()));
            }
            Ok(None) => std::thread::sleep(Duration::from_millis(20)),
            Err(error) => return Err(format!("it cannot be waited for: {error}")),
        }
    }
}

#[cfg(unix)]
fn shell(command: &str) -> Command {
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(command);
    shell
}

#[cfg(not(unix))]
fn shell(command: &str) -> Command {
    let mut shell = Command::new("cmd");
    shell.arg("/C").arg(command);
    shell
}
