//! Reading a project: what is taken, what is refused, and what is said of it.

use crate::page::cases;
use crate::support::{Folder, drawn, lines};
use punctilio::diag::{CODES, Sink, code};
use punctilio::label::Lang;
use punctilio::source::{Encoding, Kind, Project};
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;

const SALON: &str = "format = 1\n[standard]\ntitle = \"美容院\"\n";

#[test]
fn texts_come_in_the_order_of_their_names_and_know_what_they_are() {
    let folder = Folder::with(&[
        ("standards/punctilio.toml", "format = 1\n"),
        ("standards/bank/20-queue.toml", "b"),
        ("standards/bank/10-head.toml", "a"),
        ("standards/bank/引言.md", "c"),
        ("standards/bank/pictures/Bow.JPG", "…"),
        ("standards/.released/bank@1.0.0.json", "{}"),
        ("standards/bank/.draft.toml", "x"),
        ("standards/logo.svg", "<svg/>"),
        ("standards/Thumbs.db", "x"),
        ("standards/salon.toml", SALON),
    ]);
    let (loaded, found) = folder.load();
    assert_eq!(found, []);
    let texts: Vec<_> = loaded
        .sources
        .iter()
        .map(|s| (s.path.as_str(), s.kind, s.folder()))
        .collect();
    assert_eq!(
        texts,
        [
            ("standards/bank/10-head.toml", Kind::Standard, Some("bank")),
            ("standards/bank/20-queue.toml", Kind::Standard, Some("bank")),
            ("standards/bank/引言.md", Kind::Chapter, Some("bank")),
            ("standards/punctilio.toml", Kind::Book, None),
            ("standards/salon.toml", Kind::Standard, None),
            (
                "standards/.released/bank@1.0.0.json",
                Kind::Released,
                Some(".released"),
            ),
        ]
    );
    for source in &loaded.sources {
        assert_eq!(loaded.sources.get(source.id).path, source.path);
    }
    let pictures: Vec<_> = loaded.pictures.keys().collect();
    assert_eq!(
        pictures,
        ["standards/bank/pictures/Bow.JPG", "standards/logo.svg"]
    );
}

#[test]
fn the_nearest_folder_upward_with_standards_is_the_project() {
    let folder = Folder::with(&[
        ("a/standards/x.toml", ""),
        ("a/b/c/notes.txt", ""),
        ("d/e.txt", ""),
    ]);
    let real = folder.path().canonicalize().unwrap();
    let root = |start: &str| Project::find(&folder.at(start)).unwrap().root().to_owned();
    assert_eq!(root("a"), real.join("a"));
    assert_eq!(root("a/b/c"), real.join("a"));
    assert_eq!(root("a/b/../standards"), real.join("a"));
    assert_eq!(root("a/standards/x.toml"), real.join("a"));
    assert_eq!(root("d"), real.join("d"));
    let refused = Project::find(&folder.at("nowhere")).unwrap_err().words();
    assert!(
        refused.zh.starts_with("无法读取 ") && refused.zh.ends_with("：不存在"),
        "{}",
        refused.zh
    );
    assert!(
        refused.en.ends_with("nowhere: it does not exist"),
        "{}",
        refused.en
    );
}

#[test]
fn an_empty_project_is_told_how_to_begin() {
    let empty = ["standards S006 这里还没有标准"];
    assert_eq!(Folder::new().faults(), empty);
    assert_eq!(Folder::with(&[("standards/.keep", "")]).faults(), empty);
    let (_, found) = Folder::new().load();
    assert!(
        found[0]
            .help
            .as_ref()
            .unwrap()
            .en
            .contains("punctilio init")
    );
}

#[test]
fn a_byte_order_mark_is_dropped_and_line_ends_stay() {
    let folder = Folder::new();
    folder.write("standards/a.toml", "\u{FEFF}format = 1\r\n标题 = 2\r\n");
    let (loaded, found) = folder.load();
    assert_eq!(found, []);
    let source = loaded.sources.find("standards/a.toml").unwrap();
    assert_eq!(source.text, "format = 1\r\n标题 = 2\r\n");
    assert_eq!(source.encoding, Encoding::Utf8 { bom: true });
    let at = source.locate(source.text.find('=').unwrap());
    assert_eq!((at.line, at.column, at.display), (1, 8, 8));
    let at = source.locate(source.text.rfind('=').unwrap());
    assert_eq!((at.line, at.column, at.display), (2, 4, 6));
    assert_eq!(&source.text[source.line_range(2)], "标题 = 2");
    assert_eq!(source.line_count(), 3);
}

#[test]
fn a_file_in_gbk_is_named_and_read_all_the_same() {
    let folder = Folder::new();
    folder.write("standards/salon.toml", encoding_rs::GB18030.encode(SALON).0);
    let (loaded, found) = folder.load();
    assert_eq!(
        drawn(&found, &loaded.sources, Lang::Zh),
        "\
错误[S002]: 文件不是 UTF-8 编码，看起来是 GBK（GB18030）
 --> standards/salon.toml:3:10
  |
3 | title = \"美容院\"
  |          ^^^^^^ 应为 UTF-8
  |
  = 帮助: 用记事本打开这个文件，选「另存为」，编码选 UTF-8，再保存
"
    );
    let source = loaded.sources.iter().next().unwrap();
    assert_eq!((source.text.as_str(), source.kind), (SALON, Kind::Standard));
    assert_eq!(source.encoding, Encoding::Other);
}

#[test]
fn other_encodings_are_named_with_their_line() {
    let folder = Folder::new();
    let wide =
        |bytes: fn(u16) -> [u8; 2]| SALON.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    folder.write(
        "standards/a.toml",
        [&[0xFF, 0xFE], wide(u16::to_le_bytes).as_slice()].concat(),
    );
    folder.write(
        "standards/b.toml",
        [&[0xFE, 0xFF], wide(u16::to_be_bytes).as_slice()].concat(),
    );
    folder.write("standards/c.toml", wide(u16::to_le_bytes));
    let taiwan = "# 歡迎光臨\ntitle = \"餐廳服務標準與接待流程\"";
    folder.write("standards/d.toml", encoding_rs::BIG5.encode(taiwan).0);
    folder.write("standards/e.toml", b"a = 1\ntitle = \"caf\xE9\"");
    folder.write(
        "standards/f.toml",
        [SALON.as_bytes(), b"b = \"\xFF\""].concat(),
    );
    folder.write("standards/g.toml", b"PK\x03\x04\x14\0\x06\0\x08\0\xFF\xFF");
    let (loaded, found) = folder.load();
    assert_eq!(
        lines(&found, &loaded.sources),
        [
            "standards/g.toml S002 这不是文本文件，看起来是 Word、Excel 或压缩文件",
            "standards/a.toml:1:1 S002 文件不是 UTF-8 编码，看起来是 UTF-16（记事本的「Unicode」）",
            "standards/b.toml:1:1 S002 文件不是 UTF-8 编码，看起来是 UTF-16（记事本的「Unicode」）",
            "standards/c.toml:1:1 S002 文件不是 UTF-8 编码，看起来是 UTF-16（记事本的「Unicode」）",
            "standards/d.toml:1:3 S002 文件不是 UTF-8 编码，看起来是 Big5（繁体中文）",
            "standards/e.toml:2:13 S002 文件不是 UTF-8 编码",
            "standards/f.toml:4:6 S002 文件是 UTF-8 编码，但有几个字节已损坏",
        ]
    );
    let texts: Vec<_> = loaded
        .sources
        .iter()
        .map(|s| (s.kind, s.text.as_str()))
        .collect();
    assert_eq!(texts[..3], [(Kind::Standard, SALON); 3]);
    assert_eq!(texts[3], (Kind::Standard, taiwan));
    assert_eq!(texts[4].0, Kind::Damaged);
    assert_eq!(texts[5].0, Kind::Standard);
}

#[test]
fn fifty_megabytes_are_refused_without_being_read() {
    let folder = Folder::with(&[("standards/salon.toml", SALON)]);
    let file = fs::File::create(folder.at("standards/export.toml")).unwrap();
    file.set_len(50 * 1024 * 1024).unwrap();
    let (loaded, found) = folder.load();
    assert_eq!(
        lines(&found, &loaded.sources),
        ["standards/export.toml S003 文件有 50 MB，超过文本文件的上限 8 MB"]
    );
    assert_eq!(loaded.sources.len(), 1);
}

#[test]
fn eight_megabytes_are_read() {
    let folder = Folder::new();
    folder.write("standards/a.toml", " ".repeat(8 * 1024 * 1024));
    assert_eq!(folder.faults(), Vec::<String>::new());
    folder.write("standards/a.toml", " ".repeat(8 * 1024 * 1024 + 1));
    assert_eq!(
        folder.faults(),
        ["standards/a.toml S003 文件有 9 MB，超过文本文件的上限 8 MB"]
    );
}

#[test]
fn links_that_leave_the_folder_are_not_followed() {
    let folder = Folder::with(&[
        ("standards/salon.toml", SALON),
        ("private/secret.toml", "x"),
        ("private/more/y.toml", "y"),
    ]);
    symlink(
        folder.at("private/secret.toml"),
        folder.at("standards/a.toml"),
    )
    .unwrap();
    symlink("../private", folder.at("standards/b")).unwrap();
    symlink("/etc/hostname", folder.at("standards/c.md")).unwrap();
    symlink("..", folder.at("standards/d")).unwrap();
    symlink("salon.toml", folder.at("standards/e.toml")).unwrap();
    let (loaded, found) = folder.load();
    assert_eq!(
        lines(&found, &loaded.sources),
        ["a.toml", "b", "c.md", "d"]
            .map(|name| format!("standards/{name} S004 链接指向文件夹之外，没有读取"))
    );
    let paths: Vec<_> = loaded.sources.iter().map(|s| s.path.as_str()).collect();
    assert_eq!(paths, ["standards/e.toml", "standards/salon.toml"]);
}

#[test]
fn a_folder_of_standards_that_is_itself_a_link_is_refused() {
    let folder = Folder::with(&[("elsewhere/salon.toml", SALON), ("project/readme", "")]);
    symlink("../elsewhere", folder.at("project/standards")).unwrap();
    let project = Project::find(&folder.at("project")).unwrap();
    let mut sink = Sink::new();
    let loaded = punctilio::source::load(&project, &mut sink);
    assert_eq!(
        lines(&sink.finish(), &loaded.sources),
        ["standards S004 链接指向文件夹之外，没有读取"]
    );
}

#[test]
fn links_in_a_circle_are_found_out() {
    let folder = Folder::with(&[
        ("standards/salon.toml", SALON),
        ("standards/bank/a.toml", "x"),
        ("standards/shop/b.toml", "y"),
    ]);
    symlink("self.toml", folder.at("standards/self.toml")).unwrap();
    symlink("pong", folder.at("standards/ping")).unwrap();
    symlink("ping", folder.at("standards/pong")).unwrap();
    symlink("../bank", folder.at("standards/bank/again")).unwrap();
    // Two folders that link each other: each link is followed once.
    symlink("../shop", folder.at("standards/bank/shop")).unwrap();
    symlink("../bank", folder.at("standards/shop/bank")).unwrap();
    let (loaded, found) = folder.load();
    assert_eq!(
        lines(&found, &loaded.sources),
        [
            "standards/bank/again S005 链接绕回到了自己",
            "standards/bank/shop/bank S005 链接绕回到了自己",
            "standards/ping S005 链接绕回到了自己",
            "standards/pong S005 链接绕回到了自己",
            "standards/self.toml S005 链接绕回到了自己",
            "standards/shop/bank/again S005 链接绕回到了自己",
            "standards/shop/bank/shop S005 链接绕回到了自己",
        ]
    );
}

#[test]
fn folders_of_links_to_folders_of_links_do_not_multiply() {
    let folder = Folder::with(&[("standards/salon.toml", SALON)]);
    for level in 0..30 {
        fs::create_dir(folder.at(&format!("standards/{level:02}"))).unwrap();
        for way in ["a", "b"] {
            symlink(
                format!("../{:02}", level + 1),
                folder.at(&format!("standards/{level:02}/{way}")),
            )
            .unwrap();
        }
    }
    folder.write("standards/30/x.toml", "x");
    let (loaded, found) = folder.load();
    assert_eq!(loaded.sources.len(), 4);
    let said = lines(&found, &loaded.sources);
    assert!(
        said.iter()
            .all(|line| line.contains("S005 链接进来的文件夹里又链接了文件夹")),
        "{said:?}"
    );
}

#[test]
fn what_is_no_ordinary_file_is_not_opened() {
    let folder = Folder::with(&[("standards/salon.toml", SALON)]);
    let _socket = std::os::unix::net::UnixListener::bind(folder.at("standards/a.toml")).unwrap();
    rustix::fs::mkfifoat(
        rustix::fs::CWD,
        folder.at("standards/b.toml"),
        rustix::fs::Mode::RWXU,
    )
    .unwrap();
    symlink("gone.toml", folder.at("standards/c.toml")).unwrap();
    // What an editor leaves beside an open file is a hidden link to nothing.
    symlink("somebody@somewhere:1", folder.at("standards/.#salon.toml")).unwrap();
    let gbk = encoding_rs::GB18030.encode("美容院.toml").0;
    fs::write(folder.at("standards").join(OsStr::from_bytes(&gbk)), SALON).unwrap();
    assert_eq!(
        folder.faults(),
        [
            "standards/a.toml S001 无法读取：它不是普通文件（管道、套接字或设备）",
            "standards/b.toml S001 无法读取：它不是普通文件（管道、套接字或设备）",
            "standards/c.toml S001 无法读取：不存在",
            "standards/����Ժ.toml S001 无法读取：文件名不是 UTF-8，按 GBK 读是「美容院.toml」",
        ]
    );
}

/// Root reads everything, so the thread that loads is made somebody else.
#[cfg(target_os = "linux")]
#[test]
fn what_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with(&[
        ("standards/a.toml", SALON),
        ("standards/bank/b.toml", "x"),
        ("standards/c.toml", SALON),
    ]);
    let lock = |path: &str, mode: u32| {
        fs::set_permissions(folder.at(path), fs::Permissions::from_mode(mode)).unwrap()
    };
    lock("", 0o755);
    lock("standards/a.toml", 0o000);
    lock("standards/bank", 0o000);
    let found = std::thread::scope(|scope| {
        let load = || {
            if rustix::process::geteuid().is_root() {
                let nobody = rustix::thread::Uid::from_raw(65_534);
                rustix::thread::set_thread_res_uid(nobody, nobody, nobody).unwrap();
            }
            let (loaded, found) = folder.load();
            assert_eq!(loaded.sources.len(), 1);
            lines(&found, &loaded.sources)
        };
        scope.spawn(load).join().unwrap()
    });
    lock("standards/bank", 0o755);
    assert_eq!(
        found,
        [
            "standards/a.toml S001 无法读取：没有读取权限",
            "standards/bank S001 无法读取：没有读取权限",
        ]
    );
}

#[test]
fn files_that_nobody_reads_are_mentioned() {
    let folder = Folder::with(&[
        ("punctilio.toml", "format = 1"),
        ("standards/salon.toml", SALON),
        ("standards/intro.md", "# 引言"),
        ("standards/bank/list.xlsx", "x"),
        ("standards/bank/a.toml.bak", "x"),
    ]);
    assert_eq!(
        folder.faults(),
        [
            "punctilio.toml S008 放在这里的 punctilio.toml 不会被读取",
            "standards/bank/a.toml.bak S008 这类文件不会被读取",
            "standards/bank/list.xlsx S008 这类文件不会被读取",
            "standards/intro.md S008 章节没有归属：它不在任何标准的文件夹里",
        ]
    );
}

mod picture {
    use super::*;
    use image::{DynamicImage, ImageFormat, RgbImage};
    use punctilio::source::{Facts, Format};
    use std::io::Cursor;

    fn drawn(format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let picture = DynamicImage::ImageRgb8(RgbImage::new(6, 4));
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    fn inspect(name: &str, bytes: &[u8]) -> Result<Facts, String> {
        let folder = Folder::new();
        let path = format!("standards/{name}");
        folder.write(&path, bytes);
        let (loaded, _) = folder.load();
        let mut sink = Sink::new();
        let facts = loaded.pictures[&path].inspect(&mut sink);
        let said = lines(&sink.finish(), &loaded.sources);
        facts.ok_or_else(|| said.join("\n").replace(&format!("{path} S007 "), ""))
    }

    #[test]
    fn sound_ones_tell_format_and_size() {
        for (name, kind, format) in [
            ("a.jpg", ImageFormat::Jpeg, Format::Jpeg),
            ("a.jpeg", ImageFormat::Jpeg, Format::Jpeg),
            ("a.PNG", ImageFormat::Png, Format::Png),
            ("a.webp", ImageFormat::WebP, Format::Webp),
            ("a.gif", ImageFormat::Gif, Format::Gif),
        ] {
            let bytes = drawn(kind);
            let facts = inspect(name, &bytes).unwrap();
            assert_eq!((facts.format, facts.size), (format, Some((6, 4))));
            assert_eq!(facts.bytes, bytes);
        }
        let bytes = b"<svg viewBox='0 0 9 7' xmlns='http://www.w3.org/2000/svg'/>".to_vec();
        let (format, size) = (Format::Svg, Some((9, 7)));
        assert_eq!(
            inspect("a.svg", &bytes),
            Ok(Facts {
                format,
                size,
                bytes,
                pixels: None
            })
        );
    }

    #[test]
    fn unsound_ones_are_refused_with_the_reason() {
        let png = drawn(ImageFormat::Png);
        let refused = |name: &str, bytes: &[u8]| inspect(name, bytes).unwrap_err();
        assert_eq!(refused("a.jpg", &png), "扩展名说是 JPEG，内容其实是 PNG");
        assert!(refused("a.png", &png[..png.len() - 20]).starts_with("图片已损坏："));
        assert_eq!(refused("a.png", b""), "图片文件是空的");
        assert_eq!(refused("a.png", b"hello"), "这不是图片，或不是支持的图片");
        assert_eq!(
            refused("a.jpg", b"\0\0\0\x24ftypheic\0\0\0\0"),
            "这是苹果手机的 HEIC 照片，浏览器和打印都不支持"
        );
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>";
        assert_eq!(refused("a.svg", svg), "SVG 图不能使用：它含有 <script>");
        assert_eq!(
            refused("a.jpg", &[0xFF; 20 * 1024 * 1024 + 1]),
            "图片有 21 MB，上限是 20 MB"
        );
    }

    #[test]
    fn a_small_file_that_claims_endless_pixels_is_refused() {
        let mut png = drawn(ImageFormat::Png);
        // Width and height stand behind the signature and the head of the first chunk, its checksum behind them.
        png[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
        let sum = checksum(&png[12..29]);
        png[29..33].copy_from_slice(&sum.to_be_bytes());
        assert_eq!(inspect("a.png", &png), Err("图片的像素太多".to_owned()));
    }

    #[test]
    fn the_site_shows_them_smaller_upright_and_without_what_the_camera_knew() {
        let mut bytes = Cursor::new(Vec::new());
        let picture = DynamicImage::new_rgb8(3_000, 1_500);
        picture.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
        let mut bytes = bytes.into_inner();
        // An APP1 segment right behind the start of the picture, as cameras write it: one entry, the orientation,
        // which says to turn it by a quarter, and a word that nobody needs to know.
        let mut camera = b"\xFF\xE1\x00\x26Exif\0\0MM\0\x2A\0\0\0\x08\0\x01".to_vec();
        camera.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0SECR");
        bytes.splice(2..2, camera);
        let facts = inspect("a.jpg", &bytes).unwrap();
        let shown = punctilio::render::html::site_picture(facts);
        assert_eq!((shown.width, shown.height), (700, 1_400));
        assert!(!shown.bytes.windows(4).any(|word| word == b"SECR"));
    }

    fn checksum(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
                (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg())
            })
        })
    }
}

#[test]
fn the_pages_of_reading_show_what_is_said() {
    let pages = CODES.iter().filter(|code| code.id.starts_with('S'));
    let mut count = 0;
    for code in pages {
        assert!(
            code.page
                .starts_with(&format!("# {} {}\n", code.id, code.name)),
            "{}",
            code.id
        );
        for case in cases(code.page) {
            count += 1;
            let files: Vec<_> = case
                .files
                .iter()
                .map(|(path, text)| (path.as_str(), text.as_str()))
                .collect();
            assert_eq!(Folder::with(&files).faults(), case.expected, "{}", code.id);
        }
    }
    assert_eq!(count, 2);
    assert!(code::NO_STANDARDS.page.contains("```expect"));
}
