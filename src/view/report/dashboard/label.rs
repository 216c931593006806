//! What sites and items are called.

use super::Desk;
use crate::model::{SheetItem, SheetItems};
use crate::review::Visit;
use crate::view::part::TextView;
use crate::view::report::context::is_article;
use serde::Serialize;

/// A site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SiteLabel {
    /// Its name, else what it is called in the sheets.
    pub name: TextView,
    /// Its id, where it has a name besides.
    pub id: Option<String>,
    /// Where the report of its newest visit lies.
    pub href: Option<String>,
}

/// An item of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemLabel {
    /// Its number.
    pub number: String,
    /// Whether that is the number of an article.
    pub article: bool,
    /// The criterion.
    pub text: TextView,
    /// Whether it is critical.
    pub critical: bool,
}

impl SiteLabel {
    pub(super) fn of(desk: &Desk<'_>, site: &str, visit: Option<&Visit>) -> Self {
        let known = desk.context.sites.get(site);
        let name = known.and_then(|known| known.name.as_ref());
        Self {
            id: name.map(|_| site.to_owned()),
            name: match name {
                Some(name) => TextView::of(name, desk.context.lang),
                None => TextView::plain(site.to_owned()),
            },
            href: visit.and_then(desk.href),
        }
    }
}

impl ItemLabel {
    pub(super) fn of(desk: &Desk<'_>, list: &SheetItems, item: &SheetItem) -> Self {
        Self {
            number: item.number.clone(),
            article: is_article(item),
            text: desk.context.criterion(list, item),
            critical: item.critical.is_some(),
        }
    }
}
