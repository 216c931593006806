//! The square code that leads from paper to the page that knows every id.

use qrcodegen::{QrCode, QrCodeEcc};
use serde::Serialize;
use std::fmt::Write as _;

/// The light modules around a code.
const QUIET: i32 = 4;

/// A square code of dark and light modules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CodeView {
    /// The modules along one side, quiet zone included.
    pub modules: i32,
    /// The dark modules as the path of a drawing that is `modules` wide and high.
    pub path: String,
    /// The side that keeps a module at least 0.45 mm wide.
    ///
    /// # Units
    /// Whole millimetres, one of 20, 22, 24, 28 and 32.
    pub side_mm: i32,
    /// The address that the code holds.
    pub address: String,
}

impl CodeView {
    /// Draws the code of an address; `None` for an address too long for a code that paper can hold.
    #[must_use]
    pub fn of(address: String) -> Option<Self> {
        let code = QrCode::encode_text(&address, QrCodeEcc::Medium).ok()?;
        let modules = code.size() + 2 * QUIET;
        let side_mm = [20, 22, 24, 28, 32]
            .into_iter()
            .find(|side| side * 100 >= modules * 45)?;
        let mut path = String::new();
        for y in 0..code.size() {
            let mut x = 0;
            while x < code.size() {
                let run = (x..code.size())
                    .take_while(|x| code.get_module(*x, y))
                    .count();
                let run = i32::try_from(run).unwrap_or(0);
                if run > 0 {
                    let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
                }
                x += run.max(1);
            }
        }
        Some(Self {
            modules,
            path,
            side_mm,
            address,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::CodeView;

    #[test]
    fn a_code_keeps_its_modules_wide_enough() {
        let short = CodeView::of("https://a.cn/s/go.html?3f9c2a7#daily".to_owned()).unwrap();
        assert_eq!((short.modules, short.side_mm), (37, 20));
        assert!(short.path.starts_with("M4 4h7v1h-7z"));
        let long = CodeView::of(format!("https://a.cn/{}", "x".repeat(120))).unwrap();
        assert!(long.side_mm * 100 >= long.modules * 45);
        assert_eq!(CodeView::of("x".repeat(3000)), None);
    }
}
