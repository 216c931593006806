//! Names that a build is narrowed to and that the book does not have.

use super::Scope;
use crate::format::{Version, nearest};
use crate::label::{Lang, Words};
use crate::model::Catalog;
use std::collections::BTreeSet;

/// A name that the book does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// What it should name, in both languages.
    pub kind: Words,
    /// The name.
    pub name: String,
    /// The name that was most likely meant.
    pub near: Option<String>,
    /// Every name there is.
    pub known: Vec<String>,
}

impl Unknown {
    /// Says which name is not there, and which ones are.
    #[must_use]
    pub fn words(&self) -> Words {
        let known = |none: &str, sep: &str| match self.known.is_empty() {
            true => none.to_owned(),
            false => self.known.join(sep),
        };
        let (zh, en) = match &self.near {
            Some(near) => (format!("是不是 {near}？"), format!("did you mean {near}?")),
            None => (
                format!("有的是：{}", known("一个也没有", "、")),
                format!("there are: {}", known("none", ", ")),
            ),
        };
        Words::new(
            format!("手册里没有{}“{}”；{zh}", self.kind.zh, self.name),
            format!("the book has no {} “{}”; {en}", self.kind.en, self.name),
        )
    }
}

impl Scope {
    /// Lists the names that the book does not have.
    #[must_use]
    pub fn unknown(&self, catalog: &Catalog) -> Vec<Unknown> {
        let book = &catalog.book;
        let standards = catalog.standards.iter().map(|s| s.id.clone());
        let roles: BTreeSet<String> = catalog
            .standards
            .iter()
            .flat_map(|standard| standard.roles.iter().map(|role| role.id.clone()))
            .collect();
        let languages = book.languages.iter().map(|lang| lang.tag().to_owned());
        let both = self.both.iter().flat_map(|(first, second)| [first, second]);
        let asked: BTreeSet<String> = self.languages.iter().chain(both).map(tag).collect();
        let asked: Vec<String> = asked.into_iter().collect();
        let site: Vec<String> = self.site.iter().cloned().collect();
        let sites = book.sites.iter().map(|site| site.id.clone());

        let mut unknown = Vec::new();
        let mut look = |kind: Words, asked: &[String], known: Vec<String>| {
            for name in asked.iter().filter(|name| !known.contains(name)) {
                unknown.push(Unknown {
                    kind: kind.clone(),
                    name: name.clone(),
                    near: nearest(name, known.iter().map(String::as_str)).map(str::to_owned),
                    known: known.clone(),
                });
            }
        };
        look(
            Words::new("标准", "standard"),
            &self.standards,
            standards.collect(),
        );
        look(
            Words::new("岗位", "role"),
            &self.roles,
            roles.into_iter().collect(),
        );
        look(Words::new("语言", "language"), &asked, languages.collect());
        look(Words::new("门店", "site"), &site, sites.collect());
        unknown
    }
}

impl Scope {
    /// Tells whether no standard that is built has ever had a version.
    #[must_use]
    pub fn unknown_version(&self, since: Version, catalog: &Catalog) -> Option<Unknown> {
        let asked = |id: &String| self.standards.is_empty() || self.standards.contains(id);
        let built = catalog.standards.iter().filter(|s| asked(&s.id));
        let known: BTreeSet<Version> = built
            .flat_map(|standard| {
                let changes = standard.doc.changes.list().iter();
                let changed = changes.filter_map(|change| change.version.get().copied());
                changed.chain([standard.version])
            })
            .collect();
        if known.contains(&since) {
            return None;
        }
        Some(Unknown {
            kind: Words::new("版本", "version"),
            name: since.to_string(),
            near: None,
            known: known.iter().map(Version::to_string).collect(),
        })
    }
}

fn tag(lang: &Lang) -> String {
    lang.tag().to_owned()
}
