//! `build`: everything, from a project's folder to its output.

use crate::build::{self, Error, Format, Made, Outcome, PdfStandard, Product, Scope};
use crate::cli::args::{Build, FORMATS, Keeping, Languages, PRODUCTS};
use crate::cli::terminal::Terminal;
use crate::cli::trouble::{Ended, Trouble};
use crate::cli::{font, past, path, report, today};
use crate::emit::{Report, safe};
use crate::format::Date;
use crate::label::{Lang, Words};
use crate::source::Project;
use std::path::PathBuf;

/// Products by their place in the list of names.
const PRODUCT: [Product; PRODUCTS.len()] = [
    Product::Handbook,
    Product::Checklist,
    Product::ScoreSheet,
    Product::Data,
    Product::Acknowledgement,
    Product::Card,
    Product::Poster,
    Product::Form,
];

/// Formats by their place in the list of names.
const FORMAT: [Format; 6] = [
    Format::Html,
    Format::Json,
    Format::Xlsx,
    Format::Csv,
    Format::Pdf,
    Format::Png,
];

/// Builds a project and says what came of it.
pub fn run(args: &Build, terminal: &Terminal) -> Result<Ended, Trouble> {
    let dir = args.dir.clone().unwrap_or_else(|| PathBuf::from("."));
    let project = Project::find(&dir)?;
    let mut options = options(args, today::of(args.asked.today)?)?;
    fitting(&options.scope)?;
    if let (Some(folder), Some(site)) = (&args.history, &args.site) {
        options.past = past::of(&project, folder, site, options.today, terminal)?;
    }
    let progress = terminal.progress();
    progress.stage(&Words::new("读标准", "Reading"));
    let built = build::build(&project, &options, &|done, all| progress.at(done, all));
    drop(progress);
    let outcome = built.map_err(trouble)?;

    let color = terminal.colors_err();
    let hints = args.asked.hints;
    let faults = report::drawn(Report::Human, &outcome, &project, hints, color, terminal);
    terminal.complain(&faults);
    if !faults.is_empty() && !terminal.quiet {
        terminal.complain("\n");
    }
    for line in summary(&outcome, args.site.as_deref(), terminal.lang) {
        terminal.say(&line)?;
    }
    Ok(match outcome.failed() {
        true => Ended::WithFaults,
        false => Ended::Well,
    })
}

fn options(args: &Build, today: Option<Date>) -> Result<build::Options, Trouble> {
    let pdf_standard = match (args.pdf_standard, today) {
        (Keeping::Ua1, _) => PdfStandard::Ua1,
        (Keeping::A2a, Some(day)) => PdfStandard::A2a(day),
        (Keeping::A2a, None) => {
            return Err(Trouble::usage(
                "PDF/A 要写明是哪一天的文件\n  办法：加 --today 2026-11-22 这样的日期，或设 SOURCE_DATE_EPOCH",
                "PDF/A has to say of which day it is\n  cure: add a date such as --today 2026-11-22, or set SOURCE_DATE_EPOCH",
            ));
        }
    };
    let scope = Scope {
        standards: args.standard.clone(),
        products: named(&args.product, &PRODUCTS, &PRODUCT),
        formats: named(&args.format, FORMATS, &FORMAT),
        print: cfg!(feature = "pdf"),
        roles: args.role.clone(),
        languages: args.lang.iter().copied().filter_map(one).collect(),
        both: args.lang.iter().copied().find_map(both),
        site: args.site.clone(),
    };
    Ok(build::Options {
        output: args.output.clone(),
        scope,
        public: args.public,
        force: args.force,
        level: args.asked.level,
        today,
        font_folders: font::folders(),
        pdf_standard,
        names: args.names,
        past: Default::default(),
        since: args.since,
    })
}

/// Refuses a choice of products and formats that nothing fits.
fn fitting(scope: &Scope) -> Result<(), Trouble> {
    let has = |product: Product| match product {
        Product::Handbook | Product::Acknowledgement | Product::Checklist => {
            &[Format::Html, Format::Pdf, Format::Png][..]
        }
        Product::Card | Product::Poster | Product::Form => &[Format::Pdf, Format::Png],
        Product::ScoreSheet => &FORMAT,
        Product::Data => &[Format::Json],
    };
    let fits = |product: &Product| has(*product).iter().any(|one| scope.formats.contains(one));
    if scope.products.is_empty() || scope.formats.is_empty() || scope.products.iter().any(fits) {
        return Ok(());
    }
    Err(Trouble::usage(
        "所选的产品没有所选的格式\n  办法：手册、检查表、阅知签收表有 html、pdf、png，card、poster、form 有 pdf、png，评分表有 html、json、xlsx、csv、pdf、png，data 有 json",
        "what --product names does not come in what --format names\n  cure: handbook, checklist and acknowledgement are html, pdf and png, card, poster and form are pdf and png, score-sheet is html, json, xlsx, csv, pdf and png, data is json",
    ))
}

fn one(languages: Languages) -> Option<Lang> {
    match languages {
        Languages::One(lang) => Some(lang),
        Languages::Both(..) => None,
    }
}

fn both(languages: Languages) -> Option<(Lang, Lang)> {
    match languages {
        Languages::One(_) => None,
        Languages::Both(first, second) => Some((first, second)),
    }
}

/// Turns names into what they name; the parser of arguments lets no other name pass.
fn named<T: Copy>(names: &[String], all: &[&str], values: &[T]) -> Vec<T> {
    let place = |name: &String| all.iter().position(|known| known == name);
    names
        .iter()
        .filter_map(place)
        .map(|at| values[at])
        .collect()
}

fn trouble(error: Error) -> Trouble {
    match error {
        Error::Source(error) => error.into(),
        Error::Write(error) => error.into(),
        Error::Internal(sheets) => {
            let list: String = sheets
                .iter()
                .map(|sheet| format!("\n    {}", safe(sheet)))
                .collect();
            Trouble::Faults(Words::new(
                format!(
                    "输出文件夹里还有以前生成的内部评分表，所以什么也没有写：{list}\n  办法：用 --output 指定另一个文件夹，公开的网站单独放"
                ),
                format!(
                    "the output folder still holds sheets of internal audits from an earlier build, so nothing was written:{list}\n  cure: choose another --output and keep the public site apart"
                ),
            ))
        }
        Error::Unknown(names) => {
            let all = |lang| {
                let lines: Vec<String> = names
                    .iter()
                    .map(|unknown| unknown.words().get(lang).to_owned())
                    .collect();
                lines.join("\n")
            };
            Trouble::usage(all(Lang::Zh), all(Lang::En))
        }
    }
}

/// Says on one screen what was made, what was found, and what to do next.
fn summary(outcome: &Outcome, site: Option<&str>, lang: Lang) -> Vec<Words> {
    let mut lines = Vec::new();
    match &outcome.written {
        None => lines.push(Words::new(
            "有错误，什么也没有写；原来的输出没有动",
            "there are errors, so nothing was written; the last output is as it was",
        )),
        Some(written) => {
            let made = outcome.made;
            let same = written.unchanged + written.spared;
            let new = written.written.len();
            let gone = written.removed.len();
            lines.push(counted(made));
            if made.printed > 0 {
                let rest = made.printed - made.set;
                lines.push(Words::new(
                    format!("打印文件：新排 {} 份，没变、不必重排 {rest} 份", made.set),
                    format!(
                        "printed files: {} set, {rest} unchanged and not set again",
                        made.set
                    ),
                ));
            }
            lines.push(Words::new(
                format!("文件：写了 {new} 个，没变 {same} 个，删除 {gone} 个"),
                format!("files: {new} written, {same} unchanged, {gone} removed"),
            ));
        }
    }
    lines.extend(report::beside(outcome, lang));
    if outcome.written.is_some() {
        if !outcome.has_base_url {
            lines.push(Words::new(
                "没有写 base_url：没有规范链接、站点地图、订阅和二维码；404.html 只在网站的第一层有效",
                "no base_url is set: no canonical links, sitemap, feed or QR codes; the links of 404.html hold at the top of the site only",
            ));
        }
        let mut folder = outcome.output.clone();
        if let Some(site) = site {
            folder.extend(["sites", site]);
        }
        let home = folder.join("index.html");
        let open = if home.exists() { home } else { folder };
        let open = path::shown(&open);
        lines.push(Words::new(format!("打开：{open}"), format!("open: {open}")));
    }
    lines
}

/// Says how many of what there are; what a build has none of is not named.
fn counted(made: Made) -> Words {
    let parts = [
        (made.pages, "页手册", "handbook page"),
        (made.checklists, "张检查表", "checklist"),
        (made.score_sheets, "张评分表", "score sheet"),
        (made.printed, "份打印文件", "printed file"),
    ];
    let parts = || parts.iter().filter(|(count, ..)| *count > 0);
    let zh: Vec<String> = parts().map(|(n, zh, _)| format!("{n} {zh}")).collect();
    let en: Vec<String> = parts().map(|(n, _, en)| many(*n, en)).collect();
    let standards = many(made.standards, "standard");
    match zh.is_empty() {
        true => Words::new(
            format!("{} 个标准：没有要生成的文件", made.standards),
            format!("{standards}: nothing to make"),
        ),
        false => Words::new(
            format!("{} 个标准：{}", made.standards, zh.join("，")),
            format!("{standards}: {}", en.join(", ")),
        ),
    }
}

fn many(count: usize, one: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {one}s"),
    }
}
