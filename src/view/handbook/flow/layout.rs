//! Places the steps of a phase in lanes, and at the side what goes otherwise.

use super::Branch;
use super::chart::{ArrowView, BoxView, BranchView, ChartView, LaneView, MarkView, down, right};
use super::lanes::{Lanes, id_of, ids_of};
use crate::label::Lang;
use crate::model::{Phase, Step};
use crate::view::handbook::cells::critical_step;
use crate::view::handbook::lettering::{
    LINE, LetterView, SMALL, high, letters, measure, said, wrap,
};
use crate::view::page::PageKey;
use crate::view::pen::Pen;

/// The width that a page has for a drawing.
const WIDTH: u32 = 880;
/// The room at the side for what goes otherwise.
const ASIDE: u32 = 248;
/// How wide a lane is at least and at most.
const LANE: (u32, u32) = (96, 230);
/// How wide the box of a step is at most.
const BOX: u32 = 196;
/// The least height of a box, so that a finger finds it.
const LEAST: u32 = 48;
/// The height of a mark.
const MARK: u32 = 22;

/// Draws one phase.
pub(super) struct Layout<'p, 'a> {
    pen: &'p Pen<'a>,
    lanes: Lanes<'a>,
    /// The width of a lane.
    lane: u32,
    /// The right edge of the lanes.
    edge: u32,
    y: u32,
    chart: ChartView,
}

impl<'p, 'a> Layout<'p, 'a> {
    /// Draws a phase with what goes otherwise at each step and in the whole of it.
    pub(super) fn phase(
        phase: &'a Phase,
        steps: &[Vec<Branch>],
        whole: &[Branch],
        pen: &'p Pen<'a>,
    ) -> ChartView {
        let lanes = Lanes::new(phase, pen);
        let aside = !whole.is_empty() || steps.iter().any(|list| !list.is_empty());
        let mut layout = Self::new(format!("_flow-{}", phase.number), lanes, aside, pen);
        layout.heads();
        let mut after = None;
        for (place, step) in phase.steps.iter().enumerate() {
            let next = phase.steps.get(place + 1);
            let branches = steps.get(place).map_or(&[][..], Vec::as_slice);
            layout.step(phase, step, next, after.take(), branches);
            after = Some(step);
        }
        layout.chart.floor = layout.y.saturating_sub(8);
        if !whole.is_empty() {
            layout.y += 12;
            layout.whole(pen.words("整个阶段", "The whole phase"), whole);
        }
        layout.end()
    }

    /// Draws what may go otherwise at any step.
    pub(super) fn everywhere(branches: &[Branch], pen: &'p Pen<'a>) -> ChartView {
        let lanes = Lanes {
            roles: vec![None],
            names: Vec::new(),
            with_help: false,
        };
        let mut layout = Self::new("_flow-all".to_owned(), lanes, true, pen);
        layout.y = 2;
        layout.whole(pen.words("任何一步", "At any step"), branches);
        layout.end()
    }

    fn new(id: String, lanes: Lanes<'a>, aside: bool, pen: &'p Pen<'a>) -> Self {
        let count = u32::try_from(lanes.roles.len()).unwrap_or(1).max(1);
        let room = WIDTH - if aside { ASIDE } else { 0 };
        let lane = (room / count).clamp(LANE.0, LANE.1);
        let edge = lane * count;
        let width = edge + if aside { ASIDE } else { 0 };
        Self {
            pen,
            lane,
            edge,
            y: 0,
            chart: ChartView {
                id,
                width,
                height: 0,
                is_broad: width > WIDTH,
                lanes: Vec::new(),
                head: 0,
                floor: 0,
                edge,
                boxes: Vec::new(),
                arrows: Vec::new(),
                marks: Vec::new(),
                branches: Vec::new(),
            },
            lanes,
        }
    }

    fn middle(&self, lane: usize) -> u32 {
        self.lane * u32::try_from(lane).unwrap_or(0) + self.lane / 2
    }

    fn heads(&mut self) {
        let names = self.lanes.names.iter();
        let names: Vec<Vec<String>> = names.map(|name| wrap(name, self.lane - 12, 3)).collect();
        let tall = names
            .iter()
            .map(|lines| high(lines, LINE))
            .max()
            .unwrap_or(0);
        for (place, lines) in names.iter().enumerate() {
            let y = 14 + tall - high(lines, LINE);
            let middle = self.middle(place);
            self.chart.lanes.push(LaneView {
                x: middle - self.lane / 2,
                lines: letters(lines, middle, y, LINE),
            });
        }
        self.chart.head = tall + 8;
        self.y = self.chart.head + 16;
    }

    /// Places a step; the way to it comes from the one before.
    fn step(
        &mut self,
        phase: &Phase,
        step: &Step,
        next: Option<&Step>,
        after: Option<&Step>,
        branches: &[Branch],
    ) {
        let lane = self.lanes.of_step(step);
        let middle = self.middle(lane);
        let width = (self.lane - 16).min(BOX);
        let room = width - 14;
        let open = self.pen.words("未规定", "Not stated");
        let title = wrap(&said(&self.pen.text(&step.title), open), room, 6);
        let small = match self.lanes.with_help {
            true => Vec::new(),
            false => self.help(step, room),
        };
        let height = (28 + high(&title, LINE) + high(&small, SMALL)).max(LEAST);
        let (x, y) = (middle - width / 2, self.y);
        if let Some(before) = after {
            self.way(before, middle, lane);
        }
        let below = y + 36 + high(&title, LINE);
        self.chart.boxes.push(BoxView {
            x,
            y,
            width,
            height,
            number: letters(std::slice::from_ref(&step.number), x + 8, y + 16, LINE).pop(),
            lines: letters(&title, middle, y + 34, LINE),
            small: letters(&small, middle, below, SMALL),
            critical: critical_step(step),
            href: self.pen.anchor(PageKey::Phase(phase), &step.id),
            whole: false,
        });
        if self.lanes.with_help {
            self.marks(step, lane, (x, width, y));
        }
        let stack = self.branches(branches, (x + width, y, height));
        let bottom = y + height;
        self.y = y + height.max(stack);
        self.handoff(step, next, lane, (middle, width, bottom));
        self.y += if next.is_some() { 30 } else { 14 };
    }

    /// Lists who helps and who is told, in words.
    fn help(&self, step: &Step, room: u32) -> Vec<String> {
        let names = |list: Vec<&str>, label: &str| {
            let names: Vec<String> = list
                .iter()
                .filter_map(|id| self.pen.standard().role(id))
                .filter_map(|role| self.pen.field(&role.doc.name))
                .map(|name| said(&name, ""))
                .collect();
            (!names.is_empty())
                .then(|| format!("{label}{}", names.join(self.pen.words("、", ", "))))
        };
        let all = [
            names(
                ids_of(&step.doc.assist).collect(),
                self.pen.words("协助：", "Helps: "),
            ),
            names(
                ids_of(&step.doc.inform).collect(),
                self.pen.words("知会：", "Told: "),
            ),
        ];
        all.into_iter()
            .flatten()
            .flat_map(|text| wrap(&text, room, 4))
            .collect()
    }

    /// Draws the way from the step before to the step that is placed now.
    fn way(&mut self, before: &Step, middle: u32, lane: usize) {
        let Some(from) = self.chart.boxes.last() else {
            return;
        };
        let start = (from.x + from.width / 2, from.y + from.height);
        let given = before.doc.handoff.get();
        let target = given
            .and_then(|handoff| id_of(&handoff.to))
            .and_then(|id| self.lanes.of(id));
        let handoff = target == Some(lane);
        let bend = self.y - 14;
        let path = if start.0 == middle {
            format!("M{middle} {}V{}", start.1, self.y - 6)
        } else {
            format!("M{} {}V{bend}H{middle}V{}", start.0, start.1, self.y - 6)
        };
        let label = match given
            .filter(|_| handoff)
            .and_then(|given| self.pen.field(&given.what))
        {
            Some(what) => self.along(&said(&what, ""), start.0, middle, bend),
            None => Vec::new(),
        };
        self.chart.arrows.push(ArrowView {
            path,
            head: down(middle, self.y),
            handoff,
            label,
        });
    }

    /// Writes what is handed over along its way: one line, as much of it as has room.
    fn along(&self, text: &str, from: u32, to: u32, y: u32) -> Vec<LetterView> {
        let apart = from.abs_diff(to);
        if apart < 60 || text.is_empty() {
            return Vec::new();
        }
        let lines = wrap(text, apart - 12, 1);
        letters(&lines, (from + to) / 2, y - 5, SMALL)
    }

    /// Draws a hand-over to a role that does not do the next step of the phase.
    fn handoff(&mut self, step: &Step, next: Option<&Step>, lane: usize, from: (u32, u32, u32)) {
        let Some(given) = step.doc.handoff.get() else {
            return;
        };
        let Some(target) = id_of(&given.to).and_then(|id| self.lanes.of(id)) else {
            return;
        };
        if next.is_some_and(|next| self.lanes.of_step(next) == target) {
            return;
        }
        let (middle, width, bottom) = from;
        let taker = self.middle(target);
        let mark = self.mark_width();
        let y = bottom + 26;
        let (start, path, head) = match target.cmp(&lane) {
            std::cmp::Ordering::Greater => {
                let (start, end) = (middle + width / 4, taker - mark / 2);
                (
                    start,
                    format!("M{start} {bottom}V{y}H{}", end - 6),
                    right(end, y),
                )
            }
            std::cmp::Ordering::Less => {
                let (start, end) = (middle - width / 4, taker + mark / 2);
                let head = format!("M{} {}L{end} {y}L{} {}Z", end + 7, y - 4, end + 7, y + 4);
                (start, format!("M{start} {bottom}V{y}H{}", end + 6), head)
            }
            std::cmp::Ordering::Equal => {
                let top = y - MARK / 2;
                (
                    middle,
                    format!("M{middle} {bottom}V{}", top - 6),
                    down(middle, top),
                )
            }
        };
        let label = self.pen.field(&given.what).map(|what| said(&what, ""));
        let end = if target > lane {
            taker - mark / 2
        } else {
            taker + mark / 2
        };
        let label = label
            .map(|text| self.along(&text, start, end, y))
            .unwrap_or_default();
        self.chart.arrows.push(ArrowView {
            path,
            head,
            handoff: true,
            label,
        });
        self.chart.marks.push(MarkView {
            x: taker - mark / 2,
            y: y - MARK / 2,
            width: mark,
            middle: taker,
            word: "flow_takes",
            path: String::new(),
        });
        self.y = self.y.max(bottom + 30 + MARK / 2);
    }

    fn mark_width(&self) -> u32 {
        match self.pen.lang {
            Lang::Zh => 44,
            Lang::En => 80,
        }
    }

    /// Marks those who help with a step and those who are told of it.
    fn marks(&mut self, step: &Step, lane: usize, of: (u32, u32, u32)) {
        let (x, width, y) = of;
        let assist = ids_of(&step.doc.assist).map(|id| (id, "part_assist"));
        let inform = ids_of(&step.doc.inform).map(|id| (id, "part_inform"));
        let wide = self.mark_width();
        for (id, word) in assist.chain(inform) {
            let Some(place) = self.lanes.of(id).filter(|place| *place != lane) else {
                continue;
            };
            let middle = self.middle(place);
            let at = y + 17;
            let path = if place > lane {
                format!("M{} {at}H{}", x + width, middle - wide / 2)
            } else {
                format!("M{x} {at}H{}", middle + wide / 2)
            };
            self.chart.marks.push(MarkView {
                x: middle - wide / 2,
                y: at - MARK / 2,
                width: wide,
                middle,
                word,
                path,
            });
        }
    }

    /// Places what goes otherwise beside a box, and returns how high all of it is.
    fn branches(&mut self, branches: &[Branch], of: (u32, u32, u32)) -> u32 {
        let (from, top, height) = of;
        let (x, width) = (self.edge + 32, ASIDE - 34);
        let trunk = self.edge + 12;
        let start = top + height - 12;
        let mut y = top;
        for branch in branches {
            let lines = wrap(&branch.when, width - 20, 5);
            let small = wrap(&branch.small, width - 20, 4);
            let tall = 14 + high(&lines, LINE) + high(&small, SMALL);
            let middle = y + tall / 2;
            self.chart.branches.push(BranchView {
                kind: branch.kind,
                x,
                y,
                width,
                height: tall,
                lines: letters(&lines, x + 10, y + 19, LINE),
                small: letters(&small, x + 10, y + 18 + high(&lines, LINE), SMALL),
                path: format!("M{from} {start}H{trunk}V{middle}H{}", x - 6),
                head: right(x, middle),
            });
            y += tall + 8;
        }
        y.saturating_sub(top + 8)
    }

    /// Draws what may go otherwise anywhere: a box over all lanes.
    fn whole(&mut self, words: &str, branches: &[Branch]) {
        let y = self.y;
        let width = (self.edge - 16).min(BOX.max(measure(words) + 28));
        let x = self.edge - 8 - width;
        let lines = [words.to_owned()];
        self.chart.boxes.push(BoxView {
            x,
            y,
            width,
            height: LEAST,
            number: None,
            lines: letters(&lines, x + width / 2, y + 29, LINE),
            small: Vec::new(),
            critical: false,
            href: None,
            whole: true,
        });
        let stack = self.branches(branches, (x + width, y, LEAST - 12));
        self.y = y + stack.max(LEAST);
    }

    fn end(mut self) -> ChartView {
        self.chart.height = self.y + 2;
        self.chart
    }
}
