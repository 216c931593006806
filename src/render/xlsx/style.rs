//! The formats of a workbook: black on white, thin rules, what is filled in on a light ground.

use crate::label::Lang;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The ground of what is filled in.
const OPEN: Color = Color::RGB(0x00FF_FBE6);
/// Rules between lines.
const RULE: Color = Color::RGB(0x00BF_BFBF);
/// Small print.
const SMALL: Color = Color::RGB(0x0059_5959);

/// The formats of a workbook.
pub(super) struct Style {
    /// Plain text: what is hidden.
    pub plain: Format,
    /// The line above the title.
    pub kind: Format,
    /// The title.
    pub title: Format,
    /// Score, grade and result beside the title.
    pub live: Format,
    /// The names of columns.
    pub head: Format,
    /// The same, in the middle.
    pub head_mid: Format,
    /// The name of a field.
    pub label: Format,
    /// A field to fill in.
    pub field: Format,
    /// A day to fill in.
    pub day: Format,
    /// A line that explains.
    pub hint: Format,
    /// A section.
    pub section: Format,
    /// A number of a section.
    pub section_mid: Format,
    /// The name of a step or place.
    pub step: Format,
    /// The mark or number of an item.
    pub number: Format,
    /// The criterion.
    pub text: Format,
    /// The criterion of a critical item.
    pub strong: Format,
    /// A number of an item.
    pub mid: Format,
    /// An answer.
    pub answer: Format,
    /// No answer here.
    pub none: Format,
    /// What was seen.
    pub note: Format,
    /// A value of the result.
    pub value: Format,
    /// The score.
    pub score: Format,
    /// A text to fill in on a list.
    pub open: Format,
    /// A text to fill in on a list, that stays as it is typed: `1.10`.
    pub open_text: Format,
    /// A day to fill in on a list.
    pub open_day: Format,
}

impl Style {
    /// Makes the formats of a language.
    pub fn new(lang: Lang) -> Self {
        let font = match lang {
            Lang::Zh => "微软雅黑",
            Lang::En => "Arial",
        };
        let base = Format::new()
            .set_font_name(font)
            .set_font_size(10)
            .set_align(FormatAlign::VerticalCenter);
        let ruled = base
            .clone()
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(RULE);
        let wrap = ruled.clone().set_text_wrap();
        let mid = wrap.clone().set_align(FormatAlign::Center);
        let open = wrap
            .clone()
            .set_background_color(OPEN)
            .set_border(FormatBorder::Thin)
            .set_border_color(RULE)
            .set_unlocked();
        let head = base
            .clone()
            .set_font_color(SMALL)
            .set_font_size(9)
            .set_text_wrap()
            .set_border_top(FormatBorder::Thin)
            .set_border_bottom(FormatBorder::Medium);
        let section = base
            .clone()
            .set_bold()
            .set_font_size(11)
            .set_border_top(FormatBorder::Medium)
            .set_border_bottom(FormatBorder::Thin);
        let field = base
            .clone()
            .set_background_color(OPEN)
            .set_border_bottom(FormatBorder::Thin)
            .set_align(FormatAlign::Left)
            .set_text_wrap()
            .set_unlocked();
        let day = "yyyy-mm-dd";
        Self {
            plain: base.clone(),
            kind: base
                .clone()
                .set_font_size(9)
                .set_font_color(SMALL)
                .set_border_top(FormatBorder::Thick),
            title: base.clone().set_bold().set_font_size(16).set_text_wrap(),
            live: base
                .clone()
                .set_bold()
                .set_font_size(12)
                .set_text_wrap()
                .set_align(FormatAlign::Right),
            head_mid: head.clone().set_align(FormatAlign::Center),
            head,
            label: base.clone().set_font_color(SMALL),
            day: field.clone().set_num_format(day),
            field: field.set_num_format("@"),
            hint: base.clone().set_font_size(9).set_font_color(SMALL),
            section_mid: section.clone().set_align(FormatAlign::Center),
            section,
            step: ruled.clone().set_font_color(SMALL).set_bold(),
            number: ruled.clone().set_num_format("@"),
            text: wrap.clone(),
            strong: wrap.clone().set_bold(),
            answer: open.clone().set_align(FormatAlign::Center),
            none: mid.clone(),
            mid,
            note: open.clone().set_font_size(9),
            value: base.clone().set_align(FormatAlign::Left),
            score: base
                .clone()
                .set_bold()
                .set_font_size(16)
                .set_align(FormatAlign::Left),
            open_text: open.clone().set_num_format("@"),
            open_day: open.clone().set_num_format(day),
            open,
        }
    }
}

/// Colours of marks: what is bad, middling, good, or out of the sum.
pub(super) mod mark {
    use rust_xlsxwriter::{Color, Format};

    /// A critical item that is triggered.
    pub fn fatal() -> Format {
        let red = Color::RGB(0x00C0_0000);
        let format = Format::new().set_background_color(red).set_bold();
        format.set_font_color(Color::White)
    }
    /// No points.
    pub fn missed() -> Format {
        Format::new()
            .set_background_color(Color::RGB(0x00F8_CBAD))
            .set_font_color(Color::RGB(0x007F_1D1D))
    }
    /// Some of the points.
    pub fn partly() -> Format {
        Format::new().set_background_color(Color::RGB(0x00FF_E699))
    }
    /// All points.
    pub fn met() -> Format {
        Format::new().set_background_color(Color::RGB(0x00E2_EFDA))
    }
    /// Not applicable, not observed.
    pub fn out() -> Format {
        Format::new()
            .set_background_color(Color::RGB(0x00ED_EDED))
            .set_font_color(Color::RGB(0x0059_5959))
    }
    /// Nothing that can be scored.
    pub fn wrong() -> Format {
        let red = Color::RGB(0x00C0_0000);
        Format::new().set_font_color(red).set_font_strikethrough()
    }
}
