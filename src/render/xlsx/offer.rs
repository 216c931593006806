//! What drop-downs offer: lists of answers, and what is told beside the cell.

use super::answer::Answers;
use super::place::cut;
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula, XlsxError};

/// The most characters of a list that stands in its drop-down itself.
const LIST: usize = 250;
/// The most characters of what is told beside a cell.
const TOLD: usize = 250;
/// The most characters of what is said when something else is filled in.
const REFUSED: usize = 220;

/// What a drop-down offers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Offer {
    /// The answers.
    list: Vec<String>,
    /// Where they stand, where they are too long to stand in the drop-down itself.
    range: Option<String>,
    /// Whether other answers are numbers.
    open: bool,
    /// What is told beside the cell.
    told: String,
}

impl Offer {
    /// Offers the answers of an item.
    pub fn new(answers: &Answers, range: Option<String>) -> Self {
        Self {
            list: answers.offered.clone(),
            range,
            open: answers.open,
            told: cut(&answers.told, TOLD).to_owned(),
        }
    }

    /// Tells whether answers can stand in the drop-down itself.
    pub fn fits(list: &[String]) -> bool {
        let length: usize = list.iter().map(|one| one.encode_utf16().count() + 1).sum();
        length <= LIST && !list.iter().any(|one| one.contains([',', '"']))
    }

    /// Makes the rule of the drop-down; `refused` is what is said when something else is filled in.
    pub fn validation(&self, refused: &str) -> Result<DataValidation, XlsxError> {
        let rule = DataValidation::new();
        let rule = match &self.range {
            _ if self.list.is_empty() => rule.allow_any_value(),
            Some(range) => rule.allow_list_formula(Formula::new(format!("={range}"))),
            None => rule.allow_list_strings(&self.list)?,
        };
        let rule = match self.told.as_str() {
            "" => rule,
            told => rule.set_input_message(told)?,
        };
        Ok(match self.open {
            // Numbers are looked at by the formulas, which mark what is none.
            true => rule.show_error_message(false),
            false => rule
                .set_error_style(DataValidationErrorStyle::Stop)
                .set_error_message(cut(refused, REFUSED))?,
        })
    }
}
