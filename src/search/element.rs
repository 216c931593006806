//! What elements are to a reader of text: blocks, parts of a line, or no text at all.

use super::html::Tag;

pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Tells whether nothing in an element is text of the page: ways to other pages, and what one works with.
pub(super) fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "nav"
            | "select"
            | "button"
            | "textarea"
            | "script"
            | "style"
            | "template"
            | "title"
            | "desc"
    )
}

pub(super) fn ends_paragraph(name: &str) -> bool {
    is_heading(name)
        || matches!(
            name,
            "article"
                | "aside"
                | "blockquote"
                | "details"
                | "div"
                | "dl"
                | "figure"
                | "footer"
                | "form"
                | "header"
                | "hr"
                | "main"
                | "ol"
                | "p"
                | "pre"
                | "section"
                | "table"
                | "ul"
        )
}

/// Tells whether an element stands within a line.
pub(super) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "output"
            | "q"
            | "s"
            | "samp"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tspan"
            | "u"
            | "var"
    )
}

/// Tells whether an element begins and ends a block of text.
pub(super) fn is_block(tag: &Tag<'_>) -> bool {
    !is_inline(tag.name)
        || [
            "details",
            "number",
            "number-label",
            "criterion",
            "opt",
            "vh",
        ]
        .iter()
        .any(|class| tag.is(class))
}

pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}
