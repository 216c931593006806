//! Pictures as the site shows them: scaled down, without what the camera knew.

use crate::source::{Facts, Format};
use base64::prelude::{BASE64_STANDARD as BASE64, Engine};
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

impl SitePicture {
    /// Writes the picture as an address that holds all of it.
    #[must_use]
    pub fn address(&self) -> String {
        let kind = match self.ending {
            "jpg" => "jpeg",
            "svg" => "svg+xml",
            ending => ending,
        };
        format!("data:image/{kind};base64,{}", BASE64.encode(&self.bytes))
    }
}

/// Why writing a picture anew cannot fail.
const WRITES: &str = "a decoded picture of at most 1,400 pixels a side can be written into memory";

/// Makes a picture ready.
///
/// A photograph becomes a JPEG, whatever has few colours or is transparent a PNG; a drawing stays as it is.
///
/// # Panics
/// Never: what was decoded and scaled down can be written.
#[must_use]
pub fn site_picture(facts: Facts) -> SitePicture {
    small_picture(facts, LONGEST)
}

/// Makes a picture ready whose longer side has at most so many pixels.
///
/// # Panics
/// Never: what was decoded and scaled down can be written.
#[must_use]
pub fn small_picture(facts: Facts, longest: u32) -> SitePicture {
    let Some(mut picture) = facts.pixels else {
        let (width, height) = facts.size.unwrap_or((320, 240));
        return SitePicture {
            bytes: facts.bytes,
            ending: Format::Svg.extension(),
            width,
            height,
        };
    };
    if picture.width().max(picture.height()) > longest {
        picture = picture.resize(longest, longest, image::imageops::FilterType::Lanczos3);
    }
    let (width, height) = (picture.width(), picture.height());
    let mut bytes = Vec::new();
    let ending = if facts.format == Format::Jpeg {
        let encoder = JpegEncoder::new_with_quality(&mut bytes, 85);
        let pixels = picture.into_rgb8();
        pixels.write_with_encoder(encoder).expect(WRITES);
        "jpg"
    } else {
        let mut out = Cursor::new(&mut bytes);
        picture.write_to(&mut out, ImageFormat::Png).expect(WRITES);
        "png"
    };
    SitePicture {
        bytes,
        ending,
        width,
        height,
    }
}
