//! The command `variorum`, and its work for programs that call it: translates between the shell, or another language, and
//! the library; analyses nothing itself.
//!
//! In: arguments ([`run`]), or reports and paths ([`calls`]). Out: what a command prints and its exit status, or the same as
//! values.

mod args;
pub mod calls;
mod commands;
mod exit;
mod facts;
mod fetch;
mod inputs;
mod library;
mod load;
#[cfg(feature = "mcp")]
mod mcp;
mod output;
mod progress;
mod records;
mod reviews;
mod server;
mod settings;
mod sink;
mod state;
mod unpack;
mod watch;

use std::ffi::OsString;

use clap::Parser;

use args::{Cli, Command};
use exit::Exit;

/// Runs the program as a shell would, the program's name first among the arguments; gives the exit status.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(shown) => {
            // Help and version, on standard output; bad use, on standard error. A closed pipe is no error.
            let _ = shown.print();
            return u8::try_from(shown.exit_code()).unwrap_or(Exit::Unreadable.status());
        }
    };
    let done = settings::Settings::load().and_then(|settings| match cli.command {
        Command::Compare(args) => commands::compare::run(&args, &settings),
        Command::Read(args) => commands::read::run(&args, &settings),
        Command::Group(args) => commands::group::run(&args, &settings),
        Command::Copies(args) => commands::copies::run(&args, &settings),
        Command::Store(command) => commands::store::run(&command, &settings),
        Command::Serve(args) => commands::serve::run(&args, &settings),
        Command::Watch(args) => commands::watch::run(&args, &settings),
        Command::Search(args) => commands::search::run(&args, &settings),
        #[cfg(feature = "mcp")]
        Command::Mcp(args) => commands::mcp::run(&args, &settings),
        Command::Export(args) => commands::export::run(&args),
        Command::Verify(args) => commands::verify::run(&args),
        Command::Generate(args) => commands::generate::run(&args),
    });
    match done {
        Ok(exit) => exit.status(),
        Err(error) => {
            eprintln!("variorum: {error:#}");
            Exit::Unreadable.status()
        }
    }
}
