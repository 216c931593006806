//! `init` and `new`: beginnings that work at once and never take anything's place.

use super::{SOUND, files, project, punctilio, with};
use crate::support::Folder;
use std::fs;

#[test]
fn a_first_project_checks_and_builds_without_a_word() {
    for lang in ["zh", "en"] {
        let folder = Folder::new();
        let init = punctilio(folder.path(), &["init", "book", "--messages", lang]);
        assert_eq!((init.status, init.err.as_str()), (0, ""));
        assert!(
            init.out.contains("book/standards/front-desk.toml"),
            "{}",
            init.out
        );
        assert!(init.out.contains("punctilio build book"), "{}", init.out);
        assert_eq!(
            files(folder.path()),
            [
                "book/standards/front-desk.toml",
                "book/standards/punctilio.toml"
            ]
        );
        let strict = ["check", "book", "--level", "audit", "--deny", "hints"];
        let check = punctilio(folder.path(), &strict);
        assert_eq!(check.status, 0, "{}", check.out);
        let build = punctilio(folder.path(), &["build", "book"]);
        assert_eq!((build.status, build.err.as_str()), (0, ""), "{}", build.out);
        for page in [
            "index.html",
            "front-desk/index.html",
            "front-desk/checklists/opening.html",
            "front-desk/score-sheets/full.html",
        ] {
            assert!(folder.at("book/output").join(page).is_file(), "{page}");
        }
    }
}

#[test]
fn a_first_project_is_written_in_the_readers_language() {
    let head = |variables: &[(&str, &str)]| {
        let folder = Folder::new();
        assert_eq!(with(folder.path(), variables, &["init", "-q"]).out, "");
        fs::read_to_string(folder.at("standards/front-desk.toml")).unwrap()
    };
    assert!(head(&[]).contains("language = \"zh\""));
    assert!(head(&[("LANG", "en_US.UTF-8")]).contains("language = \"en\""));
}

#[test]
fn a_project_begins_with_the_standards_of_the_trade() {
    for (lang, said) in [("zh", "现在是你自己的"), ("en", "your own now")] {
        let folder = Folder::new();
        let args = [
            "init",
            "my-salon",
            "--from",
            "beauty-salon,restaurant",
            "--from=beauty-salon",
            "--messages",
            lang,
        ];
        let init = punctilio(folder.path(), &args);
        assert_eq!((init.status, init.err.as_str()), (0, ""));
        for part in [said, "service-etiquette", "punctilio build my-salon"] {
            assert!(init.out.contains(part), "{part}: {}", init.out);
        }
        let check = punctilio(folder.path(), &["check", "my-salon", "--deny", "warnings"]);
        assert_eq!(check.status, 0, "{}", check.out);

        let project = punctilio::source::Project::at(folder.at("my-salon"));
        let catalog = punctilio::build::load(&project).catalog;
        assert_eq!(catalog.book.doc.languages.list().len(), 1);
        let notes = |id: &str| {
            let notes = catalog.standard(id).unwrap().doc.notes.list();
            let texts = notes.iter().filter_map(|note| note.text.get());
            let noted = texts.filter(|text| text.main().contains("改自 punctilio 随附的标准"));
            noted.count()
        };
        assert_eq!((notes("beauty-salon"), notes("restaurant")), (1, 1));
        assert_eq!(notes("service-etiquette"), 0, "it only came along");
        assert!(catalog.standard("front-desk").is_none());
    }
}

#[test]
fn all_shipped_standards_begin_together() {
    let all = punctilio::scaffold::shipped();
    let ids: Vec<String> = all.into_iter().map(|one| one.id).collect();
    let folder = Folder::new();
    let run = punctilio(folder.path(), &["init", "--from", &ids.join(",")]);
    assert_eq!(run.status, 0, "{}", run.err);
    let check = punctilio(folder.path(), &["check", "--deny", "warnings"]);
    assert_eq!(check.status, 0, "{}", check.out);
}

#[test]
fn the_shipped_standards_are_listed_by_industry() {
    let folder = Folder::new();
    for command in ["init", "new"] {
        for (lang, industry, kind, size) in [
            ("zh", "美容", "作业程序", " 8 个阶段 29 步"),
            ("en", "Beauty", "SOP", " 8 phases 29 steps"),
        ] {
            let run = punctilio(folder.path(), &[command, "--list", "--messages", lang]);
            assert_eq!((run.status, run.err.as_str()), (0, ""));
            let lines: Vec<&str> = run.out.lines().collect();
            let shelf = lines.iter().position(|line| *line == industry).unwrap();
            let salon = lines[shelf + 1];
            for part in ["beauty-salon", kind, size] {
                assert!(salon.contains(part), "{part}: {salon}");
            }
            for shipped in punctilio::scaffold::shipped() {
                assert!(run.out.contains(&format!(" {} ", shipped.id)));
            }
        }
    }
    assert_eq!(files(folder.path()), [""; 0], "nothing is written");
}

#[test]
fn a_project_that_is_there_is_left_alone() {
    for more in [&[][..], &["--from", "restaurant"]] {
        let folder = project(SOUND);
        let run = punctilio(folder.path(), &[&["init"], more].concat());
        assert_eq!((run.status, run.out.as_str()), (2, ""));
        assert!(run.err.contains("punctilio new"), "{}", run.err);
        assert_eq!(files(folder.path()), ["standards/shop.toml"]);
    }
}

#[test]
fn a_beginning_that_is_not_understood_writes_nothing() {
    let folder = Folder::new();
    for (args, said) in [
        (&["--from", "beauty-saloon"][..], "是不是 beauty-salon"),
        (&["--from", "restaurant,美容"], "beauty-salon"),
        (&["--from", "zzz"], "punctilio init --list"),
        (&["--from", ","], "--from 后面没有编号"),
        (&["--from"], "--from"),
        (&["--list", "--from", "restaurant"], "不能和"),
    ] {
        let run = punctilio(
            folder.path(),
            &[&["--messages", "zh", "init", "shop"], args].concat(),
        );
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{args:?}");
        assert!(run.err.contains(said), "{args:?}: {}", run.err);
        assert_eq!(files(folder.path()), [""; 0]);
    }
    let run = punctilio(folder.path(), &["new"]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
}

#[test]
fn git_is_told_what_to_leave_alone_where_there_is_git() {
    let folder = Folder::with(&[(".git/HEAD", "ref: refs/heads/main")]);
    punctilio(folder.path(), &["init"]);
    let ignored = fs::read_to_string(folder.at(".gitignore")).unwrap();
    assert_eq!(ignored, "/output/\n/.punctilio/\n");

    let own = Folder::with(&[(".git/HEAD", "x"), (".gitignore", "mine\n")]);
    assert_eq!(punctilio(own.path(), &["init"]).status, 0);
    assert_eq!(fs::read_to_string(own.at(".gitignore")).unwrap(), "mine\n");
}

#[test]
fn a_fresh_standard_builds() {
    for (lang, title) in [("zh", "我的\"店\""), ("en", "My \\ shop")] {
        let folder = Folder::new();
        let new = ["new", "my-shop", "--title", title, "--messages", lang];
        let run = punctilio(folder.path(), &new);
        assert_eq!(run.status, 0, "{}", run.err);
        assert_eq!(files(folder.path()), ["standards/my-shop.toml"]);
        let check = punctilio(folder.path(), &["check", "--deny", "hints"]);
        assert_eq!(check.status, 0, "{}", check.out);
        let build = punctilio(folder.path(), &["build"]);
        assert_eq!(build.status, 0, "{}", build.err);
        let page = fs::read_to_string(folder.at("output/my-shop/index.html")).unwrap();
        assert!(page.contains(title.trim_end_matches('"').split('"').next().unwrap()));
    }
}

#[test]
fn a_fresh_standard_is_written_in_the_language_of_the_book() {
    let book = "format = 1\n[book]\nlanguages = [\"en\"]\n";
    let folder = Folder::with(&[
        ("standards/punctilio.toml", book),
        ("standards/shop.toml", SOUND),
    ]);
    with(folder.path(), &[("LANG", "zh_CN")], &["new", "other"]);
    let text = fs::read_to_string(folder.at("standards/other.toml")).unwrap();
    assert!(text.contains("language = \"en\""));
}

#[test]
fn every_shipped_standard_can_be_made_ones_own() {
    for shipped in punctilio::scaffold::shipped() {
        let folder = Folder::new();
        let run = punctilio(folder.path(), &["new", "my-own", "--from", &shipped.id]);
        assert_eq!(run.status, 0, "{}: {}", shipped.id, run.err);
        let check = punctilio(folder.path(), &["check", "--deny", "warnings"]);
        assert_eq!(check.status, 0, "{}: {}", shipped.id, check.out);

        let catalog =
            punctilio::build::load(&punctilio::source::Project::at(folder.path())).catalog;
        let own = catalog.standard("my-own").unwrap();
        let note = own.doc.notes.list()[0].text.get().unwrap();
        assert!(note.main().contains(&shipped.id), "the origin is noted");
        assert!(catalog.standard(&shipped.id).is_none(), "{}", shipped.id);

        let built = crate::product::build(folder.path());
        let control = crate::html::visible(crate::sheets::page(&built, "my-own/changes.html"));
        let title = shipped.title(punctilio::label::Lang::Zh);
        let said = format!("来源：改自 punctilio 随附的标准《{title}》");
        assert!(control.contains(&said), "{}: {control}", shipped.id);
    }
}

#[test]
fn what_a_copy_includes_comes_along_unless_it_is_there() {
    let folder = Folder::new();
    let run = punctilio(
        folder.path(),
        &["new", "my-salon", "--from", "beauty-salon"],
    );
    assert!(run.out.contains("service-etiquette"), "{}", run.out);
    assert!(folder.at("standards/service-etiquette.toml").is_file());
    assert!(folder.at("standards/my-salon/00-standard.toml").is_file());

    let edited = "# mine\n";
    let path = folder.at("standards/service-etiquette.toml");
    let own = edited.to_owned() + &fs::read_to_string(&path).unwrap();
    fs::write(&path, &own).unwrap();
    let run = punctilio(
        folder.path(),
        &["new", "salon-two", "--from", "beauty-salon"],
    );
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), own);
}

#[test]
fn names_that_cannot_be_are_refused() {
    let folder = project(SOUND);
    folder.write("standards/taken.toml", "x");
    for (args, said) in [
        (&["new", "Shop!"][..], "不能作编号"),
        (&["new", "../x"], "不能作编号"),
        (&["new", "search"], "固定的名字"),
        (&["new", "con"], "固定的名字"),
        (&["new", "shop"], "已经有标准“shop”"),
        (&["new", "taken"], "已经在那里了"),
        (
            &["new", "x", "--from", "beauty-saloon"],
            "是不是 beauty-salon (",
        ),
        (&["new", "x", "--from", "zzz"], "punctilio init --list"),
    ] {
        let run = punctilio(folder.path(), args);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{args:?}");
        assert!(run.err.contains(said), "{args:?}: {}", run.err);
    }
    assert_eq!(
        files(folder.path()),
        ["standards/shop.toml", "standards/taken.toml"]
    );
}

#[test]
fn a_new_standard_joins_the_project_that_is_named_or_around() {
    let folder = project(SOUND);
    fs::create_dir(folder.at("standards/deep")).unwrap();
    punctilio(&folder.at("standards/deep"), &["new", "one"]);
    punctilio(
        Folder::new().path(),
        &["new", "two", "--project", folder.path().to_str().unwrap()],
    );
    assert_eq!(
        files(folder.path()),
        [
            "standards/one.toml",
            "standards/shop.toml",
            "standards/two.toml"
        ]
    );
}
