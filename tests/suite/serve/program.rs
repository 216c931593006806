//! `serve` as people call it.

use super::SOUND;
use crate::cli::punctilio;
use crate::support::Folder;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

fn shop() -> Folder {
    Folder::with(&[("standards/shop.toml", SOUND)])
}

#[test]
fn a_port_that_is_taken_is_told_with_the_cure() {
    let folder = shop();
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let run = punctilio(folder.path(), &["serve", "--port", &port]);
    assert_eq!(run.status, 3, "{run:?}");
    assert!(run.err.contains(&port) && run.err.contains("办法") && run.err.contains("--port"));
    let run = punctilio(
        folder.path(),
        &["serve", "--port", &port, "--messages", "en"],
    );
    assert!(run.err.contains("cure: choose another"), "{run:?}");
    let run = punctilio(folder.path(), &["serve", "--port", "70000"]);
    assert_eq!(run.status, 2, "{run:?}");
    let run = punctilio(folder.path(), &["serve", "nowhere"]);
    assert_eq!(run.status, 3, "{run:?}");
}

/// Starts the program, and reads the address that it says.
fn start(folder: &Folder, args: &[&str]) -> (Child, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_punctilio"));
    command.current_dir(folder.path()).arg("serve").args(args);
    command.env("LC_ALL", "zh_CN.UTF-8");
    let child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = child.unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap())
        .read_line(&mut line)
        .unwrap();
    let start = line
        .find("http://")
        .unwrap_or_else(|| panic!("no address in {line:?}"));
    let end = line[start..].find("/ ").expect("the address ends") + 1;
    let address = line[start..start + end].to_owned();
    (child, address)
}

#[test]
fn without_a_port_a_free_one_is_taken() {
    let folder = shop();
    // Whoever has it, now it is taken.
    let _taken = TcpListener::bind(("127.0.0.1", punctilio::serve::PORT));
    let (mut child, address) = start(&folder, &[]);
    let port = address.trim_end_matches('/').rsplit(':').next().unwrap();
    assert!(
        port.parse::<u16>().unwrap() > punctilio::serve::PORT,
        "{address}"
    );
    child.kill().unwrap();
    child.wait().unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn an_interruption_ends_it_well() {
    use rustix::process::{Pid, Signal, kill_process};
    use std::io::Read;
    let folder = shop();
    for signal in [Signal::INT, Signal::TERM] {
        let (mut child, _) = start(&folder, &["--port", "0"]);
        let id = Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap();
        kill_process(id, signal).unwrap();
        let status = child.wait().unwrap();
        assert_eq!(status.code(), Some(0), "{signal:?}");
        let mut said = String::new();
        child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        assert_eq!(said, "");
    }
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "nothing is written");
}

#[cfg(unix)]
#[test]
fn without_a_browser_the_address_is_said() {
    let folder = shop();
    let mut command = Command::new(env!("CARGO_BIN_EXE_punctilio"));
    command.current_dir(folder.path());
    command.args(["serve", "--port", "0", "--open", "--messages", "en"]);
    command.env("PATH", folder.path());
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stderr.as_mut().unwrap())
        .read_line(&mut line)
        .unwrap();
    assert!(line.contains("open http://127.0.0.1:"), "{line}");
    child.kill().unwrap();
    child.wait().unwrap();
}
