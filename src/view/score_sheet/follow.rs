//! What stands after the items: result, findings, actions and signatures, by who assesses.

use super::{Due, DueFor, FindingGrade, FollowUp, GradeView, ResultView, Signature};
use crate::format::{Assessor, Exact, Field, GradeBy, Limit, Model};
use crate::model::Audit;
use crate::quantity::Ratio;
use crate::view::part::TextView;
use crate::view::sheet::SheetContext;

/// Shows how the sections of a sheet add up.
pub(super) fn result(context: &SheetContext<'_>, audit: &Audit) -> ResultView {
    let full: Ratio = audit.sections.iter().map(|s| s.full_marks()).sum();
    let target: &Field<Exact> = &audit.doc.target;
    ResultView {
        by_office: matches!(audit.assessor, Assessor::ThirdParty | Assessor::Customer),
        full: full.to_string(),
        weighted: audit.model == Model::Sections,
        decimals: audit.decimals.min(4),
        grades: match audit.grade_by {
            GradeBy::Score => grades(context, audit),
            GradeBy::Findings => Vec::new(),
        },
        findings: match audit.grade_by {
            GradeBy::Score => Vec::new(),
            GradeBy::Findings => findings(context, audit),
        },
        target: TextView::value(target, context.lang, |exact| {
            TextView::plain(exact.0.to_string())
        }),
        na_limit: audit.na_limit.to_string(),
        fails: audit.grades.iter().any(|grade| grade.fail),
        minimum: audit.sections.iter().any(|section| section.min.is_some()),
    }
}

/// Shows the grades; the last one, which begins at nothing, by the bound that it stays below.
fn grades(context: &SheetContext<'_>, audit: &Audit) -> Vec<GradeView> {
    let bounds = audit.grades.iter().map(|grade| grade.from);
    let above = std::iter::once(None).chain(bounds.map(Some));
    let show = |(grade, above): (&crate::model::Grade, Option<Ratio>)| {
        let below = above.filter(|_| grade.from.is_zero());
        GradeView {
            name: context.text(&grade.name),
            bound: below.unwrap_or(grade.from).to_string(),
            below: below.is_some(),
            fail: grade.fail,
        }
    };
    audit.grades.iter().zip(above).map(show).collect()
}

fn findings(context: &SheetContext<'_>, audit: &Audit) -> Vec<FindingGrade> {
    let most = |n: Option<u32>| n.map(|n| n.to_string());
    let show = |grade: &crate::model::FindingGrade| FindingGrade {
        name: context.text(&grade.name),
        critical: most(grade.critical),
        major: most(grade.major),
        minor: most(grade.minor),
        fail: grade.fail,
    };
    audit.findings.iter().map(show).collect()
}

/// Shows what is written down after the tour.
pub(super) fn follow_up(context: &SheetContext<'_>, audit: &Audit) -> FollowUp {
    let (findings, actions) = match audit.assessor {
        Assessor::SelfCheck | Assessor::Supervisor => (12, 8),
        Assessor::ThirdParty => (8, 0),
        Assessor::Customer => (8, 0),
    };
    let due = audit.doc.due.get();
    let within = |severity, field: &Field<Limit>| {
        TextView::limit(field, context.lang).map(|within| Due { severity, within })
    };
    FollowUp {
        findings: (1..=findings).collect(),
        actions: (1..=actions).collect(),
        due: due.map_or_else(Vec::new, |due| {
            [
                within(DueFor::Critical, &due.critical),
                within(DueFor::Major, &due.major),
                within(DueFor::Minor, &due.minor),
            ]
            .into_iter()
            .flatten()
            .collect()
        }),
        due_open: audit.doc.due.is_open(),
        confirmed: audit.assessor == Assessor::Supervisor,
        best: actions > 0,
        handed_in: audit.assessor == Assessor::ThirdParty,
        signatures: match audit.assessor {
            Assessor::SelfCheck => vec![Signature::SelfAuditor, Signature::Manager],
            Assessor::Supervisor => vec![
                Signature::Auditor,
                Signature::Manager,
                Signature::RegionHead,
            ],
            Assessor::ThirdParty => vec![
                Signature::Shopper,
                Signature::FilledAt,
                Signature::ReceivedBy,
            ],
            Assessor::Customer => vec![
                Signature::Customer,
                Signature::FilledAt,
                Signature::ReceivedBy,
            ],
        },
    }
}
