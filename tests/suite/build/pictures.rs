//! Pictures on the way from the project to the site.

use super::{built, tree};
use crate::support::Folder;
use image::{DynamicImage, ImageFormat};
use std::io::Cursor;

/// A picture of its own width.
fn picture(width: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = DynamicImage::new_rgb8(width, 4);
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A standard with a rule that shows `pin.png`.
fn standard(id: &str, more: &str) -> String {
    format!(
        "format = 1\n\n[standard]\nid = \"{id}\"\ntitle = \"{id}\"\nversion = \"1.0.0\"\nkind = \"norm\"\n{more}\n\
         [[rules]]\nid = \"{id}-pin\"\narea = \"badge\"\nmust = \"戴好\"\nimages = [{{ file = \"pin.png\", caption = \"{id}\" }}]\n"
    )
}

#[test]
fn a_name_means_the_picture_beside_the_text_that_names_it() {
    let folder = Folder::new();
    let include = "include = [{ from = \"house\", select = [\"rules\"] }]";
    folder.write("standards/house/house.toml", standard("house", ""));
    folder.write("standards/house/pin.png", picture(5));
    folder.write("standards/shop/shop.toml", standard("shop", include));
    folder.write("standards/shop/pin.png", picture(7));
    let outcome = built(folder.path());
    assert!(!outcome.failed(), "{:?}", outcome.diagnostics);
    let output = tree(&folder.at("output"));
    let widths = |page: &str| -> Vec<String> {
        let html = String::from_utf8(output[page].clone()).unwrap();
        let pictures = html.split("<img ").skip(1);
        let width = |tag: &str| {
            tag.split("width=")
                .nth(1)?
                .split(' ')
                .next()
                .map(str::to_owned)
        };
        pictures.filter_map(width).collect()
    };
    assert_eq!(widths("house/grooming.html"), ["5"]);
    assert_eq!(widths("shop/grooming.html"), ["7", "5"]);
}

#[test]
fn two_files_that_show_the_same_are_one_on_the_site() {
    let folder = Folder::new();
    for id in ["house", "shop"] {
        folder.write(&format!("standards/{id}/{id}.toml"), standard(id, ""));
        folder.write(&format!("standards/{id}/pin.png"), picture(5));
    }
    assert!(!built(folder.path()).failed());
    let output = tree(&folder.at("output"));
    let pictures = output
        .keys()
        .filter(|path| path.starts_with("assets/pictures/"));
    assert_eq!(pictures.count(), 1);
}

#[test]
fn a_picture_is_made_once_and_again_when_it_changes_or_is_gone() {
    let folder = Folder::new();
    folder.write("standards/shop/shop.toml", standard("shop", ""));
    folder.write("standards/shop/pin.png", picture(5));
    built(folder.path());
    let first = tree(&folder.at("output"));
    let place = first
        .keys()
        .find(|path| path.starts_with("assets/pictures/"))
        .unwrap();
    let memory = || std::fs::read_to_string(folder.at(".punctilio/pictures")).unwrap();
    let forget = || std::fs::remove_file(folder.at(".punctilio/last")).unwrap();
    // Nobody measures like this; it shows that the picture is not decoded again.
    forget();
    folder.write(".punctilio/pictures", memory().replace(" 5 4 ", " 6 4 "));
    built(folder.path());
    let page = std::fs::read_to_string(folder.at("output/shop/grooming.html")).unwrap();
    assert!(page.contains("width=6 "));
    forget();
    folder.write(".punctilio/pictures", "nonsense");
    built(folder.path());
    assert!(tree(&folder.at("output")) == first);

    std::fs::remove_file(folder.at("output").join(place)).unwrap();
    built(folder.path());
    assert!(tree(&folder.at("output")) == first);

    folder.write("standards/shop/pin.png", picture(9));
    let outcome = built(folder.path());
    assert_eq!(outcome.written.unwrap().removed.len(), 1);
    let page = std::fs::read_to_string(folder.at("output/shop/grooming.html")).unwrap();
    assert!(page.contains("width=9 "));
    folder.write("standards/shop/pin.png", &picture(9)[..20]);
    assert!(built(folder.path()).failed());
}
