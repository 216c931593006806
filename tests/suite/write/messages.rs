//! What a person reads when something could not be written.

use std::io::{Error, ErrorKind};

use punctilio::write::{Conflict, ConflictKind, Deed, Fault, LedgerFault};

use super::*;

fn fault(deed: Deed, path: &str, kind: ErrorKind) -> Fault {
    Fault {
        deed,
        path: path.into(),
        source: Error::from(kind),
    }
}

fn conflict(kind: ConflictKind, path: impl Into<PathBuf>) -> Conflict {
    Conflict {
        kind,
        path: path.into(),
    }
}

#[test]
fn every_error_names_its_cure_in_both_languages() {
    use ConflictKind::{Changed, Clash, Edited, Foreign};
    let mut errors = vec![
        WriteError::Busy {
            folder: "out".into(),
        },
        WriteError::Failed(vec![fault(Deed::Write, "out/a", ErrorKind::StorageFull)]),
        WriteError::Failed(vec![fault(
            Deed::Remove,
            "out/a",
            ErrorKind::PermissionDenied,
        )]),
    ];
    for kind in [Changed, Clash, Edited, Foreign] {
        errors.push(WriteError::Conflicts(vec![conflict(kind, "out/a.html")]));
    }
    for fault in [
        LedgerFault::NoFile,
        LedgerFault::Newer(9),
        LedgerFault::Path("../x".into()),
    ] {
        let path = "out/ledger.json".into();
        errors.push(WriteError::Ledger { path, fault });
    }
    for error in errors {
        let (zh, en) = (error.message(true), error.message(false));
        assert!(zh.contains("\n  办法：") && zh.contains("out"), "{zh}");
        assert!(en.contains("\n  cure: ") && en.contains("out"), "{en}");
        assert!(
            en.chars().all(|c| !('\u{4E00}'..='\u{9FFF}').contains(&c)),
            "{en}"
        );
        assert_eq!(error.to_string(), en);
    }
}

#[test]
fn a_cure_that_many_faults_share_is_told_once() {
    let faults = ["a.pdf", "b.pdf"].map(|at| fault(Deed::Replace, at, ErrorKind::PermissionDenied));
    let text = WriteError::Failed(faults.into()).message(false);
    assert_eq!(
        text,
        "cannot replace a.pdf: permission denied\n\
         cannot replace b.pdf: permission denied\n  \
         cure: close the program that has it open, see that you may write there, and run again"
    );
}

#[test]
fn long_lists_are_cut_and_counted() {
    let paths = (0..60).map(|n| conflict(ConflictKind::Foreign, format!("{n}.html")));
    let error = WriteError::Conflicts(paths.collect());
    assert!(error.message(true).contains("还有 10 个"));
    let en = error.message(false);
    assert!(en.contains("    49.html\n    … and 10 more\n") && !en.contains("50.html"));
}
