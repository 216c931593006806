//! Lines that a checklist or an audit writes itself: counted, named and given an item.

use super::item::blank;
use super::scale::Settings;
use super::title::title_of;
use crate::diag::{DUPLICATE_ID, Sink};
use crate::format::doc::ItemDoc;
use crate::format::{Field, Id, Text};
use crate::model::{Item, ItemSource, Look, Standard, StatementKind};
use crate::span::Span;
use std::collections::BTreeSet;

/// Counts the own lines of one sheet.
pub(super) struct OwnLines<'a> {
    standard: &'a Standard,
    sheet: &'a str,
    count: usize,
    ids: BTreeSet<String>,
}

/// What an own line says of itself.
pub(super) struct Written<'d> {
    /// Its id.
    pub id: &'d Field<Id>,
    /// What is checked.
    pub text: &'d Field<Text>,
    /// How it is scored.
    pub item: Option<&'d ItemDoc>,
    /// Where it is written.
    pub span: Span,
}

impl<'a> OwnLines<'a> {
    /// Begins to count the lines of a sheet.
    pub(super) fn new(standard: &'a Standard, sheet: &'a str) -> Self {
        Self {
            standard,
            sheet,
            count: 0,
            ids: BTreeSet::new(),
        }
    }

    /// Makes the item of the next line; reports an id that the sheet has already.
    pub(super) fn item(&mut self, line: &Written<'_>, sink: &mut Sink) -> Item {
        self.count += 1;
        let number = format!("L{}", self.count);
        let given = line.id.get().map(|id| id.as_str().to_owned());
        let id = given.unwrap_or_else(|| number.to_lowercase());
        if !self.ids.insert(id.clone()) {
            sink.report(
                DUPLICATE_ID
                    .at(line.id.span().unwrap_or(line.span))
                    .words(
                        format!("这张表里编号“{id}”用了两次"),
                        format!("the id “{id}” is used twice on this sheet"),
                    )
                    .help("换一个编号", "choose another id"),
            );
        }
        let settings = Settings::of(line.item);
        let text = settings.text().cloned();
        let text = text.unwrap_or_else(|| title_of(line.text, self.standard.language, line.span));
        let path = format!("{}/{id}", self.sheet);
        let mut item = blank(
            &self.standard.id,
            path,
            number,
            ItemSource::Own,
            text,
            line.span,
        );
        item.stable = line.id.is_set();
        // The line's words stay to be looked for where a criterion of its own prints in their place.
        let hidden = line.text.get().filter(|words| **words != item.text);
        item.look = hidden
            .map(|words| Look::plain(StatementKind::Quality, words))
            .into_iter()
            .collect();
        settings.apply(&mut item);
        item
    }
}
