//! Help, wrong usage, language, colour, completions, explanations.

use super::{SOUND, project, punctilio, with};
use crate::support::Folder;

const COMMANDS: [&str; 9] = [
    "build",
    "check",
    "diff",
    "release",
    "init",
    "new",
    "explain",
    "schema",
    "completions",
];

#[test]
fn every_command_has_help_with_an_example_in_both_languages() {
    let folder = Folder::new();
    for command in COMMANDS {
        let en = punctilio(folder.path(), &[command, "--help"]);
        assert_eq!((en.status, en.err.as_str()), (0, ""), "{command}");
        assert!(en.out.contains(&format!("Usage: punctilio {command}")));
        let example = en.out.split("Examples:").nth(1).unwrap();
        assert!(
            example.contains(&format!("punctilio {command}")),
            "{command}"
        );
        assert!(!en.out.contains(['，', '。']), "{}", en.out);

        let zh = punctilio(folder.path(), &[command, "-h", "--messages", "zh"]);
        assert_eq!(zh.status, 0);
        assert!(zh.out.contains(&format!("用法：punctilio {command}")));
        let example = zh.out.split("例子：").nth(1).unwrap();
        assert!(
            example.contains(&format!("punctilio {command}")),
            "{command}"
        );
        for english in ["Usage", "Options", "Arguments", "Print", "Show"] {
            assert!(!zh.out.contains(english), "{english} in\n{}", zh.out);
        }
    }
    let run = punctilio(folder.path(), &["--help"]);
    for command in COMMANDS {
        assert!(run.out.contains(&format!("\n  {command} ")), "{command}");
    }
}

#[test]
fn the_locale_decides_the_language_of_help() {
    let folder = Folder::new();
    let zh = with(folder.path(), &[("LANG", "zh_CN.UTF-8")], &["--help"]);
    assert!(zh.out.contains("用法："));
    let en = with(
        folder.path(),
        &[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "en_GB")],
        &["--help"],
    );
    assert!(en.out.contains("Usage:"));
}

#[test]
fn the_version_is_told() {
    let run = punctilio(Folder::new().path(), &["--version"]);
    let version = format!("punctilio {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!((run.status, run.out), (0, version));
}

#[test]
fn wrong_usage_is_named_with_its_cure() {
    let folder = project(SOUND);
    let cases: [(&[&str], &str, &str); 9] = [
        (&["chek"], "没有“chek”这个命令", "是不是 check？"),
        (
            &["check", "--fixx"],
            "没有“--fixx”这个选项",
            "是不是 --fix？",
        ),
        (
            &["check", "--level", "x"],
            "“--level”不能是“x”",
            "basic、complete、audit",
        ),
        (
            &["check", "--today", "1.2.26"],
            "“--today”的值“1.2.26”写得不对",
            "--help",
        ),
        (
            &["build", "--format", "docx"],
            "“--format”不能是“docx”",
            "html、json",
        ),
        (&["build", "--site", "x"], "手册里没有门店“x”", "一个也没有"),
        (
            &["build", "--standard", "shpo"],
            "手册里没有标准“shpo”",
            "是不是 shop？",
        ),
        (
            &["build", "--product", "handbook", "--format", "json"],
            "没有所选的格式",
            "办法",
        ),
        (&["new"], "缺少 <ID>", "--help"),
    ];
    for (args, fault, cure) in cases {
        let args = [args, &["--messages", "zh"]].concat();
        let run = punctilio(folder.path(), &args);
        assert_eq!(
            (run.status, run.out.as_str()),
            (2, ""),
            "{args:?}\n{}",
            run.err
        );
        assert!(run.err.starts_with("错误："), "{}", run.err);
        assert!(
            run.err.contains(fault) && run.err.contains(cure),
            "{}",
            run.err
        );
        let english = punctilio(folder.path(), &[&args[..args.len() - 1], &["en"]].concat());
        assert!(english.err.starts_with("error: "), "{}", english.err);
    }
    assert!(!folder.at("output").exists());
    let bare = punctilio(folder.path(), &[]);
    assert_eq!((bare.status, bare.out.as_str()), (2, ""));
    assert!(bare.err.contains("Usage:"));
}

#[test]
fn a_folder_that_is_not_there_is_the_worlds_fault() {
    let folder = Folder::new();
    for command in ["check", "build"] {
        let run = punctilio(folder.path(), &[command, "nowhere", "--messages", "zh"]);
        assert_eq!(run.status, 3, "{}", run.err);
        assert_eq!(run.err, "错误：无法读取 nowhere：不存在\n");
    }
}

#[test]
fn names_from_outside_cannot_steer_the_terminal() {
    let folder = Folder::new();
    for args in [
        ["explain", "\u{1b}[2J"],
        ["check", "\u{1b}[2J"],
        ["new", "\u{1b}[2J"],
    ] {
        let run = punctilio(folder.path(), &args);
        assert_ne!(run.status, 0);
        assert!(!run.err.contains('\u{1b}'), "{:?}", run.err);
    }
}

#[test]
fn scripts_for_every_shell() {
    let folder = Folder::new();
    for (shell, sign) in [
        ("bash", "complete -F"),
        ("zsh", "#compdef punctilio"),
        ("fish", "complete -c punctilio"),
        ("powershell", "Register-ArgumentCompleter"),
    ] {
        let run = punctilio(folder.path(), &["completions", shell]);
        assert_eq!(run.status, 0, "{}", run.err);
        assert!(run.out.contains(sign), "{shell}");
        for command in COMMANDS {
            assert!(run.out.contains(command), "{command} for {shell}");
        }
    }
    assert_eq!(punctilio(folder.path(), &["completions", "cmd"]).status, 2);
}

#[test]
fn a_code_is_explained_by_id_and_by_name() {
    let folder = Folder::new();
    let by_id = punctilio(folder.path(), &["explain", "f105"]);
    let by_name = punctilio(folder.path(), &["explain", "unknown-key"]);
    assert_eq!((by_id.status, &by_id.out), (0, &by_name.out));
    assert!(by_id.out.starts_with("F105 unknown-key"));
    let en = punctilio(folder.path(), &["explain", "F105", "--messages", "en"]);
    assert!(
        en.out
            .starts_with("F105 unknown-key: error, always looked for\n")
    );

    let near = punctilio(folder.path(), &["explain", "unknwon-key"]);
    assert_eq!(near.status, 2);
    assert!(near.err.contains("是不是 unknown-key？"), "{}", near.err);
    let far = punctilio(folder.path(), &["explain", "weather"]);
    assert!(far.err.contains("punctilio explain"), "{}", far.err);
}

#[test]
fn all_codes_are_listed() {
    let run = punctilio(Folder::new().path(), &["explain"]);
    let ids: Vec<&str> = run.out.lines().map(|line| &line[..4]).collect();
    let all: Vec<&str> = punctilio::check::all_codes().iter().map(|c| c.id).collect();
    assert_eq!(ids, all);
}
