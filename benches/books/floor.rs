//! The floors: what the same tree costs when there is nothing left to do but rendering, or nothing but writing.

use crate::measure::{files, remove, size, timed};
use punctilio::build::{Loaded, load};
use punctilio::diag::Sink;
use punctilio::label::Lang;
use punctilio::render::html::erased::Erased;
use punctilio::render::html::{Assets, Renderer};
use punctilio::source::Project;
use punctilio::theme;
use punctilio::view::checklist::ChecklistView;
use punctilio::view::edition::Edition;
use punctilio::view::score_sheet::ScoreSheetView;
use punctilio::view::sheet::{SheetContext, SheetPageView};
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// Standards whose views are held at a time.
const BATCH: usize = 32;

/// Pages that are compared with those of the finished tree.
const COMPARED: usize = 500;

/// One page: where it goes, its template, its language and its views.
struct Page {
    path: PathBuf,
    template: String,
    lang: Lang,
    views: Vec<(&'static str, Box<dyn Erased + Sync + Send>)>,
}

/// F-tera: renders all pages from views that are there, on two threads, and writes them.
///
/// # Panics
/// When that does not give the very pages of the finished tree: then it is no floor of theirs.
pub fn tera(root: &Path, finished: &Path, to: &Path) -> f64 {
    remove(to);
    let project = Project::at(root);
    let Loaded {
        catalog,
        mut sources,
        ..
    } = load(&project);
    let mut sink = Sink::new();
    let theme = theme::load(&project, &catalog.book.theme, None, &mut sources, &mut sink);
    let (assets, _) = Assets::of(&theme);
    let renderer =
        Renderer::new(&theme, &assets, &mut sources, &mut sink).expect("the theme compiles");
    let edition = Edition::new(&catalog, false);
    let two = rayon::ThreadPoolBuilder::new()
        .num_threads(2)
        .build()
        .expect("two threads");
    let mut seconds = 0.0;
    let mut rest = (0..edition.volumes.len()).peekable();
    let mut first = true;
    while rest.peek().is_some() {
        let batch: Vec<usize> = rest.by_ref().take(BATCH).collect();
        let pages = pages(&edition, &batch, first, to);
        first = false;
        for page in &pages {
            let folder = page.path.parent().expect("a page lies in a folder");
            fs::create_dir_all(folder).expect("a place to write");
        }
        seconds += timed(|| {
            two.install(|| {
                pages.par_iter().for_each(|page| {
                    let views: Vec<(&'static str, &dyn Erased)> = page
                        .views
                        .iter()
                        .map(|(name, view)| (*name, &**view as &dyn Erased))
                        .collect();
                    let bytes = renderer.render(&page.template, page.lang, &views);
                    fs::write(&page.path, bytes.expect("the page renders"))
                        .expect("a place to write");
                });
            });
        });
    }
    let made = files(to);
    assert_eq!(made.len(), size(finished).0, "F-tera makes other pages");
    for file in made.iter().take(COMPARED) {
        let same = finished.join(file.strip_prefix(to).expect("a page of the tree"));
        let [one, two] = [file, &same].map(|file| fs::read(file).expect("the page is there"));
        assert!(one == two, "F-tera makes another {}", same.display());
    }
    remove(to);
    seconds
}

fn pages<'a>(edition: &'a Edition<'a>, batch: &[usize], home: bool, to: &Path) -> Vec<Page> {
    let mut all = Vec::new();
    for lang in edition.catalog.book.languages.clone() {
        for page in edition.pages() {
            let is_of_book = page.key.is_of_book();
            if (is_of_book && !home) || (!is_of_book && !batch.contains(&page.volume)) {
                continue;
            }
            let Some(screen) = edition.screen(&page, lang) else {
                continue;
            };
            all.push(Page {
                path: to.join(edition.path(&page, lang)),
                template: format!("{}.html", page.key.template()),
                lang,
                views: vec![
                    ("page", Box::new(screen.page)),
                    ("view", Box::new(screen.view)),
                ],
            });
        }
        for &volume in batch {
            sheets(edition, volume, lang, to, &mut all);
        }
    }
    all
}

fn sheets<'a>(edition: &'a Edition<'a>, volume: usize, lang: Lang, to: &Path, all: &mut Vec<Page>) {
    let standard = edition.volumes[volume].standard;
    let context = SheetContext {
        catalog: edition.catalog,
        standard,
        site: None,
        lang,
        public: false,
        past: None,
    };
    let folder = format!("{}{}", edition.prefix(lang), standard.id);
    let mut push = |file: String, template: &str, page, sheet: Box<dyn Erased + Sync + Send>| {
        let page: SheetPageView = page;
        all.push(Page {
            path: to.join(&folder).join(&file),
            template: template.to_owned(),
            lang,
            views: vec![("page", Box::new(page)), ("sheet", sheet)],
        });
    };
    for list in &standard.checklists {
        let view = ChecklistView::new(&context, list);
        push(
            format!("checklists/{}.html", list.id),
            "checklist.html",
            SheetPageView::of_checklist(edition, volume, list, lang),
            Box::new(view),
        );
    }
    for audit in &standard.audits {
        let view = ScoreSheetView::new(&context, audit);
        push(
            format!("score-sheets/{}.html", audit.id),
            "score-sheet.html",
            SheetPageView::of_audit(edition, volume, audit, lang),
            Box::new(view),
        );
    }
}

/// F-write: writes a finished tree again, on one thread; reading it is not counted.
pub fn write(from: &Path, to: &Path) -> f64 {
    remove(to);
    let mut seconds = 0.0;
    for batch in files(from).chunks(2_000) {
        let contents: Vec<(PathBuf, Vec<u8>)> = batch
            .iter()
            .map(|file| {
                let below = file.strip_prefix(from).expect("a file of the tree");
                (
                    to.join(below),
                    fs::read(file).expect("the tree can be read"),
                )
            })
            .collect();
        seconds += timed(|| {
            let mut last = PathBuf::new();
            for (file, bytes) in &contents {
                let folder = file.parent().expect("a file lies in a folder");
                if folder != last {
                    fs::create_dir_all(folder).expect("a place to write");
                    folder.clone_into(&mut last);
                }
                fs::write(file, bytes).expect("a place to write");
            }
        });
    }
    remove(to);
    seconds
}
