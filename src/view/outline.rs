//! What the pages of a standard share, worked out once for all of them.

use super::learn::Learn;
use super::open::OpenCount;
use super::quiz::Asked;
use super::usage::Usage;
use crate::model::Standard;
use std::sync::Arc;

/// What the pages of a standard share; it changes with the standard alone.
#[derive(Debug, Clone)]
pub struct Outline {
    /// On which sheets each item stands.
    pub usage: Arc<Usage>,
    /// How many points are open, in all and by phase.
    pub open: Arc<OpenCount>,
    /// Which pages to learn by it has.
    pub learn: Learn,
    /// The questions of its quiz.
    pub asked: Arc<Asked>,
}

impl Outline {
    /// Looks through a standard.
    #[must_use]
    pub fn new(standard: &Arc<Standard>, public: bool) -> Self {
        Self {
            usage: Arc::new(Usage::new(standard, public)),
            open: Arc::new(OpenCount::new(standard)),
            learn: Learn::of(standard),
            asked: Arc::new(Asked::new(standard)),
        }
    }
}
