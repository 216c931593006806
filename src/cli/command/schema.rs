//! `schema`: the text format as a JSON Schema or as a reference for people, and results as a JSON Schema.

use crate::cli::args::Schema;
use crate::cli::terminal::Terminal;
use crate::cli::trouble::{Ended, Trouble};
use crate::schema;

/// Prints the schema, or the reference in the language of messages.
pub fn run(args: &Schema, terminal: &Terminal) -> Result<Ended, Trouble> {
    if args.reference {
        terminal.print(&schema::reference(terminal.lang))?;
    } else if args.results {
        terminal.print(&format!("{:#}\n", schema::result_schema()))?;
    } else if args.differences {
        terminal.print(&format!("{:#}\n", schema::difference_schema()))?;
    } else {
        terminal.print(&format!("{:#}\n", schema::json_schema()))?;
    }
    Ok(Ended::Well)
}
