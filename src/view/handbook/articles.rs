//! The articles of a policy.

use serde::Serialize;

use crate::model::Article;
use crate::view::clauses::clause_mark;
use crate::view::item::scored;
use crate::view::line::lines;
use crate::view::part::{LineView, TextView, ValueView};
use crate::view::pen::{Details, Pen};
use crate::view::show::notes;

/// The articles of a policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArticlesView {
    /// The articles by chapter.
    pub chapters: Vec<ArticleChapterView>,
}

/// The articles of one chapter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArticleChapterView {
    /// The title of the chapter.
    pub title: Option<TextView>,
    /// The articles.
    pub articles: Vec<ArticleView>,
}

/// One article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArticleView {
    /// The id, which is also the anchor.
    pub id: String,
    /// The number; the templates print 第 N 条.
    pub number: usize,
    /// The title.
    pub title: Option<TextView>,
    /// The text.
    pub text: Option<TextView>,
    /// The clauses.
    pub clauses: Vec<LineView>,
    /// Whether a miss is critical.
    pub critical: bool,
    /// Scoring and references.
    pub details: Vec<ValueView>,
    /// Notes, the printed kind and the text.
    pub notes: Vec<ValueView>,
}

impl ArticlesView {
    /// Lists the articles; those that follow each other in one chapter stand under its title.
    pub(crate) fn new(pen: &Pen<'_>) -> Self {
        let mut chapters: Vec<ArticleChapterView> = Vec::new();
        for one in &pen.standard().articles {
            let title = pen.field(&one.doc.chapter);
            let view = article(one, pen);
            match chapters.last_mut().filter(|last| last.title == title) {
                Some(last) => last.articles.push(view),
                None => chapters.push(ArticleChapterView {
                    title,
                    articles: vec![view],
                }),
            }
        }
        Self { chapters }
    }
}

fn article(article: &Article, pen: &Pen<'_>) -> ArticleView {
    let doc = &article.doc;
    ArticleView {
        id: article.id.clone(),
        number: article.number,
        title: pen.field(&doc.title),
        text: pen.field(&doc.text),
        clauses: numbered(lines("text", &doc.clauses, pen), pen),
        critical: article
            .item
            .as_ref()
            .is_some_and(|item| item.critical.is_some()),
        details: Details::new(pen)
            .add("d_roles", &doc.roles)
            .with(scored(&doc.item, &[&doc.title, &doc.text], pen))
            .add("d_tags", &doc.tags)
            .refs(&doc.refs)
            .with(pen.origin(article.origin.as_ref()))
            .list(),
        notes: notes(&doc.notes, pen),
    }
}

/// Numbers the clauses of an article; a single one needs no number.
fn numbered(mut clauses: Vec<LineView>, pen: &Pen<'_>) -> Vec<LineView> {
    if clauses.len() > 1 {
        for (at, clause) in clauses.iter_mut().enumerate() {
            clause.letter = Some(clause_mark(at + 1, pen.lang));
        }
    }
    clauses
}
