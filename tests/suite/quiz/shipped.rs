//! Every question of every shipped standard, looked at again by other means than those that made it.

use super::wrong;
use punctilio::build;
use punctilio::format::{Field, Text};
use punctilio::label::Lang;
use punctilio::model::{Standard, Step};
use punctilio::source::Project;
use punctilio::view::quiz::{About, Bank, Place, Question, questions};
use std::collections::BTreeSet;
use std::path::Path;

fn each(mut look: impl FnMut(&Standard, &[Question<'_>])) {
    let loaded = build::load(&Project::at(Path::new(env!("CARGO_MANIFEST_DIR"))));
    assert!(loaded.catalog.standards.len() >= 22);
    for standard in &loaded.catalog.standards {
        let bank = Bank::new(standard);
        let all = questions(&bank);
        assert_eq!(bank.has_any(), !all.is_empty(), "{}", standard.id);
        look(standard, &all);
    }
}

fn main_words<'t>(texts: impl Iterator<Item = &'t Text>) -> BTreeSet<String> {
    texts.map(|text| text.best(Lang::Zh).0.to_owned()).collect()
}

fn texts<'t>(fields: impl Iterator<Item = &'t Field<Text>>) -> BTreeSet<String> {
    main_words(fields.filter_map(Field::get))
}

fn bans(standard: &Standard, question: &Question<'_>) -> BTreeSet<String> {
    let (phase, step) = match question.place {
        Place::Step(phase, step) => (Some(phase), Some(step)),
        Place::Phase(phase) => (Some(phase), None),
        _ => (None, None),
    };
    let own = step.map_or(&[][..], |step| step.doc.avoid.list());
    let wide = phase.map_or(&[][..], |phase| phase.doc.avoid.list());
    let all = own.iter().chain(wide).chain(&standard.avoid);
    let rules = standard.rules.iter().map(|rule| &rule.doc.must_not);
    texts(all.map(|ban| &ban.text).chain(rules))
}

#[test]
fn every_question_has_one_right_answer() {
    let mut count = 0;
    each(|standard, all| {
        let mut ids = BTreeSet::new();
        for one in all {
            let name = format!("{} {}", standard.id, one.id);
            count += 1;
            assert!(ids.insert(one.id.clone()), "{name}: twice");
            assert!(
                one.right < one.choices.len() && one.choices.len() >= 2,
                "{name}"
            );
            assert!(one.choices.len() <= 4 || one.about == About::Own, "{name}");
            for lang in Lang::ALL {
                let words: BTreeSet<&str> =
                    one.choices.iter().map(|c| c.words.best(lang).0).collect();
                assert_eq!(
                    words.len(),
                    one.choices.len(),
                    "{name}: doubled in {lang:?}"
                );
                assert!(words.iter().all(|w| !w.trim().is_empty()), "{name}");
            }
            check(standard, one, &name);
        }
    });
    assert!(count > 650, "{count} questions");
}

/// Looks the answers up in the text.
fn check(standard: &Standard, one: &Question<'_>, name: &str) {
    let right = one.choices[one.right].words.best(Lang::Zh).0.to_owned();
    let wrong = wrong(one);
    let none_in = |true_ones: &BTreeSet<String>| {
        for text in &wrong {
            assert!(!true_ones.contains(text), "{name}: {text} is true as well");
        }
    };
    let step = match one.place {
        Place::Step(_, step) => Some(step),
        _ => None,
    };
    let names = |ids: &BTreeSet<&str>| {
        let roles = standard
            .roles
            .iter()
            .filter(|role| ids.contains(role.id.as_str()));
        texts(roles.map(|role| &role.doc.name))
    };
    match (one.about, step) {
        (About::Line, Some(step)) => {
            let said = texts(step.doc.say.list().iter().map(|line| &line.text));
            assert!(said.contains(&right), "{name}");
            none_in(&said);
        }
        (About::Never, Some(step)) => {
            let own = texts(step.doc.avoid.list().iter().map(|ban| &ban.text));
            assert!(own.contains(&right), "{name}");
            none_in(&bans(standard, one));
        }
        (About::PhaseNever | About::RuleNever, _) => {
            assert!(bans(standard, one).contains(&right), "{name}");
            none_in(&bans(standard, one));
        }
        (About::RuleMust, _) => {
            let musts = texts(standard.rules.iter().map(|rule| &rule.doc.must));
            assert!(musts.contains(&right), "{name}");
            none_in(&musts);
        }
        (About::Who, Some(step)) => {
            let owner = step.doc.role.get().unwrap().as_str();
            assert_eq!(
                names(&BTreeSet::from([owner])),
                BTreeSet::from([right.clone()]),
                "{name}"
            );
            let others = step.doc.assist.list().iter().chain(step.doc.inform.list());
            none_in(&names(&others.map(|role| role.as_str()).collect()));
        }
        (About::Form, Some(step)) => {
            let used: BTreeSet<&str> = step.doc.forms.list().iter().map(|id| id.as_str()).collect();
            let forms = standard
                .forms
                .iter()
                .filter(|form| used.contains(form.id.as_str()));
            let forms = texts(forms.map(|form| &form.doc.title));
            let feedback = standard
                .feedback
                .iter()
                .filter(|f| used.contains(f.id.as_str()));
            let feedback = texts(feedback.map(|f| &f.doc.title));
            let titles: BTreeSet<String> = forms.union(&feedback).cloned().collect();
            assert!(titles.contains(&right), "{name}");
            none_in(&titles);
        }
        (About::Next, Some(step)) => {
            let steps: Vec<&Step> = standard.steps().map(|(_, step)| step).collect();
            let at = steps.iter().position(|other| other.id == step.id).unwrap();
            assert_eq!(right, steps[at + 1].title.best(Lang::Zh).0, "{name}");
            none_in(&BTreeSet::from([right.clone()]));
        }
        (About::Deed | About::Criterion, Some(step)) => {
            let does = texts(step.doc.r#do.list().iter().map(|one| &one.text));
            let reach = texts(step.doc.quality.list().iter().map(|one| &one.text));
            let all: BTreeSet<String> = does.union(&reach).cloned().collect();
            assert!(all.contains(&right), "{name}");
            none_in(&all);
        }
        (About::Case, _) => {
            let steps = standard
                .steps()
                .flat_map(|(_, step)| step.doc.exceptions.list());
            let phases = standard
                .phases
                .iter()
                .flat_map(|phase| phase.doc.exceptions.list());
            let whole = standard.exceptions.iter().map(|one| &one.doc);
            let case = one.subject.best(Lang::Zh).0;
            let mut same = steps.chain(phases).chain(whole).filter(|doc| {
                doc.when
                    .get()
                    .is_some_and(|when| when.best(Lang::Zh).0 == case)
            });
            let is_here = |doc: &punctilio::format::doc::ExceptionDoc| {
                texts(doc.r#do.list().iter().map(|line| &line.text)).contains(&right)
            };
            assert!(same.any(is_here), "{name}");
        }
        _ => {}
    }
}

/// Steps of a role that nothing can be asked of by the data: no words, figures or acts that no other step has too.
const SILENT: [&str; 0] = [];

#[test]
fn a_roles_quiz_asks_about_each_of_its_steps() {
    let mut silent = Vec::new();
    let mut steps = 0;
    each(|standard, all| {
        for (_, step) in standard.steps() {
            let Some(role) = step.doc.role.get() else {
                continue;
            };
            steps += 1;
            let of_step = all.iter().filter(|one| {
                let here = matches!(one.place, Place::Step(_, at) if at.id == step.id);
                here && one.about != About::Own && one.roles.contains(&role.as_str())
            });
            let short = of_step.clone().filter(|one| one.is_short).count();
            let count = of_step.count();
            assert!(
                short == usize::from(count > 0),
                "{} {}",
                standard.id,
                step.id
            );
            if count == 0 {
                silent.push(format!("{}/{}", standard.id, step.id));
            }
        }
    });
    assert_eq!(silent, SILENT, "of {steps} steps");
}
