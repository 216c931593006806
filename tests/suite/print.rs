//! Printed products: documents set from the same views as the pages.

use crate::build::{Tree, copy, here, told, tree};
use crate::support::Folder;
use punctilio::build::{self, Format, Names, Options, Outcome, PdfStandard, Product, Scope};
use punctilio::format::Date;
use punctilio::label::Lang;
use punctilio::source::Project;

/// A shop with a shift checklist, and text that any language of templates would stumble over.
const SHOP: &str = r##"format = 1

[standard]
id = "shop"
title = "小店 #panic(\"x\") $a$ @b"
version = "1.0.0"

[[roles]]
id = "host"
name = "迎宾 *[x]*"

[[phases]]
id = "door"
title = "迎接 = 1 // 注"
say = ["您好 \\ `code` ~ <label> https://example.com {称呼}"]

[[phases.steps]]
id = "open-door"
title = "开门 #[x] _y_ $"
role = "host"
do = ["拉开门 /* x */", { say = "hello" }]
say = [{ id = "hello", text = "“您好”，**欢迎**光临 #" }]

[[checklists]]
id = "daily"
title = "日检表 #"
frequency = "shift"
[[checklists.groups]]
title = "营业前 \\"
items = [{ id = "light", text = "开灯 #let x = 1", hold = true }]
"##;

const OTHER: &str =
    "format = 1\n\n[standard]\nid = \"other\"\ntitle = \"别的\"\nversion = \"1.0.0\"\n";

fn shop() -> Folder {
    let folder = Folder::new();
    folder.write("standards/shop.toml", SHOP);
    folder.write("standards/other.toml", OTHER);
    folder
}

fn asked(format: Format) -> Options {
    Options {
        scope: Scope {
            formats: vec![format],
            ..Scope::default()
        },
        ..Options::default()
    }
}

fn built(folder: &Folder, options: &Options) -> Outcome {
    build::build(&Project::at(folder.path()), options, &|_, _| {}).unwrap()
}

fn printed(files: &Tree) -> Vec<&str> {
    let paths = files.keys().map(String::as_str);
    paths.filter(|path| path.ends_with(".pdf")).collect()
}

#[test]
fn every_sheet_and_every_part_of_the_handbook_has_its_document() {
    let folder = shop();
    let mut options = Options::default();
    options.scope.print = true;
    let outcome = built(&folder, &options);
    assert!(!outcome.failed(), "{:#?}", outcome.diagnostics);
    let files = tree(&folder.at("output"));
    let sheets: Vec<String> = files
        .keys()
        .filter(|path| path.contains("/checklists/") || path.contains("/score-sheets/"))
        .filter_map(|path| path.strip_suffix(".html"))
        .map(|stem| format!("{stem}.pdf"))
        .collect();
    assert!(sheets.len() >= 4, "{sheets:?}");
    let mut wanted = sheets.clone();
    for path in [
        "other/acknowledgement",
        "shop/acknowledgement",
        "shop/print/cards",
        "other/print/handbook",
        "shop/print/handbook",
        "shop/print/phase-door",
        "shop/print/role-host",
    ] {
        wanted.push(format!("{path}.pdf"));
    }
    wanted.sort();
    assert_eq!(printed(&files), wanted);
    assert_eq!(outcome.made.printed, wanted.len());
    for path in &wanted {
        assert!(files[path].starts_with(b"%PDF-"), "{path}");
    }
    for path in &sheets {
        // The page leads to it.
        let page = path.replace(".pdf", ".html");
        let name = path.rsplit('/').next().unwrap();
        assert!(
            String::from_utf8_lossy(&files[&page]).contains(name),
            "{page}"
        );
    }
    // What has no sheet is offered where it belongs, under a name in the reader's words.
    for (page, document, name) in [
        ("shop/index.html", "print/handbook.pdf", "整本手册"),
        ("shop/index.html", "print/cards.pdf", "口袋卡"),
        ("shop/door.html", "print/phase-door.pdf", "迎接 = 1 -- 注"),
        ("shop/roles/host.html", "../print/role-host.pdf", "迎宾 [x]"),
        (
            "shop/acknowledgement.html",
            "acknowledgement.pdf",
            "阅知签收表",
        ),
    ] {
        let text = String::from_utf8_lossy(&files[page]);
        let name = format!("{name}（小店 #panic(-x-) $a$ @b）.pdf");
        let link = format!("href={document} type=application/pdf download=\"{name}\"");
        assert!(text.contains(&link), "{page}: {link}");
    }
    // Where none is made, no page promises one.
    let bare = shop();
    built(&bare, &Options::default());
    for (path, bytes) in tree(&bare.at("output")) {
        let is_page = path.ends_with(".html");
        assert!(
            !is_page || !String::from_utf8_lossy(&bytes).contains(".pdf"),
            "{path}"
        );
    }
}

#[test]
fn texts_are_never_read_as_code_of_a_template() {
    let folder = shop();
    let outcome = built(&folder, &asked(Format::Pdf));
    assert!(!outcome.failed(), "{:#?}", outcome.diagnostics);
    assert!(
        outcome
            .diagnostics
            .iter()
            .all(|d| !d.code.id.starts_with('H'))
    );
}

#[test]
fn equal_texts_give_equal_documents() {
    let (one, two) = (shop(), shop());
    for folder in [&one, &two] {
        built(folder, &asked(Format::Pdf));
    }
    assert!(tree(&one.at("output")) == tree(&two.at("output")));
}

#[test]
fn what_did_not_change_is_not_set_again() {
    let folder = shop();
    built(&folder, &asked(Format::Pdf));
    let before = tree(&folder.at("output"));
    folder.write(
        "standards/other.toml",
        format!("{OTHER}scope = \"全部门店\"\n"),
    );
    let outcome = built(&folder, &asked(Format::Pdf));
    let written = outcome.written.unwrap();
    assert!(
        written.spared == 0 && written.unchanged >= printed(&before).len(),
        "{written:?}"
    );
    let after = tree(&folder.at("output"));
    for path in printed(&before) {
        if path.starts_with("shop/") {
            assert!(
                !written.written.iter().any(|p| p.as_str() == path),
                "{path}"
            );
            assert!(before[path] == after[path], "{path}");
        }
    }
    // A print template that changes concerns every document, and no page.
    let mut options = Options::default();
    options.scope.print = true;
    built(&folder, &options);
    let own = std::fs::read_to_string(here("themes/default/checklist.typ")).unwrap();
    folder.write("themes/default/checklist.typ", format!("{own}\n// ours\n"));
    let written = built(&folder, &options).written.unwrap().written;
    assert!(
        written.iter().all(|path| !path.as_str().ends_with(".html")),
        "{written:?}"
    );
}

/// Tells whether a file is a picture of a document; the icons of the site are none.
fn is_drawn(path: &str) -> bool {
    path.ends_with(".png") && !path.starts_with("assets/")
}

#[test]
fn a_document_is_a_picture_when_asked_for() {
    let folder = shop();
    let mut options = asked(Format::Png);
    options.scope.products = vec![Product::Checklist];
    options.scope.standards = vec!["shop".to_owned()];
    built(&folder, &options);
    let files = tree(&folder.at("output"));
    let pictures: Vec<_> = files.iter().filter(|(path, _)| is_drawn(path)).collect();
    assert!(!pictures.is_empty());
    for (path, bytes) in pictures {
        let width = u32::from_be_bytes(bytes[16..20].try_into().unwrap());
        assert_eq!(width, 1080, "{path}");
    }
}

#[test]
fn faults_of_print_templates_point_into_them() {
    let cases = [
        ("#let x = (\n", "themes/default/checklist.typ:1:10 H801"),
        (
            "#let data = json(\"/data.json\")\n#data.nothing\n",
            "themes/default/checklist.typ:2:7 H802",
        ),
        ("#while true {}\n", "themes/default/checklist.typ:1:8 H802"),
        (
            "#let again(n) = again(n + 1)\n#again(0)\n",
            "themes/default/checklist.typ:1:17 H802",
        ),
        (
            "#import \"nowhere.typ\": *\n",
            "themes/default/checklist.typ:1:9 H802",
        ),
        (
            "#import \"@preview/cetz:0.3.0\"\n",
            "themes/default/checklist.typ:1:9 H802",
        ),
        (
            "#set text(font: \"Nobody Sans\")\n#set document(title: \"x\")\nx",
            "themes/default/checklist.typ:1:17 H802",
        ),
        (
            "#read(\"/etc/passwd\")\n",
            "themes/default/checklist.typ:1:7 H802",
        ),
    ];
    for (template, expected) in cases {
        let folder = shop();
        folder.write("themes/default/checklist.typ", template);
        for outcome in [
            build::check(&Project::at(folder.path()), None, None),
            built(&folder, &asked(Format::Pdf)),
        ] {
            let found = told(&outcome);
            assert!(
                found.iter().any(|place| place == expected),
                "{template}: {found:?}"
            );
            assert!(outcome.written.is_none() && !folder.at("output/shop").exists());
        }
    }
}

#[test]
fn a_font_of_the_house_prints_what_the_theme_lacks() {
    let font = |name: &str| std::fs::read(here("themes/default/fonts").join(name)).unwrap();
    let hei = ["NotoSansCJKsc-Regular.otf", "NotoSansCJKsc-Bold.otf"];
    let folder = shop();
    for name in hei {
        folder.write(
            &format!("themes/default/fonts/{name}"),
            font("Inter-Regular.otf"),
        );
    }
    let lacks = || {
        let outcome = built(&folder, &asked(Format::Pdf));
        let found = outcome.diagnostics.iter().filter(|d| d.code.id == "H807");
        (outcome.failed(), found.count())
    };
    // The family that the templates name is gone.
    assert!(lacks().0);
    folder.write("fonts/regular.otf", font(hei[0]));
    // Titles are bold.
    let (failed, found) = lacks();
    assert!(!failed && found > 10);
    folder.write("fonts/bold.otf", font(hei[1]));
    assert_eq!(lacks(), (false, 0));
    assert!(folder.at("output/shop/checklists/daily.pdf").exists());
}

#[test]
fn a_project_with_everything_is_printed() {
    let folder = Folder::new();
    copy(&here("tests/projects/everything"), folder.path());
    let outcome = built(&folder, &asked(Format::Pdf));
    assert!(!outcome.failed(), "{:#?}", outcome.diagnostics);
    assert!(outcome.made.printed > 20);
}

#[test]
fn a_part_of_the_handbook_is_chosen_by_its_role() {
    let folder = shop();
    let mut options = asked(Format::Pdf);
    built(&folder, &options);
    options.scope.products = vec![Product::Handbook];
    options.scope.roles = vec!["host".to_owned()];
    built(&folder, &options);
    let files = tree(&folder.at("output"));
    assert!(
        files.contains_key("shop/print/phase-door.pdf"),
        "it is not this build's to remove"
    );
    folder.write(
        "standards/shop.toml",
        SHOP.replace("id = \"host\"", "id = \"usher\"")
            .replace("role = \"host\"", "role = \"usher\""),
    );
    options.scope.roles = vec!["usher".to_owned()];
    built(&folder, &options);
    let files = tree(&folder.at("output"));
    assert!(files.contains_key("shop/print/role-usher.pdf"));
    built(&folder, &asked(Format::Pdf));
    let files = tree(&folder.at("output"));
    assert!(!files.contains_key("shop/print/role-host.pdf"));
}

#[test]
fn a_document_of_the_handbook_does_not_hang_on_what_is_made_beside_it() {
    let (alone, whole) = (shop(), shop());
    let mut options = asked(Format::Pdf);
    options.scope.products = vec![Product::Handbook];
    built(&alone, &options);
    let mut options = Options::default();
    options.scope.print = true;
    built(&whole, &options);
    let (alone, whole) = (tree(&alone.at("output")), tree(&whole.at("output")));
    for path in printed(&alone) {
        assert!(alone[path] == whole[path], "{path}");
    }
}

#[test]
fn a_book_is_no_picture_but_its_parts_are() {
    let folder = shop();
    let mut options = asked(Format::Png);
    options.scope.products = vec![Product::Handbook];
    built(&folder, &options);
    let files = tree(&folder.at("output"));
    let pictures = files.keys().filter(|path| is_drawn(path));
    assert_eq!(
        pictures.collect::<Vec<_>>(),
        ["shop/print/phase-door.png", "shop/print/role-host.png"]
    );
}

#[test]
fn a_chapter_is_set_with_all_that_markdown_has() {
    let folder = Folder::new();
    folder.write("standards/shop/00.toml", SHOP);
    folder.write(
        "standards/shop/words.md",
        "+++\nid = \"words\"\ntitle = \"前言\"\n+++\n\n## 一 #panic()\n\n甲[^1] $x$ `#let` [网](https://example.com) {名}\n\n#### 二\n\n1. 一\n   - [x] 二\n\n| a | b |\n|---|--:|\n| 1 | |\n\n> 引\n\n```\n#x\n```\n\n---\n\n![图](bow.svg)\n\n[^1]: 注[^1]\n",
    );
    let bow = std::fs::read(here(
        "tests/projects/everything/standards/everything/bow.svg",
    ));
    folder.write("standards/shop/bow.svg", bow.unwrap());
    let mut options = asked(Format::Pdf);
    options.scope.products = vec![Product::Handbook];
    let outcome = built(&folder, &options);
    assert!(!outcome.failed(), "{:#?}", outcome.diagnostics);
    assert!(folder.at("output/shop/print/handbook.pdf").exists());
}

#[test]
fn fonts_of_the_machine_serve_where_the_book_lets_them() {
    let font = |name: &str| std::fs::read(here("themes/default/fonts").join(name)).unwrap();
    let hei = ["NotoSansCJKsc-Regular.otf", "NotoSansCJKsc-Bold.otf"];
    let (folder, machine) = (shop(), Folder::new());
    for name in hei {
        let gone = format!("themes/default/fonts/{name}");
        folder.write(&gone, font("Inter-Regular.otf"));
        machine.write(&format!("share/deep/{name}"), font(name));
    }
    machine.write("share/broken.otf", "no font");
    let mut options = asked(Format::Pdf);
    options.font_folders = vec![machine.at("share"), machine.at("nowhere")];
    let lacks = || {
        let outcome = built(&folder, &options);
        let found = outcome.diagnostics.iter().filter(|d| d.code.id == "H807");
        (outcome.failed(), found.count() > 0, outcome.made.set > 0)
    };
    // Nobody asked for them.
    assert!(lacks().0);
    folder.write(
        "standards/punctilio.toml",
        "format = 1\n\n[book]\nsystem_fonts = true\n",
    );
    assert_eq!(lacks(), (false, false, true));
    // Nothing changed, on this side or on that.
    assert_eq!(lacks(), (false, false, false));
    std::fs::remove_file(machine.at("share/deep").join(hei[1])).unwrap();
    assert_eq!(lacks(), (false, true, true));
}

#[test]
fn documents_are_called_as_readers_call_them() {
    let folder = shop();
    let mut options = Options {
        names: Names::Reader,
        ..Options::default()
    };
    options.scope.print = true;
    let outcome = built(&folder, &options);
    assert!(!outcome.failed(), "{:#?}", outcome.diagnostics);
    let files = tree(&folder.at("output"));
    let of = "（小店 #panic(-x-) $a$ @b）.pdf";
    for path in [
        format!("shop/print/整本手册{of}"),
        format!("shop/print/口袋卡{of}"),
        format!("shop/checklists/日检表 #{of}"),
        "shop/checklists/迎接 = 1 -- 注检查表.pdf".to_owned(),
    ] {
        assert!(files.contains_key(&path), "{path}: {:#?}", printed(&files));
    }
    assert!(!files.contains_key("shop/print/cards.pdf"));
    // Pages name them so that every browser finds them.
    let text = String::from_utf8_lossy(&files["shop/index.html"]);
    let link = "href=print/口袋卡（小店%20%23panic(-x-)%20$a$%20@b）.pdf";
    assert!(text.contains(link), "{link}");
    // What a narrowed build calls otherwise does not take away what pages name.
    options.names = Names::Ascii;
    options.scope.products = vec![Product::Card];
    built(&folder, &options);
    assert!(folder.at("output/shop/print/cards.pdf").exists());
    // A whole build does.
    options.scope.products = Vec::new();
    built(&folder, &options);
    let files = tree(&folder.at("output"));
    assert!(printed(&files).iter().all(|path| path.is_ascii()));
}

#[test]
fn a_document_can_be_kept_for_decades() {
    let folder = shop();
    let day = Date::parse("2026-11-22").unwrap();
    let options = Options {
        pdf_standard: PdfStandard::A2a(day),
        ..asked(Format::Pdf)
    };
    let outcome = built(&folder, &options);
    assert!(!outcome.failed(), "{:#?}", outcome.diagnostics);
    let files = tree(&folder.at("output"));
    for path in printed(&files) {
        let text = String::from_utf8_lossy(&files[path]);
        for claim in [
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
            "2026-11-22",
        ] {
            assert!(text.contains(claim), "{path}: {claim}");
        }
    }
    // The other standard is another document.
    assert!(built(&folder, &asked(Format::Pdf)).made.set > 0);
}

#[test]
fn two_languages_stand_side_by_side() {
    let folder = shop();
    let book = "format = 1\n\n[book]\nlanguages = [\"zh\", \"en\"]\n";
    folder.write("standards/punctilio.toml", book);
    let mut options = Options::default();
    options.scope.print = true;
    options.scope.both = Some((Lang::Zh, Lang::En));
    let outcome = built(&folder, &options);
    assert!(!outcome.failed(), "{:#?}", outcome.diagnostics);
    let files = tree(&folder.at("output"));
    // Checklists and cards, and nothing else; both languages of the site stay as they are.
    assert!(printed(&files).contains(&"shop/checklists/daily.zh-en.pdf"));
    assert!(printed(&files).contains(&"shop/print/cards.zh-en.pdf"));
    assert!(
        printed(&files)
            .iter()
            .all(|path| path.ends_with(".zh-en.pdf"))
    );
    assert!(!files.contains_key("index.html"));
    // The other way round they are other files, and neither build takes away what the other made.
    let made = printed(&files).len();
    options.scope.both = Some((Lang::En, Lang::Zh));
    built(&folder, &options);
    let files = tree(&folder.at("output"));
    assert!(printed(&files).contains(&"en/shop/checklists/daily.en-zh.pdf"));
    assert_eq!(printed(&files).len(), 2 * made);
    // Under its title it is still another document than that of one language.
    options.scope.both = Some((Lang::Zh, Lang::En));
    options.names = Names::Reader;
    built(&folder, &options);
    let files = tree(&folder.at("output"));
    let called = "shop/print/口袋卡（小店 #panic(-x-) $a$ @b）.zh-en.pdf";
    assert!(files.contains_key(called), "{:#?}", printed(&files));
    // A book of one language has no second one.
    folder.write(
        "standards/punctilio.toml",
        "format = 1\n\n[book]\nlanguages = [\"zh\"]\n",
    );
    let project = Project::at(folder.path());
    let error = build::build(&project, &options, &|_, _| {}).unwrap_err();
    assert!(matches!(error, build::Error::Unknown(_)), "{error}");
}
