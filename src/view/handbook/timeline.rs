//! The drawing of the phases in order, as coordinates.
//!
//! # Units
//! All lengths are CSS pixels of a drawing that is [`TimelineView::width`] wide.

use serde::Serialize;

use super::room::{LEAST, ROOMY, cut, fit, measure, widths};
use crate::format::Field;
use crate::label::Lang;
use crate::model::{Phase, Step};
use crate::quantity::{Duration, DurationRange, TimeUnit};
use crate::view::page::PageKey;
use crate::view::part::{TextView, ValueView};
use crate::view::pen::Pen;

/// The width of the drawing on the overview, in pixels.
pub(crate) const WIDE: u32 = 952;
/// The width of the drawing on the page of a phase, in pixels.
pub(crate) const NARROW: u32 = 736;

/// One row of the drawing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimelineView {
    /// A name that is unique on the page, for the title and description.
    pub id: String,
    /// The width of the drawing.
    pub width: u32,
    /// The height of the drawing.
    pub height: u32,
    /// The top of the boxes.
    pub top: u32,
    /// The phases as boxes.
    pub boxes: Vec<TimelineBoxView>,
    /// Phases that last days, as points on a dashed line.
    pub follows: Vec<TimelineFollowView>,
    /// The bracket with the sum, if every phase has a limit.
    pub total: Option<TimelineTotalView>,
}

/// A phase drawn as a box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimelineBoxView {
    /// The left edge.
    pub x: u32,
    /// The width.
    pub width: u32,
    /// The middle.
    pub middle: u32,
    /// The number of the phase.
    pub number: String,
    /// The title in full.
    pub title: TextView,
    /// The title as drawn, in lines that fit.
    pub lines: Vec<String>,
    /// The address of the phase, relative to the page.
    pub href: Option<String>,
    /// The limit as printed, or the word that it is not stated.
    pub limit: ValueView,
    /// Whether the phase has no limit and is drawn dashed.
    pub dashed: bool,
    /// Whether it is the page's own phase.
    pub current: bool,
}

/// A phase whose steps fall on later days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimelineFollowView {
    /// The left end of the line.
    pub x: u32,
    /// The right end of the line.
    pub end: u32,
    /// The middle.
    pub middle: u32,
    /// The number of the phase.
    pub number: String,
    /// The title in full.
    pub title: TextView,
    /// The title as drawn, in lines that fit.
    pub lines: Vec<String>,
    /// The address of the phase, relative to the page.
    pub href: Option<String>,
    /// The points.
    pub pills: Vec<TimelinePillView>,
    /// Whether it is the page's own phase.
    pub current: bool,
}

/// A later day on which something is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimelinePillView {
    /// The left edge.
    pub x: u32,
    /// The width.
    pub width: u32,
    /// The middle.
    pub middle: u32,
    /// The figure in the point.
    pub text: String,
    /// The time as printed below it.
    pub time: String,
    /// What is done then, cut to what fits.
    pub label: Option<String>,
}

/// The sum of all limits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimelineTotalView {
    /// The left end.
    pub x: u32,
    /// The right end.
    pub end: u32,
    /// The middle.
    pub middle: u32,
    /// The sum as printed.
    pub text: String,
}

/// The gap between two boxes.
const GAP: u32 = 4;
/// The height of a line of a name.
const LINE: u32 = 16;

/// Draws the phases of one process, in as many rows as they need.
pub(crate) fn timelines(
    phases: &[&Phase],
    current: Option<&str>,
    width: u32,
    pen: &Pen<'_>,
) -> Vec<TimelineView> {
    if phases.len() < 2 {
        return Vec::new();
    }
    let fit = (width / ROOMY).max(1) as usize;
    let rows = phases.len().div_ceil(fit);
    let per_row = phases.len().div_ceil(rows);
    let mut views = Vec::new();
    for (place, row) in phases.chunks(per_row).enumerate() {
        let number = row.first().map_or(0, |p| p.number);
        let whole = rows == 1;
        let id = format!("_timeline-{number}-{place}");
        views.push(draw(row, current, width, whole, id, pen));
    }
    views
}

fn draw(
    phases: &[&Phase],
    current: Option<&str>,
    width: u32,
    whole: bool,
    id: String,
    pen: &Pen<'_>,
) -> TimelineView {
    let days: Vec<Vec<Pill>> = phases.iter().map(|p| pills(p, pen)).collect();
    let follow_width = |pills: &[Pill]| pills.iter().map(Pill::room).sum::<u32>().max(ROOMY);
    let taken: u32 = days
        .iter()
        .filter(|d| !d.is_empty())
        .map(|d| follow_width(d))
        .sum();
    let boxed: Vec<&Phase> = phases
        .iter()
        .zip(&days)
        .filter(|(_, d)| d.is_empty())
        .map(|(p, _)| *p)
        .collect();
    let labels: Vec<u32> = boxed
        .iter()
        .map(|p| limit(p, pen))
        .map(|value| value.plain.as_deref().map_or(0, measure) + 2 * GAP)
        .collect();
    let widths = widths(&boxed, &labels, width.saturating_sub(taken));
    let mut widths = widths.into_iter();
    let mut x = 0;
    let mut boxes = Vec::new();
    let mut follows = Vec::new();
    for (phase, pills) in phases.iter().zip(&days) {
        let title = pen.text(&phase.title);
        let href = pen.page(PageKey::Phase(phase));
        let is_current = current == Some(phase.id.as_str());
        let number = phase.number.to_string();
        if pills.is_empty() {
            let room = widths.next().unwrap_or(LEAST);
            let inner = room.saturating_sub(GAP);
            boxes.push(TimelineBoxView {
                x: x + GAP / 2,
                width: inner,
                middle: x + room / 2,
                number,
                lines: fit(&title.text, inner),
                title,
                href,
                limit: limit(phase, pen),
                dashed: !phase.doc.limit.is_set(),
                current: is_current,
            });
            x += room;
        } else {
            let room = follow_width(pills);
            follows.push(TimelineFollowView {
                x,
                end: x + room,
                middle: x + room / 2,
                number,
                lines: fit(&title.text, room),
                title,
                href,
                pills: place(pills, x, room),
                current: is_current,
            });
            x += room;
        }
    }
    let names = boxes.iter().map(|b| b.lines.len());
    let tallest = names.chain(follows.iter().map(|f| f.lines.len())).max();
    let top = 12 + LINE * u32::try_from(tallest.unwrap_or(1)).unwrap_or(1);
    let total = if whole {
        total(phases, &boxes, pen)
    } else {
        None
    };
    let below = if total.is_some() {
        106
    } else if follows
        .iter()
        .any(|f| f.pills.iter().any(|p| p.label.is_some()))
    {
        90
    } else {
        72
    };
    TimelineView {
        id,
        width,
        height: top + below,
        top,
        boxes,
        follows,
        total,
    }
}

/// Shows the limit of a phase; without one, that it is not stated.
pub(crate) fn limit(phase: &Phase, pen: &Pen<'_>) -> ValueView {
    let stated = pen.values(&phase.doc.limit).into_iter().next();
    stated.unwrap_or_else(|| {
        let follow = pills(phase, pen);
        if follow.is_empty() {
            ValueView::text(pen.open(None))
        } else {
            let days: Vec<&str> = follow.iter().map(|p| p.time.as_str()).collect();
            ValueView::plain(days.join(pen.words("、", ", ")))
        }
    })
}

fn total(phases: &[&Phase], boxes: &[TimelineBoxView], pen: &Pen<'_>) -> Option<TimelineTotalView> {
    let limits: Option<Vec<_>> = phases.iter().map(|p| p.doc.limit.get()).collect();
    let seconds: i64 = limits?.iter().map(|l| l.0.longest().floor()).sum();
    let (first, last) = (boxes.first()?, boxes.last()?);
    let (x, end) = (first.x, last.x + last.width);
    let minutes = seconds.div_euclid(60);
    let text = if minutes >= 1 && seconds % 60 == 0 {
        format!("{minutes}\u{a0}{}", pen.words("分钟", "min"))
    } else {
        format!("{seconds}\u{a0}{}", pen.words("秒", "s"))
    };
    Some(TimelineTotalView {
        x,
        end,
        middle: (x + end) / 2,
        text,
    })
}

/// A later day, before it has a place.
struct Pill {
    text: String,
    time: String,
    label: Option<String>,
}

impl Pill {
    fn width(&self) -> u32 {
        (measure(&self.text) + 14).max(22)
    }

    fn room(&self) -> u32 {
        let label = self.label.as_deref().map_or(0, measure);
        self.width().max(measure(&self.time)).max(label) + 18
    }
}

/// Lists the later days of a phase all of whose times lie days after an event.
fn pills(phase: &Phase, pen: &Pen<'_>) -> Vec<Pill> {
    let day = crate::quantity::Ratio::whole(86_400);
    let times = || {
        phase
            .steps
            .iter()
            .flat_map(|s| s.doc.time.list().iter().map(move |t| (s, t)))
    };
    let late = |(_, t): (&Step, &crate::format::doc::TimeDoc)| {
        t.after.get().is_some_and(|l| l.0.longest() >= day)
    };
    if phase.doc.limit.is_set() || times().next().is_none() || !times().all(late) {
        return Vec::new();
    }
    let several = times()
        .map(|(s, _)| &s.id)
        .collect::<std::collections::BTreeSet<_>>()
        .len()
        > 1;
    let pill = |(step, time): (&Step, &crate::format::doc::TimeDoc)| {
        let Field::Set { value, .. } = &time.after else {
            return None;
        };
        let range = value.0;
        let text = match range.to {
            Some(to) => format!("{}–{}", range.from.amount, to.amount),
            None => range.from.amount.to_string(),
        };
        let label = several.then(|| cut(&pen.text(&step.title).text, 78));
        Some(Pill {
            text,
            time: day_of(range, pen.lang),
            label,
        })
    };
    times().filter_map(pill).collect()
}

/// Prints a time in days as the day it falls on: 第 1 天, day 5–6.
fn day_of(range: DurationRange, lang: Lang) -> String {
    let days = |d: Duration| d.unit == TimeUnit::Day;
    if !days(range.from) || !range.to.is_none_or(days) {
        return range.print(lang);
    }
    let amount = match range.to {
        Some(to) => format!("{}–{}", range.from.amount, to.amount),
        None => range.from.amount.to_string(),
    };
    match lang {
        Lang::Zh => format!("第\u{a0}{amount}\u{a0}天"),
        Lang::En => format!("day\u{a0}{amount}"),
    }
}

fn place(pills: &[Pill], x: u32, room: u32) -> Vec<TimelinePillView> {
    let count = u32::try_from(pills.len()).unwrap_or(1).max(1);
    let step = room / count;
    let mut at = x + step / 2;
    let mut views = Vec::new();
    for pill in pills {
        let width = pill.width();
        views.push(TimelinePillView {
            x: at.saturating_sub(width / 2),
            width,
            middle: at,
            text: pill.text.clone(),
            time: pill.time.clone(),
            label: pill.label.clone(),
        });
        at += step;
    }
    views
}
