//! `completions`: the script by which a shell completes commands.

use crate::cli::args::Completions;
use crate::cli::help;
use crate::cli::terminal::Terminal;
use crate::cli::trouble::{Ended, Trouble};

/// Prints the completion script, with descriptions in the language of messages.
pub fn run(args: &Completions, terminal: &Terminal) -> Result<Ended, Trouble> {
    let mut script = Vec::new();
    let mut command = help::command(terminal.lang);
    clap_complete::generate(args.shell, &mut command, "punctilio", &mut script);
    terminal.print(&String::from_utf8_lossy(&script))?;
    Ok(Ended::Well)
}
