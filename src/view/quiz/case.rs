//! What is done when something goes wrong.

use super::fold::Folded;
use super::mix::named;
use super::own::goes_on;
use super::pick::{Candidate, pick};
use super::words::{id_of, said};
use super::{About, Bank, Choice, Place, Question};
use crate::format::doc::ExceptionDoc;
use std::borrow::Cow;

/// At most so many cases of a step or phase are asked for.
const CASES: usize = 2;

/// A measure in fewer words fits many cases: 进行整改.
///
/// # Units
/// Letters and digits.
const SHORT: usize = 6;

impl<'a> Bank<'a> {
    /// Asks what is done in a case; what other cases ask for is wrong.
    pub(super) fn cases_of(
        &self,
        of: &str,
        list: &'a [ExceptionDoc],
        place: Place<'a>,
    ) -> Vec<Question<'a>> {
        let asked = list.iter().filter_map(|doc| {
            let when = said(&doc.when)?;
            let does: Vec<_> = doc
                .r#do
                .list()
                .iter()
                .filter_map(|line| said(&line.text))
                .collect();
            let right = *does.first()?;
            let own: Vec<Folded> = does.iter().map(|text| Folded::of(text)).collect();
            let never: Vec<&Folded> = own.iter().collect();
            let name = match doc.id.get() {
                Some(id) => id.as_str().to_owned(),
                None => named(when.main()),
            };
            let id = id_of(of, About::Case, Some(&name));
            let vague =
                |one: &Candidate<'_>| one.folded().len() < SHORT || goes_on(one.words.main());
            let fits = |one: &Candidate<'_>| own_words(one, &does) || vague(one);
            let pool = self.cases.iter().filter(|one| !fits(one));
            let wrong = pick(&id, &Folded::of(right), &never, pool.map(|one| (0, one)));
            if wrong.len() < 2 {
                return None;
            }
            let wrong = wrong
                .into_iter()
                .map(|one| Choice::plain(one.words.clone()));
            let mut question = Question::new(
                id,
                About::Case,
                when,
                Choice::plain(Cow::Borrowed(right)),
                wrong.collect(),
                place,
            );
            question.audiences = Some(&doc.r#for);
            question.why = said(&doc.why);
            Some(question)
        });
        asked.take(CASES).collect()
    }
}

fn own_words(one: &Candidate<'_>, does: &[&crate::format::Text]) -> bool {
    does.iter().any(|text| text.main() == one.words.main())
}
