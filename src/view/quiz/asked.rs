//! The questions of a standard, asked once for the quiz, the paper and the key in every language.

use super::{Bank, Question, questions};
use crate::model::Standard;
use std::sync::{Arc, OnceLock};

type Questions<'a> = Vec<Question<'a>>;

self_cell::self_cell!(
    struct Kept {
        owner: Arc<Standard>,
        #[covariant]
        dependent: Questions,
    }

    impl {Debug}
);

/// The questions of a standard; they are asked when somebody first wants them.
#[derive(Debug)]
pub struct Asked {
    standard: Arc<Standard>,
    kept: OnceLock<Kept>,
}

impl Asked {
    /// Prepares to ask about a standard.
    #[must_use]
    pub fn new(standard: &Arc<Standard>) -> Self {
        Self {
            standard: Arc::clone(standard),
            kept: OnceLock::new(),
        }
    }

    /// Returns the questions, those of a step together.
    #[must_use]
    pub fn questions(&self) -> &[Question<'_>] {
        let ask = |standard: &Arc<Standard>| {
            Kept::new(Arc::clone(standard), |one| questions(&Bank::new(one)))
        };
        self.kept
            .get_or_init(|| ask(&self.standard))
            .borrow_dependent()
    }
}
