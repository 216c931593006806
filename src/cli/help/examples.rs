//! What is typed, command by command.

/// One example: what it does in Chinese and English, and what is typed.
pub(super) type Example = (&'static str, &'static str, &'static str);

/// Examples by command.
pub(super) const EXAMPLES: &[(&str, &[Example])] = &[
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
                "1.0.0 以后改过的责任，列在阅知签收表上",
                "What changed in duty after 1.0.0, on the sheets to read and sign",
                "punctilio build --product acknowledgement --since 1.0.0",
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
        "serve",
        &[
            (
                "边改边看当前项目，并打开浏览器",
                "Watch the project in this folder while editing, in a browser",
                "punctilio serve --open",
            ),
            (
                "换一个端口",
                "On another port",
                "punctilio serve handbook --port 8080",
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
        "diff",
        &[
            (
                "和上次生成的网站比",
                "Compare with the site that was built last",
                "punctilio diff output .",
            ),
            (
                "打印每个岗位的变更通知",
                "Notices for each role, to print",
                "punctilio diff output . --format html --output notice.html",
            ),
            (
                "和发布过的一版比，结果交给别的程序",
                "Compare with a release, for another program",
                "punctilio diff standards/.released/beauty-salon@1.0.0.json . --format json > changes.json",
            ),
        ],
    ),
    (
        "release",
        &[
            (
                "看看会定成哪一版",
                "See which version it would be",
                "punctilio release beauty-salon --dry-run",
            ),
            (
                "发布，从 9 月 1 日起用",
                "Give it out, in force from 1 September",
                "punctilio release beauty-salon --effective 2026-09-01",
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
