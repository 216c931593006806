//! What clap says about wrong usage, in the language of the reader.

use crate::emit::safe;
use crate::label::Lang;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

/// Says what is wrong with the arguments and where to find help.
pub fn words(error: &Error, lang: Lang, color: bool) -> String {
    match lang {
        Lang::En if color => error.render().ansi().to_string(),
        Lang::En => error.render().to_string(),
        Lang::Zh => chinese(error),
    }
}

fn chinese(error: &Error) -> String {
    let arg = shown(error, ContextKind::InvalidArg);
    let arg = arg.split(" <").next().unwrap_or_default();
    let value = shown(error, ContextKind::InvalidValue);
    let said = match error.kind() {
        ErrorKind::UnknownArgument => format!("没有“{arg}”这个选项"),
        ErrorKind::InvalidSubcommand => {
            let command = shown(error, ContextKind::InvalidSubcommand);
            format!("没有“{command}”这个命令")
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("“{arg}”后面缺少值"),
        ErrorKind::InvalidValue => {
            let valid = shown(error, ContextKind::ValidValue);
            format!("“{arg}”不能是“{value}”，可以是：{valid}")
        }
        ErrorKind::ValueValidation => format!("“{arg}”的值“{value}”写得不对"),
        ErrorKind::MissingRequiredArgument => format!("缺少 {arg}"),
        ErrorKind::MissingSubcommand => "缺少命令".to_owned(),
        ErrorKind::ArgumentConflict => {
            let other = shown(error, ContextKind::PriorArg);
            format!("“{arg}”不能和“{other}”一起写")
        }
        ErrorKind::NoEquals | ErrorKind::TooFewValues => format!("“{arg}”后面缺少值"),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            format!("“{arg}”的值太多")
        }
        ErrorKind::InvalidUtf8 => "参数里有不是 UTF-8 的字".to_owned(),
        _ => return error.render().to_string(),
    };
    let mut text = format!("错误：{said}\n");
    for kind in [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ] {
        let meant = shown(error, kind);
        if let Some(meant) = meant
            .split('、')
            .next_back()
            .filter(|meant| !meant.is_empty())
        {
            text.push_str(&format!("  办法：是不是 {meant}？\n"));
        }
    }
    text.push_str("\n加 --help 看用法和例子。\n");
    text
}

fn shown(error: &Error, kind: ContextKind) -> String {
    let text = match error.get(kind) {
        Some(ContextValue::String(one)) => one.clone(),
        Some(ContextValue::Strings(all)) => all.join("、"),
        Some(ContextValue::StyledStr(one)) => one.to_string(),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    safe(&text)
}
