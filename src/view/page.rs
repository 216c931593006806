//! The pages of the handbook: what each is called, and where it stands below its standard.

use crate::format::doc::RoleDoc;
use crate::model::{Chapter, Entry, Phase};

/// A page of an edition.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageRef<'a> {
    /// The place of its standard in [`Edition::volumes`](super::edition::Edition::volumes); of no meaning for pages of the book.
    pub volume: usize,
    /// Which page it is.
    pub key: PageKey<'a>,
}

/// The pages of the handbook.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each page is what its view describes")]
pub enum PageKey<'a> {
    Home,
    Missing,
    News,
    Overview,
    Phase(&'a Phase),
    Phrases,
    Grooming,
    Conduct,
    Articles,
    Exceptions,
    Forms,
    Roles,
    Role(&'a Entry<RoleDoc>),
    Bodies,
    Lessons,
    Cases,
    Chapter(&'a Chapter),
    Open,
    Changes,
    Acknowledgement,
    Glossary,
    Go,
    Meeting(&'a Phase),
    Journey,
    Flow,
    Duties,
    Quiz,
    QuizPaper,
    QuizKey,
    Practice,
    Training,
}

impl PartialEq for PageKey<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.template() == other.template() && self.file() == other.file()
    }
}

impl PageKey<'_> {
    /// Tells whether the page is one of the book, not of a standard.
    #[must_use]
    pub fn is_of_book(&self) -> bool {
        matches!(self, Self::Home | Self::Missing | Self::News)
    }

    /// Returns the name of the page's template without its ending, which is also the kind of the page.
    #[must_use]
    pub fn template(&self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Missing => "404",
            Self::News => "news",
            Self::Overview => "overview",
            Self::Phase(_) => "phase",
            Self::Phrases => "phrases",
            Self::Grooming => "grooming",
            Self::Conduct => "conduct",
            Self::Articles => "articles",
            Self::Exceptions => "exceptions",
            Self::Forms => "forms",
            Self::Roles => "roles",
            Self::Role(_) => "role",
            Self::Bodies => "bodies",
            Self::Lessons => "lessons",
            Self::Cases => "cases",
            Self::Chapter(_) => "chapter",
            Self::Open => "open",
            Self::Changes => "changes",
            Self::Acknowledgement => "acknowledgement",
            Self::Glossary => "glossary",
            Self::Go => "go",
            Self::Meeting(_) => "meeting",
            Self::Journey => "journey",
            Self::Flow => "flow",
            Self::Duties => "duties",
            Self::Quiz => "quiz",
            Self::QuizPaper => "quiz-paper",
            Self::QuizKey => "quiz-key",
            Self::Practice => "practice",
            Self::Training => "training",
        }
    }

    /// Returns the file of the page below the folder of its standard.
    #[must_use]
    pub fn file(&self) -> String {
        match self {
            Self::Home | Self::Overview => "index.html".to_owned(),
            Self::News => "changes.html".to_owned(),
            Self::Phase(phase) => format!("{}.html", phase.id),
            Self::Meeting(phase) => format!("meeting/{}.html", phase.id),
            Self::Roles => "roles/index.html".to_owned(),
            Self::Role(role) => format!("roles/{}.html", role.id),
            Self::Chapter(chapter) => format!("chapters/{}.html", chapter.id),
            other => format!("{}.html", other.template()),
        }
    }

    /// Returns the key of the page's name in the words of the theme; `None` where an author names it.
    #[must_use]
    pub fn word(&self) -> Option<&'static str> {
        Some(match self {
            Self::Phase(_) | Self::Role(_) | Self::Chapter(_) | Self::Meeting(_) => return None,
            Self::Home => "handbook",
            Self::Missing => "not_found",
            Self::Open => "open_points",
            Self::Changes => "control",
            Self::QuizPaper => "quiz_paper",
            Self::QuizKey => "quiz_key",
            other => other.template(),
        })
    }
}
