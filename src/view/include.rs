//! What a standard takes from others, in words.

use crate::format::doc::IncludeDoc;
use crate::format::{AreaName, Field, Id, Select, SelectKind, Text};
use crate::model::Standard;

use super::part::{TextView, ValueView};
use super::pen::{Details, Pen, Show};

impl Show for IncludeDoc {
    fn show(&self, pen: &Pen<'_>) -> Vec<ValueView> {
        let mut list = pen.values(&self.from);
        let from = self.from.get().map(|from| from.as_str());
        let from = from.and_then(|id| pen.edition.catalog.standard(id));
        if self.select.is_blank() {
            list.push(ValueView::word("include_all"));
        }
        let selected = self.select.list().iter().enumerate();
        list.extend(selected.map(|(place, select)| {
            let value = ValueView::text(words(select, from, pen));
            if place == 0 {
                value.labelled("d_what")
            } else {
                value
            }
        }));
        list.extend(
            Details::new(pen)
                .add("d_behind", &self.after)
                .add("d_into", &self.into)
                .list(),
        );
        for (id, to) in self.roles.get().map_or(&[][..], |map| map.0.as_slice()) {
            let mut role = to.show(pen);
            if let Some(first) = role.first_mut() {
                let there = from.and_then(|from| from.role(id.as_str()));
                let name = there.and_then(|role| pen.field(&role.doc.name));
                let name = name.map_or_else(|| id.to_string(), |name| name.text);
                first.plain = Some(format!("← {name}"));
                first.label = Some("d_role");
            }
            list.extend(role);
        }
        list
    }
}

/// Names what a term selects: 用语“问候语”, the phrases “Greetings”.
fn words(select: &Select, from: Option<&Standard>, pen: &Pen<'_>) -> TextView {
    let term = select.term();
    let (zh, en) = match term.kind {
        SelectKind::All => ("全部内容", "everything"),
        SelectKind::Phase => ("阶段", "phase"),
        SelectKind::Step => ("步骤", "step"),
        SelectKind::Rule | SelectKind::Rules => ("规则", "rules"),
        SelectKind::Phrase | SelectKind::Phrases => ("用语", "phrases"),
        SelectKind::Article => ("条款", "article"),
        SelectKind::Tag => ("标签", "tag"),
        SelectKind::Role => ("岗位", "role"),
        SelectKind::Exception => ("异常", "exception"),
        SelectKind::Form => ("表单", "form"),
        SelectKind::Feedback => ("问卷", "questionnaire"),
        SelectKind::Unreadable => ("未读懂的条件", "what could not be read"),
    };
    let not = if term.remove {
        pen.words("除去", "without ")
    } else {
        ""
    };
    let kind = pen.words(zh, en);
    let Some(name) = &term.name else {
        return TextView::plain(format!("{not}{kind}"));
    };
    let found = from.and_then(|from| named(term.kind, name, from, pen));
    let name = found.unwrap_or_else(|| name.clone());
    TextView::plain(match pen.lang {
        crate::label::Lang::Zh => format!("{not}{kind}“{name}”"),
        crate::label::Lang::En => format!("{not}{kind} “{name}”"),
    })
}

/// Finds what a thing of the origin is called.
fn named(kind: SelectKind, name: &str, from: &Standard, pen: &Pen<'_>) -> Option<String> {
    let text = |text: &Text| pen.text(text).text;
    let field = |field: &Field<Text>| field.get().map(text);
    match kind {
        SelectKind::Phase => from
            .phases
            .iter()
            .find(|p| p.id == name)
            .map(|p| text(&p.title)),
        SelectKind::Step => from.step(name).map(|(_, step)| text(&step.title)),
        SelectKind::Rule => {
            let rule = from.rules.iter().find(|rule| rule.id == name)?;
            rule.words().map(text)
        }
        SelectKind::Rules => {
            let rule = from.rules.iter().find(|rule| rule.area() == name)?;
            let (zh, en) = rule.doc.area.get().map(AreaName::words)?;
            Some(pen.words(zh, en).to_owned())
        }
        SelectKind::Phrase => {
            let phrase = from.phrases.iter().find(|p| p.id == name)?;
            field(&phrase.doc.text)
        }
        SelectKind::Phrases => {
            let mut all = from.phrases.iter().filter_map(|p| p.doc.category.get());
            all.find(|category| category.parts().any(|(_, part, _)| part == name))
                .map(text)
        }
        SelectKind::Article => {
            let article = from.articles.iter().find(|a| a.id == name)?;
            field(&article.doc.title)
        }
        SelectKind::Role => field(&from.role(name)?.doc.name),
        SelectKind::Exception => {
            let within = from.phases.iter().flat_map(|phase| {
                let of_steps = phase.steps.iter().flat_map(|s| s.doc.exceptions.list());
                phase.doc.exceptions.list().iter().chain(of_steps)
            });
            let mut all = from.exceptions.iter().map(|one| &one.doc).chain(within);
            let one = all.find(|doc| doc.id.get().map(Id::as_str) == Some(name))?;
            field(&one.when)
        }
        SelectKind::Form => {
            let form = from.forms.iter().find(|f| f.id == name)?;
            field(&form.doc.title)
        }
        SelectKind::Feedback => {
            let asked = from.feedback.iter().find(|f| f.id == name)?;
            field(&asked.doc.title)
        }
        SelectKind::All | SelectKind::Tag | SelectKind::Unreadable => None,
    }
}
