//! Head and foot of what is printed beside checklists and score sheets.

use serde::Serialize;

use super::{
    CodeView, FieldView, SheetContext, SheetFoot, SheetHead, SheetKind, TitleView, context,
};
use crate::view::part::TextView;

/// Head and foot of a printed product that has no items: a form, cards, a poster, a sheet to sign.
#[derive(Debug, Clone, Serialize)]
pub struct SheetFrame {
    /// What it is and what it belongs to.
    pub head: SheetHead,
    /// What tells it from others.
    pub foot: SheetFoot,
}

impl SheetFrame {
    /// Makes head and foot; the code leads to the thing with this id.
    #[must_use]
    pub fn of(
        context: &SheetContext<'_>,
        kind: SheetKind,
        id: &str,
        title: TitleView,
        fields: Vec<FieldView>,
    ) -> Self {
        let hash = &context.standard.hash;
        let mut head = context.head(kind, id, title, fields);
        context.finish(&mut head, id, hash);
        Self {
            head,
            foot: context.foot(hash, None, Vec::new()),
        }
    }

    /// Makes head and foot of something that stands for the whole standard; the code leads to the page that knows whether
    /// the paper is superseded.
    #[must_use]
    pub fn whole(
        context: &SheetContext<'_>,
        kind: SheetKind,
        id: &str,
        word: &'static str,
        fields: Vec<FieldView>,
    ) -> Self {
        let name = context.text(&context.standard.title);
        let mut frame = Self::of(context, kind, id, TitleView::word(word, name), fields);
        let base = context.catalog.book.doc.base_url.get();
        frame.head.code = base.and_then(|base| {
            let base = base.as_str().trim_end_matches('/');
            let hash = context::short(&context.standard.hash);
            CodeView::of(format!("{base}/{}/go.html?{hash}", context.standard.id))
        });
        frame
    }

    /// Adds how long the filled sheet is kept.
    #[must_use]
    pub fn kept(mut self, keep: Option<TextView>) -> Self {
        self.foot.keep = keep;
        self
    }
}
