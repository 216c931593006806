//! What is worked out once for each standard, and again only when it changes.

use crate::build::key::Own;
use crate::diag::Diagnostic;
use crate::model::Standard;
use crate::span::SourceId;
use crate::view::outline::Outline;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is worked out once for each standard.
pub(super) struct Gist {
    /// What its pages share.
    pub outline: Outline,
    /// What it is made from.
    pub own: Own,
    /// The pictures that its texts name.
    pub images: BTreeSet<(SourceId, String)>,
    /// What is wrong with it.
    pub found: Arc<[Diagnostic]>,
}

impl Gist {
    /// Looks through a standard.
    pub fn new(standard: &Arc<Standard>, own: Own, found: Vec<Diagnostic>, public: bool) -> Self {
        let mut images = BTreeSet::new();
        crate::build::picture::named(standard, &mut images);
        Self {
            outline: Outline::new(standard, public),
            own,
            images,
            found: found.into(),
        }
    }
}
