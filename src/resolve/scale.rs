//! An item's settings: what its own table says, else its step's, else the default.

use crate::format::doc::{Critical, ItemDoc};
use crate::format::{Field, NaPolicy, SamplesRule, Scale, Text};
use crate::model::{CriticalRule, Item, ItemScale};
use crate::quantity::Ratio;

/// The tables that an item's settings come from, the nearest first.
#[derive(Clone, Copy, Default)]
pub(super) struct Settings<'d> {
    own: Option<&'d ItemDoc>,
    step: Option<&'d ItemDoc>,
}

impl<'d> Settings<'d> {
    /// Settings of a step, rule, article or own line.
    pub(super) fn of(own: Option<&'d ItemDoc>) -> Self {
        Self { own, step: None }
    }

    /// Settings of a statement below a step.
    pub(super) fn below(own: &'d ItemDoc, step: Option<&'d ItemDoc>) -> Self {
        Self {
            own: Some(own),
            step,
        }
    }

    fn pick<T>(self, field: impl Fn(&'d ItemDoc) -> &'d Field<T>) -> Option<&'d T> {
        let own = self.own.and_then(|doc| field(doc).get());
        own.or_else(|| self.step.and_then(|doc| field(doc).get()))
    }

    /// Returns the criterion of the item's own table; a statement does not inherit its step's.
    pub(super) fn text(self) -> Option<&'d Text> {
        self.own.and_then(|doc| doc.text.get())
    }

    /// Fills an item in.
    pub(super) fn apply(self, item: &mut Item) {
        item.points = self.pick(|d| &d.points).map_or(Ratio::ONE, |p| p.0);
        item.method = self.pick(|d| &d.method).copied();
        item.na = self.pick(|d| &d.na).copied().unwrap_or(NaPolicy::Reason);
        item.severity = self.pick(|d| &d.severity).copied();
        item.samples = self.pick(|d| &d.samples).map_or(1, |c| c.0.max(1));
        item.samples_rule = self
            .pick(|d| &d.samples_rule)
            .copied()
            .unwrap_or(SamplesRule::Mean);
        item.scale = self.scale();
        item.critical = self.critical();
    }

    fn scale(self) -> ItemScale {
        let anchors = || {
            self.pick(|d| &d.anchors)
                .map(|a| a.0.clone())
                .unwrap_or_default()
        };
        let half = Ratio::new(1, 2).unwrap_or(Ratio::ZERO);
        match self.pick(|d| &d.scale).copied().unwrap_or(Scale::YesNo) {
            Scale::YesNo => ItemScale::YesNo,
            Scale::Compliant => ItemScale::Compliant {
                partial: self.pick(|d| &d.partial).map_or(half, |p| p.0),
            },
            Scale::Score5 => ItemScale::Score5 { anchors: anchors() },
            Scale::Score10 => ItemScale::Score10 { anchors: anchors() },
            Scale::Deduct => ItemScale::Deduct {
                per: self.pick(|d| &d.per).map_or(Ratio::ONE, |p| p.0),
            },
            Scale::Measure => ItemScale::Measure {
                steps: self
                    .pick(|d| &d.steps)
                    .map(|s| s.0.clone())
                    .unwrap_or_default(),
            },
            Scale::Choice => ItemScale::Choice {
                choices: self
                    .pick(|d| &d.choices)
                    .map(|c| c.0.clone())
                    .unwrap_or_default(),
            },
        }
    }

    fn critical(self) -> Option<CriticalRule> {
        let effect = *self.pick(|d| &d.critical)?;
        (effect != Critical::No).then(|| CriticalRule {
            effect,
            below: self.pick(|d| &d.critical_below).map_or(Ratio::ONE, |b| b.0),
        })
    }
}
