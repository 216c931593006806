//! From an audit of the catalog to its view: head, rules of marking, sections, result and foot.

use std::collections::BTreeSet;

use super::answer::{scale, wording};
use super::{ScoreLegend, ScoreRow, ScoreSheetView, SectionView, Wording, follow, items, past};
use crate::format::{Assessor, Detail, HeadBlank, NaPolicy, SamplesRule, Scale};
use crate::label::Lang;
use crate::model::{Audit, Item, ItemScale};
use crate::view::part::TextView;
use crate::view::sheet::{
    AboutView, Field, FieldView, RemarkView, SheetContext, SheetKind, TitleView,
};

impl ScoreSheetView {
    /// Shows a score sheet of a standard.
    #[must_use]
    pub fn new(context: &SheetContext<'_>, audit: &Audit) -> Self {
        let assessor = match audit.assessor {
            Assessor::SelfCheck => SheetKind::Own,
            Assessor::Supervisor => SheetKind::Supervisor,
            Assessor::Customer => SheetKind::Customer,
            Assessor::ThirdParty => SheetKind::ThirdParty,
        };
        let title = match &audit.title {
            Some(title) => TitleView::own(context.text(title)),
            None => TitleView::word("score_title_full", context.text(&context.standard.title)),
        };
        let fields = fields(context, audit);
        let mut fields: Vec<FieldView> = fields.into_iter().map(FieldView::blank).collect();
        // Whoever comes as a customer is told nothing that could sway the judgement.
        let is_told = matches!(audit.assessor, Assessor::SelfCheck | Assessor::Supervisor);
        let sheet = format!("{}/{}", context.standard.id, audit.id);
        let told = context.past.filter(|_| is_told);
        let told = told.and_then(|past| past.get(&sheet));
        if let Some(past) = told {
            past::fill(past, &mut fields);
        }
        let mut head = context.head(assessor, &audit.id, title, fields);
        head.about = about(context, audit);
        let items = audit.lines().map(|line| &*line.item);
        head.about.extend(context.origins(items));
        context.finish(&mut head, &audit.id, &audit.hash);
        let sections = items::sections(context, audit);
        Self {
            head,
            assessor,
            legend: legend(audit, &sections, context.lang),
            statements: match audit.detail {
                Detail::None => Vec::new(),
                Detail::Inline | Detail::Appendix => context.whole(),
            },
            past: told.map_or_else(Vec::new, |told| past::rows(told, &sections)),
            sections,
            appendix: audit.detail == Detail::Appendix,
            result: follow::result(context, audit),
            follow_up: follow::follow_up(context, audit),
            foot: context.foot(&audit.hash, None, remarks(context, audit)),
        }
    }
}

/// Lists what is filled in first: what belongs to the assessor, and what the text asks for besides.
fn fields(context: &SheetContext<'_>, audit: &Audit) -> Vec<Field> {
    let mut fields = vec![Field::ShopNo];
    fields.extend(match audit.assessor {
        Assessor::SelfCheck => [
            Field::CheckDate,
            Field::StartedAt,
            Field::EndedAt,
            Field::SelfAuditor,
        ],
        Assessor::Supervisor => [
            Field::CheckDate,
            Field::ArrivedAt,
            Field::LeftAt,
            Field::Auditor,
        ],
        Assessor::ThirdParty | Assessor::Customer => [
            Field::VisitDate,
            Field::ArrivedAt,
            Field::LeftAt,
            Field::Receipt,
        ],
    });
    if audit.assessor == Assessor::SelfCheck {
        fields.push(Field::Manager);
    }
    fields.extend(asked(context, audit));
    match audit.assessor {
        Assessor::SelfCheck | Assessor::Supervisor => fields.push(Field::LastScore),
        Assessor::ThirdParty | Assessor::Customer => {
            fields.extend([Field::Purchase, Field::Amount, Field::Badge]);
        }
    }
    fields
}

/// Lists what the head asks for besides. What is said for all sheets holds where somebody of the house comes to look, and
/// who checks the own work goes alone; what the audit itself says holds for whoever assesses.
fn asked(context: &SheetContext<'_>, audit: &Audit) -> Vec<Field> {
    let own = &audit.doc.asks;
    let (asks, all) = match own.is_blank() {
        true => (context.catalog.audit_asks(context.standard), false),
        false => (own.list(), true),
    };
    let holds = |blank: &&HeadBlank| {
        all || match audit.assessor {
            Assessor::Supervisor => true,
            Assessor::SelfCheck => **blank == HeadBlank::OnDuty,
            Assessor::ThirdParty | Assessor::Customer => false,
        }
    };
    let field = |blank: &HeadBlank| match blank {
        HeadBlank::Accompanied => Field::Accompanied,
        HeadBlank::OnDuty => Field::OnDuty,
    };
    asks.iter().filter(holds).map(field).collect()
}

fn about(context: &SheetContext<'_>, audit: &Audit) -> Vec<AboutView> {
    let doc = &audit.doc;
    let roles = match &doc.roles {
        crate::format::Field::Open { why, .. } => {
            vec![TextView::open(why.as_deref(), context.lang)]
        }
        roles => context.roles(roles.list(), context.standard),
    };
    [
        AboutView::texts(None, context.field(&doc.text).into_iter().collect()),
        AboutView::texts(Some("score_about_roles"), roles),
        AboutView::every(&doc.every, context.lang),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Lists the pairs of words that stand beside boxes; three boxes hold the first pair.
fn wordings(audit: &Audit, lang: Lang) -> Vec<Wording> {
    let of = |item: &Item| match &item.scale {
        ItemScale::YesNo => Some(wording(item, lang)),
        ItemScale::Compliant { .. } => Some(Wording::Met),
        _ => None,
    };
    let found: Vec<Wording> = audit.lines().filter_map(|line| of(&line.item)).collect();
    let all = [Wording::Met, Wording::Happened, Wording::Question];
    all.into_iter().filter(|one| found.contains(one)).collect()
}

/// Finds the rules of marking that occur on a sheet.
fn legend(audit: &Audit, sections: &[SectionView], lang: Lang) -> ScoreLegend {
    let rows = || sections.iter().flat_map(|section| &section.rows);
    let items = || audit.lines().map(|line| &*line.item);
    let scales: BTreeSet<Scale> = items().map(scale).collect();
    let sampled = |item: &&Item| item.samples > 1;
    let words = |item: &Item, of: Scale| {
        let (ItemScale::Score5 { anchors } | ItemScale::Score10 { anchors }) = &item.scale else {
            return false;
        };
        anchors.is_empty() && scale(item) == of
    };
    let methods: BTreeSet<_> = items().filter_map(|item| item.method).collect();
    let critical: BTreeSet<_> = items().filter_map(items::critical).collect();
    ScoreLegend {
        methods: methods.into_iter().collect(),
        critical: critical.into_iter().collect(),
        reason: items().any(|item| item.na == NaPolicy::Reason),
        na: items().any(|item| item.na != NaPolicy::No),
        unseen: items().any(items::is_seen),
        words5: items().any(|item| words(item, Scale::Score5)),
        words10: items().any(|item| words(item, Scale::Score10)),
        digits: items()
            .any(|item| item.samples < 2 && matches!(scale(item), Scale::Score5 | Scale::Score10)),
        samples: items().any(|item| sampled(&item)),
        samples_all: items()
            .filter(sampled)
            .any(|item| item.samples_rule == SamplesRule::All),
        letters: rows().any(|row| match row {
            ScoreRow::Item(item) => item.look_for.iter().any(|s| s.letter.is_some()),
            ScoreRow::Heading { .. } | ScoreRow::Place { .. } => false,
        }),
        scales: scales.into_iter().collect(),
        wordings: wordings(audit, lang),
    }
}

fn remarks(context: &SheetContext<'_>, audit: &Audit) -> Vec<RemarkView> {
    let doc = &audit.doc;
    let mut all = context.remarks(None, &doc.refs, &doc.notes);
    for section in &audit.sections {
        let Some(doc) = &section.doc else { continue };
        let letter = Some(section.letter.as_str());
        all.extend(context.remarks(letter, &doc.refs, &doc.notes));
        for own in doc.items.list() {
            let id = own
                .id
                .get()
                .map(|id| format!("{}/{}", audit.id, id.as_str()));
            let mut lines = section.lines.iter();
            let line = lines.find(|line| Some(&line.item.path) == id.as_ref());
            let number = line.map(|line| line.item.number.as_str());
            all.extend(context.remarks(number, &own.refs, &own.notes));
            if let Some(item) = own.item.get() {
                all.extend(context.remarks(number, &item.refs, &item.notes));
            }
        }
    }
    all
}
