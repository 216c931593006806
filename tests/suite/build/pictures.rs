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
            tag.split("width=\"")
                .nth(1)?
                .split('"')
                .next()
                .map(str::to_owned)
        };
        pictures.filter_map(width).collect()
    };
    assert_eq!(widths("house/grooming.html"), ["5"]);
    assert_eq!(widths("shop/grooming.html"), ["7", "5"]);
}
