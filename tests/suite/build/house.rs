//! A theme that says who the house is: name, logo and colour come from it where the book names none.

use super::broken::told;
use crate::product::{Built, build};
use crate::support::Folder;

const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\" width=\"40\" height=\"20\"><path d=\"M0 0h40v20z\"/></svg>";

fn shop(book: &str, files: &[(&str, &str)]) -> Built {
    let folder = Folder::new();
    folder.write("standards/shop.toml", crate::cli::SOUND);
    folder.write(
        "standards/punctilio.toml",
        format!("format = 1\n[book]\n{book}"),
    );
    for (path, text) in files {
        folder.write(path, text);
    }
    build(folder.path())
}

fn page<'b>(built: &'b Built, path: &str) -> &'b str {
    built.pages().find(|(name, _)| *name == path).unwrap().1
}

/// What a page says of the house: its name, the file of its logo, the colours of its style sheet.
fn house(built: &Built) -> (String, Option<String>, Option<String>) {
    let home = page(built, "index.html");
    let brand = home.split("<a class=\"brand\"").nth(1).unwrap();
    let brand = brand.split("</a>").next().unwrap();
    let name = brand.split("<span class=\"brand-name\">").nth(1).unwrap();
    let name = name.split("</span>").next().unwrap().to_owned();
    let logo = brand.split("<img src=\"").nth(1);
    let logo = logo.map(|rest| rest.split('"').next().unwrap());
    let shown = logo.map(|path| {
        let all = &built.artifacts;
        let file = all.iter().find(|file| file.path.as_str() == path).unwrap();
        String::from_utf8(file.bytes.clone()).unwrap()
    });
    let colours = built.texts().find(|(path, _)| path.contains("/brand."));
    (name, shown, colours.map(|(_, css)| css.to_owned()))
}

#[test]
fn a_built_in_house_theme_brings_name_logo_and_colour() {
    let built = shop("theme = \"qinghe\"\n", &[]);
    assert!(!built.outcome.failed(), "{:#?}", built.outcome.diagnostics);
    let (name, logo, colours) = house(&built);
    assert!(name.starts_with("清禾 "), "{name}");
    assert!(logo.unwrap().contains("#7A1F3D"));
    assert!(colours.unwrap().to_lowercase().contains("#7a1f3d"));
    // Paper as well: the head of a checklist names the house.
    let sheet = built
        .pages()
        .find(|(path, _)| path.contains("/checklists/"))
        .unwrap();
    assert!(sheet.1.contains("清禾"), "{}", sheet.0);
}

#[test]
fn what_the_book_says_itself_goes_first() {
    let own = [
        (
            "themes/mine/theme.toml",
            "format = 1\n[brand]\nname = \"甲\"\nlogo = \"own.svg\"\naccent = \"#0B5A64\"\n",
        ),
        ("themes/mine/own.svg", LOGO),
    ];
    let (name, logo, colours) = house(&shop("theme = \"mine\"\n", &own));
    assert!(name.starts_with("甲 "), "{name}");
    assert!(logo.unwrap().contains("M0 0h40v20z"));
    assert!(colours.unwrap().to_lowercase().contains("#0b5a64"));
    let said = "theme = \"mine\"\nbrand = { name = \"乙\", accent = \"#7A1F3D\" }\n";
    let (name, logo, colours) = house(&shop(said, &own));
    assert!(name.starts_with("乙 "), "{name}");
    assert!(logo.is_some(), "the logo of the theme stays");
    let colours = colours.unwrap().to_lowercase();
    assert!(colours.contains("#7a1f3d") && !colours.contains("#0b5a64"));
    // Another theme of the project says nothing.
    let (name, logo, colours) = house(&shop("", &own));
    assert!(
        !name.contains('甲') && logo.is_none() && colours.is_none(),
        "{name}"
    );
}

#[test]
fn a_folder_laid_over_a_built_in_house_theme_changes_what_it_brings() {
    let own = [(
        "themes/qinghe/theme.toml",
        "format = 1\n[brand]\nname = \"丙\"\nlogo = \"logo.svg\"\n",
    )];
    let (name, logo, colours) = house(&shop("theme = \"qinghe\"\n", &own));
    assert!(name.starts_with("丙 "), "{name}");
    assert!(logo.unwrap().contains("#7A1F3D"), "the built-in logo stays");
    assert!(colours.is_none());
    let own = [("themes/qinghe/logo.svg", LOGO)];
    let (name, logo, _) = house(&shop("theme = \"qinghe\"\n", &own));
    assert!(name.starts_with("清禾 "), "{name}");
    assert!(logo.unwrap().contains("M0 0h40v20z"));
}

#[test]
fn faults_of_a_manifest_are_shown_where_they_stand() {
    let told_of = |manifest: &str| {
        let built = shop(
            "theme = \"mine\"\n",
            &[("themes/mine/theme.toml", manifest)],
        );
        told(&built.outcome)
    };
    assert_eq!(
        told_of("format = 1\n[brand]\naccent = \"#FFEE00\"\n"),
        ["themes/mine/theme.toml:3:10 H805"]
    );
    assert_eq!(
        told_of("format = 1\n[brand]\nlogo = \"gone.svg\"\n"),
        ["themes/mine/theme.toml:3:8 L212"]
    );
    assert_eq!(
        told_of("format = 1\n[brand]\nlogo = \"../../logo.svg\"\n"),
        ["themes/mine/theme.toml:3:8 L212"]
    );
    assert_eq!(
        told_of("format = 1\n[brand]\ncolour = \"#0B5A64\"\n"),
        ["themes/mine/theme.toml:3:1 F105"]
    );
    assert_eq!(
        told_of("[brand]\naccent = \"#0B5A64\"\n"),
        ["themes/mine/theme.toml:1:1 F116"]
    );
    assert_eq!(
        told_of("format = 1\n[brand\n"),
        ["themes/mine/theme.toml:2:1 F101"]
    );
}
