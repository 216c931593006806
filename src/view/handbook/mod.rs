//! The pages of the handbook, one view each.
//!
//! A page's context is `page` (the frame), `view` (one of these) and `w` (the theme's words).

use serde::Serialize;

use super::edition::Edition;
use super::frame::frame;
use super::page::{PageKey, PageRef};
use super::pen::Pen;
use super::reach::Reach;
use super::site::PageView;
use crate::label::Lang;

pub mod acknowledgement;
mod agenda;
pub mod articles;
pub mod cases;
pub mod cells;
pub mod control;
pub mod duties;
pub mod exceptions;
pub mod flow;
pub mod forms;
pub mod glossary;
pub mod go;
pub mod home;
pub mod inside;
pub mod journey;
pub mod lettering;
pub mod library;
pub mod meeting;
pub mod missing;
pub mod news;
pub mod open;
pub mod overview;
pub mod path;
pub mod phase;
pub mod phrases;
pub mod practice;
mod question;
pub mod quiz;
pub mod role_row;
pub mod roles;
mod room;
pub mod rules;
mod since;
pub mod timeline;
pub mod training;

/// A page, ready to print: what its template finds besides the words.
#[derive(Debug, Clone, Serialize)]
pub struct Screen {
    /// The frame.
    pub page: PageView,
    /// What the page shows.
    pub view: HandbookView,
}

/// What a page of the handbook shows.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
#[allow(missing_docs, reason = "each variant is the view it holds")]
pub enum HandbookView {
    Home(Box<home::HomeView>),
    Missing(missing::MissingView),
    Overview(Box<overview::OverviewView>),
    Phase(Box<phase::PhaseView>),
    Phrases(phrases::PhrasesView),
    Grooming(rules::GroomingView),
    Conduct(rules::ConductView),
    Articles(articles::ArticlesView),
    Exceptions(exceptions::ExceptionsView),
    Forms(forms::FormsView),
    Roles(roles::RolesView),
    Role(Box<roles::RoleView>),
    Bodies(roles::BodiesView),
    Lessons(training::LessonsView),
    Cases(cases::CasesView),
    Chapter(cases::ChapterView),
    Open(open::OpenView),
    Changes(control::ControlView),
    News(news::NewsView),
    Acknowledgement(acknowledgement::AcknowledgementView),
    Glossary(glossary::GlossaryView),
    Go(go::GoView),
    Meeting(Box<meeting::MeetingView>),
    Journey(journey::JourneyView),
    Flow(flow::FlowView),
    Duties(duties::DutiesView),
    Quiz(quiz::QuizView),
    Practice(practice::PracticeView),
    Training(practice::TrainingView),
}

impl<'a> Edition<'a> {
    /// Builds one page in one language; `None` where the edition has no such page.
    #[must_use]
    pub fn screen(&'a self, page: &PageRef<'a>, lang: Lang) -> Option<Screen> {
        self.screen_within(page, lang, &self.reach)
    }

    /// Builds the same for paper, which names all that the edition has, whatever is made beside it.
    #[must_use]
    pub fn printed(&'a self, page: &PageRef<'a>, lang: Lang) -> Option<Screen> {
        self.screen_within(page, lang, &Reach::All)
    }

    fn screen_within(&'a self, page: &PageRef<'a>, lang: Lang, reach: &'a Reach) -> Option<Screen> {
        let pen = Pen {
            edition: self,
            volume: self.volumes.get(page.volume)?,
            lang,
            path: match self.base_path() {
                // Its links are made to lead from the top of the host.
                Some(_) if page.key == PageKey::Missing => PageKey::Missing.file(),
                _ => self.path(page, lang),
            },
            reach,
        };
        let pen = &pen;
        let mut aside = None;
        let view = match page.key {
            PageKey::Home => HandbookView::Home(Box::new(home::HomeView::new(pen))),
            PageKey::Missing => HandbookView::Missing(missing::MissingView::new(pen)),
            PageKey::Overview => HandbookView::Overview(Box::new(overview::OverviewView::new(pen))),
            PageKey::Phase(one) => {
                aside = Some(phase::aside(one, pen));
                HandbookView::Phase(Box::new(phase::PhaseView::new(one, pen)))
            }
            PageKey::Phrases => HandbookView::Phrases(phrases::PhrasesView::new(pen)),
            PageKey::Grooming => HandbookView::Grooming(rules::GroomingView::new(pen)),
            PageKey::Conduct => HandbookView::Conduct(rules::ConductView::new(pen)),
            PageKey::Articles => HandbookView::Articles(articles::ArticlesView::new(pen)),
            PageKey::Exceptions => HandbookView::Exceptions(exceptions::ExceptionsView::new(pen)),
            PageKey::Forms => HandbookView::Forms(forms::FormsView::new(pen)),
            PageKey::Roles => HandbookView::Roles(roles::RolesView::new(pen)),
            PageKey::Role(role) => HandbookView::Role(Box::new(roles::RoleView::new(role, pen))),
            PageKey::Bodies => HandbookView::Bodies(roles::BodiesView::new(pen)),
            PageKey::Lessons => HandbookView::Lessons(training::LessonsView::new(pen)),
            PageKey::Cases => HandbookView::Cases(cases::CasesView::new(pen)),
            PageKey::Chapter(one) => HandbookView::Chapter(cases::ChapterView::new(one, pen)),
            PageKey::Open => HandbookView::Open(open::OpenView::new(pen)),
            PageKey::Changes => HandbookView::Changes(control::ControlView::new(pen)),
            PageKey::News => HandbookView::News(news::NewsView::new(pen)),
            PageKey::Acknowledgement => {
                HandbookView::Acknowledgement(acknowledgement::AcknowledgementView::new(pen))
            }
            PageKey::Glossary => HandbookView::Glossary(glossary::GlossaryView::new(pen)),
            PageKey::Go => HandbookView::Go(go::GoView::new(pen)),
            PageKey::Meeting(one) => {
                HandbookView::Meeting(Box::new(meeting::MeetingView::new(one, pen)))
            }
            PageKey::Journey => HandbookView::Journey(journey::JourneyView::new(pen)),
            PageKey::Flow => HandbookView::Flow(flow::FlowView::new(pen)),
            PageKey::Duties => HandbookView::Duties(duties::DutiesView::new(pen)),
            PageKey::Quiz => HandbookView::Quiz(quiz::QuizView::new(false, pen)),
            PageKey::QuizPaper | PageKey::QuizKey => {
                HandbookView::Quiz(quiz::QuizView::new(true, pen))
            }
            PageKey::Practice => HandbookView::Practice(practice::PracticeView::new(pen)),
            PageKey::Training => HandbookView::Training(practice::TrainingView::new(pen)),
        };
        let mut page_view = frame(page, aside, pen);
        if let (PageKey::Missing, Some(base)) = (page.key, self.base_path()) {
            missing::from_the_top(&mut page_view, base);
        }
        Some(Screen {
            page: page_view,
            view,
        })
    }
}
