//! The frame around every page: header, navigation, footer.

use crate::format::doc::BrandDoc;
use crate::format::{Field, Status, Word};
use crate::label::Lang;

use super::about::about;
use super::edition::relative;
use super::learn::is_shown;
use super::link::{chapter_title, leads, meeting_link, page_link};
use super::output::{OutputView, document, outputs};
use super::page::{PageKey, PageRef};
use super::part::{LinkView, TextView, ValueView};
use super::pen::Pen;
use super::sheet::CodeView;
use super::site::{
    AsideView, BarView, BookView, IdentityView, LanguageView, NavGroupView, PageView,
};

/// Builds the frame of a page.
pub fn frame(page: &PageRef<'_>, aside: Option<AsideView>, pen: &Pen<'_>) -> PageView {
    let home = page.key.is_of_book();
    let catalog = pen.edition.catalog;
    let home_path = format!("{}index.html", pen.edition.prefix(pen.lang));
    let title = title(page, pen);
    PageView {
        kind: page.key.template(),
        lang: pen.lang.html(),
        root: "../".repeat(pen.path.matches('/').count()),
        home: pen.way(&home_path),
        word: title
            .is_none()
            .then(|| page.key.word().unwrap_or("handbook")),
        title,
        about: about(page.key, pen),
        book: book(page, pen),
        standard: (!home).then(|| identity(pen)),
        crumbs: match page.key {
            PageKey::News => crumbs_of_book(pen),
            _ if home => Vec::new(),
            _ => crumbs(page, pen),
        },
        nav: if home { Vec::new() } else { nav(page, pen) },
        top: Vec::new(),
        languages: catalog
            .book
            .languages
            .iter()
            .filter(|lang| **lang != pen.lang)
            .filter_map(|lang| {
                let missing = page.key == PageKey::Missing;
                let key = if missing { PageKey::Home } else { page.key };
                let path = pen.edition.path(&PageRef { key, ..*page }, *lang);
                Some(LanguageView {
                    lang: lang.html(),
                    name: match lang {
                        Lang::Zh => "中文",
                        Lang::En => "English",
                    },
                    href: pen.way(&path)?,
                    canonical: canonical(&path, pen).filter(|_| !missing),
                })
            })
            .collect(),
        bar: bar(page, pen),
        aside,
        canonical: canonical(&pen.path, pen).filter(|_| page.key != PageKey::Missing),
        preview: preview(page, pen),
        code: code(page, pen),
        document: document(page.key, pen),
        search: Some(pen.edition.search_path(pen.lang)).filter(|path| pen.edition.reach.has(path)),
    }
}

/// Draws the code that a printed page carries. That of a phase goes by way of the page that knows every id, which says
/// when the print is superseded.
fn code(page: &PageRef<'_>, pen: &Pen<'_>) -> Option<CodeView> {
    let base = pen.edition.base_url.as_ref()?;
    CodeView::of(match page.key {
        PageKey::Home | PageKey::Go | PageKey::Missing => return None,
        PageKey::Phase(phase) => {
            let standard = pen.standard();
            let hash = standard.short_hash();
            format!("{base}/{}/go.html?{hash}#{}", standard.id, phase.id)
        }
        _ => format!("{base}/{}", pen.path),
    })
}

fn preview(page: &PageRef<'_>, pen: &Pen<'_>) -> Option<String> {
    let edition = pen.edition;
    if page.key.is_of_book() || !edition.has_previews {
        return None;
    }
    let path = edition.preview_path(page.volume, pen.lang);
    canonical(&path, pen).filter(|_| edition.reach.has(&path))
}

fn canonical(path: &str, pen: &Pen<'_>) -> Option<String> {
    let base = pen.edition.base_url.as_ref()?;
    Some(format!("{base}/{path}"))
}

fn title(page: &PageRef<'_>, pen: &Pen<'_>) -> Option<TextView> {
    match page.key {
        PageKey::Overview => Some(pen.text(&pen.standard().title)),
        PageKey::Phase(phase) => Some(pen.text(&phase.title)),
        PageKey::Role(role) => pen.field(&role.doc.name),
        PageKey::Meeting(phase) => {
            let title = pen.text(&phase.title);
            let text = format!("{}{}", pen.words("晨会：", "Morning meeting: "), title.text);
            Some(TextView { text, ..title })
        }
        PageKey::Chapter(chapter) => Some(chapter_title(chapter, pen)),
        _ => None,
    }
}

/// How high the logo is drawn.
///
/// # Units
/// Pixels.
const LOGO_HEIGHT: u32 = 28;

fn book(page: &PageRef<'_>, pen: &Pen<'_>) -> BookView {
    let book = &pen.edition.catalog.book;
    let brand = book.doc.brand.get();
    let logo = |brand: &BrandDoc| {
        let logo = &brand.logo.get()?.0;
        pen.edition.pictures.get(logo.span.source, &logo.value)
    };
    let logo = brand.and_then(logo);
    let wide = logo.map_or(0, |picture| {
        LOGO_HEIGHT * picture.width / picture.height.max(1)
    });
    BookView {
        title: Some(pen.text(&book.title)),
        brand: brand.and_then(|brand| pen.field(&brand.name)),
        logo: logo.map(|picture| relative(&pen.path, &picture.path)),
        logo_width: wide.max(1),
        tokens: pen
            .edition
            .tokens
            .as_ref()
            .map(|to| relative(&pen.path, to)),
        footer: match &book.doc.footer {
            Field::Open { why, .. } => vec![pen.open(why.as_deref())],
            other => other.list().iter().map(|line| pen.text(line)).collect(),
        },
        confidential: pen.field(&book.doc.confidential),
        site: pen.edition.site.and_then(|site| pen.field(&site.doc.name)),
        index: pen.edition.lists(page),
        feed: pen.edition.feed_path(pen.lang).and_then(|to| pen.way(&to)),
        paper: book.paper,
    }
}

fn identity(pen: &Pen<'_>) -> IdentityView {
    let standard = pen.standard();
    let doc = &standard.doc;
    let status = doc.status.get().copied();
    let stamp = status.filter(|s| matches!(s, Status::Draft | Status::Pilot));
    IdentityView {
        id: standard.id.clone(),
        title: pen.text(&standard.title),
        href: pen.page(PageKey::Overview),
        version: Some(TextView::plain(standard.version.to_string())),
        edition: pen.field(&doc.edition),
        doc_no: TextView::value(&doc.doc_no, pen.lang, |no| TextView::plain(no.as_str())),
        hash: standard.short_hash().to_owned(),
        effective: TextView::value(&doc.effective, pen.lang, |d| TextView::plain(d.to_string())),
        status: status.map(|s| s.print(pen.lang)),
        stamp: stamp.map(|s| s.print(pen.lang)),
    }
}

fn crumbs_of_book(pen: &Pen<'_>) -> Vec<LinkView> {
    let home = pen.way(&format!("{}index.html", pen.edition.prefix(pen.lang)));
    let crumb = LinkView::word("handbook", home);
    Some(crumb).filter(leads).into_iter().collect()
}

fn crumbs(page: &PageRef<'_>, pen: &Pen<'_>) -> Vec<LinkView> {
    let home = pen.way(&format!("{}index.html", pen.edition.prefix(pen.lang)));
    let mut crumbs = vec![LinkView::word("handbook", home)];
    if page.key != PageKey::Overview {
        let href = pen.page(PageKey::Overview);
        crumbs.push(LinkView::text(pen.text(&pen.standard().title), href));
    }
    if let PageKey::Meeting(phase) = page.key {
        crumbs.push(pen.phase_link(phase));
    }
    if matches!(page.key, PageKey::Role(_)) {
        crumbs.push(LinkView::word("roles", pen.page(PageKey::Roles)));
    }
    crumbs.retain(leads);
    crumbs
}

fn nav(page: &PageRef<'_>, pen: &Pen<'_>) -> Vec<NavGroupView> {
    let here = match page.key {
        PageKey::Role(_) => PageKey::Roles,
        key => key,
    };
    let mut pages = pen.volume.pages();
    // Of the meetings the first one stands for all; from there one leads to the next.
    let first = pages
        .iter()
        .position(|key| matches!(key, PageKey::Meeting(_)));
    let mut place = 0;
    pages.retain(|key| {
        place += 1;
        !matches!(key, PageKey::Meeting(_)) || Some(place - 1) == first
    });
    let group = |label: Option<&'static str>, text: Option<TextView>, wanted: &[&str]| {
        let links = pages.iter().filter(|key| wanted.contains(&key.template()));
        NavGroupView {
            label,
            text,
            links: links
                .map(|key| LinkView {
                    current: *key == here || both_meetings(*key, here),
                    ..page_link(*key, pen)
                })
                .filter(leads)
                .collect(),
        }
    };
    let groups = [
        group(None, Some(pen.text(&pen.standard().title)), &["overview"]),
        group(Some("nav_phases"), None, &["phase"]),
        group(
            Some("nav_always"),
            None,
            &[
                "phrases",
                "grooming",
                "conduct",
                "articles",
                "exceptions",
                "forms",
                "roles",
                "bodies",
            ],
        ),
        group(
            Some("nav_learn"),
            None,
            &[
                "meeting",
                "journey",
                "flow",
                "duties",
                "lessons",
                "quiz",
                "quiz-paper",
                "quiz-key",
                "practice",
                "training",
                "cases",
                "chapter",
            ],
        ),
        NavGroupView {
            label: Some("nav_print"),
            text: None,
            links: outputs(pen)
                .into_iter()
                .map(OutputView::into_link)
                .collect(),
        },
        group(Some("nav_about"), None, &["open", "changes", "glossary"]),
    ];
    groups.into_iter().filter(|g| !g.links.is_empty()).collect()
}

/// Tells whether two pages are what is shown at the morning meeting.
fn both_meetings(one: PageKey<'_>, other: PageKey<'_>) -> bool {
    matches!(one, PageKey::Meeting(_)) && matches!(other, PageKey::Meeting(_))
}

fn bar(page: &PageRef<'_>, pen: &Pen<'_>) -> BarView {
    let none = BarView {
        back: None,
        next: None,
    };
    let phases = &pen.standard().phases;
    let at = |place: usize| phases.get(place).map(|p| pen.phase_link(p)).filter(leads);
    let overview = || Some(page_link(PageKey::Overview, pen)).filter(leads);
    match page.key {
        PageKey::Home | PageKey::Missing | PageKey::News => none,
        PageKey::Overview => BarView {
            back: None,
            next: at(0),
        },
        PageKey::Phase(phase) => {
            let place = phases.iter().position(|p| p.id == phase.id).unwrap_or(0);
            BarView {
                back: place.checked_sub(1).and_then(at).or_else(overview),
                next: at(place + 1),
            }
        }
        PageKey::Meeting(phase) => {
            let shown: Vec<_> = phases.iter().filter(|p| is_shown(p)).collect();
            let place = shown.iter().position(|p| p.id == phase.id).unwrap_or(0);
            let at = |place: usize| shown.get(place).map(|p| meeting_link(p, pen));
            let at = |place: usize| at(place).filter(leads);
            BarView {
                back: place.checked_sub(1).and_then(at).or_else(overview),
                next: at(place + 1),
            }
        }
        _ => BarView {
            back: overview(),
            next: None,
        },
    }
}

/// Shows a link among values.
pub fn as_value(link: LinkView) -> ValueView {
    super::show::linked(link)
}
