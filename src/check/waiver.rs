//! Findings that an author has accepted: takes them out of the report and keeps them to be shown.

use super::context::Context;
use super::registry::{EXPIRED_WAIVER, RULES, UNKNOWN_WAIVER, UNUSED_WAIVER, all_codes, find};
use super::{Finding, Findings, Outcome};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::format::doc::WaiverDoc;
use crate::format::{Date, Name, Text, nearest};

/// A finding that the author has accepted.
#[derive(Debug, Clone)]
pub struct Waived {
    /// Id of the standard.
    pub standard: String,
    /// What the finding is about: `phrase:buy`.
    pub address: String,
    /// The finding.
    pub diagnostic: Diagnostic,
    /// Why it is accepted.
    pub reason: Option<Text>,
    /// Until when it is accepted.
    pub until: Option<Date>,
}

/// A waiver that may be used.
struct Open<'a> {
    doc: &'a WaiverDoc,
    code: &'static Code,
    at: Option<&'a str>,
    hits: usize,
}

impl Open<'_> {
    fn accepts(&self, finding: &Finding) -> bool {
        finding.diagnostic.code.id == self.code.id
            && self.at.is_none_or(|at| {
                finding
                    .address
                    .strip_prefix(at)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
    }
}

/// Reports what was found, except what is accepted, and what is wrong with the waivers themselves.
pub(super) fn apply(cx: &Context<'_>, found: Findings, sink: &mut Sink, outcome: &mut Outcome) {
    let standard = cx.standard;
    let mut open = Vec::new();
    for doc in &standard.waivers {
        open.extend(check(cx, doc, sink, outcome));
    }
    for finding in found.0 {
        let Some(waiver) = open.iter_mut().find(|waiver| waiver.accepts(&finding)) else {
            sink.report(finding.diagnostic);
            continue;
        };
        waiver.hits += 1;
        outcome.waived.push(Waived {
            standard: standard.id.clone(),
            address: finding.address,
            diagnostic: finding.diagnostic,
            reason: waiver.doc.reason.get().cloned(),
            until: waiver.doc.until.get().copied(),
        });
    }
    for waiver in open.iter().filter(|waiver| waiver.hits == 0) {
        let code = waiver.code;
        let ran = code.level <= cx.level && !outcome.not_checked.contains(&code);
        if ran {
            sink.report(unused(waiver.doc, code));
        }
    }
}

/// Returns a waiver that may be used, after reporting what is wrong with it.
fn check<'a>(
    cx: &Context<'_>,
    doc: &'a WaiverDoc,
    sink: &mut Sink,
    outcome: &mut Outcome,
) -> Option<Open<'a>> {
    let name = doc.code.get()?;
    let Some(code) = find(name.as_str()) else {
        sink.report(unknown_code(name));
        return None;
    };
    if code.severity == Severity::Error || !RULES.iter().any(|rule| rule.code == code) {
        sink.report(
            UNKNOWN_WAIVER
                .at(name.0.span)
                .words(
                    format!("{} {} 不能豁免", code.id, code.name),
                    format!("{} {} cannot be waived", code.id, code.name),
                )
                .help(
                    "错误要改正；能豁免的只有检查规则给出的警告和提示",
                    "mend the error; only warnings and hints of rules can be waived",
                ),
        );
        return None;
    }
    let at = doc.at.get();
    if let Some(at) = at
        && !cx.has_address(at.as_str())
    {
        sink.report(unknown_address(cx, at));
        return None;
    }
    if let Some(until) = doc.until.get() {
        match cx.today {
            None => outcome.not_checked.push(&EXPIRED_WAIVER),
            Some(today) if *until < today => {
                sink.report(expired(doc, code, *until));
                return None;
            }
            Some(_) => {}
        }
    }
    Some(Open {
        doc,
        code,
        at: at.map(Name::as_str),
        hits: 0,
    })
}

fn unknown_code(name: &Name) -> Diagnostic {
    let word = name.as_str();
    let all = all_codes();
    let known = all.iter().flat_map(|code| [code.id, code.name]);
    let fault = UNKNOWN_WAIVER.at(name.0.span).words(
        format!("没有“{word}”这个检查代码"),
        format!("there is no code “{word}”"),
    );
    match nearest(word, known) {
        Some(near) => fault
            .expected(format!("是不是 {near}？"), format!("did you mean {near}?"))
            .help(format!("改成 \"{near}\""), format!("write \"{near}\"")),
        None => fault.help(
            "写检查报告里的代码，例如 \"D401\" 或 \"step-without-role\"",
            "write the code from the report, such as \"D401\" or \"step-without-role\"",
        ),
    }
}

fn unknown_address(cx: &Context<'_>, at: &Name) -> Diagnostic {
    let word = at.as_str();
    let fault = UNKNOWN_WAIVER.at(at.0.span).words(
        format!("标准里没有“{word}”"),
        format!("the standard has no “{word}”"),
    );
    match nearest(word, cx.addresses()) {
        Some(near) => fault
            .expected(format!("是不是 {near}？"), format!("did you mean {near}?"))
            .help(format!("改成 \"{near}\""), format!("write \"{near}\"")),
        None => fault.help(
            "写成 种类:编号，例如 \"step:open-door\"，或到语句 \"step:open-door/hello\"；不写 at 就是整个标准",
            "write kind:id, such as \"step:open-door\", or down to a statement \"step:open-door/hello\"; without at it is the whole standard",
        ),
    }
}

fn expired(doc: &WaiverDoc, code: &Code, until: Date) -> Diagnostic {
    EXPIRED_WAIVER
        .at(doc.until.span().unwrap_or(doc.span))
        .words(
            format!("对 {} {} 的豁免 {until} 已到期", code.id, code.name),
            format!("the waiver of {} {} ended on {until}", code.id, code.name),
        )
        .help(
            "改正所豁免的问题并删掉这条豁免；仍要接受就另定日期",
            "mend what it waives and take the waiver out, or set a new date",
        )
}

fn unused(doc: &WaiverDoc, code: &Code) -> Diagnostic {
    let place = doc.code.span().unwrap_or(doc.span);
    let words = match doc.at.get() {
        Some(at) => (
            format!("{} 没有 {} {} 可豁免", at.as_str(), code.id, code.name),
            format!("{} has no {} {} to waive", at.as_str(), code.id, code.name),
        ),
        None => (
            format!("本标准没有 {} {} 可豁免", code.id, code.name),
            format!("the standard has no {} {} to waive", code.id, code.name),
        ),
    };
    UNUSED_WAIVER.at(place).words(words.0, words.1).help(
        "问题已经没有了，就删掉这条豁免",
        "the fault is gone: take the waiver out",
    )
}
