//! `schema`: the text format as a JSON Schema or as a reference for people.

use crate::cli::args::Schema;
use crate::cli::terminal::Terminal;
use crate::cli::trouble::{Ended, Trouble};
use crate::schema;

/// Prints the schema, or the reference in the language of messages.
pub fn run(args: &Schema, terminal: &Terminal) -> Result<Ended, Trouble> {
    if args.reference {
        terminal.print(&schema::reference(terminal.lang))?;
    } else {
        terminal.print(&format!("{:#}\n", schema::json_schema()))?;
    }
    Ok(Ended::Well)
}
