//! What a build is narrowed to, and what each file is, so that a narrowed build knows which ones it answers for.

use crate::label::Lang;

/// A product, as the command line names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Product {
    /// The site.
    Handbook,
    /// Checklists.
    Checklist,
    /// Score sheets.
    ScoreSheet,
    /// The catalog and the sheets as data.
    Data,
    /// The sheets on which staff sign that they have read a standard.
    Acknowledgement,
    /// Pocket cards.
    Card,
    /// Wall posters.
    Poster,
    /// Blank forms, and questions asked of customers.
    Form,
}

/// A form that a product can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// A page of the site.
    Html,
    /// Data for other programs.
    Json,
    /// A document to print.
    Pdf,
    /// A picture for a telephone; made only when asked for.
    Png,
    /// A workbook that scores itself.
    Xlsx,
    /// A list of answers to fill in.
    Csv,
}

impl Format {
    /// Returns the ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Json => "json",
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// The formats of what is printed, beside its page.
    pub(super) const PRINTED: [Self; 2] = [Self::Pdf, Self::Png];
}

/// What a build is narrowed to; empty lists mean everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// Ids of standards.
    pub standards: Vec<String>,
    /// Products.
    pub products: Vec<Product>,
    /// Forms.
    pub formats: Vec<Format>,
    /// Where no form is named: documents to print as well, beside pages and data. Pictures are made only by name.
    pub print: bool,
    /// Ids of roles: their pages and their checklists.
    pub roles: Vec<String>,
    /// Languages.
    pub languages: Vec<Lang>,
    /// Two languages side by side, the first one leading: checklists and cards, printed.
    pub both: Option<(Lang, Lang)>,
    /// The site to build for; its files lie below `sites/<id>/`.
    pub site: Option<String>,
}

impl Scope {
    /// Tells whether anything is left out.
    pub(super) fn narrows(&self) -> bool {
        !(self.standards.is_empty()
            && self.products.is_empty()
            && self.formats.is_empty()
            && self.roles.is_empty()
            && self.languages.is_empty()
            && self.both.is_none())
    }

    /// Tells whether anything of a standard may be asked for.
    pub(super) fn has_standard(&self, id: &str) -> bool {
        self.standards.is_empty() || self.standards.iter().any(|wanted| wanted == id)
    }

    /// Tells whether documents to print are among the forms.
    pub(super) fn prints(&self) -> bool {
        match self.formats.is_empty() {
            true => self.print,
            false => self.formats.contains(&Format::Pdf),
        }
    }

    /// Tells whether a file is asked for.
    pub(super) fn wants(&self, tag: &Tag) -> bool {
        fn any<T: PartialEq>(list: &[T], one: Option<&T>) -> bool {
            list.is_empty() || one.is_some_and(|one| list.contains(one))
        }
        any(&self.standards, tag.standard.as_ref())
            && any(&self.products, Some(&tag.product))
            && match (self.formats.is_empty(), tag.format) {
                (true, Format::Pdf) => self.prints(),
                (true, Format::Png) => false,
                (true, _) => true,
                (false, format) => self.formats.contains(&format),
            }
            && any(&self.roles, tag.role.as_ref())
            && match (tag.second, tag.lang) {
                (Some(second), lang) => self.both == lang.map(|lang| (lang, second)),
                (None, _) if self.languages.is_empty() => self.both.is_none(),
                (None, lang) => lang.is_none_or(|lang| self.languages.contains(&lang)),
            }
    }
}

/// What a file is, so that a narrowed build knows whether it answers for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    /// Of which product.
    pub product: Product,
    /// In which form.
    pub format: Format,
    /// Of which standard; none where of all.
    pub standard: Option<String>,
    /// Of which role; none where of all.
    pub role: Option<String>,
    /// In which language; none where in none.
    pub lang: Option<Lang>,
    /// In which language beside it.
    pub second: Option<Lang>,
}

impl Tag {
    /// Reads from a path what the file is; `main` is the language at the root of the site.
    pub fn of(path: &str, main: Option<Lang>) -> Option<Self> {
        let mut parts: Vec<&str> = path.split('/').collect();
        let lang = Lang::from_tag(parts[0]).filter(|_| parts.len() > 1);
        if lang.is_some() {
            parts.remove(0);
        }
        let all = [
            Format::Html,
            Format::Json,
            Format::Pdf,
            Format::Png,
            Format::Xlsx,
            Format::Csv,
        ];
        let ending = path.rsplit('.').next();
        let format = all.into_iter().find(|f| Some(f.ending()) == ending);
        let format = format.unwrap_or(Format::Html);
        let is_data = format == Format::Json;
        let tag = Self {
            product: Product::Handbook,
            format,
            standard: None,
            role: None,
            lang: if is_data { None } else { lang.or(main) },
            second: second_of(parts.last().copied().unwrap_or_default()),
        };
        match parts.as_slice() {
            ["assets", "search", lang, file] => Some(Self {
                standard: file.split('.').next().map(str::to_owned),
                lang: Lang::from_tag(lang),
                ..tag
            }),
            ["assets", ..] => None,
            // They list or serve what a whole build makes.
            [name] if super::publish::is_of_whole(name) => None,
            ["catalog.json"] => Some(Self {
                product: Product::Data,
                ..tag
            }),
            [_] => Some(tag),
            [standard, rest @ ..] => {
                let file = rest.last().copied().unwrap_or_default();
                let stem = file.split('.').next().unwrap_or_default();
                let (product, role) = match rest[0] {
                    "print" => match stem {
                        _ if rest.len() > 2 => (Product::Form, None),
                        "cards" => (Product::Card, None),
                        "poster" => (Product::Poster, None),
                        _ => (Product::Handbook, stem.strip_prefix("role-")),
                    },
                    "checklists" => (Product::Checklist, stem.strip_prefix("role-")),
                    "score-sheets" => (Product::ScoreSheet, None),
                    "roles" if stem != "index" => (Product::Handbook, Some(stem)),
                    _ if stem == "acknowledgement" && rest.len() == 1 => {
                        (Product::Acknowledgement, None)
                    }
                    _ => (Product::Handbook, None),
                };
                Some(Self {
                    product,
                    standard: Some((*standard).to_owned()),
                    role: role.map(str::to_owned),
                    ..tag
                })
            }
            [] => None,
        }
    }
}

/// Reads from `opening.zh-en.pdf` which language stands beside the first.
fn second_of(file: &str) -> Option<Lang> {
    let mut parts = file.rsplit('.').skip(1);
    let (_, second) = parts.next()?.split_once('-')?;
    parts.next().and(Lang::from_tag(second))
}
