//! Notices of what changed, as one page that needs nothing else.

use crate::diag::Sink;
use crate::format::Paper;
use crate::label::Lang;
use crate::model::Catalog;
use crate::render::html::{Assets, Renderer};
use crate::source::{Project, SourceSet};
use crate::theme;
use crate::view::change_notice::ChangeNoticeView;
use serde::Serialize;

/// What surrounds the notices.
#[derive(Serialize)]
struct PageView {
    lang: &'static str,
    paper: Paper,
}

/// Prints notices by the theme of a project, else by the built-in one; faults of its templates go into the sink.
pub fn notice(
    view: &ChangeNoticeView,
    project: Option<(&Project, &Catalog)>,
    lang: Lang,
    sources: &mut SourceSet,
    sink: &mut Sink,
) -> Option<Vec<u8>> {
    let theme = match project {
        Some((project, catalog)) => theme::load(project, &catalog.book.theme, None, sources, sink),
        None => theme::builtin_theme(),
    };
    let (assets, _) = Assets::of(&theme);
    let renderer = Renderer::new(&theme, &assets, sources, sink)?;
    let page = PageView {
        lang: lang.html(),
        paper: project.map_or(Paper::A4, |(_, catalog)| catalog.book.paper),
    };
    match renderer.render(
        "notice/notice.html",
        lang,
        &[("page", &page), ("view", view)],
    ) {
        Ok(bytes) => Some(bytes),
        Err(error) => {
            sink.report(renderer.diagnose(&error, "notice", sources));
            None
        }
    }
}
