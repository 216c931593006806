//! Random sheets from a small generator that gives the same ones in every run.

use super::{empty_section, empty_sheet, item};
use punctilio::format::doc::Critical;
use punctilio::format::{Model, SamplesRule};
use punctilio::model::{CriticalRule, SheetChoice, SheetItem, SheetItems, SheetScale, SheetStep};
use punctilio::quantity::{Ratio, Reading};
use punctilio::score::{Answer, Answers, ItemAnswer};

/// A generator of numbers that look random (SplitMix64).
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Returns a number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap()
    }

    /// Picks one of a list.
    pub fn pick<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.below(list.len())]
    }

    fn credit(&mut self) -> Ratio {
        let bottom = 1 + self.below(12);
        let top = self.below(bottom + 1);
        Ratio::new(i64::try_from(top).unwrap(), i64::try_from(bottom).unwrap()).unwrap()
    }

    fn scale(&mut self) -> SheetScale {
        let anchors = Vec::new();
        match self.below(7) {
            0 => SheetScale::YesNo,
            1 => SheetScale::Compliant {
                partial: self.credit(),
            },
            2 => SheetScale::Score5 { anchors },
            3 => SheetScale::Score10 { anchors },
            4 => SheetScale::Deduct {
                per: super::number(self.pick::<&str>(&["1", "0.5", "1/3", "2.25"])),
            },
            5 => SheetScale::Measure {
                steps: ["10s", "15s", "1min"]
                    .map(|max| SheetStep {
                        max: Reading::parse(max),
                        min: None,
                        credit: self.credit(),
                    })
                    .into(),
            },
            _ => SheetScale::Choice {
                choices: ["a", "b", "c"]
                    .map(|id| SheetChoice {
                        id: id.to_owned(),
                        text: id.to_owned(),
                        credit: self.credit(),
                    })
                    .into(),
            },
        }
    }

    /// Returns a word that is an answer on a scale.
    pub fn word(&mut self, scale: &SheetScale) -> String {
        match scale {
            SheetScale::YesNo => (*self.pick(&["yes", "no"])).to_owned(),
            SheetScale::Compliant { .. } => (*self.pick(&["full", "partial", "none"])).to_owned(),
            SheetScale::Score5 { .. } => self.below(6).to_string(),
            SheetScale::Score10 { .. } => self.below(11).to_string(),
            SheetScale::Deduct { .. } => self.below(9).to_string(),
            SheetScale::Measure { .. } => format!("{}s", self.below(90)),
            SheetScale::Choice { choices } => self.pick(choices).id.clone(),
        }
    }

    fn answer(&mut self, item: &SheetItem) -> Answer {
        let word = match self.below(12) {
            0 => "na".to_owned(),
            1 => "not-observed".to_owned(),
            2 => "blank".to_owned(),
            _ => self.word(&item.scale),
        };
        Answer::read(item, &word).unwrap()
    }

    /// Makes a sheet; with critical items where `critical` says so.
    pub fn sheet(&mut self, critical: bool) -> SheetItems {
        let mut sheet = empty_sheet();
        sheet.model = *self.pick(&[Model::Points, Model::Sections]);
        sheet.decimals = u32::try_from(self.below(3)).unwrap();
        for n in 0..1 + self.below(4) {
            let mut section = empty_section(n);
            section.weight = super::number(self.pick::<&str>(&["1", "2.5", "30", "1/3", "0"]));
            for k in 0..self.below(6) {
                let points = *self.pick(&["1", "2", "2.5", "0", "1/3", "1799", "0.0001"]);
                let scale = self.scale();
                let effect = *self.pick(&[
                    Critical::Fail,
                    Critical::Cap(59),
                    Critical::Cap(0),
                    Critical::ZeroSection,
                ]);
                let rule = CriticalRule {
                    effect,
                    below: self.credit(),
                };
                section.items.push(SheetItem {
                    critical: (critical && self.below(4) == 0).then_some(rule),
                    samples: u32::try_from(1 + self.below(4)).unwrap(),
                    samples_rule: *self.pick(&[SamplesRule::Mean, SamplesRule::All]),
                    ..item(format!("i{n}-{k}"), points, scale)
                });
            }
            sheet.sections.push(section);
        }
        sheet
    }

    /// Answers a sheet.
    pub fn answers(&mut self, sheet: &SheetItems) -> Answers {
        let mut answers = Answers::blank(sheet);
        for (n, item) in sheet.items().enumerate() {
            let samples = (0..item.samples).map(|_| self.answer(item)).collect();
            answers.set(n, ItemAnswer::Several(samples));
            if self.below(5) == 0 {
                answers.note(n);
            }
        }
        answers
    }
}
