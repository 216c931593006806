//! The longest page that a template may make: a loop in it need not come to an end by itself.

use std::io::{self, Write};

/// No page of a standard comes near this many bytes.
const MAX_PAGE: usize = 64 << 20;

/// What is said of a template that goes on and on, in Chinese and in English; its name stands before it.
pub(super) const TOO_LONG: (&str, &str) = (
    "生成的页面超过 64 MB：是不是有循环没有尽头？",
    "makes a page of more than 64 MB; is there a loop without an end?",
);

/// Takes a page, up to a size.
#[derive(Default)]
pub(super) struct Page {
    pub bytes: Vec<u8>,
    /// Whether there was more than a page can hold.
    pub is_full: bool,
}

impl Page {
    /// Starts a page, with room for what most of them need.
    pub(super) fn new() -> Self {
        Self {
            bytes: Vec::with_capacity(16 * 1024),
            is_full: false,
        }
    }
}

impl Write for Page {
    fn write(&mut self, more: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + more.len() > MAX_PAGE {
            self.is_full = true;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(more);
        Ok(more.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
