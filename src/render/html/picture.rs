//! Pictures as the site shows them: scaled down, turned upright, without what the camera knew.

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader};
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

/// Makes a picture ready; `None` where it cannot be decoded.
///
/// A photograph becomes a JPEG, whatever has few colours or is transparent a PNG; a drawing stays as it is.
#[must_use]
pub fn site_picture(bytes: &[u8], ending: &str, size: Option<(u32, u32)>) -> Option<SitePicture> {
    if ending.eq_ignore_ascii_case("svg") {
        let (width, height) = size.unwrap_or((320, 240));
        return Some(SitePicture {
            bytes: bytes.to_vec(),
            ending: "svg",
            width,
            height,
        });
    }
    let reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .ok()?;
    let photograph = reader.format() == Some(ImageFormat::Jpeg);
    let mut decoder = reader.into_decoder().ok()?;
    let turn = decoder.orientation().ok()?;
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(turn);
    if picture.width().max(picture.height()) > LONGEST {
        picture = picture.resize(LONGEST, LONGEST, image::imageops::FilterType::Lanczos3);
    }
    let (width, height) = (picture.width(), picture.height());
    let mut out = Vec::new();
    let ending = if photograph {
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

#[cfg(test)]
mod tests {
    use super::site_picture;
    use image::{DynamicImage, ImageFormat};
    use std::io::Cursor;

    #[test]
    fn large_pictures_shrink_and_lose_what_the_camera_knew() {
        let mut bytes = Vec::new();
        DynamicImage::new_rgb8(3_000, 1_500)
            .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Jpeg)
            .unwrap();
        // An APP1 segment right behind the start of the picture, as cameras write it.
        let secret = b"\xFF\xE1\x00\x10Exif\x00\x00GPS SECR";
        bytes.splice(2..2, secret.iter().copied());
        let picture = site_picture(&bytes, "jpg", None).unwrap();
        assert_eq!((picture.width, picture.height), (1_400, 700));
        assert!(!picture.bytes.windows(4).any(|w| w == b"SECR"));
    }
}
