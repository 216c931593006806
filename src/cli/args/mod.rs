//! What may be said on the command line; the words of help in English stand here, the Chinese ones in `help`.

mod words;

use crate::build::Names;
use crate::build::report::Form;
use crate::diag::Level;
use crate::emit::{Color, Report};
use crate::format::{ChangeKind, Date, Version};
use crate::label::Lang;
use crate::review::GroupBy;
use clap::builder::PossibleValuesParser;
use clap::{ArgAction, Args, Parser, Subcommand};
use std::path::PathBuf;

use words::{
    COLORS, DENIED, DIFF_FORMS, GROUPS, KINDS, LANGS, LANGUAGES, LEVELS, NAMES, PDF_STANDARDS,
    REPORT_FORMATS, REPORTS, choice, day, version,
};
pub use words::{FORMATS, PRODUCTS};

/// One definition of each service standard; checklists, handbook and score sheets from it.
#[derive(Debug, Parser)]
#[command(
    name = "punctilio",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    arg_required_else_help = true,
    subcommand_required = true
)]
pub struct Arguments {
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
    /// What is to be done.
    #[command(subcommand)]
    pub command: Command,
}

/// What holds for every command.
#[derive(Debug, Args)]
pub struct Global {
    /// Language of messages; left out: the locale's, else the book's.
    #[arg(long, global = true, value_name = "zh|en", value_parser = choice(&LANGS))]
    pub messages: Option<Lang>,
    /// When to colour messages; left out: on a terminal, unless NO_COLOR is set.
    #[arg(long, global = true, value_name = "auto|always|never", value_parser = choice(&COLORS))]
    pub color: Option<Color>,
    /// Say nothing but what is wrong.
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Show this help.
    #[arg(short, long, global = true, action = ArgAction::Help)]
    pub help: Option<bool>,
    /// Show the version.
    #[arg(short = 'V', long, action = ArgAction::Version)]
    pub version: Option<bool>,
}

/// What is to be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make handbook, checklists and score sheets from the standards of a folder.
    Build(Build),
    /// Say what is wrong, unclear or missing in the standards, and write no output.
    Check(Check),
    /// Show the site in a browser on this machine while it is being written; pages follow every edit.
    Serve(Serve),
    /// Score filled score sheets: numbers, grades, results and why, with reports.
    Score(Score),
    /// Say what changed between two editions: duties, wording, structure, and who must be told.
    Diff(Diff),
    /// Give an edition out: choose its version by what changed, write its changes, keep what it says.
    Release(Release),
    /// Begin a project: with standards of your trade that come with the program, or a small commented one.
    Init(Init),
    /// Add a standard to a project: a commented start, or a copy of one that comes with the program.
    New(New),
    /// Explain a code of the check: what it means, why it matters, how it is mended.
    Explain(Explain),
    /// Print the JSON Schema of the text format, or its reference.
    Schema(Schema),
    /// Print the completion script of a shell.
    Completions(Completions),
}

/// Arguments of `build`.
#[derive(Debug, Args)]
pub struct Build {
    /// Folder of the project or one below it; left out: this folder.
    #[arg(value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// Only this standard; may be given several times.
    #[arg(long, value_name = "ID")]
    pub standard: Vec<String>,
    /// Only this product; may be given several times.
    #[arg(long, value_name = "handbook|checklist|score-sheet|data|acknowledgement|card|poster|form", value_parser = PossibleValuesParser::new(PRODUCTS))]
    pub product: Vec<String>,
    /// Only this format; may be given several times.
    #[arg(long, value_name = "html|json|xlsx|csv|pdf|png", value_parser = PossibleValuesParser::new(FORMATS))]
    pub format: Vec<String>,
    /// Only what this role needs; may be given several times.
    #[arg(long, value_name = "ID")]
    pub role: Vec<String>,
    /// Only this language of the book; may be given several times. zh+en: checklists and cards with both side by side.
    #[arg(long, value_name = "zh|en|zh+en|en+zh", value_parser = choice(&LANGUAGES))]
    pub lang: Vec<Languages>,
    /// Filled score sheets: the next score sheets of the site carry its last result and its open actions.
    #[arg(long, value_name = "DIR", requires = "site")]
    pub history: Option<PathBuf>,
    /// Version that the staff know: acknowledgement sheets list every duty that has changed since, to read and sign.
    #[arg(long, value_name = "VERSION", value_parser = version)]
    pub since: Option<Version>,
    /// For this site of the book, into output/sites/ID: without what the site lacks.
    #[arg(long, value_name = "ID")]
    pub site: Option<String>,
    /// Call documents to print by their ids (ascii) or by their titles, as readers call them (reader).
    #[arg(long, value_name = "ascii|reader", default_value = "ascii", value_parser = choice(&NAMES), hide_default_value = true)]
    pub names: Names,
    /// What documents to print keep to: PDF/UA-1, or PDF/A-2a beside it, for archives; that wants a day (--today).
    #[arg(long, value_name = "ua-1|a-2a", default_value = "ua-1", value_parser = choice(&PDF_STANDARDS), hide_default_value = true)]
    pub pdf_standard: Keeping,
    /// Folder to write to; left out: output/ in the project.
    #[arg(long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// Leave out all that is marked as internal, for a site that everyone may see.
    #[arg(long)]
    pub public: bool,
    /// Replace generated files even where somebody edited them by hand.
    #[arg(long)]
    pub force: bool,
    /// What the check asks for.
    #[command(flatten)]
    pub asked: Asked,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Folder of the project or one below it; left out: this folder.
    #[arg(value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// Form of the report, printed to standard output; left out: human.
    #[arg(long, value_name = "human|json|sarif|github", value_parser = choice(&REPORTS))]
    pub report: Option<Report>,
    /// Also fail on warnings, or on warnings and hints.
    #[arg(long, value_name = "warnings|hints", value_parser = choice(&DENIED))]
    pub deny: Option<Deny>,
    /// Mend what can be mended safely, keeping comments and layout.
    #[arg(long)]
    pub fix: bool,
    /// What the check asks for.
    #[command(flatten)]
    pub asked: Asked,
}

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// Folder of the project or one below it; left out: this folder.
    #[arg(value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// Port on this machine (127.0.0.1); left out: 4000, or the next one that is free.
    #[arg(long, value_name = "N")]
    pub port: Option<u16>,
    /// Open the site in the browser.
    #[arg(long)]
    pub open: bool,
}

/// Arguments of `score`.
#[derive(Debug, Args)]
pub struct Score {
    /// Filled sheet (TOML, CSV or text of a chat), or a folder: all filled sheets below it.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Folder of the project whose sheets were filled in; left out: the one around this folder or the first file.
    #[arg(long, value_name = "DIR")]
    pub project: Option<PathBuf>,
    /// Folder that reports are written to; left out: audit-reports/ in the project, or in this folder where there is none.
    #[arg(long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// What comes of the sheets: reports (html, pdf), or an array printed to standard output, an object for each sheet (json); may be given several times; left out: html.
    #[arg(long, value_name = "html|pdf|json", value_parser = PossibleValuesParser::new(REPORT_FORMATS))]
    pub format: Vec<String>,
    /// Language of the reports; left out: that of the book, or of messages where there is none.
    #[arg(long, value_name = "zh|en", value_parser = choice(&LANGS))]
    pub lang: Option<Lang>,
    /// First day that counts; earlier visits only tell what repeats, what is still open and how numbers changed.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub since: Option<Date>,
    /// Only this site, by id or name; may be given several times.
    #[arg(long, value_name = "SITE")]
    pub site: Vec<String>,
    /// Only sheets of this standard, or this one sheet of it; may be given several times.
    #[arg(long, value_name = "ID|ID/AUDIT")]
    pub standard: Vec<String>,
    /// What is compared besides sites, on the page of all of them.
    #[arg(long, value_name = "site|region|auditor", default_value = "site", value_parser = choice(&GROUPS), hide_default_value = true)]
    pub group_by: GroupBy,
    /// Replace reports even where somebody edited them by hand.
    #[arg(long)]
    pub force: bool,
    /// Day that dates are compared with; left out: that of SOURCE_DATE_EPOCH, else today.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub today: Option<Date>,
    /// Show every hint, not one line for each kind.
    #[arg(long)]
    pub hints: bool,
}

impl Score {
    /// Tells whether a program reads the results.
    #[must_use]
    pub fn is_json(&self) -> bool {
        self.format.iter().any(|format| format == "json")
    }

    /// Lists the forms that reports are written in, pages first.
    #[must_use]
    pub fn forms(&self) -> Vec<Form> {
        let asks = |name| self.format.iter().any(|format| format == name);
        let page = self.format.is_empty() || asks("html");
        let forms = [(Form::Page, page), (Form::Paper, asks("pdf"))];
        let asked = forms.into_iter().filter(|(_, asked)| *asked);
        asked.map(|(form, _)| form).collect()
    }
}

/// Arguments of `diff`.
#[derive(Debug, Args)]
pub struct Diff {
    /// The older edition: folder of a project or of a built site, catalog.json, or a release.
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The newer edition, the same.
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// What comes of it: text (human), data (json), or a page to print with a notice for each role (html); left out: human.
    #[arg(long, value_name = "human|json|html", value_parser = choice(&DIFF_FORMS))]
    pub format: Option<DiffForm>,
    /// File to write it to; left out: it is printed to standard output.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Language of the page; left out: that of the book.
    #[arg(long, value_name = "zh|en", value_parser = choice(&LANGS))]
    pub lang: Option<Lang>,
    /// Only this standard; may be given several times.
    #[arg(long, value_name = "ID")]
    pub standard: Vec<String>,
}

/// Arguments of `release`.
#[derive(Debug, Args)]
pub struct Release {
    /// Id of the standard.
    #[arg(value_name = "ID")]
    pub id: String,
    /// Day from which the edition is in force; left out: as the standard says.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub effective: Option<Date>,
    /// How deep the changes go in your judgement; left out: as what changed shows.
    #[arg(long, value_name = "wording|duty|layout", value_parser = choice(&KINDS))]
    pub kind: Option<ChangeKind>,
    /// Say what would be written, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Folder of the project; left out: this folder or the nearest above that holds standards/.
    #[arg(long, value_name = "DIR")]
    pub project: Option<PathBuf>,
    /// Day of the release; left out: that of SOURCE_DATE_EPOCH, else today.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub today: Option<Date>,
}

/// What the check asks for.
#[derive(Debug, Args)]
pub struct Asked {
    /// How much is asked for; left out: what the book says, else basic.
    #[arg(long, value_name = "basic|complete|audit", value_parser = choice(&LEVELS))]
    pub level: Option<Level>,
    /// Day that dates are compared with; left out: that of SOURCE_DATE_EPOCH, else none are.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub today: Option<Date>,
    /// Show every hint, not one line for each kind.
    #[arg(long)]
    pub hints: bool,
}

/// Arguments of `init`.
#[derive(Debug, Args)]
pub struct Init {
    /// Folder to begin in, made where it does not exist; left out: this folder.
    #[arg(value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// Begin with this standard that comes with the program; may be given several times; left out: asked on a terminal.
    #[arg(long, value_name = "SHIPPED,…", value_delimiter = ',')]
    pub from: Vec<String>,
    /// List the standards that come with the program by industry, and write nothing.
    #[arg(long, conflicts_with_all = ["dir", "from"])]
    pub list: bool,
}

/// Arguments of `new`.
#[derive(Debug, Args)]
pub struct New {
    /// Id of the new standard: lower-case letters, digits and hyphens; it never changes.
    #[arg(value_name = "ID", required_unless_present = "list")]
    pub id: Option<String>,
    /// Title of the new standard.
    #[arg(long, value_name = "TEXT", conflicts_with = "from")]
    pub title: Option<String>,
    /// Copy this standard that comes with the program.
    #[arg(long, value_name = "SHIPPED")]
    pub from: Option<String>,
    /// List the standards that come with the program by industry, and write nothing.
    #[arg(long, conflicts_with_all = ["id", "title", "from", "project"])]
    pub list: bool,
    /// Folder of the project; left out: this folder or the nearest above that holds standards/.
    #[arg(long, value_name = "DIR")]
    pub project: Option<PathBuf>,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// Code such as F105, or name such as unknown-key; left out: all codes are listed.
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub struct Schema {
    /// Print the reference of all tables, keys and codes in Markdown instead.
    #[arg(long)]
    pub reference: bool,
    /// Print the JSON Schema of what score --format json prints instead.
    #[arg(long, conflicts_with = "reference")]
    pub results: bool,
    /// Print the JSON Schema of what diff --format json prints instead.
    #[arg(long, conflicts_with_all = ["reference", "results"])]
    pub differences: bool,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell.
    #[arg(
        value_name = "bash|zsh|fish|powershell|elvish",
        hide_possible_values = true
    )]
    pub shell: clap_complete::Shell,
}

/// Languages to build for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Languages {
    /// One of the book's.
    One(Lang),
    /// Two side by side, on checklists and cards.
    Both(Lang, Lang),
}

/// What documents to print keep to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// PDF/UA-1.
    Ua1,
    /// PDF/A-2a beside it, of the day that dates are compared with.
    A2a,
}

/// What comes of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiffForm {
    /// Text for people.
    Human,
    /// Data for programs.
    Json,
    /// Notices to print.
    Html,
    /// The same as PDF.
    Pdf,
}

/// What makes a check fail besides errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deny {
    /// Warnings.
    Warnings,
    /// Warnings and hints.
    Hints,
}
