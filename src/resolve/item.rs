//! Numbers, statements and items of a standard.

use super::denial::{denies, same_words};
use super::ids::unstable;
use super::scale::Settings;
use super::statement::{Written, place_of, written};
use crate::diag::Sink;
use crate::format::doc::{ItemDoc, ItemSpec, StepDoc};
use crate::format::{AreaName, NaPolicy, Name, PostRef, RoleRef, SamplesRule, Status, Text};
use crate::model::{
    Article, Item, ItemScale, ItemSource, Look, Rule, Standard, Statement, StatementKind, Step,
};
use crate::quantity::Ratio;
use crate::span::Span;
use std::sync::Arc;

/// Numbers everything and makes the items.
pub(super) fn number(standard: &mut Standard, sink: &mut Sink) {
    let published = matches!(
        standard.doc.status.get(),
        Some(Status::Published | Status::Approved | Status::Retired)
    );
    let id = standard.id.clone();
    let roles: Vec<(String, Option<Text>)> = standard
        .roles
        .iter()
        .map(|role| (role.id.clone(), role.doc.name.get().cloned()))
        .collect();
    let audiences: Vec<(String, Option<Text>)> = standard
        .audiences
        .iter()
        .map(|audience| (audience.id.clone(), audience.doc.name.get().cloned()))
        .collect();
    let mut maker = Maker {
        standard: &id,
        roles: &roles,
        audiences: &audiences,
        published,
        sink,
    };
    let mut items = Vec::new();
    for (p, phase) in standard.phases.iter_mut().enumerate() {
        phase.number = p + 1;
        let owner = phase
            .origin
            .as_ref()
            .map_or(id.as_str(), |o| &o.standard)
            .to_owned();
        for (s, step) in phase.steps.iter_mut().enumerate() {
            step.number = format!("{}.{}", p + 1, s + 1);
            maker.step(step, &owner, (p, s), phase.origin.is_some());
            items.extend(step.item.clone());
            items.extend(step.statements.iter().filter_map(|st| st.item.clone()));
        }
    }
    let mut areas = standard.rules.iter().filter_map(|rule| rule.doc.area.get());
    let looks = areas.any(AreaName::is_looks);
    for (index, rule) in standard.rules.iter_mut().enumerate() {
        let area = rule.doc.area.get();
        rule.grooming = looks && area.is_some_and(AreaName::is_grooming);
        rule.number = format!("R{}", index + 1);
        rule.item = maker.rule(rule, index).map(Arc::new);
        items.extend(rule.item.clone());
    }
    for (index, article) in standard.articles.iter_mut().enumerate() {
        article.number = index + 1;
        article.item = maker.article(article, index).map(Arc::new);
        items.extend(article.item.clone());
    }
    standard.items = items;
}

/// An item with everything at its default.
pub(super) fn blank(
    standard: &str,
    path: String,
    number: String,
    source: ItemSource,
    text: Text,
    span: Span,
) -> Item {
    Item {
        standard: standard.to_owned(),
        path,
        number,
        source,
        text,
        when: None,
        audiences: Vec::new(),
        ban: false,
        look: Vec::new(),
        role: None,
        role_id: None,
        touchpoint: None,
        wearer: None,
        tags: Vec::new(),
        points: Ratio::ONE,
        scale: ItemScale::YesNo,
        critical: None,
        method: None,
        na: NaPolicy::Reason,
        severity: None,
        samples: 1,
        samples_rule: SamplesRule::Mean,
        span,
        stable: true,
    }
}

/// Returns the letter of the n-th statement: a … z, aa, ab …
fn letter(index: usize) -> String {
    let last = char::from(b'a' + u8::try_from(index % 26).unwrap_or(0));
    match index / 26 {
        0 => last.to_string(),
        n => format!("{}{last}", letter(n - 1)),
    }
}

struct Maker<'a> {
    standard: &'a str,
    roles: &'a [(String, Option<Text>)],
    audiences: &'a [(String, Option<Text>)],
    published: bool,
    sink: &'a mut Sink,
}

impl Maker<'_> {
    fn step(&mut self, step: &mut Step, owner: &str, place: (usize, usize), included: bool) {
        let own = step.doc.item.get();
        let instruction = matches!(own, Some(ItemSpec::None));
        let own_doc = own.and_then(ItemSpec::doc);
        let base = blank(
            owner,
            step.id.clone(),
            step.number.clone(),
            ItemSource::Step(place.0, place.1),
            step.title.clone(),
            step.doc.span,
        );
        let mut base = Item {
            stable: step.given,
            ..base
        };
        self.people(&mut base, &step.doc);

        let mut statements = Vec::new();
        let mut look = Vec::new();
        let mut letters = 0;
        let mut left_over = 0;
        for w in written(&step.doc) {
            let spec = w.item.get().and_then(ItemSpec::doc).filter(|_| !w.advice);
            let lettered = !w.pointer && (w.kind != StatementKind::Time || spec.is_some());
            let mark = lettered.then(|| {
                letters += 1;
                letter(letters - 1)
            });
            let item = spec.map(|spec| {
                Arc::new(self.statement(step, &base, &w, spec, own_doc, &mark, included))
            });
            if item.is_none() && !w.pointer && !w.advice {
                left_over += 1;
                look.push(Look {
                    letter: mark.clone(),
                    ..self.look(step, &w)
                });
            }
            statements.push(Statement {
                kind: w.kind,
                index: w.index,
                letter: mark,
                id: w.id.get().map(|id| id.as_str().to_owned()),
                item,
            });
        }
        let has_items = statements.iter().any(|s| s.item.is_some());
        step.heading = has_items && left_over == 0 && own_doc.is_none();
        step.item = (!instruction && !step.heading).then(|| {
            let settings = Settings::of(own_doc);
            let mut item = Item { look, ..base };
            if let Some(text) = settings.text() {
                item.text = text.clone();
            }
            settings.apply(&mut item);
            Arc::new(item)
        });
        step.statements = statements;
    }

    #[allow(
        clippy::too_many_arguments,
        reason = "a statement stands between its step and its own table"
    )]
    fn statement(
        &mut self,
        step: &Step,
        base: &Item,
        w: &Written<'_>,
        spec: &ItemDoc,
        step_spec: Option<&ItemDoc>,
        mark: &Option<String>,
        included: bool,
    ) -> Item {
        let mark = mark.clone().unwrap_or_default();
        let id =
            w.id.get()
                .map_or_else(|| mark.clone(), |id| id.as_str().to_owned());
        let stable = w.id.is_set();
        if !stable && !included {
            let place = w.span;
            unstable(&id, w.text, place, self.published, self.sink);
        }
        let place = match base.source {
            ItemSource::Step(p, s) => (p, s),
            _ => (0, 0),
        };
        let index = place_of(w);
        let settings = Settings::below(spec, step_spec);
        // A criterion that repeats the statement, or only denies what it forbids, stands for it: with its case.
        let repeats = |text: &&Text| w.text.is_some_and(|own| same_words(text, own));
        let own = settings.text().filter(|text| !repeats(text));
        let words = settings.text().or(w.text).unwrap_or(&step.title);
        let mut item = Item {
            path: format!("{}/{id}", base.path),
            number: format!("{}{mark}", base.number),
            source: ItemSource::Statement(place.0, place.1, index),
            text: words.clone(),
            ban: w.kind == StatementKind::Avoid && !denies(words, w.text),
            span: w.span,
            stable: stable && base.stable,
            look: Vec::new(),
            ..base.clone()
        };
        let look = self.look(step, w);
        if own.is_some() || w.kind == StatementKind::Time {
            item.look.push(look);
        } else {
            item.when = look.when;
            item.audiences = look.audiences;
        }
        settings.apply(&mut item);
        item
    }

    fn look(&self, step: &Step, w: &Written<'_>) -> Look {
        let time = (w.kind == StatementKind::Time)
            .then(|| step.doc.time.list().get(w.index).cloned())
            .flatten();
        let name = |id: &str| self.audiences.iter().find(|(own, _)| own == id)?.1.clone();
        Look {
            kind: w.kind,
            letter: None,
            text: w.text.cloned(),
            when: w.when.cloned(),
            audiences: w
                .audiences
                .iter()
                .filter_map(|a| name(a.as_str()))
                .collect(),
            clause: None,
            any: w.any,
            state: false,
            time,
        }
    }

    fn people(&self, item: &mut Item, doc: &StepDoc) {
        if let Some(role) = doc.role.get() {
            item.role_id = Some(role.as_str().to_owned());
            item.role = self.role_name(role.as_str());
        }
        item.touchpoint = doc.touchpoint.get().map(|t| t.as_str().to_owned());
        item.tags = tags_of(doc.tags.list());
    }

    fn role_name(&self, id: &str) -> Option<Text> {
        self.roles
            .iter()
            .find(|role| role.0 == id)
            .and_then(|role| role.1.clone())
    }

    /// Names the role that a rule or article is for, where it is one alone.
    fn only_role<'r>(&self, item: &mut Item, mut roles: impl Iterator<Item = &'r str>) {
        let (Some(role), None) = (roles.next(), roles.next()) else {
            return;
        };
        if self.roles.iter().any(|own| own.0 == role) {
            item.role_id = Some(role.to_owned());
            item.role = self.role_name(role);
        }
    }

    fn rule(&self, rule: &Rule, index: usize) -> Option<Item> {
        let spec = rule.doc.item.get();
        if matches!(spec, Some(ItemSpec::None)) {
            return None;
        }
        let settings = Settings::of(spec.and_then(ItemSpec::doc));
        let (must, must_not) = (rule.doc.must.get(), rule.doc.must_not.get());
        let words = settings.text().or(rule.words())?;
        must.or(must_not)?;
        let owner = rule
            .origin
            .as_ref()
            .map_or(self.standard, |o| o.standard.as_str());
        let mut item = blank(
            owner,
            rule.id.clone(),
            rule.number.clone(),
            ItemSource::Rule(index),
            words.clone(),
            rule.doc.span,
        );
        item.stable = rule.given;
        item.ban = must.is_none() && !denies(words, must_not);
        let shown = |text: &Text| same_words(text, &item.text);
        let look = [
            (StatementKind::Quality, must),
            (StatementKind::Avoid, must_not),
        ];
        item.look = look
            .into_iter()
            .filter_map(|(kind, text)| Some((kind, text?)))
            .filter(|(_, text)| !shown(text))
            .map(|(kind, text)| Look {
                state: kind == StatementKind::Avoid,
                ..Look::plain(kind, text)
            })
            .collect();
        self.only_role(&mut item, rule.doc.roles.list().iter().map(RoleRef::as_str));
        item.wearer = rule.doc.wearer.get().copied();
        item.tags = tags_of(rule.doc.tags.list());
        settings.apply(&mut item);
        Some(item)
    }

    fn article(&self, article: &Article, index: usize) -> Option<Item> {
        let spec = article.doc.item.get();
        if matches!(spec, Some(ItemSpec::None)) {
            return None;
        }
        let settings = Settings::of(spec.and_then(ItemSpec::doc));
        let words = settings
            .text()
            .or(article.doc.title.get())
            .or(article.doc.text.get())?;
        let owner = article
            .origin
            .as_ref()
            .map_or(self.standard, |o| o.standard.as_str());
        let number = article.number.to_string();
        let mut item = blank(
            owner,
            article.id.clone(),
            number,
            ItemSource::Article(index),
            words.clone(),
            article.doc.span,
        );
        item.stable = article.given;
        let clauses = article
            .doc
            .clauses
            .list()
            .iter()
            .filter_map(|c| c.text.get());
        let several = article.doc.clauses.list().len() > 1;
        let clauses = clauses.enumerate().map(|(at, text)| Look {
            clause: several.then_some(at + 1),
            ..Look::plain(StatementKind::Quality, text)
        });
        let text = article.doc.text.get().filter(|text| **text != item.text);
        item.look = text
            .into_iter()
            .map(|text| Look::plain(StatementKind::Quality, text))
            .chain(clauses)
            .collect();
        self.only_role(
            &mut item,
            article.doc.roles.list().iter().map(PostRef::as_str),
        );
        item.tags = tags_of(article.doc.tags.list());
        settings.apply(&mut item);
        Some(item)
    }
}

fn tags_of(tags: &[Name]) -> Vec<String> {
    tags.iter().map(|tag| tag.as_str().to_owned()).collect()
}
