//! The command line: reads arguments, calls the stages, prints. Nothing else in the program prints.
//!
//! # Invariants
//! - Standard output holds what was asked for, standard error what went wrong with the asking; a report that a program
//!   reads is never mixed with words for people.
//! - The exit status is 0 when all is done, 1 for faults in the user's files, 2 for wrong usage, 3 when the world failed.
//! - Nothing is asked for while a command runs, save by `init` on a terminal, before it writes anything.
//! - No word of an author reaches a terminal unmade safe.

#![allow(
    clippy::disallowed_methods,
    reason = "only here the surroundings of the program are looked at"
)]

mod args;
mod browser;
mod choice;
mod command;
mod difference;
mod editions;
mod fix;
mod font;
mod help;
mod language;
mod mended;
mod page;
mod past;
mod path;
mod reader;
mod release;
mod report;
mod reports;
mod terminal;
mod today;
mod trouble;
mod usage;
mod verdict;

use crate::emit::{Color, safe};
use crate::label::Lang;
use args::{Arguments, Command};
use clap::FromArgMatches;
use clap::error::{Error, ErrorKind};
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;
use terminal::Terminal;
use trouble::{Ended, Trouble};

/// Runs the program with the arguments it was called with, its own name first.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let variable = |name: &str| std::env::var(name).ok();
    let said = language::asked(&args).or_else(|| language::of_locale(variable));
    let no_color = variable("NO_COLOR").is_some_and(|value| !value.is_empty());
    let speak = said.unwrap_or(Lang::En);

    let parsed = help::command(speak)
        .try_get_matches_from(args)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) => {
            let terminal = Terminal::new(speak, Color::Auto, false, no_color);
            return not_understood(&error, &terminal);
        }
    };
    let global = &arguments.global;
    let lang = said.unwrap_or_else(|| language::of_book(place(&arguments.command)));
    let color = global.color.unwrap_or_default();
    let terminal = Terminal::new(lang, color, global.quiet, no_color);
    match dispatch(&arguments, &terminal) {
        Ok(ended) => ended.status(),
        Err(trouble) => {
            if let Some(words) = trouble.words() {
                let lines: Vec<String> = words.get(lang).lines().map(safe).collect();
                terminal.complain(&format!("{}{}\n", trouble::head(lang), lines.join("\n")));
            }
            trouble.status()
        }
    }
}

fn dispatch(arguments: &Arguments, terminal: &Terminal) -> Result<Ended, Trouble> {
    match &arguments.command {
        Command::Build(args) => command::build::run(args, terminal),
        Command::Check(args) => command::check::run(args, terminal),
        Command::Serve(args) => command::serve::run(args, terminal),
        Command::Score(args) => command::score::run(args, terminal),
        Command::Diff(args) => command::diff::run(args, terminal),
        Command::Release(args) => command::release::run(args, terminal),
        Command::Init(args) => command::init::run(args, terminal),
        Command::New(args) => command::new::run(args, arguments.global.messages, terminal),
        Command::Explain(args) => command::explain::run(args, terminal),
        Command::Schema(args) => command::schema::run(args, terminal),
        Command::Completions(args) => command::completions::run(args, terminal),
    }
}

/// Returns the folder whose book decides the language where nothing else does.
fn place(command: &Command) -> &Path {
    let dir = match command {
        Command::Build(args) => args.dir.as_deref(),
        Command::Check(args) => args.dir.as_deref(),
        Command::Serve(args) => args.dir.as_deref(),
        Command::New(args) => args.project.as_deref(),
        Command::Score(args) => args.project.as_deref(),
        Command::Diff(args) => Some(args.new.as_path()),
        Command::Release(args) => args.project.as_deref(),
        _ => None,
    };
    dir.unwrap_or(Path::new("."))
}

/// Prints help or version as asked, or says what is wrong with the arguments.
fn not_understood(error: &Error, terminal: &Terminal) -> ExitCode {
    let shown = error.render();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let text = if terminal.colors_out() {
                shown.ansi().to_string()
            } else {
                shown.to_string()
            };
            terminal
                .print(&text)
                .map_or_else(|trouble| trouble.status(), |()| ExitCode::SUCCESS)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            terminal.complain(&shown.to_string());
            ExitCode::from(2)
        }
        _ => {
            terminal.complain(&usage::words(error, terminal.lang, terminal.colors_err()));
            ExitCode::from(2)
        }
    }
}
