//! What a request asks for, and whether it may: the host that it names, and the path.
//!
//! # Invariants
//! - Only a request that names this machine by a name of its own is answered: a page elsewhere that has its own name
//!   point here (DNS rebinding) gets nothing.
//! - A path is decoded once, and is a path of the site or nothing. No path is ever looked up on the disk.

use crate::artifact::ArtifactPath;

/// The names by which this machine calls itself.
const NAMES: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// Tells whether a host, as a request names it, is this machine at this port.
#[must_use]
pub fn is_here(host: &str, port: u16) -> bool {
    let (name, said) = match host.rsplit_once(':') {
        // The colons of an address in brackets part nothing.
        Some((name, said)) if !said.ends_with(']') => (name, said),
        _ => (host, "80"),
    };
    let is_digits = !said.is_empty() && said.bytes().all(|b| b.is_ascii_digit());
    is_digits
        && said.parse() == Ok(port)
        && NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// What a path leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A file of the site.
    File(ArtifactPath),
    /// One of the files that the preview brings itself, by its name.
    Own(String),
    /// Nothing that could be a file.
    Nothing,
}

/// How the paths begin that belong to the preview itself; no file of a site is called so.
pub const OWN: &str = "/.punctilio/";

/// Reads the target of a request: its path without what is asked of it.
#[must_use]
pub fn place(target: &str) -> Place {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    if let Some(name) = path.strip_prefix(OWN) {
        return Place::Own(name.to_owned());
    }
    let Some(path) = decoded(path) else {
        return Place::Nothing;
    };
    let Some(below) = path.strip_prefix('/') else {
        return Place::Nothing;
    };
    let file = match below {
        "" => "index.html".to_owned(),
        folder if folder.ends_with('/') => format!("{folder}index.html"),
        file => file.to_owned(),
    };
    ArtifactPath::new(&file).map_or(Place::Nothing, Place::File)
}

/// Decodes a path; `None` where a code is broken, hides a separator or a control character, or gives no text.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        let code = u8::try_from(digit()? * 16 + digit()?).ok()?;
        if matches!(code, b'/' | b'\\' | b'%') || code.is_ascii_control() {
            return None;
        }
        bytes.push(code);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::{Place, decoded, is_here, place};

    #[test]
    fn only_this_machine_is_here() {
        for host in [
            "localhost:4000",
            "127.0.0.1:4000",
            "[::1]:4000",
            "LocalHost:4000",
        ] {
            assert!(is_here(host, 4000), "{host}");
        }
        for host in [
            "localhost",
            "localhost:4001",
            "127.0.0.1",
            "evil.example:4000",
            "127.0.0.1.evil.example:4000",
            "localhost:4000:4000",
            "localhost.:4000",
            "0.0.0.0:4000",
            "",
            ":4000",
            "localhost:",
            "localhost:+4000",
            "[::1]",
            "127.1:4000",
        ] {
            assert!(!is_here(host, 4000), "{host}");
        }
        assert!(is_here("localhost", 80) && is_here("[::1]", 80));
    }

    #[test]
    fn a_path_is_one_of_the_site_or_nothing() {
        let file = |target: &str| match place(target) {
            Place::File(path) => Some(path.as_str().to_owned()),
            _ => None,
        };
        assert_eq!(file("/").as_deref(), Some("index.html"));
        assert_eq!(file("/a/?x=/../y").as_deref(), Some("a/index.html"));
        assert_eq!(file("/a/b.html#c").as_deref(), Some("a/b.html"));
        assert_eq!(file("/%E5%BC%80%E9%97%A8.pdf").as_deref(), Some("开门.pdf"));
        for target in [
            "",
            "a",
            "//",
            "//etc/passwd",
            "/../x",
            "/a/../../x",
            "/%2e%2e/x",
            "/%2E%2e%2Fx",
            "/a%2fb",
            "/a%5Cb",
            "/a\\b",
            "/%00",
            "/a%0Ab",
            "/%",
            "/%4",
            "/%zz",
            "/%252e%252e/x",
            "/%ff",
            "/./a",
            "/a//b",
            "/con",
            "/.punctilio-staging/1",
            "http://localhost/a",
        ] {
            assert_eq!(file(target), None, "{target}");
        }
        assert_eq!(
            place("/.punctilio/live.js?x"),
            Place::Own("live.js".to_owned())
        );
        assert_eq!(decoded("/a+b").as_deref(), Some("/a+b"));
    }
}
