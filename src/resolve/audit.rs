//! Score sheets: the generated full one, and the authored ones with their defaults filled in.

use super::Draft;
use super::own::{OwnLines, Written};
use super::select::Pool;
use crate::diag::{DOUBLE_ITEM, Sink, UNKNOWN_REFERENCE};
use crate::format::doc::{AuditDoc, SectionDoc, SectionLineDoc};
use crate::format::{AreaName, Assessor, Detail, GradeBy, Model, Order, Select, Text};
use crate::label::Words;
use crate::model::{
    Audit, AuditLine, Entry, FindingGrade, Grade, Item, ItemSource, Look, Section, SheetItems,
    Standard, StatementKind,
};
use crate::quantity::Ratio;
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Makes all score sheets of a standard.
pub(super) fn audits(draft: &Draft, pool: &Pool<'_>, sink: &mut Sink) -> Vec<Audit> {
    let standard = &draft.standard;
    let mut audits = Vec::new();
    if !standard.items.is_empty() {
        let blank = Entry {
            id: "full".to_owned(),
            given: true,
            origin: None,
            filled: None,
            doc: AuditDoc::blank(standard.doc.span),
        };
        audits.push(audit(standard, &blank, pool, sink));
    }
    for entry in &draft.audits {
        audits.push(audit(standard, entry, pool, sink));
    }
    for audit in &mut audits {
        audit.hash = SheetItems::of(standard, audit).hash;
    }
    audits
}

fn audit(standard: &Standard, entry: &Entry<AuditDoc>, pool: &Pool<'_>, sink: &mut Sink) -> Audit {
    let doc = &entry.doc;
    let order = doc.order.get().copied().unwrap_or(Order::Text);
    let mut sections = Vec::new();
    let mut taken: BTreeMap<String, Span> = BTreeMap::new();
    let covered = covered(standard, doc, pool, sink);
    let mut own = OwnLines::new(standard, &entry.id);
    for section in doc.sections.list() {
        let lines = section_lines(
            standard, section, &covered, &mut taken, &mut own, pool, sink,
        );
        sections.push(Section {
            id: section.id.get().map_or_else(
                || format!("section-{}", sections.len() + 1),
                |id| id.as_str().to_owned(),
            ),
            letter: String::new(),
            title: section
                .title
                .get()
                .cloned()
                .unwrap_or_else(|| Text::new(standard.language, "", section.span)),
            doc: Some(section.clone()),
            weight: section.weight.get().map_or(Ratio::ONE, |w| w.0),
            min: section.min.get().map(|m| m.0),
            lines,
        });
    }
    if doc.sections.list().is_empty() || doc.select.is_set() {
        let rest: Vec<Arc<Item>> = if doc.select.is_set() {
            pool.select(standard, doc.select.list(), sink)
        } else {
            standard.items.clone()
        };
        let rest = rest
            .into_iter()
            .filter(|item| {
                !taken.contains_key(&item.full_path()) && !covered.contains(&item.full_path())
            })
            .collect();
        sections.extend(generated_sections(standard, rest));
    }
    if order == Order::Place {
        by_place(standard, &mut sections);
    }
    for (index, section) in sections.iter_mut().enumerate() {
        section.letter = letter(index);
    }
    Audit {
        id: entry.id.clone(),
        title: doc.title.get().cloned(),
        assessor: doc.assessor.get().copied().unwrap_or(Assessor::Supervisor),
        order,
        detail: doc.detail.get().copied().unwrap_or(Detail::Inline),
        model: doc.model.get().copied().unwrap_or(Model::Points),
        decimals: doc.decimals.get().map_or(1, |c| c.0),
        na_limit: doc.na_limit.get().map_or(20, |c| c.0),
        grades: grades(standard, doc),
        grade_by: doc.grade_by.get().copied().unwrap_or(GradeBy::Score),
        findings: findings(doc),
        internal: doc.internal.get().copied().unwrap_or(false),
        doc: doc.clone(),
        sections,
        hash: String::new(),
    }
}

/// Returns the letter of the n-th section: A … Z, AA, AB …
fn letter(index: usize) -> String {
    let last = char::from(b'A' + u8::try_from(index % 26).unwrap_or(0));
    match index / 26 {
        0 => last.to_string(),
        n => format!("{}{last}", letter(n - 1)),
    }
}

/// Collects the items that own lines stand for.
fn covered(
    standard: &Standard,
    doc: &AuditDoc,
    pool: &Pool<'_>,
    sink: &mut Sink,
) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    for line in doc.sections.list().iter().flat_map(|s| s.items.list()) {
        for name in line.covers.list() {
            match pool.item(standard, name.as_str()) {
                Some(item) => {
                    paths.insert(item.full_path());
                }
                None if pool.missed(standard).contains(top(name.as_str())) => {}
                None => sink.report(
                    UNKNOWN_REFERENCE
                        .at(name.0.span)
                        .words(format!("没有检查项“{}”", name.as_str()), format!("there is no item “{}”", name.as_str()))
                        .help("写步骤、规则或条款的编号，例如 \"open-door\" 或 \"open-door/bow\"", "write the id of a step, rule or article, such as \"open-door\" or \"open-door/bow\""),
                ),
            }
        }
    }
    paths
}

/// Returns the id that a path of an item begins with.
fn top(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}

fn section_lines(
    standard: &Standard,
    section: &SectionDoc,
    covered: &BTreeSet<String>,
    taken: &mut BTreeMap<String, Span>,
    own: &mut OwnLines<'_>,
    pool: &Pool<'_>,
    sink: &mut Sink,
) -> Vec<AuditLine> {
    let mut lines = Vec::new();
    if section.select.is_set() {
        let place = section.select.span().unwrap_or(section.span);
        let is_sure = !section.select.list().iter().any(Select::is_unreadable);
        for item in pool.select(standard, section.select.list(), sink) {
            let path = item.full_path();
            if covered.contains(&path) {
                continue;
            }
            // What could not be read may take this item out.
            if let Some(first) = taken.get(&path).filter(|_| is_sure) {
                sink.report(
                    DOUBLE_ITEM
                        .at(place)
                        .words(
                            format!(
                                "检查项 {}“{}”在两个部分里都有",
                                item.number,
                                item.text.main()
                            ),
                            format!(
                                "item {} “{}” stands in two sections",
                                item.number,
                                item.text.main()
                            ),
                        )
                        .note(*first, "另一处在这里", "the other one is here")
                        .help(
                            format!(
                                "在其中一个 select 里加 \"!step:{}\" 一类的条件去掉它",
                                item.path
                            ),
                            "take it out of one of them with a term that begins with !",
                        ),
                );
                continue;
            }
            if is_sure {
                taken.insert(path, place);
            }
            lines.push(AuditLine {
                item,
                covers: Vec::new(),
            });
        }
    }
    for line in section.items.list() {
        lines.push(own_line(standard, line, own, pool, sink));
    }
    lines
}

fn own_line(
    standard: &Standard,
    doc: &SectionLineDoc,
    own: &mut OwnLines<'_>,
    pool: &Pool<'_>,
    sink: &mut Sink,
) -> AuditLine {
    let written = Written {
        id: &doc.id,
        text: &doc.text,
        item: doc.item.get(),
        span: doc.span,
    };
    let mut item = own.item(&written, sink);
    let covers: Vec<Arc<Item>> = doc
        .covers
        .list()
        .iter()
        .filter_map(|name| pool.item(standard, name.as_str()))
        .collect();
    item.look.extend(covers.iter().flat_map(|covered| {
        let kind = if covered.ban {
            StatementKind::Avoid
        } else {
            StatementKind::Quality
        };
        let own = Look {
            state: matches!(covered.source, ItemSource::Rule(_)),
            ..Look::plain(kind, &covered.text)
        };
        // The numbers of clauses would repeat.
        let looks = covered.look.iter().map(|look| Look {
            clause: None,
            ..look.clone()
        });
        std::iter::once(own).chain(looks)
    }));
    AuditLine {
        item: Arc::new(item),
        covers: covers
            .iter()
            .map(|item| item.path_in(&standard.id))
            .collect(),
    }
}

/// One section a phase, one a rule area, one a chapter of articles.
fn generated_sections(standard: &Standard, items: Vec<Arc<Item>>) -> Vec<Section> {
    let nowhere = standard.doc.span;
    let mut sections: Vec<Section> = Vec::new();
    let mut put = |id: String, title: Text, item: Arc<Item>| {
        let line = AuditLine {
            item,
            covers: Vec::new(),
        };
        match sections.iter_mut().find(|s| s.id == id) {
            Some(section) => section.lines.push(line),
            None => sections.push(Section {
                id,
                letter: String::new(),
                title,
                doc: None,
                weight: Ratio::ONE,
                min: None,
                lines: vec![line],
            }),
        }
    };
    let of = |zh: &str, en: &str| Text::of(&Words::new(zh, en), standard.language, nowhere);
    for item in items {
        let foreign = item.standard != standard.id
            && !standard.items.iter().any(|own| Arc::ptr_eq(own, &item));
        match item.source {
            _ if foreign => put("other".to_owned(), of("其他标准", "Other standards"), item),
            ItemSource::Step(p, _) | ItemSource::Statement(p, _, _) => {
                let phase = &standard.phases[p];
                put(phase.id.clone(), phase.title.clone(), item);
            }
            ItemSource::Rule(r) => {
                let area = standard.rules[r].doc.area.get();
                let (zh, en) = area.map_or(("规则", "Rules"), AreaName::words);
                put(
                    format!("rules-{}", standard.rules[r].area()),
                    of(zh, en),
                    item,
                );
            }
            ItemSource::Article(a) => {
                let chapter = standard.articles[a].doc.chapter.get().cloned();
                let title = chapter.unwrap_or_else(|| of("条款", "Articles"));
                put(format!("articles-{}", title.main()), title, item);
            }
            ItemSource::Own => {}
        }
    }
    sections
}

/// Orders the lines of each section by touchpoint, the way an auditor walks.
fn by_place(standard: &Standard, sections: &mut [Section]) {
    let place = |item: &Item| {
        let id = item.touchpoint.as_deref()?;
        standard.touchpoints.iter().position(|t| t.id == id)
    };
    for section in sections.iter_mut() {
        section
            .lines
            .sort_by_key(|line| place(&line.item).unwrap_or(usize::MAX));
    }
    let first = |section: &Section| {
        section
            .lines
            .iter()
            .filter_map(|l| place(&l.item))
            .min()
            .unwrap_or(usize::MAX)
    };
    sections.sort_by_key(first);
}

fn grades(standard: &Standard, doc: &AuditDoc) -> Vec<Grade> {
    let written: Vec<Grade> = doc
        .grades
        .list()
        .iter()
        .filter_map(|grade| {
            Some(Grade {
                name: grade.name.get()?.clone(),
                from: grade.from.get()?.0,
                fail: grade.fail.get().copied().unwrap_or(false),
                span: grade.span,
            })
        })
        .collect();
    if !written.is_empty() {
        return written;
    }
    let of = |zh: &str, en: &str, from: i64, fail: bool| Grade {
        name: Text::of(&Words::new(zh, en), standard.language, doc.span),
        from: Ratio::whole(from),
        fail,
        span: doc.span,
    };
    vec![
        of("优秀", "Excellent", 90, false),
        of("良好", "Good", 80, false),
        of("合格", "Pass", 60, false),
        of("不合格", "Fail", 0, true),
    ]
}

fn findings(doc: &AuditDoc) -> Vec<FindingGrade> {
    doc.findings
        .list()
        .iter()
        .filter_map(|row| {
            Some(FindingGrade {
                name: row.name.get()?.clone(),
                critical: row.critical.get().map(|c| c.0),
                major: row.major.get().map(|c| c.0),
                minor: row.minor.get().map(|c| c.0),
                fail: row.fail.get().copied().unwrap_or(false),
            })
        })
        .collect()
}
