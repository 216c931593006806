//! Clauses of references.

use super::{Decode, Node, Reader, Shape, Visit, Visitor};
use crate::span::Spanned;
use serde::Serialize;

/// A clause of a reference, single or as a range: `BTY-14`, `BTY-16..18`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Clause(pub Spanned<String>);

impl Clause {
    /// Returns the clause as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0.value
    }

    /// Prints the clause; a range with both its ends in full: `BTY-16–BTY-18`.
    #[must_use]
    pub fn print(&self) -> String {
        print_clause(self.as_str())
    }

    /// Lists the single clauses that the text names: `BTY-16..18` is three.
    #[must_use]
    pub fn expand(&self) -> Vec<String> {
        let text = self.as_str();
        let single = || vec![text.to_owned()];
        let Some((low, high)) = text.split_once("..") else {
            return single();
        };
        let head = low.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = &low[head.len()..];
        let (Ok(from), Ok(to)) = (digits.parse::<u32>(), high.parse::<u32>()) else {
            return single();
        };
        if to < from || to - from > 999 {
            return single();
        }
        (from..=to)
            .map(|n| format!("{head}{n:0width$}", width = digits.len()))
            .collect()
    }
}

/// Prints a clause as it was written; a range with both its ends in full: `BTY-16–BTY-18`.
#[must_use]
pub fn print_clause(text: &str) -> String {
    let Some((low, high)) = text.split_once("..") else {
        return text.to_owned();
    };
    let head = low.trim_end_matches(|c: char| c.is_ascii_digit());
    let bare = high.bytes().all(|b| b.is_ascii_digit());
    format!("{low}–{}{high}", if bare { head } else { "" })
}

impl Decode for Clause {
    fn shape() -> Shape {
        Shape::Clause
    }

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match node.as_text() {
            Some(text) if !text.trim().is_empty() => {
                Some(Self(Spanned::new(text.trim().to_owned(), node.span)))
            }
            _ => reader.wrong_type(node, &Shape::Clause),
        }
    }
}

impl Visit for Clause {
    fn visit<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.clause(self);
    }
}

#[cfg(test)]
mod tests {
    use super::{Clause, print_clause};
    use crate::span::{SourceId, Span, Spanned};

    #[test]
    fn a_range_prints_both_ends() {
        for (written, printed) in [
            ("AD-03..05", "AD-03–AD-05"),
            ("AD-03..AD-05", "AD-03–AD-05"),
            ("GB § 4.2", "GB § 4.2"),
        ] {
            assert_eq!(print_clause(written), printed);
        }
    }

    #[test]
    fn expands_ranges() {
        let clause = |text: &str| {
            let span = Span::new(SourceId(0), 0, 0);
            Clause(Spanned::new(text.to_owned(), span)).expand()
        };
        assert_eq!(clause("BTY-08..10"), ["BTY-08", "BTY-09", "BTY-10"]);
        assert_eq!(clause("BTY-99..101"), ["BTY-99", "BTY-100", "BTY-101"]);
        assert_eq!(clause("BTY-14"), ["BTY-14"]);
    }
}
