//! Rules over a catalog: looks at what was resolved and reports what is wrong, unclear or missing.
//!
//! # Invariants
//! - A rule changes nothing and reads no file; it sees the source text only through [`Options::raw`].
//! - A rule knows neither clock nor language of the reader: both come in from outside.
//! - A rule is one file with its page; the page is its test.

mod context;
mod name;
mod registry;
mod rule;
mod scored;
mod waiver;

pub use context::{Context, Wording};
pub use name::Thing;
pub use registry::{RULES, all_codes, find};
pub use waiver::Waived;

use crate::diag::{Claim, Code, Damage, Diagnostic, Level, Severity, Sink};
use crate::format::{Date, Strictness};
use crate::model::{Catalog, Standard};
use crate::span::Span;
use rayon::prelude::*;

/// What a run of the checks is told.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// How much is asked for; `None` takes what the book says.
    pub level: Option<Level>,
    /// The day that dates are compared with; without one such rules do not run.
    pub today: Option<Date>,
    /// Returns the source text of a span as it is written, so that a fault can point at a single word.
    pub raw: &'a (dyn Fn(Span) -> Option<&'a str> + Sync),
    /// What of the texts could not be read; what follows from it is not reported.
    pub damage: &'a Damage,
}

/// What a run of the checks tells beside the faults.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Findings that the author has accepted, in the order of the standards.
    pub waived: Vec<Waived>,
    /// Rules that compare with today and did not run for want of a date.
    pub not_checked: Vec<&'static Code>,
}

/// A rule.
pub trait Check {
    /// Its code, with the page that explains it.
    const CODE: &'static Code;

    /// Looks at one standard.
    fn run(cx: &Context<'_>, found: &mut Findings);

    /// Tells whether the standard has dates that the rule would compare with today.
    fn needs_today(_standard: &Standard) -> bool {
        false
    }
}

/// One rule, as a row of the registry.
#[derive(Debug)]
pub struct Rule {
    /// Its code.
    pub code: &'static Code,
    run: fn(&Context<'_>, &mut Findings),
    needs_today: fn(&Standard) -> bool,
}

/// Something that a rule found, and what it is about.
#[derive(Debug)]
struct Finding {
    address: String,
    diagnostic: Diagnostic,
}

/// Collects what the rules find in one standard.
#[derive(Debug, Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Takes a fault of a thing.
    pub fn report(&mut self, thing: &Thing, diagnostic: Diagnostic) {
        self.0.push(Finding {
            address: thing.address.clone(),
            diagnostic,
        });
    }
}

/// Declares a code of this stage.
const fn code(
    id: &'static str,
    name: &'static str,
    severity: Severity,
    level: Level,
    page: &'static str,
) -> Code {
    Code {
        id,
        name,
        severity,
        level,
        page,
        claim: Claim::Presence,
    }
}

/// Returns the level that a book asks for.
#[must_use]
pub fn level_of(strictness: Strictness) -> Level {
    match strictness {
        Strictness::Basic => Level::Basic,
        Strictness::Complete => Level::Complete,
        Strictness::Audit => Level::Audit,
    }
}

/// Runs every rule of the level over every standard, standards in parallel, and reports in their order.
pub fn run<'a>(catalog: &'a Catalog, options: &Options<'a>, sink: &mut Sink) -> Outcome {
    let parts: Vec<(Sink, Outcome)> = catalog
        .standards
        .par_iter()
        .map(|standard| run_one(catalog, standard, options))
        .collect();
    let mut outcome = Outcome::default();
    for (found, part) in parts {
        sink.absorb(found);
        outcome.waived.extend(part.waived);
        for code in part.not_checked {
            if !outcome.not_checked.contains(&code) {
                outcome.not_checked.push(code);
            }
        }
    }
    outcome.not_checked.sort_by_key(|code| code.id);
    outcome
}

/// Runs every rule of the level over one standard.
pub fn run_one<'a>(
    catalog: &'a Catalog,
    standard: &'a Standard,
    options: &Options<'a>,
) -> (Sink, Outcome) {
    let of_book = || level_of(catalog.book.level);
    let level = options.level.unwrap_or_else(of_book);
    let cx = Context::new(catalog, standard, level, options);
    let (mut found, outcome) = one(&cx);
    let within = standard.doc.span.source;
    options.damage.hide(&mut found, Some(within));
    (found, outcome)
}

fn one(cx: &Context<'_>) -> (Sink, Outcome) {
    let mut found = Findings::default();
    let mut outcome = Outcome::default();
    for rule in RULES.iter().filter(|rule| rule.code.level <= cx.level) {
        if cx.today.is_none() && (rule.needs_today)(cx.standard) {
            outcome.not_checked.push(rule.code);
        } else {
            (rule.run)(cx, &mut found);
        }
    }
    let mut sink = Sink::new();
    waiver::apply(cx, found, &mut sink, &mut outcome);
    (sink, outcome)
}
