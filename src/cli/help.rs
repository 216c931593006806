//! The help of every command, in the language of the reader, with examples.

use super::args::Arguments;
use crate::label::{Lang, Words};
use clap::{Arg, Command, CommandFactory};
use std::fmt::Write;

/// Chinese words of help: command and argument, separated by a point; the command alone for what it does.
///
/// The English ones are the doc comments of `args`.
const CHINESE: &[(&str, &str)] = &[
    (
        "punctilio",
        "服务标准只写一次，检查表、手册和评分表都由它生成。",
    ),
    ("*.messages", "信息的语言；不写就按系统语言，否则按手册"),
    (
        "*.color",
        "何时给信息上色；不写就只在终端上色，设了 NO_COLOR 则不上",
    ),
    ("*.quiet", "只说出了什么错"),
    ("*.help", "显示本帮助"),
    ("*.version", "显示版本"),
    ("build", "由文件夹里的标准生成手册、检查表和评分表"),
    ("*.dir", "项目文件夹，或其中的文件夹；不写就是当前文件夹"),
    ("build.standard", "只生成这个标准；可写几次"),
    ("build.product", "只生成这种产品；可写几次"),
    ("build.format", "只生成这种格式；可写几次"),
    ("build.role", "只生成这个岗位要用的；可写几次"),
    (
        "build.lang",
        "只生成手册的这种语言；可写几次。zh+en：检查表和口袋卡两种语言并排",
    ),
    (
        "build.history",
        "填好的评分表所在的文件夹：这家门店下一次的评分表印上上次的结果和未完成的整改",
    ),
    (
        "build.site",
        "为手册里的这家门店生成到 output/sites/编号，去掉门店没有的触点",
    ),
    ("build.output", "写到哪个文件夹；不写就是项目里的 output/"),
    (
        "build.names",
        "打印文件怎样叫名：按编号（ascii），或按标题、读者怎么叫就怎么叫（reader）",
    ),
    (
        "build.pdf_standard",
        "打印文件守什么标准：PDF/UA-1，或者再加 PDF/A-2a，供存档；存档要有日期（--today）",
    ),
    ("build.public", "不放进标为内部的内容，供公开的网站用"),
    ("build.force", "生成的文件被人改过也照样替换"),
    ("*.level", "检查要求的程度；不写就按手册，否则为 basic"),
    (
        "*.today",
        "日期和哪一天比；不写就用 SOURCE_DATE_EPOCH，否则不比",
    ),
    ("*.hints", "逐条显示提示，不把同类并成一行"),
    (
        "check",
        "检查标准里哪里写错、不清楚或缺少什么，不生成任何文件",
    ),
    ("check.report", "报告的形式，打印到标准输出；不写就是 human"),
    ("check.deny", "有警告（或警告和提示）也算不通过"),
    ("check.fix", "能放心改的直接改好，注释和排版不动"),
    (
        "score",
        "给填好的评分表算分：分数、等级、结果和原因，并写成报告",
    ),
    (
        "score.files",
        "填好的评分表（TOML、CSV 或聊天文字），或文件夹：其中所有填好的表",
    ),
    (
        "score.project",
        "填的是哪个项目的表；不写就是当前文件夹或第一个文件所在的项目",
    ),
    (
        "score.output",
        "报告写到哪个文件夹；不写就是项目里的 audit-reports/，没有项目就在当前文件夹里",
    ),
    (
        "score.format",
        "要什么：报告（html），或打印到标准输出的数组，每张表一个对象（json）；可写几次；不写就是 html",
    ),
    (
        "score.lang",
        "报告的语言；不写就按手册，没有手册就按信息的语言",
    ),
    (
        "score.since",
        "从哪天起算；更早的检查只用来看连续不符合、未完成的整改和分数变化",
    ),
    ("score.site", "只要这家门店，写编号或名称；可写几次"),
    (
        "score.standard",
        "只要这个标准的评分表，或其中一张；可写几次",
    ),
    ("score.group_by", "总览里除门店外还按什么比较"),
    ("score.force", "报告被人改过也照样替换"),
    (
        "score.today",
        "日期和哪一天比；不写就用 SOURCE_DATE_EPOCH，否则用今天",
    ),
    (
        "init",
        "开始一个项目：照随附的本行业标准抄一份，或写好一个有注释的小标准，马上可以生成",
    ),
    (
        "init.dir",
        "在哪个文件夹开始，没有就新建；不写就是当前文件夹",
    ),
    (
        "init.from",
        "从随附的这个标准开始；可写几次；不写时，在终端里会列出来问",
    ),
    ("*.list", "按行业列出随附的标准，什么也不写"),
    (
        "new",
        "给项目添一个标准：带注释的开头，或照随附的标准抄一份",
    ),
    ("new.id", "新标准的编号：小写字母、数字和连字符；以后不再改"),
    ("new.title", "新标准的名称"),
    ("new.from", "抄随附的这个标准"),
    (
        "new.project",
        "项目文件夹；不写就是当前文件夹，或往上最近的、有 standards/ 的文件夹",
    ),
    ("explain", "解释一个检查代码：什么意思、为什么、怎么改"),
    (
        "explain.code",
        "代码（如 F105）或名字（如 unknown-key）；不写就列出全部",
    ),
    ("schema", "打印文本格式的 JSON Schema，或格式参考"),
    (
        "schema.reference",
        "改为打印 Markdown 的参考：所有的表、键和检查代码",
    ),
    (
        "schema.results",
        "改为打印 score --format json 结果的 JSON Schema",
    ),
    ("completions", "打印命令行补全脚本"),
    ("completions.shell", "哪种命令行"),
];

/// One example: what it does in Chinese and English, and what is typed.
type Example = (&'static str, &'static str, &'static str);

/// Examples by command.
const EXAMPLES: &[(&str, &[Example])] = &[
    (
        "punctilio",
        &[(
            "开始一个项目，再生成",
            "Begin a project, then build it",
            "punctilio init handbook\n  punctilio build handbook",
        )],
    ),
    (
        "build",
        &[
            (
                "生成当前项目的全部内容",
                "Build all of the project in this folder",
                "punctilio build",
            ),
            (
                "只要一个标准的评分表，供公开的网站用",
                "Only the score sheets of one standard, for a public site",
                "punctilio build --standard beauty-salon --product score-sheet --public",
            ),
            (
                "给一家门店生成",
                "Build for one site",
                "punctilio build shop --site store-07",
            ),
            (
                "一家门店下一次的评分表，带上次的结果和未完成的整改",
                "The next score sheets of a site, with its last result and open actions",
                "punctilio build --site store-07 --product score-sheet --history responses",
            ),
        ],
    ),
    (
        "check",
        &[
            (
                "检查当前项目",
                "Check the project in this folder",
                "punctilio check",
            ),
            (
                "改好能放心改的，再列出剩下的",
                "Mend what is safe to mend, then list the rest",
                "punctilio check --fix",
            ),
            (
                "在代码托管网站上把关，警告也不放过",
                "Guard a repository, warnings included",
                "punctilio check --report github --deny warnings --today 2026-01-31",
            ),
        ],
    ),
    (
        "score",
        &[
            (
                "给一个文件夹里所有填好的表算分，写成报告",
                "Score all filled sheets of a folder and write their reports",
                "punctilio score responses",
            ),
            (
                "报告写到指定的文件夹",
                "Write the reports to a folder of one's own",
                "punctilio score responses --output reports-2026",
            ),
            (
                "结果交给别的程序",
                "Hand the results to another program",
                "punctilio score store-07.toml store-08.csv --format json > scores.json",
            ),
        ],
    ),
    (
        "init",
        &[
            (
                "在新文件夹里开始，然后生成",
                "Begin in a new folder, then build",
                "punctilio init handbook\n  punctilio build handbook",
            ),
            (
                "看看随附哪些标准，再从美容院的开始",
                "See which standards there are, then begin with the salon's",
                "punctilio init --list\n  punctilio init my-salon --from beauty-salon",
            ),
            (
                "用英语写的例子",
                "An example written in English",
                "punctilio init --messages en",
            ),
        ],
    ),
    (
        "new",
        &[
            (
                "从头写一个标准",
                "Start a standard from scratch",
                "punctilio new store-reception --title \"Store reception\"",
            ),
            (
                "照随附的美容院标准抄一份，改成自己的",
                "Copy the salon's standard and make it one's own",
                "punctilio new my-salon --from beauty-salon",
            ),
        ],
    ),
    (
        "explain",
        &[
            ("解释一个代码", "Explain one code", "punctilio explain F105"),
            ("列出所有代码", "List all codes", "punctilio explain"),
        ],
    ),
    (
        "schema",
        &[
            (
                "存成文件，编辑器据此提示键名",
                "Keep it in a file from which an editor suggests keys",
                "punctilio schema > punctilio.schema.json",
            ),
            (
                "格式参考",
                "The reference of the format",
                "punctilio schema --reference > format.md",
            ),
        ],
    ),
    (
        "completions",
        &[(
            "让 bash 补全命令",
            "Let bash complete commands",
            "punctilio completions bash > ~/.local/share/bash-completion/completions/punctilio",
        )],
    ),
];

/// Returns the definition of the command line with its help in one language.
#[must_use]
pub fn command(lang: Lang) -> Command {
    let mut root = localised(Arguments::command(), "punctilio", lang, true);
    let names: Vec<String> = root
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .collect();
    for name in names {
        let full = format!("punctilio {name}");
        root = root.mut_subcommand(&name, |sub| {
            localised(sub.bin_name(full), &name, lang, false)
        });
    }
    root
}

fn localised(command: Command, name: &str, lang: Lang, is_root: bool) -> Command {
    let command = command.disable_help_subcommand(true).mut_args(|arg| {
        let id = arg.get_id().to_string();
        let arg = match arg.get_action().takes_values() {
            true => arg.hide_possible_values(true),
            false => arg,
        };
        let arg = match lang {
            Lang::Zh => arg_in_chinese(arg, name, &id),
            Lang::En => arg,
        };
        let heading = heading(&arg, lang);
        arg.help_heading(heading)
    });
    let words = Words::new("命令", "Commands");
    let command = match lang {
        Lang::Zh => {
            let about = chinese(name).expect("every command has its Chinese words");
            command.about(about).subcommand_help_heading("命令")
        }
        Lang::En => command.subcommand_help_heading("Commands"),
    };
    let usage = usage(command.clone(), words.get(lang), is_root, lang);
    let template = match lang {
        Lang::Zh => "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}",
        Lang::En => "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}",
    };
    command
        .override_usage(usage)
        .help_template(template)
        .after_help(examples(name, lang))
}

fn heading(arg: &Arg, lang: Lang) -> &'static str {
    let is_global = arg.is_global_set() || arg.get_id() == "version";
    match (lang, arg.is_positional(), is_global) {
        (Lang::Zh, true, _) => "参数",
        (Lang::En, true, _) => "Arguments",
        (Lang::Zh, false, true) => "通用选项",
        (Lang::En, false, true) => "General options",
        (Lang::Zh, false, false) => "选项",
        (Lang::En, false, false) => "Options",
    }
}

fn arg_in_chinese(arg: Arg, command: &str, id: &str) -> Arg {
    let words = chinese(&format!("{command}.{id}")).or_else(|| chinese(&format!("*.{id}")));
    arg.help(words.expect("every argument has its Chinese words"))
}

fn chinese(key: &str) -> Option<&'static str> {
    CHINESE
        .iter()
        .find(|(name, _)| *name == key)
        .map(|(_, words)| *words)
}

/// Writes the line of usage with words of the language.
fn usage(mut command: Command, commands: &str, is_root: bool, lang: Lang) -> String {
    if is_root {
        let word = commands.trim_end_matches('s').to_uppercase();
        return format!("punctilio <{word}>");
    }
    let drawn = command.render_usage().to_string();
    let line = drawn.trim_start_matches("Usage:").trim();
    match lang {
        Lang::Zh => line.replace("[OPTIONS]", "[选项]"),
        Lang::En => line.to_owned(),
    }
}

fn examples(command: &str, lang: Lang) -> String {
    let head = Words::new("例子：", "Examples:");
    let mut text = head.get(lang).to_owned();
    let list = EXAMPLES
        .iter()
        .find(|(name, _)| *name == command)
        .map_or(&[][..], |(_, list)| *list);
    for (zh, en, line) in list {
        let words = if lang == Lang::Zh { zh } else { en };
        write!(text, "\n  # {words}\n  {line}").expect("a string takes all text");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_is_sound() {
        for lang in Lang::ALL {
            command(lang).debug_assert();
        }
    }

    #[test]
    fn every_command_and_argument_has_words_in_both_languages_and_an_example() {
        let mut used = Vec::new();
        let root = Arguments::command();
        for command in std::iter::once(&root).chain(root.get_subcommands()) {
            let name = command.get_name();
            assert!(command.get_about().is_some(), "{name}");
            used.push(name.to_owned());
            assert!(examples(name, Lang::Zh).lines().count() > 2, "{name}");
            for arg in command.get_arguments() {
                assert!(arg.get_help().is_some(), "{name} {arg}");
                let own = format!("{name}.{}", arg.get_id());
                used.push(if chinese(&own).is_some() {
                    own
                } else {
                    format!("*.{}", arg.get_id())
                });
            }
        }
        for key in &used {
            assert!(chinese(key).is_some(), "{key}");
        }
        for (key, _) in CHINESE {
            assert!(used.iter().any(|used| used == key), "{key} is not needed");
        }
    }
}
