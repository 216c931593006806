//! What a release will write: the version that follows from what changed, the entries that tell of it, and proof that the
//! text reads as it was meant.

use super::edit::{self, Entry, Head};
use crate::build::Loaded;
use crate::cli::args::Release;
use crate::cli::terminal::Terminal;
use crate::cli::trouble::Trouble;
use crate::diag::{Severity, Sink};
use crate::diff::{Difference, Edition, Weight, compare};
use crate::emit::safe;
use crate::format::{ChangeAction, ChangeKind, Date, Version, Word};
use crate::label::{Lang, Words};
use crate::model::Standard;
use crate::source::{Project, SourceSet};

/// The code of the finding that a release answers.
pub const ANSWERED: &str = "M614";

/// What a release will write.
pub struct Plan {
    /// The version that is given out.
    pub version: Version,
    /// The one before it.
    before: Option<Version>,
    head: Head,
    difference: Option<Difference>,
    /// What the changes call for, where the author chose a smaller step.
    called_for: Option<Version>,
}

/// The standard as it will read.
pub struct Fresh {
    /// Its hash.
    pub hash: String,
    /// What it says.
    pub edition: Edition,
}

impl Plan {
    /// Decides version, day and entries; `None` where there is nothing to give out.
    pub fn new(
        args: &Release,
        standard: &Standard,
        before: Option<Version>,
        difference: Option<Difference>,
        today: Date,
    ) -> Result<Option<Self>, Trouble> {
        let effective = args
            .effective
            .filter(|day| standard.doc.effective.get() != Some(day));
        let mut weight = difference.as_ref().and_then(Difference::weight);
        if effective.is_some() {
            weight = weight.max(Some(Weight::Wording));
        }
        let version = match (before, weight) {
            (None, _) => standard.version,
            // Its author has raised the version already.
            (Some(before), _) if standard.version > before => standard.version,
            (Some(_), None) => return Ok(None),
            (Some(before), Some(weight)) => {
                let kind = args.kind.or_else(|| weight.kind());
                kind.map_or(before, |kind| before.after(kind))
            }
        };
        let proposal = before
            .zip(weight.and_then(Weight::kind))
            .map(|(before, kind)| before.after(kind));
        let told = standard.doc.changes.list().iter();
        let is_told = told
            .filter_map(|change| change.version.get())
            .any(|of| *of == version);
        let langs = langs(standard);
        let day = effective.or(args.effective).unwrap_or(today);
        let mut changes = match (&difference, is_told) {
            (_, true) => Vec::new(),
            (Some(difference), false) => edit::entries(difference, version, day, &langs),
            (None, false) => Vec::new(),
        };
        if changes.is_empty() && !is_told {
            let said = Said {
                is_first: before.is_none(),
                effective,
            };
            changes.push(plain(version, day, said, &langs));
        }
        Ok(Some(Self {
            version,
            before,
            called_for: proposal.filter(|proposal| *proposal > version),
            head: Head {
                version: (version != standard.version).then_some(version),
                effective,
                changes,
            },
            difference,
        }))
    }

    /// Writes the head into a copy of the text and reads it back.
    pub fn tried(
        &self,
        loaded: &Loaded,
        standard: &Standard,
    ) -> Result<(Vec<(String, String)>, Fresh), Trouble> {
        let source = loaded.sources.get(standard.doc.span.source);
        if self.head.is_empty() {
            let edition = Edition::of(standard);
            return Ok((
                Vec::new(),
                Fresh {
                    hash: standard.hash.clone(),
                    edition,
                },
            ));
        }
        let unsure = || {
            let entries: Vec<String> = self
                .head
                .changes
                .iter()
                .map(|one| format!("{:?}", one.text))
                .collect();
            let path = safe(&source.path);
            Trouble::Faults(Words::new(
                format!(
                    "没有把握改好 {path}，所以什么也没有写\n  办法：自己把 version 改成 \"{}\"，写好 changes，再运行一次",
                    self.version
                ),
                format!(
                    "there is no sure place for it in {path}, so nothing was written ({})\n  cure: make the version \"{}\" and write the changes yourself, then run again",
                    entries.join(" "),
                    self.version
                ),
            ))
        };
        if !source.is_mendable() {
            return Err(unsure());
        }
        let text = edit::written(&source.text, &standard.doc, &self.head).ok_or_else(unsure)?;
        let mut sources = SourceSet::new();
        for one in &loaded.sources {
            let text = if one.id == source.id {
                text.clone()
            } else {
                one.text.clone()
            };
            sources.add(one.path.clone(), text, one.kind);
        }
        let mut read = Loaded::of(sources, loaded.pictures.clone(), Sink::new());
        read.check(None, None);
        let errors = |sink: &Sink| {
            let found = sink.found().iter();
            found
                .filter(|fault| fault.severity == Severity::Error && fault.code.id != ANSWERED)
                .count()
        };
        let fresh = read.catalog.standard(&standard.id).ok_or_else(unsure)?;
        let told = fresh.doc.changes.list().len();
        let wanted = standard.doc.changes.list().len() + self.head.changes.len();
        let edition = Edition::of(fresh);
        let apart = compare(&Edition::of(standard), &edition);
        let is_meant = |weight: Weight, at: &str| {
            weight == Weight::Record || (at == "effective" && self.head.effective.is_some())
        };
        let is_right = fresh.version == self.version
            && told == wanted
            && self
                .head
                .effective
                .is_none_or(|day| fresh.doc.effective.get() == Some(&day))
            && apart
                .changes
                .iter()
                .all(|change| is_meant(change.weight, &change.at))
            && errors(&read.sink) <= errors(&loaded.sink);
        if !is_right {
            return Err(unsure());
        }
        let fresh = Fresh {
            hash: fresh.hash.clone(),
            edition,
        };
        Ok((vec![(source.path.clone(), text)], fresh))
    }

    /// Says what is released, why it has this version, and who must be told.
    pub fn say(
        &self,
        args: &Release,
        standard: &Standard,
        texts: &[(String, String)],
        file: &str,
        terminal: &Terminal,
    ) -> Result<(), Trouble> {
        let id = &standard.id;
        let version = self.version;
        terminal.say(&match self.before {
            None => Words::new(
                format!("{id} {version}：首次发布"),
                format!("{id} {version}: first release"),
            ),
            Some(before) => Words::new(
                format!("{id} {before} → {version}"),
                format!("{id} {before} → {version}"),
            ),
        })?;
        for weight in [Weight::Layout, Weight::Duty, Weight::Wording] {
            let Some(difference) = &self.difference else {
                break;
            };
            let count = difference.of_weight(weight).count();
            if let Some(kind) = weight.kind().filter(|_| count > 0) {
                let line = |lang: Lang, sep: &str| {
                    format!(
                        "  {} {count}{sep}{}",
                        kind.print(lang),
                        difference.summary(weight, lang)
                    )
                };
                terminal.say(&Words::new(line(Lang::Zh, "："), line(Lang::En, ": ")))?;
            }
        }
        if let Some(called_for) = self.called_for {
            terminal.say(&Words::new(
                format!("  注意：照改动看应为 {called_for}"),
                format!("  mind: by what changed it would be {called_for}"),
            ))?;
        }
        let list = |verb: &str, path: &str| format!("  {verb} {}", safe(path));
        let (zh, en) = match args.dry_run {
            true => ("将写", "would write"),
            false => ("写", "write"),
        };
        for path in texts.iter().map(|(path, _)| path.as_str()).chain([file]) {
            terminal.say(&Words::new(list(zh, path), list(en, path)))?;
        }
        if !args.dry_run && self.before.is_some() {
            let before = self.before.map_or_else(String::new, |v| v.to_string());
            terminal.say(&Words::new(
                format!("收回 {before} 的旧卡和旧表；每个岗位的变更通知：punctilio diff {}/{id}@{before}.json . --format html --output 通知.html", Project::RELEASED),
                format!("withdraw cards and sheets of {before}; a notice for each role: punctilio diff {}/{id}@{before}.json . --format html --output notice.html", Project::RELEASED),
            ))?;
        }
        Ok(())
    }
}

/// What there is to tell of a release in which no word changed.
struct Said {
    is_first: bool,
    effective: Option<Date>,
}

/// The entry of a release that has nothing else to tell.
fn plain(version: Version, date: Date, said: Said, langs: &[Lang]) -> Entry {
    let (kind, action, words) = match (said.is_first, said.effective) {
        (true, _) => (
            None,
            ChangeAction::Add,
            Words::new("首次发布", "First release"),
        ),
        (false, Some(day)) => (
            Some(ChangeKind::Wording.key()),
            ChangeAction::Change,
            Words::new(format!("改为 {day} 起用"), format!("In force from {day}")),
        ),
        (false, None) => (
            None,
            ChangeAction::Clarify,
            Words::new("内容没有改动，重新发布", "Released again without changes"),
        ),
    };
    let text = langs
        .iter()
        .map(|lang| (*lang, words.get(*lang).to_owned()));
    Entry {
        version,
        date,
        kind,
        action: action.key(),
        text: text.collect(),
    }
}

/// The languages that the title is written in, the standard's own first.
fn langs(standard: &Standard) -> Vec<Lang> {
    let own = standard.language;
    let others = Lang::ALL.into_iter().filter(|lang| *lang != own);
    let has = |lang: &Lang| standard.title.get(*lang).is_some();
    std::iter::once(own).chain(others.filter(has)).collect()
}
