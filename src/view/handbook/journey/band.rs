//! Draws the steps of a journey in bands: the customer's row above, the staff's row below.
//!
//! # Units
//! CSS pixels of a drawing that is [`BandView::width`] wide.

use serde::Serialize;

use super::{hears, state_of};
use crate::format::Field;
use crate::model::{Phase, Step};
use crate::view::handbook::lettering::{LINE, LetterView, SMALL, high, letters, said, wrap};
use crate::view::page::PageKey;
use crate::view::pen::{Pen, Show};

/// The width that a page has for a drawing.
const WIDTH: u32 = 880;
/// The room for the names of the rows.
const MARGIN: u32 = 68;
/// As many steps stand side by side with room for their words.
const MOST: usize = 6;
/// The height of a line that is said.
const SPOKEN: u32 = 20;

/// Some steps of a journey side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BandView {
    /// A name that is unique on the page.
    pub id: String,
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
    /// The phases over their steps.
    pub spans: Vec<SpanView>,
    /// Where the brackets of the phases are drawn.
    pub bracket: u32,
    /// The way of the customer.
    pub line: u32,
    /// What customers see ends here.
    pub sight: u32,
    /// The middle of the staff's row.
    pub staff: u32,
    /// The steps.
    pub columns: Vec<ColumnView>,
}

/// A phase over its steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpanView {
    /// The left end.
    pub x: u32,
    /// The right end.
    pub end: u32,
    /// The number and the title.
    pub lines: Vec<LetterView>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnView {
    /// The left edge of the staff's box.
    pub x: u32,
    /// The middle.
    pub middle: u32,
    /// The width of the staff's box.
    pub width: u32,
    /// The top of the staff's box.
    pub y: u32,
    /// The height of the staff's box.
    pub height: u32,
    /// `present`, `waiting`, `remote`, `absent` or `open`.
    pub state: &'static str,
    /// The same in words.
    pub state_words: String,
    /// From where the customer's way comes to this step.
    pub before: u32,
    /// The place, and which customers.
    pub place: Vec<LetterView>,
    /// Which customers, where not all.
    pub only: Vec<LetterView>,
    /// The first words that the customer hears.
    pub hears: Vec<LetterView>,
    /// Where these begin.
    pub top: u32,
    /// The number of the step.
    pub number: Option<LetterView>,
    /// The title.
    pub title: Vec<LetterView>,
    /// Who does it.
    pub role: Vec<LetterView>,
    /// Where all about it stands, relative to the page.
    pub href: Option<String>,
    /// The whole in words, for those who do not see it.
    pub words: String,
}

/// The words of a step, broken into lines.
struct Words<'a> {
    phase: &'a Phase,
    step: &'a Step,
    state: (&'static str, String),
    place: Vec<String>,
    only: Vec<String>,
    hears: Vec<String>,
    title: Vec<String>,
    role: Vec<String>,
    whole: String,
}

/// Draws the steps of some phases, in as many bands as they need.
pub(super) fn bands(phases: &[&Phase], track: usize, pen: &Pen<'_>) -> Vec<BandView> {
    let steps: Vec<(&Phase, &Step)> = phases
        .iter()
        .flat_map(|phase| phase.steps.iter().map(|step| (*phase, step)))
        .collect();
    let count = steps.len().div_ceil(MOST).max(1);
    let each = steps.len().div_ceil(count).max(1);
    let chunks = steps.chunks(each).enumerate();
    chunks
        .map(|(place, steps)| band(steps, each, format!("_journey-{track}-{place}"), pen))
        .collect()
}

fn band(steps: &[(&Phase, &Step)], each: usize, id: String, pen: &Pen<'_>) -> BandView {
    // A band of few steps is no wider than they need.
    let pitch = (WIDTH - MARGIN) / u32::try_from(each.max(4)).unwrap_or(4);
    let words: Vec<Words<'_>> = steps
        .iter()
        .map(|(p, s)| broken(p, s, pitch, pen))
        .collect();
    let most = |of: &dyn Fn(&Words<'_>) -> u32| words.iter().map(of).max().unwrap_or(0);
    let spans = spans(steps, pitch, pen);
    let named = spans.iter().map(|span| span.lines.len()).max().unwrap_or(1);
    let bracket = 6 + LINE * u32::try_from(named).unwrap_or(1);
    let above = most(&|w| high(&w.place, LINE) + high(&w.only, SMALL));
    let line = bracket + 16 + above + 16;
    let top = line + 46;
    let spoken = most(&|w| high(&w.hears, SPOKEN));
    let sight = top + spoken + if spoken > 0 { 4 } else { 0 };
    let y = sight + 24;
    let height = most(&|w| high(&w.title, LINE) + high(&w.role, SMALL)) + 36;
    let mut before = MARGIN;
    let mut columns = Vec::new();
    let mut x = MARGIN;
    for one in &words {
        let middle = x + pitch / 2;
        let place_y = line - 14 - high(&one.place, LINE) - high(&one.only, SMALL) + 12;
        let title_y = y + 36;
        columns.push(ColumnView {
            x: x + 6,
            middle,
            width: pitch - 12,
            y,
            height,
            state: one.state.0,
            state_words: one.state.1.clone(),
            before,
            place: letters(&one.place, middle, place_y, LINE),
            only: letters(&one.only, middle, place_y + high(&one.place, LINE), SMALL),
            hears: letters(&one.hears, middle, top + 12, SPOKEN),
            top,
            number: letters(std::slice::from_ref(&one.step.number), x + 14, y + 18, LINE).pop(),
            title: letters(&one.title, middle, title_y, LINE),
            role: letters(&one.role, middle, title_y + high(&one.title, LINE), SMALL),
            href: pen.anchor(PageKey::Phase(one.phase), &one.step.id),
            words: one.whole.clone(),
        });
        before = middle;
        x += pitch;
    }
    BandView {
        id,
        width: x,
        height: y + height + 2,
        spans,
        bracket,
        line,
        sight,
        staff: y + height / 2,
        columns,
    }
}

/// Breaks the words of a step into lines that fit its column.
fn broken<'s>(phase: &'s Phase, step: &'s Step, pitch: u32, pen: &Pen<'_>) -> Words<'s> {
    let open = pen.words("未规定", "Not stated");
    let room = pitch - 14;
    let place = joined(&step.doc.touchpoint, pen);
    let only = joined(&step.doc.r#for, pen);
    let role = joined(&step.doc.role, pen);
    let hears = hears(step, pen).map(|text| {
        let words = said(&text, open).replace('“', "‘").replace('”', "’");
        format!("“{words}”")
    });
    let title = said(&pen.text(&step.title), open);
    let state = state_of(step, pen);
    let mut whole = format!("{} {title}", step.number);
    for more in [
        &state.1,
        &place,
        &only,
        hears.as_ref().unwrap_or(&String::new()),
        &role,
    ] {
        if !more.is_empty() {
            whole.push_str(pen.words("，", ", "));
            whole.push_str(more);
        }
    }
    Words {
        phase,
        step,
        state,
        place: lines_of(&place, room, 2),
        only: lines_of(&only, room, 2),
        // Letters of what is said are larger.
        hears: hears.map_or_else(Vec::new, |text| lines_of(&text, room * 13 / 15, 4)),
        title: lines_of(&title, pitch - 28, 4),
        role: lines_of(&role, pitch - 28, 2),
        whole,
    }
}

fn lines_of(text: &str, room: u32, most: usize) -> Vec<String> {
    match text.is_empty() {
        true => Vec::new(),
        false => wrap(text, room, most),
    }
}

/// Returns the values of a field as bare words.
fn joined<T: Show>(field: &Field<T>, pen: &Pen<'_>) -> String {
    let open = pen.words("未规定", "Not stated");
    let words = pen.values(field).into_iter().filter_map(|value| {
        let text = value.text.map(|text| said(&text, open));
        text.or(value.plain)
    });
    words.collect::<Vec<_>>().join(pen.words("、", ", "))
}

/// Puts the phases over their steps.
fn spans(steps: &[(&Phase, &Step)], pitch: u32, pen: &Pen<'_>) -> Vec<SpanView> {
    let open = pen.words("未规定", "Not stated");
    let mut spans = Vec::new();
    let mut x = MARGIN;
    for run in steps.chunk_by(|(a, _), (b, _)| a.id == b.id) {
        let width = pitch * u32::try_from(run.len()).unwrap_or(1);
        if let [(phase, _), ..] = run {
            let name = format!("{} {}", phase.number, said(&pen.text(&phase.title), open));
            let lines = wrap(&name, width - 14, 2);
            spans.push(SpanView {
                x: x + 6,
                end: x + width - 6,
                lines: letters(&lines, x + 6, 14, LINE),
            });
        }
        x += width;
    }
    spans
}
