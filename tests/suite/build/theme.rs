//! A project changes one template, one style or one word of its theme, and nothing else changes.

use crate::product::build;
use crate::support::Folder;

fn shop(theme: &[(&str, &str)]) -> crate::product::Built {
    let folder = Folder::new();
    folder.write("standards/shop.toml", crate::cli::SOUND);
    for (path, text) in theme {
        folder.write(&format!("themes/default/{path}"), text);
    }
    build(folder.path())
}

fn page(built: &crate::product::Built, path: &str) -> String {
    let found = built.pages().find(|(name, _)| *name == path);
    found.map(|(_, html)| html.to_owned()).unwrap()
}

#[test]
fn one_template_one_style_and_one_word_can_be_changed() {
    let plain = shop(&[]);
    let own = shop(&[
        (
            "go.html",
            "{% extends \"base.html\" %}{% block content %}<h1>自家的页</h1>{% endblock content %}",
        ),
        ("assets/house.css", ".top { border: 0 }\n"),
        (
            "words/zh.toml",
            "latest = \"新近改动\"\nby_role = \"各岗\"\n",
        ),
    ]);
    let go = page(&own, "shop/go.html");
    assert!(
        go.contains("自家的页") && go.contains("class=\"foot\""),
        "{go}"
    );
    let home = page(&own, "index.html");
    let style = home.split("rel=\"stylesheet\"").nth(2);
    assert!(style.is_some_and(|s| s.contains("assets/house.")), "{home}");
    assert!(home.contains("各岗") && home.contains("全部标准"), "{home}");
    let before = page(&plain, "index.html");
    assert!(
        !before.contains("house.") && before.contains("按岗位查看"),
        "{before}"
    );
}

/// Writes a book of so many standards, each with a phase, in two industries.
fn library(count: usize) -> crate::product::Built {
    let folder = Folder::new();
    for n in 0..count {
        let id = format!("shop-{n}");
        let industry = ["美容", "餐饮"][n % 2];
        let text = crate::cli::SOUND.replace(
            "id = \"shop\"",
            &format!("id = \"{id}\"\nindustry = \"{industry}\""),
        );
        assert!(text.contains(&id));
        folder.write(&format!("standards/{id}.toml"), &text);
    }
    build(folder.path())
}

#[test]
fn a_book_of_many_standards_opens_as_a_library() {
    let few = page(&library(3), "index.html");
    assert_eq!(few.matches("class=\"strip of-").count(), 3);
    let many = page(&library(22), "index.html");
    assert!(!many.contains("class=\"strip "));
    assert_eq!(many.matches("data-found").count(), 22);
    assert_eq!(many.matches("scope=\"rowgroup\"").count(), 2);
    // The same post in 22 standards is one row that opens.
    assert_eq!(many.matches("<details>").count(), 1, "{many}");
}

#[test]
fn staff_sign_for_a_version_and_its_hash() {
    let built = shop(&[]);
    let sheet = page(&built, "shop/acknowledgement.html");
    let hash = sheet.split("class=\"hash\">").nth(1).unwrap();
    let hash = &hash[..7];
    assert!(hash.bytes().all(|b| b.is_ascii_hexdigit()), "{hash}");
    assert!(sheet.matches(hash).count() >= 3, "{hash}");
    assert_eq!(sheet.matches("<tr><th scope=\"row\">").count(), 20);
    for page_with_link in ["shop/changes.html", "shop/index.html"] {
        assert!(page(&built, page_with_link).contains("href=\"acknowledgement.html\""));
    }
}

#[test]
fn changes_take_their_room_from_the_rows_to_sign_in() {
    let rows = |changes: usize, status: &str| {
        let change = "{ version = \"1.0.0\", date = 2026-01-01, text = \"改了一句\" },";
        let own = format!(
            "version = \"1.0.0\"\n{status}\nchanges = [{}]\n",
            change.repeat(changes)
        );
        let folder = Folder::new();
        let standard = crate::cli::SOUND.replacen("version = \"1.0.0\"\n", &own, 1);
        folder.write("standards/shop.toml", &standard);
        let sheet = page(&build(folder.path()), "shop/acknowledgement.html");
        sheet.matches("<tr><th scope=\"row\">").count()
    };
    assert_eq!(rows(0, ""), 20);
    assert_eq!(rows(2, ""), 20);
    assert_eq!(rows(6, ""), 17);
    assert_eq!(rows(6, "status = \"pilot\""), 16);
    assert_eq!(rows(60, ""), 8);
}
