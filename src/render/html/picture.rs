//! Pictures as the site shows them: scaled down, without what the camera knew.

use crate::source::{Facts, Format};
use image::ImageFormat;
use image::codecs::jpeg::JpegEncoder;
use std::io::Cursor;

/// The longest side of a picture on the site.
///
/// # Units
/// Pixels; twice the width of the text column, for sharp screens.
const LONGEST: u32 = 1_400;

/// A picture ready for the site.
#[derive(Debug)]
pub struct SitePicture {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The ending of its name.
    pub ending: &'static str,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// Makes a picture ready; `None` where it cannot be written anew.
///
/// A photograph becomes a JPEG, whatever has few colours or is transparent a PNG; a drawing stays as it is.
#[must_use]
pub fn site_picture(facts: Facts) -> Option<SitePicture> {
    let Some(mut picture) = facts.pixels else {
        let (width, height) = facts.size.unwrap_or((320, 240));
        return Some(SitePicture {
            bytes: facts.bytes,
            ending: Format::Svg.extension(),
            width,
            height,
        });
    };
    if picture.width().max(picture.height()) > LONGEST {
        picture = picture.resize(LONGEST, LONGEST, image::imageops::FilterType::Lanczos3);
    }
    let (width, height) = (picture.width(), picture.height());
    let mut out = Vec::new();
    let ending = if facts.format == Format::Jpeg {
        let rgb = picture.into_rgb8();
        rgb.write_with_encoder(JpegEncoder::new_with_quality(&mut out, 85))
            .ok()?;
        "jpg"
    } else {
        picture
            .write_to(&mut Cursor::new(&mut out), ImageFormat::Png)
            .ok()?;
        "png"
    };
    Some(SitePicture {
        bytes: out,
        ending,
        width,
        height,
    })
}
