//! The command `variorum`: translates between the shell and the library; analyses nothing itself.

mod args;
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
mod server;
mod settings;
mod sink;
mod state;
mod unpack;
mod watch;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use exit::Exit;

/// The analysis makes many small strings: with the system's allocator they are a fifth of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
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
        Ok(exit) => exit.into(),
        Err(error) => {
            eprintln!("variorum: {error:#}");
            Exit::Unreadable.into()
        }
    }
}
