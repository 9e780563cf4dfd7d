//! `variorum generate`: the manual, shell completions and the record's JSON Schema, from the program itself.

use std::path::Path;

use anyhow::{Context, Result};
use clap::CommandFactory;
use clap_complete::{Shell, generate};

use crate::args::{Cli, Generate, Generated};
use crate::exit::Exit;
use crate::output::{make_folder, write_all};

/// Runs the command.
///
/// # Errors
///
/// The result cannot be written.
pub fn run(args: &Generate) -> Result<Exit> {
    if let (Generated::Man, Some(folder)) = (args.what, &args.output) {
        pages(folder)?;
        return Ok(Exit::Done);
    }
    let text = match args.what {
        Generated::Man => manual()?,
        Generated::CompleteBash => completions(Shell::Bash)?,
        Generated::CompleteZsh => completions(Shell::Zsh)?,
        Generated::CompleteFish => completions(Shell::Fish)?,
        Generated::Schema => serde_json::to_string_pretty(&variorum::record::json_schema())? + "\n",
    };
    write_all(args.output.as_deref(), &text)?;
    Ok(Exit::Done)
}

fn completions(shell: Shell) -> Result<String> {
    let mut bytes = Vec::new();
    generate(shell, &mut Cli::command(), "variorum", &mut bytes);
    String::from_utf8(bytes).context("cannot write completions")
}

/// A page for each command, named as `man` looks for it: `variorum-compare.1`.
fn pages(folder: &Path) -> Result<()> {
    make_folder(Some(folder))?;
    clap_mangen::generate_to(Cli::command(), folder)
        .with_context(|| format!("cannot write the manual into {}", folder.display()))
}

/// The page of the program, then of each command, in one.
fn manual() -> Result<String> {
    let mut bytes = Vec::new();
    let mut command = Cli::command();
    command.build(); // gives subcommands their full names and the flags they inherit
    clap_mangen::Man::new(command.clone()).render(&mut bytes).context("cannot write the manual")?;
    for sub in command.get_subcommands() {
        clap_mangen::Man::new(sub.clone()).render(&mut bytes).context("cannot write the manual")?;
    }
    String::from_utf8(bytes).context("cannot write the manual")
}
