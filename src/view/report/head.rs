//! What a report is about: the site, the day, the sheet, who was there.

use super::context::ReportContext;
use crate::format::Assessor;
use crate::intake::Response;
use crate::view::part::TextView;
use crate::view::sheet::CodeView;
use serde::Serialize;

/// What a report is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportHead {
    /// The house.
    pub organisation: Option<TextView>,
    /// The name of the site, else what the auditor called it.
    pub site: Option<TextView>,
    /// The id of the site, where it has a name besides.
    pub site_id: Option<String>,
    /// The region that the site belongs to.
    pub region: Option<TextView>,
    /// The title of the sheet.
    pub sheet: TextView,
    /// The title of the standard, where the sheet has one of its own.
    pub standard: Option<TextView>,
    /// The version of the standard.
    pub version: String,
    /// The day of the visit, as files hold it.
    pub date: Option<String>,
    /// Which visit of the day it was.
    pub visit: Option<String>,
    /// When the auditor came.
    pub arrived: Option<String>,
    /// When the auditor left.
    pub left: Option<String>,
    /// Who assessed: `self`, `supervisor`, `customer` or `third_party`.
    pub assessor: &'static str,
    /// The auditor's post or staff number.
    pub auditor: Option<String>,
    /// Who went along.
    pub escort: Option<String>,
    /// The shift, or how many were on duty.
    pub shift: Option<String>,
    /// Who was assessed, by post or staff number.
    pub assessed: Vec<String>,
    /// What the one is called who answers for the site; left out, the theme has a neutral word.
    pub site_head: Option<TextView>,
    /// What the one is called who answers for several sites; left out, the theme asks for who checks again.
    pub region_head: Option<TextView>,
    /// The code that leads to the sheet in the handbook, when the handbook has an address.
    pub code: Option<CodeView>,
}

/// What tells a printed report from another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportFoot {
    /// The number of the record, where it has one.
    pub id: Option<String>,
    /// Standard and audit: `beauty-salon/full`.
    pub sheet: String,
    /// The version of the standard.
    pub version: String,
    /// The seven digits of the sheet's hash.
    pub hash: String,
    /// The file that the report was made from.
    pub file: String,
}

impl ReportHead {
    pub(super) fn new(context: &ReportContext<'_>, response: &Response) -> Self {
        let (head, sheet) = (&response.head, &*response.sheet);
        let standard = context.standard(sheet);
        let site = head.site.as_deref().and_then(|site| context.site(site));
        let text = |text| TextView::of(text, context.lang);
        let name = site.and_then(|site| site.name.as_ref()).map(text);
        let brand = context
            .catalog
            .and_then(|catalog| catalog.book.doc.brand.get());
        let title = match context.audit(sheet).and_then(|audit| audit.title.as_ref()) {
            Some(title) => text(title),
            None => standard.map_or_else(
                || context.words(sheet, &sheet.title),
                |one| text(&one.title),
            ),
        };
        let of_catalog = context.catalog.zip(standard);
        let base = context
            .catalog
            .and_then(|catalog| catalog.book.doc.base_url.get());
        let code = base.zip(standard).and_then(|(base, standard)| {
            let base = base.as_str().trim_end_matches('/');
            let (hash, audit) = (sheet.short(), sheet.names().1);
            CodeView::of(format!("{base}/{}/go.html?{hash}#{audit}", standard.id))
        });
        Self {
            organisation: brand.and_then(|brand| TextView::field(&brand.name, context.lang)),
            site_id: name
                .is_some()
                .then(|| site.map(|site| site.id.clone()))
                .flatten(),
            site: name.or_else(|| head.site.clone().map(TextView::plain)),
            region: site.and_then(|site| site.region.as_ref()).map(text),
            standard: standard
                .map(|one| text(&one.title))
                .filter(|one| one.text != title.text),
            sheet: title,
            version: sheet.version.clone(),
            date: response.date().map(|day| day.to_string()),
            visit: head.visit.clone(),
            arrived: head.arrived.clone(),
            left: head.left.clone(),
            assessor: match sheet.assessor {
                Assessor::SelfCheck => "self",
                Assessor::Supervisor => "supervisor",
                Assessor::Customer => "customer",
                Assessor::ThirdParty => "third_party",
            },
            auditor: head.auditor.clone(),
            escort: head.escort.clone(),
            shift: head.shift.clone(),
            assessed: head.assessed.clone(),
            site_head: of_catalog
                .and_then(|(catalog, one)| catalog.site_head(one))
                .map(text),
            region_head: of_catalog
                .and_then(|(catalog, one)| catalog.region_head(one))
                .map(text),
            code,
        }
    }
}

impl ReportFoot {
    pub(super) fn new(response: &Response) -> Self {
        let sheet = &response.sheet;
        Self {
            id: response.head.id.clone(),
            sheet: sheet.sheet.clone(),
            version: sheet.version.clone(),
            hash: sheet.short().to_owned(),
            file: response
                .file
                .rsplit('/')
                .next()
                .unwrap_or_default()
                .to_owned(),
        }
    }
}
