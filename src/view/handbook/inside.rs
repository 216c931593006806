//! What a standard without phases holds, as its overview leads to it: articles, committees, cases, rules, words.

use serde::Serialize;

use super::articles::ArticlesView;
use super::cases::CasesView;
use super::phrases::PhrasesView;
use super::rules::{AreaView, ConductView, GroomingView};
use crate::view::page::PageKey;
use crate::view::part::{LinkView, TextView, ValueView};
use crate::view::pen::{Details, Pen};

/// What a standard holds besides phases.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct InsideView {
    /// The articles by chapter.
    pub chapters: Vec<ChapterLinkView>,
    /// Committees and departments.
    pub bodies: Vec<BodyLinkView>,
    /// The cases.
    pub cases: Vec<CaseLinkView>,
    /// Rules by area and words by category, each with the page that holds them.
    pub groups: Vec<GroupLinkView>,
}

/// One chapter of a policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChapterLinkView {
    /// The title.
    pub title: Option<TextView>,
    /// The articles.
    pub articles: Vec<ArticleLinkView>,
}

/// The way to an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArticleLinkView {
    /// The number; the templates print 第 N 条.
    pub number: usize,
    /// The title, or the text of one without a title.
    pub title: Option<TextView>,
    /// The address, relative to the page.
    pub href: Option<String>,
}

/// The way to a committee or department.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BodyLinkView {
    /// The link.
    pub link: LinkView,
    /// Who leads it and how often it meets.
    pub details: Vec<ValueView>,
}

/// The way to a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseLinkView {
    /// The link.
    pub link: LinkView,
    /// The key of the verdict: right, wrong or open.
    pub verdict: Option<&'static str>,
    /// How it begins.
    pub begins: Option<TextView>,
    /// How many questions there are to talk about.
    pub questions: usize,
}

/// The groups of one page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupLinkView {
    /// The page.
    pub page: LinkView,
    /// Its groups.
    pub groups: Vec<CountedLinkView>,
}

/// The way to one group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountedLinkView {
    /// The link.
    pub link: LinkView,
    /// How many things it holds.
    pub count: usize,
}

impl InsideView {
    /// Collects what there is; nothing for a standard with phases, which lead on by themselves.
    pub(super) fn new(pen: &Pen<'_>) -> Self {
        if !pen.standard().phases.is_empty() {
            return Self::default();
        }
        Self {
            chapters: chapters(pen),
            bodies: bodies(pen),
            cases: cases(pen),
            groups: groups(pen),
        }
    }
}

fn chapters(pen: &Pen<'_>) -> Vec<ChapterLinkView> {
    let chapters = ArticlesView::new(pen).chapters.into_iter();
    let link = |article: super::articles::ArticleView| ArticleLinkView {
        number: article.number,
        href: pen.anchor(PageKey::Articles, &article.id),
        title: article.title.or(article.text),
    };
    chapters
        .map(|chapter| ChapterLinkView {
            title: chapter.title,
            articles: chapter.articles.into_iter().map(link).collect(),
        })
        .collect()
}

fn bodies(pen: &Pen<'_>) -> Vec<BodyLinkView> {
    let bodies = pen.standard().bodies.iter();
    bodies
        .filter_map(|body| {
            let name = pen.field(&body.doc.name)?;
            Some(BodyLinkView {
                link: LinkView::text(name, pen.anchor(PageKey::Bodies, &body.id)),
                details: Details::new(pen)
                    .add("f_chair", &body.doc.chair)
                    .add("f_meets", &body.doc.meets)
                    .list(),
            })
        })
        .collect()
}

fn cases(pen: &Pen<'_>) -> Vec<CaseLinkView> {
    let cases = CasesView::new(pen).cases.into_iter();
    cases
        .map(|case| CaseLinkView {
            link: LinkView::text(case.title, pen.anchor(PageKey::Cases, &case.id)),
            verdict: case.verdict,
            begins: case.events.into_iter().next().map(|event| event.text),
            questions: case.questions.len(),
        })
        .collect()
}

fn groups(pen: &Pen<'_>) -> Vec<GroupLinkView> {
    let grooming = GroomingView::new(pen);
    let phrases = PhrasesView::new(pen).groups.into_iter();
    let phrases = phrases.map(|group| {
        let href = pen.anchor(PageKey::Phrases, &group.id);
        CountedLinkView {
            link: match group.title {
                Some(title) => LinkView::text(title, href),
                None => LinkView::word("phrases_other", href),
            },
            count: group.phrases.len(),
        }
    });
    let of = |key: PageKey<'static>, areas: Vec<AreaView>| {
        let areas = areas.into_iter().map(|area| {
            let href = pen.anchor(key, &format!("_area-{}", area.id));
            CountedLinkView {
                link: LinkView::text(TextView::plain(area.title), href),
                count: area.rules.len(),
            }
        });
        (key, areas.collect::<Vec<_>>())
    };
    let on_body = grooming.areas.into_iter().chain(grooming.beside);
    let all = [
        of(PageKey::Grooming, on_body.collect()),
        of(PageKey::Conduct, ConductView::new(pen).areas),
        (PageKey::Phrases, phrases.collect()),
    ];
    let all = all.into_iter().filter(|(_, groups)| !groups.is_empty());
    all.filter_map(|(key, groups)| {
        Some(GroupLinkView {
            page: LinkView::word(key.word()?, pen.page(key)),
            groups,
        })
    })
    .collect()
}
