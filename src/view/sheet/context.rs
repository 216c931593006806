//! What every sheet of a standard shares: where its items come from, its head and its foot.

use std::sync::Arc;

use super::statement::{choices, undecided_once};
use super::{
    AboutView, CodeView, FieldView, RemarkView, SheetFoot, SheetHead, SheetKind, Stamp, Statement,
    TimeView, TitleView,
};
use crate::format::doc::{Every, NoteDoc};
use crate::format::{Clause, Field, Many, Status, Text, Word};
use crate::label::Lang;
use crate::model::{
    Book, Catalog, Item, ItemSource, Look, Phase, Rule, Site, Standard, StatementKind, Step,
};
use crate::view::part::TextView;
use crate::view::past::Pasts;

/// What a sheet is made for: a standard of a book, in a language, for all sites or for one.
#[derive(Debug, Clone, Copy)]
pub struct SheetContext<'a> {
    /// The book with all its standards.
    pub catalog: &'a Catalog,
    /// The standard that the sheet belongs to.
    pub standard: &'a Standard,
    /// The site that the sheet is printed for.
    pub site: Option<&'a Site>,
    /// The language of the page.
    pub lang: Lang,
    /// Whether internal standards must not be named.
    pub public: bool,
    /// What was found at the site last time, by sheets.
    pub past: Option<&'a Pasts>,
}

impl<'a> SheetContext<'a> {
    fn book(&self) -> &'a Book {
        &self.catalog.book
    }

    /// Shows a text in the page's language.
    #[must_use]
    pub fn text(&self, text: &Text) -> TextView {
        TextView::of(text, self.lang)
    }

    /// Shows a field in the page's language.
    #[must_use]
    pub fn field(&self, field: &Field<Text>) -> Option<TextView> {
        TextView::field(field, self.lang)
    }

    /// Finds the standard whose indexes an item names.
    fn home(&self, item: &Item) -> &'a Standard {
        if item.standard == self.standard.id {
            return self.standard;
        }
        self.catalog
            .standard(&item.standard)
            .unwrap_or(self.standard)
    }

    /// Finds the rule that an item judges, as this standard includes it.
    #[must_use]
    pub fn rule(&self, item: &Item) -> Option<&'a Rule> {
        let ItemSource::Rule(index) = item.source else {
            return None;
        };
        let is_it = |rule: &&Rule| {
            let own: Option<&Arc<Item>> = rule.item.as_ref();
            own.is_some_and(|own| own.path == item.path && own.standard == item.standard)
        };
        let included = || self.standard.rules.iter().find(is_it);
        included().or_else(|| self.home(item).rules.get(index))
    }

    /// Finds the phase and step that an item judges, as this standard includes them.
    #[must_use]
    pub fn step(&self, item: &Item) -> Option<(&'a Phase, &'a Step)> {
        let (phase, step) = match item.source {
            ItemSource::Step(phase, step) | ItemSource::Statement(phase, step, _) => (phase, step),
            _ => return None,
        };
        let is_it = |own: &Arc<Item>| own.path == item.path && own.standard == item.standard;
        let holds = |step: &Step| {
            step.item.as_ref().is_some_and(is_it)
                || step
                    .statements
                    .iter()
                    .filter_map(|s| s.item.as_ref())
                    .any(is_it)
        };
        if item.standard != self.standard.id
            && let Some(found) = self.standard.steps().find(|(_, step)| holds(step))
        {
            return Some(found);
        }
        let phase = self.home(item).phases.get(phase)?;
        Some((phase, phase.steps.get(step)?))
    }

    /// Lists the roles that an article binds.
    #[must_use]
    pub fn article_roles(&self, item: &Item) -> Vec<TextView> {
        let ItemSource::Article(index) = item.source else {
            return Vec::new();
        };
        let home = self.home(item);
        home.articles.get(index).map_or_else(Vec::new, |article| {
            let posts = article.doc.roles.list().iter();
            posts
                .filter_map(|post| self.post(post.as_str(), home))
                .collect()
        })
    }

    /// Names a role, or a committee or department, of a standard.
    fn post(&self, id: &str, home: &Standard) -> Option<TextView> {
        [home, self.standard].into_iter().find_map(|standard| {
            let bodies = &standard.bodies;
            let body = || Some(&bodies.iter().find(|body| body.id == id)?.doc.name);
            let name = standard.role(id).map(|role| &role.doc.name).or_else(body)?;
            TextView::field(name, self.lang)
        })
    }

    /// Names roles of a standard, its own or an included one.
    #[must_use]
    pub fn roles(&self, roles: &[crate::format::RoleRef], home: &Standard) -> Vec<TextView> {
        roles
            .iter()
            .filter_map(|role| {
                home.role(role.as_str())
                    .or_else(|| self.standard.role(role.as_str()))
            })
            .filter_map(|role| TextView::field(&role.doc.name, self.lang))
            .collect()
    }

    /// Tells whether the site has nothing that the item speaks of.
    #[must_use]
    pub fn lacks(&self, item: &Item) -> bool {
        self.site.is_some_and(|site| site.lacks(item))
    }

    /// Tells whether an item holds in some cases, or for some customers, alone.
    #[must_use]
    pub fn is_conditional(&self, item: &Item) -> bool {
        let of_step = self
            .step(item)
            .is_some_and(|(_, step)| !step.doc.r#for.is_blank());
        let has_case = |look: &Look| look.when.is_some() || !look.audiences.is_empty();
        let acts = item
            .look
            .iter()
            .filter(|look| look.kind == StatementKind::Do);
        let mut acts = acts.peekable();
        let always = acts.peek().is_none() || acts.any(|look| !has_case(look));
        of_step || item.when.is_some() || !item.audiences.is_empty() || !always
    }

    /// Shows what is looked for when an item is judged.
    #[must_use]
    pub fn looks(&self, item: &Item) -> Vec<Statement> {
        let looks = item.look.iter();
        let mut list: Vec<Statement> = looks
            .filter_map(|look| Statement::look(look, self.lang))
            .collect();
        choices(&mut list);
        undecided_once(&mut list);
        list
    }

    /// Makes the head of a sheet.
    #[must_use]
    pub fn head(
        &self,
        kind: SheetKind,
        id: &str,
        title: TitleView,
        fields: Vec<FieldView>,
    ) -> SheetHead {
        let standard = self.standard;
        let name = self.text(&standard.title);
        let brand = self.book().doc.brand.get();
        let stamp = match standard.doc.status.get() {
            Some(Status::Draft) => Some(Stamp::Draft),
            Some(Status::Pilot) => Some(Stamp::Pilot),
            _ => None,
        };
        SheetHead {
            paper: self.book().paper,
            landscape: false,
            organisation: brand.and_then(|brand| self.field(&brand.name)),
            site_word: self.catalog.site_word(standard).map(|text| self.text(text)),
            site_head: self.catalog.site_head(standard).map(|text| self.text(text)),
            region_head: self
                .catalog
                .region_head(standard)
                .map(|text| self.text(text)),
            kind,
            short_id: format!("{}/{id}", standard.id),
            standard: (title.text != name).then_some(name),
            title,
            stamp,
            site: self.site.map(|site| site.id.clone()),
            fields,
            about: Vec::new(),
            code: None,
        }
    }

    /// Fills in what the site is known to be, and the code that leads to the sheet with this hash.
    pub fn finish(&self, head: &mut SheetHead, id: &str, hash: &str) {
        use super::Field::{Shop, ShopNo};
        let name = self.site.and_then(|site| self.field(&site.doc.name));
        for field in &mut head.fields {
            if matches!(field.label, Shop | ShopNo) {
                field.value.clone_from(&name);
            }
        }
        let hash = short(hash);
        head.code = self.book().doc.base_url.get().and_then(|base| {
            let base = base.as_str().trim_end_matches('/');
            CodeView::of(format!("{base}/{}/go.html?{hash}#{id}", self.standard.id))
        });
    }

    /// Makes the foot of a sheet with this hash.
    #[must_use]
    pub fn foot(&self, hash: &str, keep: Option<TextView>, remarks: Vec<RemarkView>) -> SheetFoot {
        let doc = &self.standard.doc;
        let version = || TextView::plain(format!("v{}", self.standard.version));
        SheetFoot {
            keep,
            version: self.field(&doc.edition).unwrap_or_else(version),
            doc_no: TextView::value(&doc.doc_no, self.lang, |no| TextView::plain(no.as_str())),
            hash: short(hash).to_owned(),
            effective: TextView::value(&doc.effective, self.lang, |date| {
                TextView::plain(date.to_string())
            }),
            confidential: self.field(&self.book().doc.confidential),
            remarks,
        }
    }

    /// Shows what the whole standard asks for and forbids.
    #[must_use]
    pub fn whole(&self) -> Vec<Statement> {
        let mut list = Statement::qualities(&self.standard.quality, self.lang);
        list.extend(Statement::bans(&self.standard.avoid, self.lang));
        list
    }

    /// Collects the notes and sources of a line.
    #[must_use]
    pub fn remarks(
        &self,
        number: Option<&str>,
        refs: &Field<Many<Clause>>,
        notes: &Field<Many<NoteDoc>>,
    ) -> Vec<RemarkView> {
        let remark = |label: String, text| RemarkView {
            number: number.map(str::to_owned),
            label,
            text,
        };
        let mut list = Vec::new();
        if !refs.list().is_empty() {
            let clauses: Vec<String> = refs.list().iter().map(Clause::print).collect();
            let text = TextView::plain(clauses.join(", "));
            list.push(remark("sheet_refs".to_owned(), text));
        }
        for note in notes.list() {
            let kind = note.kind.get().map_or("remark", |kind| kind.key());
            if let Some(text) = self.field(&note.text) {
                list.push(remark(format!("sheet_note_{kind}"), text));
            }
        }
        list
    }
}

impl TitleView {
    /// Keeps the author's title.
    #[must_use]
    pub fn own(text: TextView) -> Self {
        Self { text, word: None }
    }

    /// Sets a word of the theme around a name.
    #[must_use]
    pub fn word(word: &'static str, name: TextView) -> Self {
        Self {
            text: name,
            word: Some(word),
        }
    }
}

impl AboutView {
    /// Says something about the sheet behind a label; `None` where there is nothing to say.
    #[must_use]
    pub fn texts(label: Option<&'static str>, texts: Vec<TextView>) -> Option<Self> {
        (!texts.is_empty()).then_some(Self {
            label,
            texts,
            times: Vec::new(),
        })
    }

    /// Says how often the sheet is filled in.
    #[must_use]
    pub fn every(field: &Field<Every>, lang: Lang) -> Option<Self> {
        let label = Some("sheet_about_every");
        if let Field::Open { why, .. } = field {
            return Self::texts(label, vec![TextView::open(why.as_deref(), lang)]);
        }
        TimeView::every(field, lang).map(|time| Self {
            label,
            texts: Vec::new(),
            times: vec![time],
        })
    }
}

/// Returns the digits of a hash that are printed.
pub(crate) fn short(hash: &str) -> &str {
    hash.get(..7).unwrap_or(hash)
}
