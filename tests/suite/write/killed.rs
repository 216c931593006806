//! What a killed run leaves behind, and what the next one makes of it.

use std::env;
use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use punctilio::write::{ConflictKind, Digest};

use super::*;

/// Names the folder to a copy of this test that is there to be killed.
const VICTIM: &str = "PUNCTILIO_TEST_VICTIM";

const PAGES: usize = 300;

/// One edition of a small site, its pages long enough that a torn one would show.
fn edition(number: usize) -> Vec<Artifact> {
    let pages = (0..PAGES).map(|page| {
        // From time to time a part of the site comes and goes.
        let part = if page % 10 == 0 { number % 3 } else { 0 };
        let text = format!("{number:06}\n").repeat(2_000);
        Artifact::new(path(&format!("part-{part}/{page}.html")), text)
    });
    pages.collect()
}

#[test]
fn a_killed_build_leaves_every_file_whole_and_known() {
    if let Some(output) = env::var_os(VICTIM) {
        for number in 0.. {
            open(Path::new(&output))
                .commit(&edition(number), |_| true)
                .unwrap();
        }
    }
    let (_guard, output) = output();
    let mut pages_seen = 0;
    for round in 0..12 {
        let mut victim = Command::new(env::current_exe().unwrap())
            .args([
                "--exact",
                "write::killed::a_killed_build_leaves_every_file_whole_and_known",
            ])
            .env(VICTIM, &output)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // The victim is killed somewhere behind its first edition, however slow the machine is.
        let first = output.join("part-0/1.html");
        let patience = Instant::now() + Duration::from_secs(30);
        while !first.exists() && Instant::now() < patience {
            sleep(Duration::from_millis(1));
        }
        sleep(Duration::from_millis(7 * round));
        victim.kill().unwrap();
        assert!(
            !victim.wait().unwrap().success(),
            "the victim only ends by force"
        );

        let names = tree(&output);
        for file in names
            .iter()
            .filter(|name| name.starts_with("part-") && name.ends_with(".html"))
        {
            let text = read(&output, file);
            let edition = format!("{}\n", &text[..6]);
            assert_eq!(text, edition.repeat(2_000), "{file} is torn");
            pages_seen += 1;
        }
        // No force: whatever the victim left is recognised, and nothing of it stays.
        build(&output, &[("only.html", "1")]).unwrap();
        assert_eq!(tree(&output), ["ledger.json", "only.html"]);
    }
    assert!(pages_seen > 0, "no victim lived long enough");
}

#[test]
fn a_ledger_left_pending_knows_old_and_new_but_no_edit() {
    let (_guard, output) = output();
    build(
        &output,
        &[("a.html", "old"), ("b.html", "old"), ("c.html", "old")],
    )
    .unwrap();
    // As left by a run that was killed after it replaced only `b.html`, and before it made `new/d.html`.
    let [old, new] = ["old", "new"].map(|text| Digest::of(text.as_bytes()).to_string());
    let pair = format!("[\"{old}\", \"{new}\"]");
    let pending = format!(
        "{{\"punctilio-ledger\": 1, \"files\": {{\"a.html\": {pair}, \"b.html\": {pair}, \"c.html\": {pair}, \"new/d.html\": \"{new}\"}}}}"
    );
    fs::write(output.join("ledger.json"), pending).unwrap();
    fs::write(output.join("b.html"), "new").unwrap();
    fs::create_dir(output.join("new")).unwrap();

    let next = [("a.html", "newest"), ("b.html", "new")];
    fs::write(output.join("c.html"), "edited").unwrap();
    let expected = [(ConflictKind::Edited, "c.html".to_owned())];
    assert_eq!(conflicts(&output, build(&output, &next)), expected);

    fs::write(output.join("c.html"), "old").unwrap();
    let summary = build(&output, &next).unwrap();
    assert_eq!(names(&summary.written), ["a.html"]);
    assert_eq!(names(&summary.removed), ["c.html"]);
    assert_eq!(tree(&output), ["a.html", "b.html", "ledger.json"]);

    let fresh = TempDir::new().unwrap();
    build(fresh.path(), &next).unwrap();
    assert_eq!(
        read(&output, "ledger.json"),
        read(fresh.path(), "ledger.json")
    );
}

#[test]
fn leftovers_in_the_staging_folder_are_swept() {
    let (_guard, output) = output();
    build(&output, &[("a.html", "A")]).unwrap();
    fs::create_dir_all(output.join(".punctilio-staging/0")).unwrap();
    fs::write(output.join(".punctilio-staging/0/0"), "half a pa").unwrap();
    build(&output, &[("a.html", "A")]).unwrap();
    assert_eq!(tree(&output), ["a.html", "ledger.json"]);
}
