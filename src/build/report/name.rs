//! What reports are called.

use super::Form;
use crate::artifact::ArtifactPath;
use crate::intake::Response;
use crate::render::file_name;
use crate::review::Sites;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// The folder of reports that name no site.
const NO_SITE: &str = "no-site";

/// What stands for a day that is not named.
const NO_DATE: &str = "undated";

/// Where the report of a visit and its slips lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportPath {
    /// The report.
    pub report: ArtifactPath,
    /// The slips.
    pub slips: ArtifactPath,
    /// The report on paper.
    pub report_paper: ArtifactPath,
    /// The slips on paper.
    pub slips_paper: ArtifactPath,
}

impl ReportPath {
    /// Lists the files of a visit that are written in some forms.
    pub(super) fn files(&self, forms: &[Form]) -> Vec<ArtifactPath> {
        let of = |form: &Form| match form {
            Form::Page => [&self.report, &self.slips],
            Form::Paper => [&self.report_paper, &self.slips_paper],
        };
        forms.iter().flat_map(of).cloned().collect()
    }

    /// Returns the file to open first.
    pub(super) fn first(&self, forms: &[Form]) -> &ArtifactPath {
        match forms.contains(&Form::Page) {
            true => &self.report,
            false => &self.report_paper,
        }
    }
}

/// The names that are given away.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// Names the report of a visit by what tells it from others: site, day, sheet, auditor, and which visit it was; one
    /// that is taken gets a number.
    pub fn of(&mut self, response: &Response, sites: &Sites) -> ReportPath {
        let head = &response.head;
        let site = head
            .site
            .as_deref()
            .map(str::trim)
            .filter(|site| !site.is_empty());
        let folder = site.map_or_else(|| NO_SITE.to_owned(), |site| safe(&sites.id(site)));
        let date = response
            .date()
            .map_or_else(|| NO_DATE.to_owned(), |day| day.to_string());
        let sheet = response.sheet.sheet.replace('/', "-");
        // Sheets of different auditors are different visits, also where they are scored one after the other.
        let who = [head.auditor.as_deref(), head.visit.as_deref()];
        let who = who.into_iter().flatten().map(str::trim);
        let who: String = who
            .filter(|word| !word.is_empty())
            .map(|word| format!("-{}", word.split_whitespace().collect::<Vec<_>>().join("-")))
            .collect();
        let stem = format!("{folder}/{}", safe(&format!("{date}-{sheet}{who}")));
        let numbered = |n: usize| match n {
            1 => stem.clone(),
            _ => format!("{stem}-{n}"),
        };
        let free = (1..).map(numbered).find(|stem| self.0.insert(folded(stem)));
        let stem = free.expect("there is always another number");
        let path = |ending: &str| {
            ArtifactPath::new(&format!("{stem}{ending}")).expect("a name was made safe")
        };
        ReportPath {
            report: path(".html"),
            slips: path(".slips.html"),
            report_paper: path(".pdf"),
            slips_paper: path(".slips.pdf"),
        }
    }
}

/// Takes a name for the same as others that some system cannot tell apart.
fn folded(name: &str) -> String {
    name.nfkc().flat_map(char::to_lowercase).collect()
}

/// Makes a name of words that a file or folder can have everywhere.
fn safe(words: &str) -> String {
    let name: String = file_name(words).nfc().collect();
    let name = name.trim_start_matches('.');
    match ArtifactPath::new(name) {
        Ok(_) if !name.contains('/') => name.to_owned(),
        // A name that stands for a device, or that has signs nobody sees.
        _ => {
            let plain: String = name
                .chars()
                .filter(|c| c.is_alphanumeric() || *c == '-')
                .collect();
            format!("x-{plain}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_site_is_called_it_has_a_folder() {
        for name in [
            "store-07",
            "解放路店",
            "../x",
            "con",
            "a/b",
            "\u{202e}x",
            "",
            "..",
            ".punctilio-x",
            "LPT1.txt",
        ] {
            let path = format!("{}/2026-01-01-x.html", safe(name));
            let path = ArtifactPath::new(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(path.as_str().matches('/').count(), 1, "{name}");
        }
        assert_eq!(safe("解放路店"), "解放路店");
    }
}
