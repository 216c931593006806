//! The text of a filled score sheet → its document.

use super::tree::{self, decode};
use crate::diag::{Damage, Sink};
use crate::format::doc::ResponseFileDoc;
use crate::label::Lang;
use crate::source::Source;

/// Reads a filled score sheet; `None` where nothing of it can be used.
///
/// A file with faults of writing may have lost answers: whoever wants to score it looks into `sink` first.
pub fn response(source: &Source, sink: &mut Sink) -> Option<ResponseFileDoc> {
    let mut damage = Damage::default();
    let tree = tree::read(source.id, &source.text, 0, sink)?;
    damage.note(source.id, tree.damaged, tree.tables);
    decode::<ResponseFileDoc>(&tree.root, &damage, Lang::Zh, sink)
}
