//! Names things in the author's own words, for messages, and in addresses, for waivers.

use crate::format::Text;
use crate::label::{Lang, Words};
use crate::model::{Article, Audit, Checklist, Entry, Kind, Phase, Rule, Standard, Step, Subject};
use crate::span::Span;

/// A thing that a finding is about.
#[derive(Debug, Clone)]
pub struct Thing {
    /// Its name in Chinese: 步骤 1.2「开门」.
    pub zh: String,
    /// Its name in English: step 1.2 “Opening the door”.
    pub en: String,
    /// Where its name is written, else where it begins.
    pub span: Span,
    /// Its address: `step:open-door`, `step:open-door/bow`.
    pub address: String,
}

/// How many characters of a name are shown.
const SHOWN: usize = 24;

impl Thing {
    /// Names a thing by its kind, number and name.
    #[must_use]
    pub fn new(kind: Kind, id: &str, number: &str, name: Option<&Text>, span: Span) -> Self {
        let words = kind_words(kind);
        let title = |lang| match name.map(|text| text.best(lang).0) {
            Some(title) if !title.trim().is_empty() => clip(title),
            _ => id.to_owned(),
        };
        let gap = if number.is_empty() { "" } else { " " };
        Self {
            zh: format!("{}{gap}{number}「{}」", words.zh, title(Lang::Zh)),
            en: format!("{}{gap}{number} “{}”", words.en, title(Lang::En)),
            span: name.filter(|text| !text.open).map_or(span, name_span),
            address: format!("{}:{id}", kind.key()),
        }
    }

    /// Names what a value belongs to.
    #[must_use]
    pub fn of(subject: &Subject<'_>) -> Self {
        Self::new(
            subject.kind,
            subject.id,
            subject.number,
            subject.name,
            subject.span,
        )
    }

    /// Names a standard.
    #[must_use]
    pub fn standard(it: &Standard) -> Self {
        Self::new(Kind::Standard, &it.id, "", Some(&it.title), it.doc.span)
    }

    /// Names a phase.
    #[must_use]
    pub fn phase(it: &Phase) -> Self {
        let number = it.number.to_string();
        Self::new(Kind::Phase, &it.id, &number, Some(&it.title), it.doc.span)
    }

    /// Names a step.
    #[must_use]
    pub fn step(it: &Step) -> Self {
        Self::new(Kind::Step, &it.id, &it.number, Some(&it.title), it.doc.span)
    }

    /// Names a rule.
    #[must_use]
    pub fn rule(it: &Rule) -> Self {
        Self::new(Kind::Rule, &it.id, &it.number, it.words(), it.doc.span)
    }

    /// Names an article.
    #[must_use]
    pub fn article(it: &Article) -> Self {
        let doc = &it.doc;
        let name = doc.title.get().or_else(|| doc.text.get());
        Self::new(
            Kind::Article,
            &it.id,
            &it.number.to_string(),
            name,
            doc.span,
        )
    }

    /// Names an entry of a list by its name.
    #[must_use]
    pub fn entry<T: crate::format::HasSpan>(
        kind: Kind,
        it: &Entry<T>,
        name: Option<&Text>,
    ) -> Self {
        Self::new(kind, &it.id, "", name, it.doc.place())
    }

    /// Names a checklist.
    #[must_use]
    pub fn checklist(it: &Checklist) -> Self {
        Self::new(Kind::Checklist, &it.id, "", it.title.as_ref(), it.doc.span)
    }

    /// Names a score sheet.
    #[must_use]
    pub fn audit(it: &Audit) -> Self {
        Self::new(Kind::Audit, &it.id, "", it.title.as_ref(), it.doc.span)
    }

    /// Narrows the thing to one of its statements or lines, where that has an id.
    #[must_use]
    pub fn with_statement(mut self, id: Option<&str>, span: Span) -> Self {
        if let Some(id) = id {
            self.address = format!("{}/{id}", self.address);
        }
        self.span = span;
        self
    }

    /// Narrows the thing to a part that has words of its own: 检查表「日检」的「营业前」.
    #[must_use]
    pub fn with_part(self, name: &Text, id: Option<&str>) -> Self {
        let mut part = self.with_statement(id, name_span(name));
        part.zh = format!("{}的「{}」", part.zh, clip(name.best(Lang::Zh).0));
        part.en = format!("“{}” of {}", clip(name.best(Lang::En).0), part.en);
        part
    }
}

/// Returns where the wording of a text in its own language stands.
#[must_use]
pub fn name_span(text: &Text) -> Span {
    text.part(text.own())
        .map(|part| part.1)
        .or_else(|| text.parts().next().map(|part| part.2))
        .unwrap_or(text.span)
}

/// Shortens a name that would fill the line.
fn clip(name: &str) -> String {
    let name = name.lines().next().unwrap_or_default().trim();
    if name.chars().count() <= SHOWN {
        return name.to_owned();
    }
    let head: String = name.chars().take(SHOWN - 1).collect();
    format!("{}…", head.trim_end())
}

fn kind_words(kind: Kind) -> Words {
    let (zh, en) = match kind {
        Kind::Standard => ("标准", "standard"),
        Kind::Role => ("岗位", "role"),
        Kind::Body => ("组织", "body"),
        Kind::Audience => ("顾客类别", "audience"),
        Kind::Touchpoint => ("触点", "touchpoint"),
        Kind::Term => ("术语", "term"),
        Kind::Article => ("条款", "article"),
        Kind::Phase => ("阶段", "phase"),
        Kind::Step => ("步骤", "step"),
        Kind::Rule => ("规则", "rule"),
        Kind::Phrase => ("用语", "phrase"),
        Kind::Form => ("表单", "form"),
        Kind::Checklist => ("检查表", "checklist"),
        Kind::Audit => ("评分表", "score sheet"),
        Kind::Lesson => ("课程", "lesson"),
        Kind::Case => ("案例", "case"),
        Kind::Drill => ("练习", "drill"),
        Kind::Question => ("试题", "question"),
        Kind::Assessment => ("考核", "assessment"),
        Kind::Feedback => ("反馈", "feedback"),
    };
    Words::new(zh, en)
}

#[cfg(test)]
mod tests {
    use super::{Thing, clip};
    use crate::format::Text;
    use crate::label::Lang;
    use crate::model::Kind;
    use crate::span::{SourceId, Span};

    #[test]
    fn names_by_kind_number_and_title() {
        let span = Span::new(SourceId(0), 0, 0);
        let title = Text::new(Lang::Zh, "开门", span);
        let thing = Thing::new(Kind::Step, "open-door", "1.2", Some(&title), span);
        assert_eq!(thing.zh, "步骤 1.2「开门」");
        assert_eq!(thing.en, "step 1.2 “开门”");
        assert_eq!(thing.address, "step:open-door");
        let line = thing.with_statement(Some("bow"), span);
        assert_eq!(line.address, "step:open-door/bow");
        let bare = Thing::new(Kind::Role, "greeter", "", None, span);
        assert_eq!(bare.zh, "岗位「greeter」");
    }

    #[test]
    fn clips_long_names() {
        assert_eq!(clip(&"长".repeat(24)).chars().count(), 24);
        assert_eq!(clip(&"长".repeat(25)).chars().count(), 24);
        assert!(clip(&"长".repeat(25)).ends_with('…'));
    }
}
