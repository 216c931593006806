//! The bytes of a file → a workbook that can be read without harm, or the reason why not.

use crate::diag::{BROKEN_RESPONSE, Diagnostic, Place};
use calamine::{Xlsx, open_workbook_from_rs};
use std::io::{Cursor, Read, copy, sink};
use zip::ZipArchive;

/// The bytes that the parts of a workbook may have when they are unpacked: a score sheet of a thousand items has a few
/// millions.
const UNPACKED: u64 = 48 * 1024 * 1024;

/// How the old container of Office begins, in which also encrypted workbooks come.
const OLE: [u8; 4] = [0xD0, 0xCF, 0x11, 0xE0];

/// The name of what is encrypted, as such a container spells it.
const ENCRYPTED: &str = "EncryptedPackage";

/// A workbook that is open.
pub(super) type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

/// Opens a workbook.
///
/// # Errors
/// When it is none, is locked, is damaged, or would be too large unpacked.
pub(super) fn open<'b>(path: &str, bytes: &'b [u8]) -> Result<Book<'b>, Box<Diagnostic>> {
    let fault = |zh: &str, en: &str| {
        BROKEN_RESPONSE
            .at(Place::File(path.to_owned()))
            .words(zh, en)
    };
    if bytes.starts_with(&OLE) {
        return Err(Box::new(if holds(bytes, ENCRYPTED) {
            fault(
                "工作簿加了打开密码，读不出回答",
                "the workbook is locked with a password; no answers can be read from it",
            )
            .help(
                "打开它，去掉打开密码（文件 → 信息 → 保护工作簿），再保存",
                "open it, take the password off (File → Info → Protect Workbook), and save it",
            )
        } else {
            fault(
                "这是旧式的 .xls 工作簿，不管名字怎么写",
                "this is a workbook of the old kind .xls, whatever its name says",
            )
            .help("打开它，另存为 .xlsx", "open it and save it as .xlsx")
        }));
    }
    let size = unpacked(bytes).ok_or_else(|| Box::new(damaged(path)))?;
    if size > UNPACKED {
        let most = UNPACKED / 1024 / 1024;
        return Err(Box::new(
            fault(
                &format!("工作簿解压后超过 {most} MB，没有读"),
                &format!("the workbook would have more than {most} MB unpacked and was not read"),
            )
            .help(
                "评分表不会这么大；从原来的工作簿重新填",
                "no score sheet is that large; fill in the original workbook",
            ),
        ));
    }
    open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| Box::new(damaged(path)))
}

/// Says that a workbook cannot be read.
pub(super) fn damaged(path: &str) -> Diagnostic {
    BROKEN_RESPONSE
        .at(Place::File(path.to_owned()))
        .words(
            "这不是 .xlsx 工作簿，或者文件坏了",
            "this is no workbook .xlsx, or it is damaged",
        )
        .help(
            "用 Excel、WPS 或 LibreOffice 打开，另存为 .xlsx",
            "open it with Excel, WPS or LibreOffice and save it as .xlsx",
        )
}

/// Counts the bytes of all parts, by unpacking them: what the directory says may be a lie. Ends above the limit; `None`
/// where a part cannot be unpacked.
fn unpacked(bytes: &[u8]) -> Option<u64> {
    let mut parts = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut size = 0;
    for n in 0..parts.len() {
        let mut part = parts.by_index(n).ok()?;
        size += copy(&mut part.by_ref().take(UNPACKED + 1 - size), &mut sink()).ok()?;
        if size > UNPACKED {
            break;
        }
    }
    Some(size)
}

/// Looks for a name as the old container spells it.
fn holds(bytes: &[u8], name: &str) -> bool {
    let wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    memchr::memmem::find(bytes, &wanted).is_some()
}
