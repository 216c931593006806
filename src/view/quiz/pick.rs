//! Wrong answers for a question: chosen by the question's own id, so that they stay while the rest of the text changes.

use super::fold::Folded;
use super::mix::mixed;
use crate::format::Text;
use std::borrow::Cow;
use std::cell::OnceCell;

/// Something of the standard that may be an answer.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    /// The words.
    pub words: Cow<'a, Text>,
    /// The step it belongs to; empty where it belongs to none.
    pub step: &'a str,
    /// The phase it belongs to, or the category of a phrase; empty where it belongs to none.
    pub group: &'a str,
    folded: OnceCell<Folded>,
    general: OnceCell<bool>,
}

impl<'a> Candidate<'a> {
    /// Makes a candidate of a text.
    pub fn new(words: &'a Text, step: &'a str, group: &'a str) -> Self {
        Self {
            words: Cow::Borrowed(words),
            step,
            group,
            folded: OnceCell::new(),
            general: OnceCell::new(),
        }
    }

    /// Tells whether it says how one behaves anywhere, so that it belongs to no step alone.
    pub fn is_general(&self) -> bool {
        let says = || GENERAL.iter().any(|word| self.folded().has(word));
        *self.general.get_or_init(says)
    }

    /// Returns the words as they are compared.
    pub fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| Folded::of(&self.words))
    }
}

/// Words for how one behaves anywhere.
const GENERAL: [&str; 18] = [
    "礼貌", "礼节", "礼仪", "微笑", "热情", "态度", "耐心", "尊重", "关心", "友善", "polite",
    "courte", "smil", "friendly", "warm", "patien", "respect", "manner",
];

/// A question has at most this many wrong answers.
pub(super) const WRONG: usize = 3;

/// Chooses wrong answers: those of the lowest rank first, then those as long as the right one, then by the ids.
///
/// What says nearly the same as the right answer, as another wrong one or as anything in `never` is left out.
pub(super) fn pick<'p, 'a>(
    id: &str,
    right: &Folded,
    never: &[&Folded],
    pool: impl Iterator<Item = (u8, &'p Candidate<'a>)>,
) -> Vec<&'p Candidate<'a>> {
    let length = right.len();
    let odd = |one: &Candidate<'_>| {
        let other = one.folded().len();
        other * 5 < length * 2 || length * 5 < other * 2
    };
    let mut ranked: Vec<_> = pool
        .map(|(rank, one)| ((rank, odd(one), mixed(id, one.words.main())), one))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let mut chosen: Vec<&Candidate<'a>> = Vec::new();
    for (_, one) in ranked {
        let folded = one.folded();
        let is_like = |other: &Folded| folded.is_like(other);
        let taken = chosen.iter().any(|other| is_like(other.folded()));
        if taken || is_like(right) || never.iter().any(|other| is_like(other)) {
            continue;
        }
        chosen.push(one);
        if chosen.len() == WRONG {
            break;
        }
    }
    chosen
}
