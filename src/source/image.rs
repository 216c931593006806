//! Pictures: listed with the project, read and looked into only when asked for.

use super::error::{Error, Result, reason};
use super::svg;
use crate::diag::{Diagnostic, Place, Sink, code};
use crate::label::Words;
use ::image::error::LimitErrorKind;
use ::image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use std::fs::{self, File};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

/// Bytes that a picture may have.
pub const MAX_PICTURE: u64 = 20 * 1024 * 1024;

/// Pixels along one side that a picture may have: more than any camera or telephone takes.
const MAX_SIDE: u32 = 20_000;

/// Bytes that a decoded picture may take in memory: a hundred million pixels in colour and then some.
const MAX_DECODED: u64 = 512 * 1024 * 1024;

/// How a picture is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Photographs.
    Jpeg,
    /// Drawings and screens.
    Png,
    /// Either.
    Webp,
    /// Old drawings; only the first frame counts.
    Gif,
    /// Line drawings.
    Svg,
}

impl Format {
    /// Reads a file extension in lower case.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        match extension {
            "jpg" | "jpeg" => Some(Self::Jpeg),
            "png" => Some(Self::Png),
            "webp" => Some(Self::Webp),
            "gif" => Some(Self::Gif),
            "svg" => Some(Self::Svg),
            _ => None,
        }
    }

    /// Returns the name of the format.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Webp => "WebP",
            Self::Gif => "GIF",
            Self::Svg => "SVG",
        }
    }

    /// Returns the extension that a file of this format should have.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Gif => "gif",
            Self::Svg => "svg",
        }
    }

    fn decoder(self) -> Option<ImageFormat> {
        match self {
            Self::Jpeg => Some(ImageFormat::Jpeg),
            Self::Png => Some(ImageFormat::Png),
            Self::Webp => Some(ImageFormat::WebP),
            Self::Gif => Some(ImageFormat::Gif),
            Self::Svg => None,
        }
    }

    /// Tells the format by the first bytes.
    fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
            Some(Self::Jpeg)
        } else if bytes.starts_with(b"\x89PNG\r\n\x1A\n") {
            Some(Self::Png)
        } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Some(Self::Webp)
        } else if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
            Some(Self::Gif)
        } else if svg::is_svg(bytes) {
            Some(Self::Svg)
        } else {
            None
        }
    }
}

/// A picture of the project.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Picture {
    /// The path relative to the project, with `/` between the parts.
    pub path: String,
    /// What the extension says that it is.
    pub format: Format,
    held: Held,
}

/// Where the bytes of a picture are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Held {
    File(PathBuf),
    /// In the program.
    Builtin(&'static [u8]),
}

/// What is known of a picture that can be shown.
#[derive(Debug, PartialEq)]
pub struct Facts {
    /// How it is stored.
    pub format: Format,
    /// Width and height in pixels, as the picture is held upright; a drawing may leave them open.
    pub size: Option<(u32, u32)>,
    /// The whole file as it is.
    pub bytes: Vec<u8>,
    /// What it shows, held upright; `None` for a drawing.
    pub pixels: Option<DynamicImage>,
}

/// Finds a picture that lies beside a file, or in a folder there; `None` where the name is of no picture, or leads
/// elsewhere.
#[must_use]
pub fn beside(file: &Path, name: &str) -> Option<Picture> {
    let folder = file.canonicalize().ok()?.parent()?.to_owned();
    let (_, extension) = name.rsplit_once('.')?;
    let format = Format::from_extension(&extension.to_lowercase())?;
    let found = folder.join(name.trim()).canonicalize().ok()?;
    let is_there = found.starts_with(&folder) && found.is_file();
    is_there.then(|| Picture::new(name.to_owned(), found, format))
}

impl Picture {
    pub(super) fn new(path: String, file: PathBuf, format: Format) -> Self {
        Self {
            path,
            format,
            held: Held::File(file),
        }
    }

    /// Takes a picture that is a part of the program.
    pub(super) fn builtin(path: String, bytes: &'static [u8], format: Format) -> Self {
        Self {
            path,
            format,
            held: Held::Builtin(bytes),
        }
    }

    /// Returns where the file lies; `None` for what is a part of the program.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match &self.held {
            Held::File(file) => Some(file),
            Held::Builtin(_) => None,
        }
    }

    /// Reads the bytes as they are.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn read(&self) -> Result<Vec<u8>> {
        let file = match &self.held {
            Held::File(file) => file,
            Held::Builtin(bytes) => return Ok(bytes.to_vec()),
        };
        let mut bytes = Vec::new();
        File::open(file)
            .and_then(|file| file.take(MAX_PICTURE + 1).read_to_end(&mut bytes))
            .map_err(|source| Error::Read {
                path: file.clone(),
                source,
            })?;
        Ok(bytes)
    }

    /// Reads the picture and looks whether it can be shown: its kind, its size, and that it decodes to the end.
    ///
    /// What stands against it is reported; nothing is returned then.
    pub fn inspect(&self, sink: &mut Sink) -> Option<Facts> {
        let bytes = self.take(sink)?;
        self.judge(bytes, sink)
    }

    /// Reads the bytes of the picture, if they are not too many; reports what stands against it.
    pub fn take(&self, sink: &mut Sink) -> Option<Vec<u8>> {
        let facts = self.file().and_then(|file| fs::metadata(file).ok());
        let size = facts.map_or(0, |facts| facts.len());
        if size > MAX_PICTURE {
            sink.report(*self.too_big(size));
            return None;
        }
        let bytes = match self.read() {
            Ok(bytes) if bytes.len() as u64 > MAX_PICTURE => Err(self.too_big(bytes.len() as u64)),
            Ok(bytes) => Ok(bytes),
            Err(error) => Err(self.unreadable(&error)),
        };
        bytes.map_err(|fault| sink.report(*fault)).ok()
    }

    /// Looks whether bytes that were read from the picture can be shown; reports what stands against it.
    pub fn judge(&self, bytes: Vec<u8>, sink: &mut Sink) -> Option<Facts> {
        let facts = self.facts(bytes);
        facts.map_err(|fault| sink.report(*fault)).ok()
    }

    fn facts(&self, bytes: Vec<u8>) -> std::result::Result<Facts, Box<Diagnostic>> {
        let found = Format::of(&bytes).ok_or_else(|| self.no_picture(&bytes))?;
        if found != self.format {
            return Err(self.misnamed(found));
        }
        let (size, pixels) = match found.decoder() {
            Some(decoder) => {
                let pixels = decode(&bytes, decoder).map_err(|error| self.broken(&error))?;
                (Some((pixels.width(), pixels.height())), Some(pixels))
            }
            None => {
                let size = svg::inspect(&bytes).map_err(|why| self.unsafe_drawing(&why))?;
                (size, None)
            }
        };
        Ok(Facts {
            format: found,
            size,
            bytes,
            pixels,
        })
    }

    fn fault(&self, zh: impl Into<String>, en: impl Into<String>) -> Diagnostic {
        code::BAD_IMAGE
            .at(Place::File(self.path.clone()))
            .words(zh, en)
    }

    fn unreadable(&self, error: &Error) -> Box<Diagnostic> {
        let Error::Read { source, .. } = error;
        let why = reason(source);
        Box::new(
            self.fault(
                format!("图片无法读取：{}", why.zh),
                format!("the picture cannot be read: {}", why.en),
            )
            .help(
                "检查文件是否存在、您是否有读取权限",
                "check that it exists and that you may read it",
            ),
        )
    }

    fn too_big(&self, size: u64) -> Box<Diagnostic> {
        let (size, most) = (size.div_ceil(1024 * 1024), MAX_PICTURE / 1024 / 1024);
        Box::new(
            self.fault(
                format!("图片有 {size} MB，上限是 {most} MB"),
                format!("the picture has {size} MB; {most} MB are allowed"),
            )
            .help(
                "缩小后再放进来，印刷用宽 2000 像素就够",
                "make it smaller; 2000 pixels across are enough for print",
            ),
        )
    }

    fn no_picture(&self, bytes: &[u8]) -> Box<Diagnostic> {
        let is_heic = matches!(
            bytes.get(4..12),
            Some(b"ftypheic" | b"ftypheix" | b"ftypmif1" | b"ftyphevc")
        );
        Box::new(if is_heic {
            self.fault(
                "这是苹果手机的 HEIC 照片，浏览器和打印都不支持",
                "this is an iPhone photo in HEIC, which browsers and print do not take",
            )
            .help(
                "在手机或电脑上导出为 JPEG（.jpg），再放进来",
                "export it as JPEG (.jpg)",
            )
        } else if bytes.is_empty() {
            self.fault("图片文件是空的", "the picture file is empty")
                .help("重新复制一次原图", "copy the original again")
        } else {
            self.fault(
                "这不是图片，或不是支持的图片",
                "this is no picture, or of a kind that is not supported",
            )
            .help(
                "用看图软件打开，另存为 JPEG 或 PNG",
                "open it in a picture viewer and save it as JPEG or PNG",
            )
        })
    }

    fn misnamed(&self, found: Format) -> Box<Diagnostic> {
        let (said, real) = (self.format.name(), found.name());
        let stem = self
            .path
            .rsplit_once('.')
            .map_or(self.path.as_str(), |(stem, _)| stem);
        let name = stem.rsplit('/').next().unwrap_or(stem);
        let name = format!("{name}.{}", found.extension());
        Box::new(
            self.fault(
                format!("扩展名说是 {said}，内容其实是 {real}"),
                format!("its name says {said}, but it is {real}"),
            )
            .help(
                format!("把文件改名为 {name}，文中的文件名也一并改"),
                format!("rename it to {name}, here and where it is used"),
            ),
        )
    }

    fn broken(&self, error: &ImageError) -> Box<Diagnostic> {
        let too_many = match error {
            ImageError::Limits(limit) => {
                matches!(
                    limit.kind(),
                    LimitErrorKind::DimensionError | LimitErrorKind::InsufficientMemory
                )
            }
            _ => false,
        };
        Box::new(if too_many {
            self.fault("图片的像素太多", "the picture has too many pixels")
                .help(
                    "缩小后再放进来，印刷用宽 2000 像素就够",
                    "make it smaller; 2000 pixels across are enough for print",
                )
        } else {
            self.fault(
                format!("图片已损坏：{error}"),
                format!("the picture is damaged: {error}"),
            )
            .help(
                "重新复制一次原图，或用看图软件另存一份",
                "copy the original again, or save it anew in a picture viewer",
            )
        })
    }

    fn unsafe_drawing(&self, why: &Words) -> Box<Diagnostic> {
        Box::new(
            self.fault(
                format!("SVG 图不能使用：{}", why.zh),
                format!("the SVG drawing cannot be used: {}", why.en),
            )
            .help(
                "从绘图软件重新导出「纯 SVG」，不带脚本和外部链接，或改用 PNG",
                "export it anew as plain SVG without scripts and links, or use PNG",
            ),
        )
    }
}

/// Decodes a picture to its end and holds it upright.
fn decode(bytes: &[u8], format: ImageFormat) -> std::result::Result<DynamicImage, ImageError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_DECODED);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder()?;
    limits.reserve(decoder.total_bytes())?;
    let turn = decoder.orientation();
    let mut picture = DynamicImage::from_decoder(decoder)?;
    // A camera's note that cannot be read leaves the picture as it is stored.
    if let Ok(turn) = turn {
        picture.apply_orientation(turn);
    }
    Ok(picture)
}
