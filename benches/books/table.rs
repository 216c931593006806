//! Prints what was measured.

use crate::Row;
use crate::measure::Run;

/// Prints a size as soon as it is measured.
pub fn line(row: &Row) {
    println!(
        "{} phase pages: {} pages, {:.1} MiB of texts → {:.1} MiB",
        row.pages,
        row.files,
        mebibytes(row.source),
        mebibytes(row.bytes)
    );
}

/// Prints the tables.
pub fn print(rows: &[Row]) {
    println!("\nseconds");
    head(&[
        "pages",
        "full",
        "library",
        "F-tera",
        "F-write",
        "cp -r",
        "edited",
        "unchanged",
        "all edited",
    ]);
    for row in rows {
        let times = [
            row.full.seconds,
            row.library,
            row.tera,
            row.write,
            row.copy,
            row.edited.seconds,
            row.again.seconds,
            row.over.seconds,
        ];
        body(row, times.map(|seconds| format!("{seconds:.4}")));
    }

    println!(
        "\nratios (goals: full ≤ 2 × F-tera, ≤ 3.5 × F-write; all edited ≤ 1.25 × cp -r; edited ≤ 0.35 × full; page ≤ 2 × its text)"
    );
    head(&[
        "pages",
        "/ F-tera",
        "/ F-write",
        "/ cp -r",
        "over/cp -r",
        "edited/full",
        "same/full",
        "rewritten",
        "page/text",
    ]);
    for row in rows {
        let full = row.full.seconds;
        let ratios = [
            full / row.tera,
            full / row.write,
            full / row.copy,
            row.over.seconds / row.copy,
            row.edited.seconds / full,
            row.again.seconds / full,
        ];
        let mut cells = ratios.map(|ratio| format!("{ratio:.2}")).to_vec();
        cells.push(row.rewritten.to_string());
        cells.push(format!("{:.2}", row.markup));
        body(row, cells);
    }

    println!("\nmemory, MiB (peak of the process)");
    head(&["pages", "full", "KiB a page", "edited", "unchanged"]);
    for row in rows {
        let peak = |run: &Run| run.peak.map_or("–".to_owned(), |peak| format!("{peak:.1}"));
        let each = row.full.peak.map_or("–".to_owned(), |peak| {
            format!("{:.1}", peak * 1024.0 / row.files as f64)
        });
        body(
            row,
            [peak(&row.full), each, peak(&row.edited), peak(&row.again)],
        );
    }

    if rows.len() < 2 {
        return;
    }
    println!("\ngrowth (log-log slope of time over pages written; 1 is linear)");
    for pair in rows.windows(2) {
        let slope = |value: fn(&Row) -> f64| {
            let rise = (value(&pair[1]) / value(&pair[0])).ln();
            rise / (pair[1].files as f64 / pair[0].files as f64).ln()
        };
        let more = match (pair[0].full.peak, pair[1].full.peak) {
            (Some(less), Some(more)) => {
                let pages = pair[1].files as f64 - pair[0].files as f64;
                format!(
                    "{:.1} KiB of memory for each page more",
                    (more - less) * 1024.0 / pages
                )
            }
            _ => String::new(),
        };
        println!(
            "{:>7} → {:<7} full {:.2}  F-tera {:.2}  F-write {:.2}  {more}",
            pair[0].pages,
            pair[1].pages,
            slope(|row| row.full.seconds),
            slope(|row| row.tera),
            slope(|row| row.write)
        );
    }
}

fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / 1024.0 / 1024.0
}

fn head(cells: &[&str]) {
    let cells: Vec<String> = cells.iter().map(|cell| format!("{cell:>12}")).collect();
    println!("{}", cells.join(""));
}

fn body(row: &Row, cells: impl IntoIterator<Item = String>) {
    let cells: Vec<String> = cells
        .into_iter()
        .map(|cell| format!("{cell:>12}"))
        .collect();
    println!("{:>12}{}", row.pages, cells.join(""));
}
