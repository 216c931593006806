//! What was found at a site last time, as the site's next score sheet tells it.

use crate::format::Date;
use std::collections::BTreeMap;

/// What was found, by sheets: `beauty-salon/full`.
pub type Pasts = BTreeMap<String, Past>;

/// What was found last time on one sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Past {
    /// The number as shown.
    pub score: Option<String>,
    /// The grade.
    pub grade: Option<String>,
    /// The day.
    pub date: Option<Date>,
    /// What was to be done and is not, the most pressing first.
    pub actions: Vec<PastAction>,
}

/// Something that was to be done and is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastAction {
    /// The address of the item.
    pub item: String,
    /// Its number and its criterion at that time, for an item that is no longer asked.
    pub then: (String, String),
    /// What was to be done.
    pub what: Option<String>,
    /// By whom.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<Date>,
    /// Whether that day has passed.
    pub overdue: bool,
}
