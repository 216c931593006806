//! Differences as text: for people on a terminal, for programs as data.

use super::editions::Side;
use super::terminal::Terminal;
use crate::diff::{Act, Change, Difference, Differences, Edition, Head, Told, Weight, sides};
use crate::emit::safe;
use crate::format::Word;
use crate::label::{Lang, Words};
use serde::Serialize;

/// Characters of a line of a long text that are shown on a terminal.
const LONGEST: usize = 400;

/// The version of the data's own shape.
const SHAPE: u32 = 1;

/// Writes differences as data.
pub fn data(differences: &Differences) -> String {
    #[derive(Serialize)]
    struct Standard<'a> {
        #[serde(flatten)]
        difference: &'a Difference,
        kind: Option<&'static str>,
        proposal: Option<String>,
    }
    #[derive(Serialize)]
    struct File<'a> {
        schema: &'static str,
        shape: u32,
        book: &'a [Change],
        added: &'a [Head],
        removed: &'a [Head],
        standards: Vec<Standard<'a>>,
    }
    let file = File {
        schema: "punctilio/diff",
        shape: SHAPE,
        book: &differences.book,
        added: &differences.added,
        removed: &differences.removed,
        standards: differences
            .standards
            .iter()
            .map(|difference| Standard {
                kind: difference.weight().map(Weight::key),
                proposal: difference.proposal().map(|version| version.to_string()),
                difference,
            })
            .collect(),
    };
    let mut text = serde_json::to_string_pretty(&file)
        .expect("differences serialise: their keys are strings and nothing in them can fail");
    text.push('\n');
    text
}

/// Draws differences for people.
pub fn drawn(
    differences: &Differences,
    (old, new): (&Side, &Side),
    to_screen: bool,
    terminal: &Terminal,
) -> String {
    let lang = terminal.lang;
    let mut ink = Ink {
        lang,
        color: to_screen && terminal.colors_out(),
        out: String::new(),
    };
    if differences.is_empty() {
        ink.line(0, Words::new("没有不同", "no differences").get(lang));
        return ink.out;
    }
    for head in &differences.added {
        ink.title(
            &ink.standard(head),
            Words::new("新增的标准", "new standard").get(lang),
        );
    }
    for head in &differences.removed {
        ink.title(
            &ink.standard(head),
            Words::new("没有了的标准", "standard that is gone").get(lang),
        );
    }
    for difference in &differences.standards {
        let find = |side: &'_ Side| -> Option<Edition> {
            side.editions
                .iter()
                .find(|one| one.id() == difference.id)
                .cloned()
        };
        ink.difference(difference, &[find(new), find(old)]);
    }
    if !differences.book.is_empty() {
        ink.title(Words::new("手册", "The book").get(lang), "");
        for change in &differences.book {
            ink.change(change, &[]);
        }
    }
    ink.out
}

struct Ink {
    lang: Lang,
    color: bool,
    out: String,
}

impl Ink {
    fn line(&mut self, indent: usize, text: &str) {
        self.out.push_str(&" ".repeat(indent));
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn paint(&self, code: &str, text: &str) -> String {
        match self.color {
            true => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            false => text.to_owned(),
        }
    }

    fn title(&mut self, title: &str, more: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        let title = self.paint("1", title);
        let line = match more {
            "" => title,
            more => format!("{title}  {more}"),
        };
        self.line(0, &line);
    }

    fn standard(&self, head: &Head) -> String {
        format!(
            "{} {} {}",
            safe(&head.id),
            safe(head.title.get(self.lang)),
            safe(&head.version)
        )
    }

    fn difference(&mut self, difference: &Difference, editions: &[Option<Edition>]) {
        let (old, new) = (&difference.old, &difference.new);
        let title = format!(
            "{} {}",
            safe(&difference.id),
            safe(difference.title.get(self.lang))
        );
        let proposal = difference.proposal().map(|version| version.to_string());
        let mut more = match old.version == new.version {
            true => safe(&new.version),
            false => format!("{} → {}", safe(&old.version), safe(&new.version)),
        };
        if let Some(proposal) = proposal.filter(|_| old.version == new.version) {
            let words = Words::new(
                format!("，版本没有升，应为 {proposal}"),
                format!(", the version has not risen; by what changed it would be {proposal}"),
            );
            more.push_str(words.get(self.lang));
        }
        self.title(&title, &more);
        for weight in [
            Weight::Layout,
            Weight::Duty,
            Weight::Wording,
            Weight::Record,
        ] {
            let changes: Vec<&Change> = difference.of_weight(weight).collect();
            if changes.is_empty() {
                continue;
            }
            let record = Words::new("登记", "Record");
            let kind = weight
                .kind()
                .map_or(record.get(self.lang), |kind| kind.print(self.lang));
            let head = self.paint("1", &format!("{kind} {}", changes.len()));
            self.line(2, &head);
            for change in changes {
                self.change(change, editions);
            }
        }
    }

    fn change(&mut self, change: &Change, editions: &[Option<Edition>]) {
        let subject = change.subject.call(self.lang);
        let field = change.field(self.lang);
        let is_standard = matches!(change.subject.kind, "standard" | "book");
        let mut place = match (is_standard, field.as_str()) {
            (true, field) => field.to_owned(),
            (false, "") => subject,
            (false, field) => format!("{subject} › {field}"),
        };
        if let Some(old) = &change.subject.old_number {
            let words = Words::new(format!("（原 {old}）"), format!(" (was {old})"));
            place.push_str(words.get(self.lang));
        }
        let act = change.act.word(self.lang);
        let act = match change.act {
            Act::Tightened | Act::Removed => self.paint("31", act),
            Act::Relaxed | Act::Added => self.paint("32", act),
            _ => self.paint("36", act),
        };
        self.line(4, &format!("{}  {act}", safe(&place)));
        let (old, new, _) = change.words(self.lang);
        self.sides(old, new);
        if let Some(told) = self.told(&change.told, editions) {
            let words = Words::new(format!("告诉：{told}"), format!("tell: {told}"));
            let line = self.paint("2", words.get(self.lang));
            self.line(6, &line);
        }
    }

    fn sides(&mut self, old: Option<&str>, new: Option<&str>) {
        let (left, right) = sides(old.unwrap_or_default(), new.unwrap_or_default());
        for (is_there, sign, color, parts) in [
            (old.is_some(), "-", "31", left),
            (new.is_some(), "+", "32", right),
        ] {
            if !is_there {
                continue;
            }
            let whole: String = parts.iter().map(|(_, text)| text.as_str()).collect();
            if !self.color || whole.contains('\n') {
                for line in whole.lines() {
                    let cut: String = line.chars().take(LONGEST).collect();
                    let line = self.paint(color, &format!("{sign} {}", safe(&cut)));
                    self.line(6, &line);
                }
                continue;
            }
            let mut line = self.paint(color, &format!("{sign} "));
            for (own, text) in &parts {
                let text = safe(text);
                line.push_str(&match own {
                    true => self.paint(&format!("1;{color}"), &text),
                    false => text,
                });
            }
            self.line(6, &line);
        }
    }

    fn told(&self, told: &Told, editions: &[Option<Edition>]) -> Option<String> {
        let name = |id: &String| {
            let mut names = editions.iter().flatten().filter_map(|one| one.role(id));
            names
                .next()
                .map_or_else(|| id.clone(), |name| name.get(self.lang).to_owned())
        };
        match told {
            Told::Nobody => None,
            Told::Everyone => Some(Words::new("所有人", "everyone").get(self.lang).to_owned()),
            Told::Roles(roles) => {
                let names: Vec<String> = roles.iter().map(name).map(|name| safe(&name)).collect();
                Some(names.join(Words::new("、", ", ").get(self.lang)))
            }
        }
    }
}
