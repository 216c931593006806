//! A project folder → its catalog.

use crate::check;
use crate::diag::{Damage, Level, Sink};
use crate::format::Date;
use crate::model::Catalog;
use crate::parse;
use crate::resolve::{self, Files};
use crate::source::{self, Picture, Project, SourceSet};
use std::collections::BTreeMap;

/// A project as far as it is known before anything is rendered.
#[derive(Debug)]
pub struct Loaded {
    /// All texts.
    pub sources: SourceSet,
    /// All pictures by their path relative to the project.
    pub pictures: BTreeMap<String, Picture>,
    /// The catalog.
    pub catalog: Catalog,
    /// What was found wrong so far.
    pub sink: Sink,
    /// What of the texts could not be read.
    damage: Damage,
}

impl Files for BTreeMap<String, Picture> {
    fn has_picture(&self, path: &str) -> bool {
        self.contains_key(path)
    }
}

/// Reads, parses and resolves a project.
#[must_use]
pub fn load(project: &Project) -> Loaded {
    let mut sink = Sink::new();
    let source::Loaded { sources, pictures } = source::load(project, &mut sink);
    Loaded::of(sources, pictures, sink)
}

impl Loaded {
    /// Parses and resolves texts that were read before; `sink` holds what was found wrong while reading.
    #[must_use]
    pub fn of(sources: SourceSet, pictures: BTreeMap<String, Picture>, mut sink: Sink) -> Self {
        let documents = parse::parse(&sources, &mut sink);
        let (catalog, damage) = resolve::resolve(documents, &pictures, &mut sink);
        Self {
            sources,
            pictures,
            catalog,
            sink,
            damage,
        }
    }

    /// Runs the rules over the catalog.
    pub fn check(&mut self, level: Option<Level>, today: Option<Date>) -> check::Outcome {
        let sources = &self.sources;
        let raw = |span: crate::span::Span| sources.get(span.source).text.get(span.range());
        let options = check::Options {
            level,
            today,
            raw: &raw,
            damage: &self.damage,
        };
        check::run(&self.catalog, &options, &mut self.sink)
    }
}
