//! M607 no-frontline-author.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::AuthorSide;

/// M607 `no-frontline-author`: nobody from the front line is among the authors.
pub struct NoFrontlineAuthor;

impl Check for NoFrontlineAuthor {
    const CODE: &'static Code = &code(
        "M607",
        "no-frontline-author",
        Severity::Hint,
        Level::Complete,
        include_str!("no_frontline_author.md"),
    )
    .of_absence();

    fn run(cx: &Context<'_>, found: &mut Findings) {
        let authors = &cx.standard.doc.authors;
        let heard = authors
            .list()
            .iter()
            .any(|author| author.side.get() == Some(&AuthorSide::Frontline));
        if heard || authors.is_open() {
            return;
        }
        let it = Thing::standard(cx.standard);
        found.report(
            &it,
            Self::CODE
                .at(authors.span().unwrap_or(it.span))
                .words(
                    format!("{}的编写人里没有一线员工", it.zh),
                    format!("nobody from the front line is among the authors of {}", it.en),
                )
                .help(
                    "请做这件事的人一起写，记下 authors = [{ role = \"…\", side = \"frontline\" }]",
                    "write it with those who do the work, and name them: authors = [{ role = \"…\", side = \"frontline\" }]",
                ),
        );
    }
}
