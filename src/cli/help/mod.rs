//! The help of every command, in the language of the reader, with examples.

mod chinese;
mod examples;

use super::args::Arguments;
use crate::label::{Lang, Words};
use clap::{Arg, Command, CommandFactory};
use std::fmt::Write;

use chinese::CHINESE;
use examples::EXAMPLES;

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
