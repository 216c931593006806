//! Which roles a flow chart has lanes for.

use crate::format::{Field, Many, RoleRef};
use crate::model::{Phase, Step};
use crate::view::handbook::lettering::said;
use crate::view::pen::Pen;
use std::collections::BTreeSet;

/// As many lanes stand side by side with room for their words; beyond, those who only help have none of their own.
const MOST: usize = 7;

/// The lanes of one phase.
pub(super) struct Lanes<'a> {
    /// The roles, in the order of the standard; `None` for steps whose role is not decided.
    pub roles: Vec<Option<&'a str>>,
    /// Their names.
    pub names: Vec<String>,
    /// Whether those who only help or are told have lanes too.
    pub with_help: bool,
}

impl<'a> Lanes<'a> {
    /// Finds the lanes of a phase.
    pub(super) fn new(phase: &'a Phase, pen: &Pen<'a>) -> Self {
        let mut own: BTreeSet<&str> = BTreeSet::new();
        let mut help: BTreeSet<&str> = BTreeSet::new();
        for step in &phase.steps {
            own.extend(id_of(&step.doc.role));
            own.extend(
                step.doc
                    .handoff
                    .get()
                    .and_then(|handoff| id_of(&handoff.to)),
            );
            help.extend(ids_of(&step.doc.assist).chain(ids_of(&step.doc.inform)));
        }
        let undecided = phase
            .steps
            .iter()
            .any(|step| id_of(&step.doc.role).is_none());
        let all = own.union(&help).count() + usize::from(undecided);
        let with_help = all <= MOST;
        if with_help {
            own.extend(help);
        }
        let known = pen.standard().roles.iter();
        let known = known.filter(|role| own.contains(role.id.as_str()));
        let mut roles: Vec<Option<&str>> = Vec::new();
        let mut names = Vec::new();
        for role in known {
            let name = pen.field(&role.doc.name);
            names.push(name.map_or_else(|| role.id.clone(), |name| said(&name, &role.id)));
            roles.push(Some(&role.id));
        }
        if undecided || roles.is_empty() {
            roles.push(None);
            names.push(pen.words("岗位未规定", "Role not stated").to_owned());
        }
        Self {
            roles,
            names,
            with_help,
        }
    }

    /// Returns the lane of a role.
    pub(super) fn of(&self, id: &str) -> Option<usize> {
        self.roles.iter().position(|role| *role == Some(id))
    }

    /// Returns the lane that a step stands in.
    pub(super) fn of_step(&self, step: &Step) -> usize {
        let own = id_of(&step.doc.role).and_then(|id| self.of(id));
        own.unwrap_or(self.roles.len().saturating_sub(1))
    }
}

/// Returns the role that a field names.
pub(super) fn id_of(field: &Field<RoleRef>) -> Option<&str> {
    field.get().map(|role| role.as_str())
}

/// Lists the roles that a field names.
pub(super) fn ids_of(field: &Field<Many<RoleRef>>) -> impl Iterator<Item = &str> {
    field.list().iter().map(|role| role.as_str())
}
