//! Pocket cards: one for each phase, those with what to say where there are no phases, and what not to do or say.

use serde::Serialize;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::ban::{BanView, LastView, bans, last};
use super::edition::{Edition, Volume};
use super::figure::number;
use super::handbook::cells::{goals, phase_roles};
use super::handbook::timeline::limit;
use super::output::Document;
use super::part::{NumberView, TextView, ValueView};
use super::pen::Pen;
use super::reach::Reach;
use super::sheet::{SheetContext, SheetFrame, SheetKind};
use super::step::opening;
use crate::format::doc::NumberDoc;
use crate::label::Lang;
use crate::model::{Phase, Standard, Step};

/// The most that a card can say.
///
/// # Units
/// Half-wide characters: three lines of 13.2 pt on 80 mm, less what clauses leave at their ends.
const SAID: usize = 84;
/// Up to this, what is said stands on one line in the larger type.
const SHORT: usize = 26;
/// The most numbers of a card.
const NUMBERS: usize = 3;

/// The pocket cards of a standard.
#[derive(Debug, Clone, Serialize)]
pub struct CardsView {
    /// Head and foot of the sheet that the cards are cut from.
    #[serde(flatten)]
    pub frame: SheetFrame,
    /// The colour of the numerals, where the book has one.
    pub accent: Option<String>,
    /// A card for each phase.
    pub phases: Vec<CardView>,
    /// What to say, by category; only where there are no phases.
    pub phrases: Vec<PhraseCardView>,
    /// What not to do or say, the critical first.
    pub bans: Vec<BanView>,
}

/// What is to be remembered of one phase.
#[derive(Debug, Clone, Serialize)]
pub struct CardView {
    /// The number of the phase.
    pub number: String,
    /// Its title.
    pub title: TextView,
    /// Who does it.
    pub roles: Vec<ValueView>,
    /// How long it may take, or on which days it is done; none where nothing is stated.
    pub time: Option<ValueView>,
    /// The first words that the customer hears.
    pub say: Option<TextView>,
    /// They need more than one line of the larger type.
    pub long: bool,
    /// Where nothing is said: what the phase is to achieve.
    pub aim: Option<TextView>,
    /// Where that is not stated either: its steps.
    pub steps: Vec<StepNameView>,
    /// The numbers to remember.
    pub numbers: Vec<NumberView>,
    /// What must not go wrong.
    pub last: Option<LastView>,
}

/// A step by its number and name.
#[derive(Debug, Clone, Serialize)]
pub struct StepNameView {
    /// The number.
    pub number: String,
    /// The name.
    pub title: TextView,
}

/// What to say in situations of one category.
#[derive(Debug, Clone, Serialize)]
pub struct PhraseCardView {
    /// The category.
    pub title: Option<TextView>,
    /// What is said.
    pub says: Vec<SaidView>,
}

/// Words to say in a situation.
#[derive(Debug, Clone, Serialize)]
pub struct SaidView {
    /// The situation.
    pub when: Option<TextView>,
    /// The words.
    pub text: TextView,
}

impl Volume<'_> {
    /// Tells whether there is anything that staff carry on them: phases, or words to say that belong to none.
    #[must_use]
    pub fn has_cards(&self) -> bool {
        let standard = self.standard;
        let says = |s: &Standard| s.phrases.iter().any(|p| !p.doc.text.is_open());
        !standard.phases.is_empty() || says(standard)
    }

    /// Tells whether there is a process to hang on a wall.
    #[must_use]
    pub fn has_poster(&self) -> bool {
        self.standard.phases.len() > 1
    }
}

impl CardsView {
    /// Collects what staff carry on them.
    #[must_use]
    pub fn new(edition: &Edition<'_>, volume: usize, context: &SheetContext<'_>) -> Self {
        let pen = pen(
            edition,
            volume,
            context.lang,
            &(Document::Cards.stem() + ".pdf"),
        );
        let standard = pen.standard();
        Self {
            frame: SheetFrame::whole(context, SheetKind::Cards, "cards", "cards_title", vec![]),
            accent: context.catalog.book.accent().map(str::to_owned),
            phases: standard.phases.iter().map(|p| card(p, &pen)).collect(),
            phrases: match standard.phases.as_slice() {
                [] => phrases(&pen),
                _ => Vec::new(),
            },
            bans: bans(standard, context.lang),
        }
    }
}

/// Holds the pen for a printed file of a standard.
pub(super) fn pen<'a>(edition: &'a Edition<'a>, volume: usize, lang: Lang, file: &str) -> Pen<'a> {
    let volume = &edition.volumes[volume];
    Pen {
        edition,
        volume,
        lang,
        path: format!("{}{}/{file}", edition.prefix(lang), volume.standard.id),
        reach: &Reach::All,
    }
}

/// Shows what is to be remembered of a phase.
pub(super) fn card(phase: &Phase, pen: &Pen<'_>) -> CardView {
    let say = opening(phase, pen).map(|text| beginning(text, SAID));
    let aims = || goals(phase, pen).into_iter().find(|goal| !goal.open);
    let aim = say.is_none().then(aims).flatten();
    let named = say.is_some() || aim.is_some();
    let steps = phase.steps.iter().filter(|_| !named);
    CardView {
        number: phase.number.to_string(),
        title: pen.text(&phase.title),
        roles: phase_roles(phase, pen),
        time: Some(limit(phase, pen)).filter(|time| !time.text.as_ref().is_some_and(|t| t.open)),
        long: say.as_ref().is_some_and(|say| say.text.width() > SHORT),
        say,
        aim: aim.map(|text| beginning(text, SAID + SAID / 2)),
        steps: steps.map(step_name(pen)).collect(),
        numbers: of_phase(phase, pen),
        last: last(phase, pen),
    }
}

fn step_name<'p>(pen: &'p Pen<'_>) -> impl Fn(&Step) -> StepNameView + 'p {
    |step| StepNameView {
        number: step.number.clone(),
        title: pen.text(&step.title),
    }
}

fn of_phase(phase: &Phase, pen: &Pen<'_>) -> Vec<NumberView> {
    let own = phase.doc.numbers.list().iter();
    let of_steps = phase.steps.iter().flat_map(|s| s.doc.numbers.list());
    chosen(own.chain(of_steps).collect(), NUMBERS, pen)
}

/// Takes the numbers that are decided, those that their author wants on cards first.
pub(super) fn chosen(mut docs: Vec<&NumberDoc>, most: usize, pen: &Pen<'_>) -> Vec<NumberView> {
    docs.retain(|doc| doc.value.is_set() && !doc.unit.is_open());
    docs.sort_by_key(|doc| doc.card.get() != Some(&true));
    let shown = docs.into_iter().take(most);
    shown
        .map(|doc| NumberView {
            notes: Vec::new(),
            ..number(doc, None, pen)
        })
        .collect()
}

/// Collects the phrases of a standard without phases by category.
fn phrases(pen: &Pen<'_>) -> Vec<PhraseCardView> {
    let mut cards: Vec<PhraseCardView> = Vec::new();
    for entry in &pen.standard().phrases {
        let Some(text) = pen.field(&entry.doc.text).filter(|text| !text.open) else {
            continue;
        };
        let title = pen.field(&entry.doc.category).filter(|text| !text.open);
        let said = SaidView {
            when: pen.field(&entry.doc.when).filter(|text| !text.open),
            text,
        };
        match cards.iter_mut().find(|card| card.title == title) {
            Some(card) => card.says.push(said),
            None => cards.push(PhraseCardView {
                title,
                says: vec![said],
            }),
        }
    }
    cards
}

/// Keeps of a long text its first sentences, or else its first clauses, as many as fit.
fn beginning(mut text: TextView, most: usize) -> TextView {
    if text.text.width() <= most {
        return text;
    }
    let (mut width, mut slot) = (0, 0_usize);
    let (mut sentence, mut clause, mut last) = (None, None, 0);
    for (at, c) in text.text.char_indices() {
        width += c.width().unwrap_or(0);
        if width > most {
            break;
        }
        let end = at + c.len_utf8();
        match c {
            '{' => slot += 1,
            '}' => slot = slot.saturating_sub(1),
            _ => {}
        }
        if slot > 0 {
            continue;
        }
        last = end;
        let spaced = text.text[end..].starts_with(' ');
        match c {
            '。' | '！' | '？' => sentence = Some(end),
            '.' | '!' | '?' if spaced => sentence = Some(end),
            '，' | '；' | '：' | '、' => clause = Some(at),
            ',' | ';' | ':' if spaced => clause = Some(at),
            _ => {}
        }
    }
    match sentence {
        Some(end) => text.text.truncate(end),
        None => {
            text.text.truncate(clause.unwrap_or(last));
            text.text.push('…');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::beginning;
    use crate::view::part::TextView;

    #[test]
    fn long_words_to_say_end_with_a_sentence() {
        for (long, short) in [
            ("您好，感谢光临", "您好，感谢光临"),
            ("您好！感谢光临，里面请坐。请喝茶", "您好！"),
            ("您好，{称呼}您这边请坐下来", "您好…"),
            (
                "Good morning, madam. Please take a seat here",
                "Good morning…",
            ),
        ] {
            assert_eq!(beginning(TextView::plain(long), 18).text, short);
        }
    }
}
