//! D424 customer-elsewhere.

use crate::check::{Check, Context, Findings, Thing, code};
use crate::diag::{Code, Level, Severity};
use crate::format::{Channel, CustomerState, Field};

/// D424 `customer-elsewhere`: a step says that customer and staff meet, but all its channels say otherwise, or the other
/// way round.
pub struct CustomerElsewhere;

impl Check for CustomerElsewhere {
    const CODE: &'static Code = &code(
        "D424",
        "customer-elsewhere",
        Severity::Warning,
        Level::Basic,
        include_str!("customer_elsewhere.md"),
    );

    fn run(cx: &Context<'_>, found: &mut Findings) {
        for step in cx.steps() {
            let channels = step.doc.channel.list();
            let Field::Set { value, span } = &step.doc.customer else {
                continue;
            };
            let meets = |channel: &Channel| channel.is_in_person();
            let (zh, en, state) = match **value {
                _ if channels.is_empty() => continue,
                CustomerState::Remote if channels.iter().all(meets) => (
                    "顾客不见面，渠道却都要见面",
                    "the customer is elsewhere, but every channel means meeting in person",
                    "present",
                ),
                CustomerState::Present if !channels.iter().any(meets) => (
                    "顾客在场，渠道却都不见面",
                    "the customer is present, but no channel means meeting in person",
                    "remote",
                ),
                _ => continue,
            };
            let it = Thing::step(step);
            found.report(
                &it,
                Self::CODE
                    .at(*span)
                    .words(format!("{}{zh}", it.zh), format!("{}: {en}", it.en))
                    .help(
                        format!("改成 customer = \"{state}\"，或改 channel"),
                        format!("write customer = \"{state}\", or change channel"),
                    ),
            );
        }
    }
}
