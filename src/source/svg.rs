//! Looks into an SVG drawing: only what draws is let through, nothing that acts or fetches.

use crate::label::Words;
use roxmltree::{Document, Node, ParsingOptions};

/// Elements that a drawing may hold; of each at most this many, so that a page stays light.
const MAX_NODES: u32 = 200_000;

/// Elements that act, or that carry a foreign page into the drawing.
const FORBIDDEN: [&str; 6] = [
    "script",
    "foreignObject",
    "iframe",
    "object",
    "embed",
    "handler",
];

/// Tells whether bytes look like an SVG file.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
    head.trim_start_matches('\u{FEFF}')
        .trim_start()
        .starts_with('<')
        && head.contains("<svg")
}

/// Returns width and height where the drawing states them, or says why it cannot be used.
pub(super) fn inspect(bytes: &[u8]) -> Result<Option<(u32, u32)>, Words> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| Words::new("它不是 UTF-8 编码", "it is not encoded in UTF-8"))?
        .trim_start_matches('\u{FEFF}');
    // A document type may be named (drawing programs do), entities may not be declared.
    let options = ParsingOptions {
        allow_dtd: !text.contains("<!ENTITY"),
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    let tree = Document::parse_with_options(text, options).map_err(|error| {
        Words::new(
            format!("XML 有误：{error}"),
            format!("its XML is broken: {error}"),
        )
    })?;
    let root = tree.root_element();
    if root.tag_name().name() != "svg" {
        return Err(Words::new(
            "最外层不是 svg 元素",
            "its outermost element is not svg",
        ));
    }
    for node in root.descendants() {
        if node.is_element() {
            check(node)?;
        } else if node.is_pi() {
            return Err(Words::new(
                "它带有样式表指令",
                "it carries a style sheet instruction",
            ));
        }
    }
    Ok(size(root))
}

fn check(node: Node) -> Result<(), Words> {
    let name = node.tag_name().name();
    if FORBIDDEN.iter().any(|bad| name.eq_ignore_ascii_case(bad)) {
        return Err(Words::new(
            format!("它含有 <{name}>"),
            format!("it holds <{name}>"),
        ));
    }
    for attribute in node.attributes() {
        let (key, value) = (attribute.name(), attribute.value());
        if key.get(..2).is_some_and(|on| on.eq_ignore_ascii_case("on")) {
            return Err(Words::new(
                format!("它含有脚本属性 {key}"),
                format!("it holds the script attribute {key}"),
            ));
        }
        // In a style a backslash could hide any word from us.
        let hides = attribute.namespace().is_none() && value.contains('\\');
        if (key == "href" && !is_inner(value)) || hides || fetches(value) {
            return Err(Words::new(
                format!("它链接到外部：{value}"),
                format!("it links to something outside: {value}"),
            ));
        }
        // An animation could put a script into a link after all checks.
        if key == "attributeName" && value.to_ascii_lowercase().contains("href") {
            return Err(Words::new(
                "它用动画改写链接",
                "it rewrites a link by animation",
            ));
        }
    }
    let styles = node
        .children()
        .filter(Node::is_text)
        .filter_map(|text| text.text());
    if name == "style"
        && styles
            .into_iter()
            .any(|css| fetches(css) || css.contains("@import"))
    {
        return Err(Words::new(
            "它的样式链接到外部",
            "its styles link to something outside",
        ));
    }
    Ok(())
}

fn is_inner(link: &str) -> bool {
    let link = link.trim();
    link.starts_with('#')
        || link.starts_with("data:image/png")
        || link.starts_with("data:image/jpeg")
}

/// Tells whether a value makes the reader fetch something, or run it.
fn fetches(value: &str) -> bool {
    // White space and control characters inside a scheme are passed over by browsers.
    let bare: String = value
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect();
    let bare = bare.to_ascii_lowercase();
    let inner = |found: &str| is_inner(found.trim_start_matches(['"', '\'']));
    bare.contains("javascript:") || bare.split("url(").skip(1).any(|found| !inner(found))
}

fn size(root: Node) -> Option<(u32, u32)> {
    let length = |key: &str| {
        let value = root.attribute(key)?.trim();
        value.trim_end_matches("px").parse::<f64>().ok()
    };
    let sides = length("width").zip(length("height")).or_else(|| {
        let view: Vec<f64> = root
            .attribute("viewBox")?
            .split([' ', ',', '\t', '\n', '\r'])
            .filter(|part| !part.is_empty())
            .filter_map(|part| part.parse().ok())
            .collect();
        (view.len() == 4).then(|| (view[2], view[3]))
    });
    let (width, height) = sides.filter(|(width, height)| *width >= 1.0 && *height >= 1.0)?;
    // A cast from a float stops at the bounds of the type, which is what is wanted of absurd sizes.
    Some((width.round() as u32, height.round() as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(body: &str) -> Result<Option<(u32, u32)>, String> {
        let text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 40,20\">{body}</svg>"
        );
        inspect(text.as_bytes()).map_err(|words| words.en)
    }

    #[test]
    fn plain_drawings_pass_and_tell_their_size() {
        let body = "<defs><linearGradient id=\"g\"/></defs><path fill=\"url(#g)\" d=\"M0 0\"/><use xlink:href=\"#g\"/><text>ok</text>";
        assert_eq!(look(body), Ok(Some((40, 20))));
        let drawn = "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\"><svg width=\"8px\" height=\"9\"/>";
        assert!(is_svg(drawn.as_bytes()));
        assert_eq!(inspect(drawn.as_bytes()), Ok(Some((8, 9))));
        assert_eq!(inspect(b"<svg width=\"100%\"/>"), Ok(None));
    }

    #[test]
    fn what_acts_or_fetches_is_refused() {
        for body in [
            "<script>alert(1)</script>",
            "<SCRIPT/>",
            "<foreignObject/>",
            "<rect onload=\"alert(1)\"/>",
            "<rect ONCLICK=\"alert(1)\"/>",
            "<a xlink:href=\"javascript:alert(1)\"/>",
            "<a href=\"java&#10;script:alert(1)\"/>",
            "<image href=\"https://example.com/a.png\"/>",
            "<use href=\"other.svg#a\"/>",
            "<image href=\"data:image/svg+xml;base64,AAAA\"/>",
            "<rect fill=\"url(https://example.com/a)\"/>",
            "<rect style=\"fill:u\\72l(https://example.com)\"/>",
            "<style>@import 'a.css';</style>",
            "<style><![CDATA[a{fill:url( 'https://example.com/a' )}]]></style>",
            "<set attributeName=\"href\" to=\"javascript:alert(1)\"/>",
            "<?xml-stylesheet href=\"a.css\"?>",
            "<g>",
        ] {
            assert!(look(body).is_err(), "{body}");
        }
        assert!(inspect(b"<!DOCTYPE svg [<!ENTITY a \"b\">]><svg>&a;</svg>").is_err());
        assert!(inspect(b"<html><svg/></html>").is_err());
        assert!(inspect(b"<svg>\xFF</svg>").is_err());
    }

    #[test]
    fn ten_thousand_nested_groups_are_no_trouble() {
        let deep = format!("{}{}", "<g>".repeat(10_000), "</g>".repeat(10_000));
        assert!(look(&deep).is_ok());
    }
}
