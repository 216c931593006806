//! What open pages are told: that something has changed, and what is wrong.
//!
//! A page asks and is kept waiting until there is something to tell. Only its connection waits, no thread does; and of
//! all open tabs of a browser one asks for all.

use super::http::{self, Answer};
use crate::build::{Fault, Turn};
use crate::diag::Severity;
use crate::emit::Card;
use crate::label::{Lang, Words};
use serde::Serialize;
use std::net::TcpStream;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long a page waits before it is told that nothing has changed; it then asks again.
pub const WAIT: Duration = Duration::from_secs(20);

/// Connections that may wait; a browser brings one.
const MOST_WAITING: usize = 64;

/// Faults that are shown; the others are counted.
const MOST_SHOWN: usize = 20;

/// What open pages are told.
#[derive(Debug, Clone, Serialize)]
pub struct News {
    /// Which run of the program says so.
    run: u64,
    /// How often something has changed.
    turn: u64,
    lang: &'static str,
    errors: usize,
    warnings: usize,
    cards: Vec<Card>,
    /// Faults that are not among the cards.
    more: usize,
    words: Said,
}

/// The words around the faults.
#[derive(Debug, Clone, Serialize)]
struct Said {
    errors: String,
    warnings: String,
    stale: String,
    more: String,
    cure: &'static str,
    close: &'static str,
    show: &'static str,
}

/// Where news are posted, and who waits for them.
#[derive(Debug)]
pub struct Board(Mutex<State>);

#[derive(Debug)]
struct State {
    news: News,
    waiting: Vec<TcpStream>,
}

impl Board {
    /// Begins with nothing to tell.
    #[must_use]
    pub fn new(run: u64) -> Self {
        let news = News::of(run, &[], Lang::Zh);
        Self(Mutex::new(State {
            news,
            waiting: Vec::new(),
        }))
    }

    fn open(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns how often something has changed.
    pub fn turn(&self) -> u64 {
        self.open().news.turn
    }

    /// Posts what came of a change, and tells everyone who waits.
    pub fn post(&self, turn: &Turn) {
        let mut cards = turn.loud();
        cards.sort_by_key(|fault| fault.severity != Severity::Error);
        let cards: Vec<Card> = cards
            .iter()
            .map(|fault| Card::new(fault, &turn.sources, turn.language))
            .collect();
        self.tell(|run| News::of(run, &cards, turn.language));
    }

    /// Posts that a page could not be made; once, however often it is asked for.
    pub fn post_fault(&self, fault: &Fault) {
        let lang = if self.open().news.lang == "en" {
            Lang::En
        } else {
            Lang::Zh
        };
        let cards: Vec<Card> = fault
            .diagnostics
            .iter()
            .map(|one| Card::new(one, &fault.sources, lang))
            .collect();
        let is_known = |news: &News| {
            let known = |card: &Card| {
                news.cards
                    .iter()
                    .any(|one| one.place == card.place && one.words == card.words)
            };
            cards.iter().all(known)
        };
        if !is_known(&self.open().news) {
            self.tell(|run| News::of(run, &cards, lang));
        }
    }

    fn tell(&self, news: impl FnOnce(u64) -> News) {
        let waiting = {
            let mut state = self.open();
            let turn = state.news.turn + 1;
            state.news = News {
                turn,
                ..news(state.news.run)
            };
            std::mem::take(&mut state.waiting)
        };
        self.answer(waiting);
    }

    /// Tells a page what there is to tell, now or when there is something new; `heard` is the run and the turn that it
    /// knows.
    pub fn ask(&self, stream: TcpStream, heard: Option<(u64, u64)>) {
        let late = {
            let mut state = self.open();
            if heard == Some((state.news.run, state.news.turn)) {
                state.waiting.push(stream);
                let over = state.waiting.len().saturating_sub(MOST_WAITING);
                state.waiting.drain(..over).collect()
            } else {
                vec![stream]
            }
        };
        self.answer(late);
    }

    /// Tells everyone who waits how things stand, so that nobody waits for ever.
    pub fn tick(&self) {
        let waiting = std::mem::take(&mut self.open().waiting);
        self.answer(waiting);
    }

    fn answer(&self, waiting: Vec<TcpStream>) {
        if waiting.is_empty() {
            return;
        }
        let news = self.open().news.clone();
        let body = serde_json::to_vec(&news).expect("texts and numbers are always JSON");
        let told = Answer {
            status: "200 OK",
            kind: "application/json",
            headers: Vec::new(),
            body,
        };
        for stream in waiting {
            http::answer(stream, &told, false);
        }
    }
}

impl News {
    fn of(run: u64, cards: &[Card], lang: Lang) -> Self {
        let count = |severity: Severity| {
            let all = cards.iter();
            all.filter(|card| card.severity == severity.name()).count()
        };
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let more = cards.len().saturating_sub(MOST_SHOWN);
        let plural = |count: usize, one: &str| match count {
            1 => format!("1 {one}"),
            _ => format!("{count} {one}s"),
        };
        let say = |zh: String, en: String| Words::new(zh, en).get(lang).to_owned();
        let word = |zh: &'static str, en: &'static str| match lang {
            Lang::Zh => zh,
            Lang::En => en,
        };
        Self {
            run,
            turn: 0,
            lang: lang.html(),
            errors,
            warnings,
            more,
            cards: cards.iter().take(MOST_SHOWN).cloned().collect(),
            words: Said {
                errors: say(format!("{errors} 个错误"), plural(errors, "error")),
                warnings: say(format!("{warnings} 个警告"), plural(warnings, "warning")),
                stale: say(
                    "网页还是出错前的样子；改好就自动更新".to_owned(),
                    "the page is the last good one; it follows as soon as this is mended"
                        .to_owned(),
                ),
                more: say(
                    format!("另有 {more} 处：运行 punctilio check 看全部"),
                    format!("{more} more: punctilio check lists all"),
                ),
                cure: word("办法：", "Cure: "),
                close: word("关闭", "Close"),
                show: word("查看", "Show"),
            },
        }
    }
}
