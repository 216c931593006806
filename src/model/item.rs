//! Items: what is ticked or scored.

use super::StatementKind;
use crate::format::doc::{ChoiceDoc, MeasureStepDoc, TimeDoc};
use crate::format::{Method, NaPolicy, SamplesRule, Severity, Text, Wearer};
use crate::quantity::Ratio;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// What is ticked on a checklist or scored on a score sheet, with all defaults filled in.
///
/// # Source
/// DESIGN 3.4 as the format reference tells it: every step, rule and article is one item; a statement with an item and
/// an id of its own is an item below its step.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    /// The standard that the item belongs to, also where another one includes it.
    pub standard: String,
    /// The identity within the standard: `open-door`, `open-door/bow`, `mystery-visit/head`.
    pub path: String,
    /// The printed number: `1.2`, `1.2a`, `R3`, `第 3 条` as `3`, `L4`.
    pub number: String,
    /// What it is an item of.
    pub source: ItemSource,
    /// The criterion as the sheet prints it.
    pub text: Text,
    /// In which case the criterion holds, where that is not part of its words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Text>,
    /// The kinds of customers that the criterion holds for, by name; empty where it holds for everyone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub audiences: Vec<Text>,
    /// Whether it is a ban: the answers then are 未发生 and 发生.
    pub ban: bool,
    /// What to look for, in printed order.
    pub look: Vec<Look>,
    /// Name of the accountable role; `None` where none is named.
    pub role: Option<Text>,
    /// Id of the accountable role.
    pub role_id: Option<String>,
    /// Id of the touchpoint.
    pub touchpoint: Option<String>,
    /// Whom a rule of grooming is for.
    pub wearer: Option<Wearer>,
    /// Tags for selections.
    pub tags: Vec<String>,
    /// Points, not negative.
    pub points: Ratio,
    /// Scale with its settings.
    pub scale: ItemScale,
    /// What a miss does to the whole.
    pub critical: Option<CriticalRule>,
    /// How the auditor finds out; `None` where it is not said.
    pub method: Option<Method>,
    /// Whether “not applicable” is an answer.
    pub na: NaPolicy,
    /// How much a miss weighs; `None` where it is not said.
    pub severity: Option<Severity>,
    /// How many people, rooms or cases are looked at, at least one.
    pub samples: u32,
    /// How several samples make one credit.
    pub samples_rule: SamplesRule,
    /// Where the item, or what it is an item of, is written.
    #[serde(skip)]
    pub span: Span,
    /// Whether its id was given by the author and so stays for ever.
    #[serde(skip)]
    pub stable: bool,
}

impl Item {
    /// Returns the identity across standards: `beauty-salon/open-door/bow`.
    #[must_use]
    pub fn full_path(&self) -> String {
        format!("{}/{}", self.standard, self.path)
    }

    /// Returns the path as files of answers for a sheet of `standard` write it.
    #[must_use]
    pub fn path_in(&self, standard: &str) -> String {
        if self.standard == standard {
            self.path.clone()
        } else {
            self.full_path()
        }
    }
}

/// What an item is an item of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemSource {
    /// A step; indexes of phase and step in the item's own standard.
    Step(usize, usize),
    /// A statement of a step; indexes of phase, step and statement.
    Statement(usize, usize, usize),
    /// A rule, by its index.
    Rule(usize),
    /// An article, by its index.
    Article(usize),
    /// A line of a sheet's own.
    Own,
}

/// Something to look for when judging an item.
#[derive(Debug, Clone, Serialize)]
pub struct Look {
    /// Which kind of statement it is.
    pub kind: StatementKind,
    /// The letter that the statement has in every product; `None` where it has none.
    #[serde(skip)]
    pub letter: Option<String>,
    /// The words; for a time limit, what starts the clock or a blank text.
    pub text: Option<Text>,
    /// In which case it holds; `None` where it always does.
    pub when: Option<Text>,
    /// The kinds of customers it holds for, by name; empty where it holds for everyone.
    pub audiences: Vec<Text>,
    /// Which clause of an article it is, from one on, where there are several.
    #[serde(skip)]
    pub clause: Option<usize>,
    /// Whether it is one of several lines of which one is enough.
    #[serde(skip)]
    pub any: bool,
    /// Whether a rule forbids how somebody is or looks, not a step an act.
    #[serde(skip)]
    pub state: bool,
    /// The time limit, where it is one.
    pub time: Option<TimeDoc>,
}

impl Look {
    /// Something that always holds for everyone.
    #[must_use]
    pub fn plain(kind: StatementKind, text: &Text) -> Self {
        Self {
            kind,
            letter: None,
            text: Some(text.clone()),
            when: None,
            audiences: Vec::new(),
            clause: None,
            any: false,
            state: false,
            time: None,
        }
    }
}

/// A scale with its settings.
///
/// # Units
/// Credits run from 0 to 1, `per` is in points.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemScale {
    /// Done or not.
    YesNo,
    /// Done, partly done, not done.
    Compliant {
        /// Credit of partly done.
        partial: Ratio,
    },
    /// 0 to 5, with what each digit means.
    Score5 {
        /// From 0 on; may be empty.
        anchors: Vec<Text>,
    },
    /// 0 to 10, with what each digit means.
    Score10 {
        /// From 0 on; may be empty.
        anchors: Vec<Text>,
    },
    /// Points off for each occurrence.
    Deduct {
        /// Points off for each.
        per: Ratio,
    },
    /// A measured value against bounds, best first.
    Measure {
        /// The bounds.
        steps: Vec<MeasureStepDoc>,
    },
    /// One of several answers.
    Choice {
        /// The answers, in the order of the text.
        choices: Vec<ChoiceDoc>,
    },
}

impl ItemScale {
    /// Tells whether only two answers are possible.
    #[must_use]
    pub fn is_two_valued(&self) -> bool {
        matches!(self, Self::YesNo)
    }
}

/// What a miss of a critical item does, and below which credit it is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriticalRule {
    /// What it does.
    pub effect: crate::format::doc::Critical,
    /// The credit below which it triggers.
    pub below: Ratio,
}
