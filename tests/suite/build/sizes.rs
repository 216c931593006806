//! The smallest and the largest that authors bring: a logo of any bytes, one step, sixty phases, a cell like a book.

use super::built;
use crate::cli::{SOUND, with};
use crate::html::visible;
use crate::product;
use crate::support::{Folder, lines};
use std::fs::File;

/// A shop whose book names a logo.
fn shop(logo: &str) -> Folder {
    let folder = Folder::with(&[("standards/shop.toml", SOUND)]);
    let book = format!("format = 1\n[book]\nbrand = {{ logo = \"{logo}\" }}\n");
    folder.write("standards/punctilio.toml", book);
    folder
}

#[test]
fn a_logo_that_is_no_picture_is_refused_with_its_cure() {
    let cases: [(&str, &[u8], &str); 6] = [
        ("logo.png", b"", "图片文件是空的"),
        ("logo.png", b"%PDF-1.7 ", "这不是图片，或不是支持的图片"),
        (
            "logo.svg",
            b"<!doctype html><p>logo",
            "这不是图片，或不是支持的图片",
        ),
        (
            "logo.svg",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
            "SVG 图不能使用：它含有 <script>",
        ),
        (
            "logo.svg",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
            "SVG 图不能使用",
        ),
        ("logo.png", b"\x89PNG\r\n\x1A\n", "图片已损坏："),
    ];
    for (name, bytes, said) in cases {
        let folder = shop(name);
        folder.write(&format!("standards/{name}"), bytes);
        let outcome = built(folder.path());
        let told = lines(&outcome.diagnostics, &outcome.sources);
        let start = format!("standards/{name} S007 {said}");
        assert!(
            told.iter().any(|line| line.starts_with(&start)),
            "{told:#?}"
        );
        assert!(outcome.diagnostics.iter().all(|fault| fault.help.is_some()));
        assert!(outcome.written.is_none() && !folder.at("output").exists());
    }
}

#[test]
fn a_logo_of_any_size_costs_no_time_and_no_memory() {
    // The larger one would not even fit into what memory the program is given.
    for (mega, limit) in [(100_u64, None), (8_192, Some(2_000_000))] {
        let folder = shop("logo.png");
        let file = File::create(folder.at("standards/logo.png")).unwrap();
        file.set_len(mega * 1024 * 1024).unwrap();
        let start = std::time::Instant::now();
        let run = match limit {
            Some(limit) if cfg!(target_os = "linux") => limited(&folder, limit),
            _ => with(folder.path(), &[], &["build", "--lang", "zh"]).err,
        };
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
        let said = format!("图片有 {mega} MB，上限是 20 MB");
        assert!(run.contains(&said) && run.contains("S007"), "{run}");
        assert!(run.contains("缩小后再放进来"), "{run}");
        assert!(!folder.at("output").exists());
    }
}

/// Builds with so many KiB of memory at most.
fn limited(folder: &Folder, limit: u32) -> String {
    let bin = env!("CARGO_BIN_EXE_punctilio");
    let line = format!("ulimit -v {limit} && exec '{bin}' build --lang zh");
    let mut shell = std::process::Command::new("sh");
    let output = shell.arg("-c").arg(line).current_dir(folder.path());
    String::from_utf8(output.output().unwrap().stderr).unwrap()
}

/// The pages in the root language that hold a text, each with how often.
fn holding<'b>(built: &'b product::Built, text: &str) -> Vec<(&'b str, usize)> {
    let count = |(path, page): (&'b str, &'b str)| (path, visible(page).matches(text).count());
    let all = built.pages().map(count);
    all.filter(|(_, count)| *count > 0).collect()
}

#[test]
fn a_cell_of_twenty_thousand_characters_is_shown_whole() {
    let long = "先问好，再看一看；".repeat(2_223);
    assert!(long.chars().count() > 20_000);
    let title = SOUND.replace("\"开门\"", &format!("\"拉开门{long}\""));
    let action = SOUND.replace("拉开门", &format!("拉开门{long}"));
    let sheets = ["shop/checklists/all.html", "shop/score-sheets/full.html"];
    let pages = ["shop/welcome.html", "shop/roles/clerk.html"];
    for (text, paths) in [(title, sheets), (action, pages)] {
        let folder = Folder::with(&[("standards/shop.toml", &text)]);
        let built = product::build(folder.path());
        assert!(!built.outcome.failed());
        let found = holding(&built, &format!("拉开门{long}"));
        for path in paths {
            assert!(found.iter().any(|(name, _)| *name == path), "{path}");
        }
    }
}

#[test]
fn a_standard_of_one_step_has_every_page_and_sixty_phases_have_theirs() {
    let folder = Folder::with(&[("standards/shop.toml", SOUND)]);
    let one = product::build(folder.path());
    assert!(!one.outcome.failed());
    let asked = holding(&one, "开门");
    for path in [
        "shop/welcome.html",
        "shop/roles/clerk.html",
        "shop/checklists/all.html",
        "shop/score-sheets/full.html",
    ] {
        assert!(asked.iter().any(|(name, _)| *name == path), "{path}");
    }

    let (head, phase) = SOUND.split_at(SOUND.find("[[phases]]").unwrap());
    let mut text = head.to_owned();
    for n in 1..=60 {
        let phase = phase
            .replace("\"welcome\"", &format!("\"phase-{n}\""))
            .replace("\"door\"", &format!("\"door-{n}\""))
            .replace("\"迎接\"", &format!("\"第 {n} 阶段的迎接\""));
        text += &phase;
    }
    let folder = Folder::with(&[("standards/shop.toml", &text)]);
    let many = product::build(folder.path());
    assert!(!many.outcome.failed());
    let pages: Vec<&str> = many.pages().map(|(path, _)| path).collect();
    for n in 1..=60 {
        assert!(pages.contains(&format!("shop/phase-{n}.html").as_str()));
        let title = format!("第 {n} 阶段的迎接");
        let found = holding(&many, &title);
        for path in ["shop/index.html", "shop/checklists/all.html"] {
            assert!(
                found.iter().any(|(name, _)| *name == path),
                "{title} {path}"
            );
        }
    }
    // The first one leads to the second, the last one to the end.
    let page = |path: &str| many.pages().find(|(name, _)| *name == path).unwrap().1;
    assert!(page("shop/phase-1.html").contains("href=\"phase-2.html\""));
    assert!(page("shop/phase-60.html").contains("href=\"phase-59.html\""));
}
