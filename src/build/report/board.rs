//! The page of all sites.

use super::press::Press;
use super::{Desk, Form, Plan};
use crate::artifact::ArtifactPath;
use crate::review::{Asked, Visit, groups};
use crate::view::report::dashboard::{Dashboard, DashboardInput};
use std::collections::BTreeMap;

/// Returns the path of the page of all sites in a form.
pub(super) fn home(form: Form) -> ArtifactPath {
    let name = match form {
        Form::Page => "index.html",
        Form::Paper => "index.pdf",
    };
    ArtifactPath::new(name).expect("a plain name is a path")
}

/// Makes the page of all sites; its rows lead to reports of the same form.
pub(super) fn board(desk: &Desk<'_>, plan: &Plan, press: &Press<'_>, form: Form) -> Dashboard {
    let asked = Asked {
        since: desk.since,
        by: desk.by,
        library: desk.library,
    };
    let groups = groups(&plan.history, asked);
    let reports = plan.reports.iter();
    let reports: BTreeMap<&str, &ArtifactPath> = reports
        .map(|(file, path)| {
            let file = desk.files[*file].entry.path.as_str();
            (file, path.first(&[form]))
        })
        .collect();
    let href = |visit: &Visit| {
        let report = reports.get(visit.file.as_str())?;
        Some(address(report.as_str()))
    };
    let input = DashboardInput {
        groups: &groups,
        history: &plan.history,
        since: desk.since,
        by: desk.by,
        href: &href,
    };
    Dashboard::new(press.context(), input)
}

/// Writes a path as an address: signs that mean something else there are written by their numbers.
fn address(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            '%' | '#' | '?' | ' ' | '"' | '<' | '>' => {
                let number = u32::from(c);
                address.push_str(&format!("%{number:02X}"));
            }
            _ => address.push(c),
        }
    }
    address
}
