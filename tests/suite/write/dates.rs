//! Dates that spare reading files again, and never more than that.

use std::fs;

use punctilio::write::{ConflictKind, Digest};

use super::*;

fn build_with_dates(output: &Path) -> Result<Summary, WriteError> {
    let options = Options {
        dates: Some(output.with_file_name("cache").join("dates")),
        ..Options::default()
    };
    Writer::open(output, options)?.commit(&artifacts(&[("a.html", "A"), ("b.html", "B")]), |_| true)
}

#[test]
fn a_file_with_its_old_size_and_date_is_not_read_again() {
    let (_guard, output) = output();
    build_with_dates(&output).unwrap();
    age(&output.join("a.html"));
    build_with_dates(&output).unwrap();

    // Nobody edits like this; it shows that the file is not opened.
    fs::write(output.join("a.html"), "x").unwrap();
    age(&output.join("a.html"));
    assert_eq!(build_with_dates(&output).unwrap().unchanged, 2);

    fs::write(output.join("a.html"), "y").unwrap();
    let refused = conflicts(&output, build_with_dates(&output));
    assert_eq!(refused, [(ConflictKind::Edited, "a.html".to_owned())]);
}

#[cfg(unix)]
#[test]
fn another_file_of_the_same_size_and_date_is_read() {
    let (_guard, output) = output();
    build_with_dates(&output).unwrap();
    age(&output.join("a.html"));
    build_with_dates(&output).unwrap();
    fs::write(output.join("c.html"), "x").unwrap();
    age(&output.join("c.html"));
    fs::rename(output.join("c.html"), output.join("a.html")).unwrap();
    let refused = conflicts(&output, build_with_dates(&output));
    assert_eq!(refused, [(ConflictKind::Edited, "a.html".to_owned())]);
}

#[test]
fn a_date_too_fresh_to_tell_is_not_kept() {
    let (guard, output) = output();
    build_with_dates(&output).unwrap();
    age(&output.join("a.html"));
    let to_come = SystemTime::now() + Duration::from_secs(3600);
    let file = fs::File::options().write(true).open(output.join("b.html"));
    file.unwrap().set_modified(to_come).unwrap();
    build_with_dates(&output).unwrap();
    let dates = read(guard.path(), "cache/dates");
    assert!(
        dates.contains(" a.html\n") && !dates.contains("b.html"),
        "{dates}"
    );
}

#[test]
fn damaged_dates_cost_nothing_but_time() {
    let (guard, output) = output();
    build_with_dates(&output).unwrap();
    age(&output.join("a.html"));
    build_with_dates(&output).unwrap();
    let file = guard.path().join("cache/dates");
    let dates = fs::read_to_string(&file).unwrap();
    let wrong = Digest::of(b"?").to_string();
    for damaged in [
        String::new(),
        "\u{FEFF}?".to_owned(),
        dates[..dates.len() - 9].to_owned(),
        dates.replace(&Digest::of(b"A").to_string(), &wrong),
    ] {
        fs::write(&file, damaged).unwrap();
        assert_eq!(build_with_dates(&output).unwrap().unchanged, 2);
    }
    fs::remove_dir_all(guard.path().join("cache")).unwrap();
    fs::write(guard.path().join("cache"), "a file in the way").unwrap();
    assert_eq!(build_with_dates(&output).unwrap().unchanged, 2);
}
