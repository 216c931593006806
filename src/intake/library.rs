//! The item lists that filled sheets are read against: the one in the file, the project's own, those kept of old.

use super::carried::Lists;
use super::changed::{missing_items, told};
use super::draft::{Draft, Said};
use crate::diag::{MISSING_KEY, NO_LIST, Place, Sink, UNKNOWN_SHEET};
use crate::format::nearest;
use crate::model::{Catalog, SheetItems};
use crate::source;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// All item lists that a run knows.
#[derive(Debug, Default)]
pub struct Library {
    /// The sheets of the project, by standard and audit.
    current: BTreeMap<String, Arc<SheetItems>>,
    /// Items of places that a site lacks, by site and sheet.
    lacking: BTreeMap<(String, String), BTreeSet<String>>,
    /// Whether there is a project that could not be read.
    faulty: bool,
    /// Where the project keeps the lists of all sheets it ever built.
    kept: Option<PathBuf>,
    /// Lists that files carry.
    lists: Lists,
    /// Lists that were looked for among the kept ones, by sheet and hash.
    found: Mutex<Found>,
}

/// Kept lists by sheet and hash; none where there is none.
type Found = BTreeMap<(String, String), Option<Arc<SheetItems>>>;

/// How many of the lists that were looked for are remembered.
const FOUND: usize = 64;

impl Library {
    /// Starts without a project: only what files carry is known.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the sheets of a project, and the folder below which it keeps old ones.
    #[must_use]
    pub fn of(catalog: &Catalog, kept: PathBuf) -> Self {
        let mut current = BTreeMap::new();
        for standard in &catalog.standards {
            for audit in &standard.audits {
                let list = SheetItems::of(standard, audit);
                current.insert(list.sheet.clone(), Arc::new(list));
            }
        }
        Self {
            current,
            lacking: lacking(catalog),
            kept: Some(kept),
            ..Self::default()
        }
    }

    /// Starts with a project whose texts have errors: only the old lists that it keeps can be trusted.
    #[must_use]
    pub fn faulty(kept: PathBuf) -> Self {
        Self {
            faulty: true,
            kept: Some(kept),
            ..Self::default()
        }
    }

    /// Returns the lists that files carry, as far as they were met.
    #[must_use]
    pub fn lists(&self) -> &Lists {
        &self.lists
    }

    /// Returns the project's own sheet.
    #[must_use]
    pub fn current(&self, sheet: &str) -> Option<&Arc<SheetItems>> {
        self.current.get(sheet)
    }

    /// Tells whether a site lacks the place where an item of a sheet is done, so that the item does not apply there.
    #[must_use]
    pub fn lacks(&self, site: Option<&str>, sheet: &str, item: &str) -> bool {
        let Some(site) = site.filter(|_| !self.lacking.is_empty()) else {
            return false;
        };
        let key = (site.to_owned(), sheet.to_owned());
        self.lacking
            .get(&key)
            .is_some_and(|items| items.contains(item))
    }

    /// Returns the list that a filled sheet was filled in on: the one it carries, else the project's where that is the
    /// version, else the kept one of that version. There is no guess: without a list there is a fault.
    pub fn list_of(
        &self,
        draft: &Draft,
        carried: Option<(Arc<SheetItems>, Place)>,
        sink: &mut Sink,
    ) -> Option<Arc<SheetItems>> {
        let Some(sheet) = &draft.head.sheet else {
            // Of a document in TOML this is told already.
            sink.report(missing(draft));
            return None;
        };
        let hash = draft.head.hash.as_ref();
        if let Some((list, place)) = carried {
            if list.sheet != sheet.text {
                return foreign(sheet, &list.sheet, sink);
            }
            if hash.is_some_and(|hash| !fits(&hash.text, &list)) {
                return other_list(hash?, &list, sink);
            }
            let place = hash.map_or(&place, |hash| &hash.place);
            told(&list, self.current(&sheet.text), draft, place, sink);
            return Some(list);
        }
        let current = self.current(&sheet.text);
        match (current, hash) {
            (Some(current), None) => Some(Arc::clone(current)),
            (Some(current), Some(hash)) if fits(&hash.text, current) => Some(Arc::clone(current)),
            (_, Some(hash)) => {
                if let Some(kept) = self.kept(&sheet.text, &hash.text) {
                    told(&kept, current, draft, &hash.place, sink);
                    return Some(kept);
                }
                if let Some(current) = current {
                    missing_items(current, draft, sink);
                }
                self.no_list(sheet, hash, current.map(|c| c.short()), sink)
            }
            (None, None) => self.unknown(sheet, sink),
        }
    }

    /// Finds the list that was kept of a version, where there is one that is as it was made.
    fn kept(&self, sheet: &str, hash: &str) -> Option<Arc<SheetItems>> {
        let key = (sheet.to_owned(), hash.to_owned());
        let known = || self.found.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known().get(&key) {
            return found.clone();
        }
        let found = self.read_kept(sheet, hash).map(Arc::new);
        let mut known = known();
        if known.len() == FOUND {
            known.clear();
        }
        known.insert(key, found.clone());
        found
    }

    fn read_kept(&self, sheet: &str, hash: &str) -> Option<SheetItems> {
        let short = hash
            .get(..7)
            .filter(|_| is_hash(hash))?
            .to_ascii_lowercase();
        let (standard, audit) = sheet.split_once('/')?;
        if !crate::format::is_slug(standard) || !crate::format::is_slug(audit) {
            return None;
        }
        let folder = self.kept.as_ref()?.join(standard).join("score-sheets");
        let text = source::read_kept(&folder.join(format!("{audit}.{short}.json")))?;
        let list: SheetItems = serde_json::from_str(&text).ok()?;
        (list.verify().is_ok() && list.sheet == sheet && fits(hash, &list)).then_some(list)
    }

    fn no_list(
        &self,
        sheet: &Said,
        hash: &Said,
        current: Option<&str>,
        sink: &mut Sink,
    ) -> Option<Arc<SheetItems>> {
        let (name, wanted) = (&sheet.text, &hash.text);
        let now = current.map_or_else(Default::default, |now| {
            (
                format!("，现行的是 {now}"),
                format!("; the current one is {now}"),
            )
        });
        let mut fault = NO_LIST.at(hash.place.clone()).words(
            format!("找不到评分表 {name} 校验码为 {wanted} 的那一版{}", now.0),
            format!("there is no version {wanted} of the sheet {name}{}", now.1),
        );
        if !is_hash(wanted) {
            fault = fault.expected("应为 7 到 64 位十六进制数", "expected 7 to 64 hex digits");
        }
        sink.report(fault.help(
            "用带检查项清单的导出文件；或把当时生成的 output/标准/score-sheets/编号.校验码.json 放回去；确认按现行版本填的，就改校验码",
            "use an export that carries its item list, put back output/STANDARD/score-sheets/ID.HASH.json of that time, or correct the hash if it was filled in on the current version",
        ));
        None
    }

    fn unknown(&self, sheet: &Said, sink: &mut Sink) -> Option<Arc<SheetItems>> {
        let name = &sheet.text;
        let fault = UNKNOWN_SHEET.at(sheet.place.clone()).words(
            format!("没有评分表“{name}”"),
            format!("there is no sheet “{name}”"),
        );
        let near = nearest(name, self.current.keys().map(String::as_str));
        sink.report(match near {
            Some(near) => fault
                .expected(format!("是不是 {near}？"), format!("did you mean {near}?"))
                .help(format!("改成 {near}"), format!("write {near}")),
            None if self.faulty => fault.help(
                "项目里有错误，它的评分表不能用：先运行 punctilio check",
                "the project has errors, so its sheets cannot be used: run punctilio check first",
            ),
            None if self.current.is_empty() => fault.help(
                "这里没有项目：用 --project 指出项目文件夹，或用带检查项清单的导出文件",
                "there is no project here: name its folder with --project, or use an export that carries its item list",
            ),
            None => fault.help(
                format!("项目里的评分表：{}", list(&self.current, "、")),
                format!("the project's sheets are {}", list(&self.current, ", ")),
            ),
        });
        None
    }
}

/// Lists the items that do not apply at a site, by site and sheet.
fn lacking(catalog: &Catalog) -> BTreeMap<(String, String), BTreeSet<String>> {
    let mut all = BTreeMap::new();
    let sites = catalog.book.sites.iter();
    for site in sites.filter(|site| !site.doc.lacks.list().is_empty()) {
        for standard in &catalog.standards {
            for audit in &standard.audits {
                let lines = audit.lines().filter(|line| site.lacks(&line.item));
                let items: BTreeSet<String> =
                    lines.map(|line| line.item.path_in(&standard.id)).collect();
                let sheet = format!("{}/{}", standard.id, audit.id);
                all.insert((site.id.clone(), sheet), items);
            }
        }
    }
    all
}

fn list(sheets: &BTreeMap<String, Arc<SheetItems>>, between: &str) -> String {
    let names: Vec<&str> = sheets.keys().map(String::as_str).take(12).collect();
    let more = if sheets.len() > names.len() {
        " …"
    } else {
        ""
    };
    format!("{}{more}", names.join(between))
}

/// Tells whether a word is a hash, whole or as printed.
fn is_hash(text: &str) -> bool {
    (7..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// Tells whether a hash, whole or as printed, is that of a list.
fn fits(hash: &str, list: &SheetItems) -> bool {
    is_hash(hash) && list.hash.starts_with(&hash.to_ascii_lowercase())
}

fn missing(draft: &Draft) -> crate::diag::Diagnostic {
    MISSING_KEY
        .at(draft.place.clone())
        .words("评分表表头缺少 sheet", "response lacks sheet")
        .help(
            "加上 sheet：标准/评分表，例如 beauty-salon/full",
            "add sheet: standard/audit, such as beauty-salon/full",
        )
}

/// The list that a file carries is one of another sheet.
fn foreign(sheet: &Said, carried: &str, sink: &mut Sink) -> Option<Arc<SheetItems>> {
    sink.report(
        UNKNOWN_SHEET
            .at(sheet.place.clone())
            .words(
                format!("表头写的是 {}，附带的检查项清单是 {carried}", sheet.text),
                format!(
                    "the head says {}, the item list is of {carried}",
                    sheet.text
                ),
            )
            .help(
                format!("填的是 {carried} 就改表头"),
                format!("write {carried} if that is the sheet that was filled in"),
            ),
    );
    None
}

/// The list that a file carries is not of the version that its head names.
fn other_list(hash: &Said, list: &SheetItems, sink: &mut Sink) -> Option<Arc<SheetItems>> {
    let short = list.short();
    sink.report(
        NO_LIST
            .at(hash.place.clone())
            .words(
                format!("表头的校验码 {} 和附带清单的 {short} 不一致", hash.text),
                format!(
                    "the head names the hash {}, the item list has {short}",
                    hash.text
                ),
            )
            .help(
                "不要混用两个文件的内容；重新导出",
                "do not mix two files; export again",
            ),
    );
    None
}
