//! Opens an address in the browser of whoever sits there.

use std::process::{Command, Stdio};

/// Opens an address; tells whether a program could be started that does so.
pub fn open(address: &str) -> bool {
    let tries: &[&[&str]] = if cfg!(windows) {
        &[&["cmd", "/C", "start", ""]]
    } else if cfg!(target_os = "macos") {
        &[&["open"]]
    } else {
        &[&["xdg-open"], &["gio", "open"], &["wslview"]]
    };
    tries.iter().any(|words| {
        let mut command = Command::new(words[0]);
        command.args(&words[1..]).arg(address);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let Ok(mut child) = command.spawn() else {
            return false;
        };
        // It may stay as long as the browser does; nobody waits for it.
        std::thread::spawn(move || child.wait());
        true
    })
}
