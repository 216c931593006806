//! Filled sheets beside each other: two of one visit, and visits of days to come.

use super::response::Response;
use crate::diag::{FUTURE_DATE, Place, SECOND_RESPONSE, Sink};
use crate::format::Date;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The visits that a run has met, each with the file it was met in; of the visits only hashes are kept, for there may
/// be very many.
#[derive(Debug, Default)]
pub struct Visits(BTreeMap<[u8; 16], Box<str>>);

impl Visits {
    /// Starts with none.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a filled sheet; reports it where one of the same visit was met before.
    ///
    /// A visit is one of a site on a day by an auditor on a sheet; several of a day are told apart by `visit`. Where
    /// neither site nor day is named nobody can say.
    pub fn meet(&mut self, response: &Response, sink: &mut Sink) {
        let head = &response.head;
        let (Some(site), Some((date, place))) = (&head.site, &head.date) else {
            return;
        };
        let key = key([
            &response.sheet.sheet,
            site,
            &date.to_string(),
            head.auditor.as_deref().unwrap_or_default(),
            head.visit.as_deref().unwrap_or_default(),
        ]);
        if let Some(first) = self.0.get(&key) {
            sink.report(
                SECOND_RESPONSE
                    .at(place.clone())
                    .words(
                        format!("{site} {date} 的这次检查已经有一份：{first}"),
                        format!("there is already one of the visit to {site} on {date}: {first}"),
                    )
                    .help(
                        "留下一份；真去了两次，就各写 visit = 1、visit = 2",
                        "keep one; where there were two visits, tell them apart by visit = 1, visit = 2",
                    ),
            );
            return;
        }
        self.0.insert(key, response.file.as_str().into());
    }
}

/// Returns what stands for a visit: half of the hash of all that tells it from others.
fn key(parts: [&str; 5]) -> [u8; 16] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
        hash.update([0]);
    }
    let mut key = [0; 16];
    key.copy_from_slice(&hash.finalize()[..16]);
    key
}

/// Reports a visit of a day that is still to come.
pub fn future(date: Option<&(Date, Place)>, latest: Date, sink: &mut Sink) {
    let Some((date, place)) = date.filter(|(date, _)| *date > latest) else {
        return;
    };
    sink.report(
        FUTURE_DATE
            .at(place.clone())
            .words(
                format!("检查日期 {date} 还没到"),
                format!("the day of the visit, {date}, is still to come"),
            )
            .help("改成检查那天的日期", "write the day of the visit"),
    );
}
