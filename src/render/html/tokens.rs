//! The book's own colour as a style sheet, with its contrast measured.

use crate::diag::{LOW_CONTRAST, Sink};
use crate::format::Color;
use std::fmt::Write;

/// Grounds that the accent stands on as text, in the light scheme: paper, wash, tint.
///
/// # Source
/// The colour table of the visual rules: text needs 4.5:1.
const GROUNDS: [([u8; 3], &str); 2] = [
    ([0xFF, 0xFF, 0xFF], "#FFFFFF"),
    ([0xF4, 0xF6, 0xF6], "#F4F6F6"),
];

/// Writes the style sheet of an accent colour; reports one that cannot be read.
pub fn tokens(accent: &Color, sink: &mut Sink) -> String {
    let rgb = accent.rgb();
    for (ground, name) in GROUNDS {
        let ratio = contrast(rgb, ground);
        if ratio < 4.5 {
            sink.report(
                LOW_CONTRAST
                    .at(accent.0.span)
                    .words(
                        format!(
                            "主色 {} 在 {name} 上的对比度只有 {ratio:.1}:1",
                            accent.0.value
                        ),
                        format!(
                            "the accent {} has a contrast of only {ratio:.1}:1 on {name}",
                            accent.0.value
                        ),
                    )
                    .expected("文字至少要 4.5:1", "text needs at least 4.5:1")
                    .help("换一个更深的颜色", "choose a darker colour"),
            );
            break;
        }
    }
    let on = if contrast(rgb, [0xFF; 3]) >= 4.5 {
        "#FFFFFF"
    } else {
        "#12181A"
    };
    let tint = mix(rgb, [0xFF; 3], 88);
    let dark = lighten(rgb);
    let dark_tint = mix(rgb, [0x0F, 0x14, 0x16], 70);
    let mut css = String::new();
    let _ = write!(
        css,
        ":root{{--accent:{};--on-accent:{on};--tint:{}}}\n@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{--accent:{};--on-accent:#06272B;--tint:{}}}}}\n:root[data-theme=dark]{{--accent:{};--on-accent:#06272B;--tint:{}}}\n",
        hex(rgb),
        hex(tint),
        hex(dark),
        hex(dark_tint),
        hex(dark),
        hex(dark_tint),
    );
    css
}

fn hex(rgb: [u8; 3]) -> String {
    format!("#{:02X}{:02X}{:02X}", rgb[0], rgb[1], rgb[2])
}

/// Mixes two colours; `percent` is the share of the second.
fn mix(a: [u8; 3], b: [u8; 3], percent: u32) -> [u8; 3] {
    let part = |i: usize| {
        let value = (u32::from(a[i]) * (100 - percent) + u32::from(b[i]) * percent) / 100;
        u8::try_from(value).unwrap_or(u8::MAX)
    };
    [part(0), part(1), part(2)]
}

/// Lightens a colour until it can be read on the dark paper.
fn lighten(rgb: [u8; 3]) -> [u8; 3] {
    let dark = [0x0F, 0x14, 0x16];
    (0..=100)
        .step_by(5)
        .map(|percent| mix(rgb, [0xFF; 3], percent))
        .find(|colour| contrast(*colour, dark) >= 7.0)
        .unwrap_or([0xFF; 3])
}

/// Returns the contrast of two colours.
///
/// # Source
/// WCAG 2.2, definition of contrast ratio.
fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(rgb: [u8; 3]) -> f64 {
    let channel = |value: u8| {
        let c = f64::from(value) / 255.0;
        if c <= 0.040_45 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(rgb[0]) + 0.7152 * channel(rgb[1]) + 0.0722 * channel(rgb[2])
}

#[cfg(test)]
mod tests {
    #[test]
    fn measures_contrast_as_wcag_does() {
        let ratio = super::contrast([0x0B, 0x5A, 0x64], [0xFF; 3]);
        assert!((ratio - 7.9).abs() < 0.05, "{ratio}");
    }
}
