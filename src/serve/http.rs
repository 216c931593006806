//! One request a connection: bytes → what is asked, an answer → bytes.
//!
//! Every answer closes its connection, so that no open tab holds anything that another one waits for. Only what a browser
//! needs to look at a site is understood; the rest is refused.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

/// Bytes that the head of a request may have; browsers send one or two thousand.
const MOST: usize = 16 * 1024;

/// How long somebody may take to say what he wants, and to take the answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long the rest of a request that nobody reads is waited for.
const FAREWELL: Duration = Duration::from_millis(200);

/// What is asked.
#[derive(Debug, Default)]
pub struct Request {
    /// `GET`, `HEAD` or something else.
    pub method: String,
    /// The path, with what is asked of it.
    pub target: String,
    headers: Vec<(String, String)>,
}

impl Request {
    /// Returns a header that stands there once.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut all = self
            .headers
            .iter()
            .filter(|(known, _)| known.eq_ignore_ascii_case(name));
        let (_, value) = all.next()?;
        all.next().is_none().then_some(value)
    }

    /// Returns the value of a key behind the `?`.
    #[must_use]
    pub fn asked(&self, key: &str) -> Option<&str> {
        let (_, query) = self.target.split_once('?')?;
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs
            .find(|(known, _)| *known == key)
            .map(|(_, value)| value)
    }
}

/// What is answered.
#[derive(Debug)]
pub struct Answer {
    /// The status and its name.
    pub status: &'static str,
    /// What kind of bytes they are.
    pub kind: &'static str,
    /// Further headers.
    pub headers: Vec<(&'static str, String)>,
    /// The bytes.
    pub body: Vec<u8>,
}

impl Answer {
    /// Answers with a line of text.
    #[must_use]
    pub fn text(status: &'static str, text: &str) -> Self {
        Self {
            status,
            kind: "text/plain; charset=utf-8",
            headers: Vec::new(),
            body: format!("{text}\n").into_bytes(),
        }
    }
}

/// Reads a request.
///
/// # Errors
/// What the system says, or what is wrong with the request.
pub fn read(stream: &mut TcpStream) -> io::Result<Request> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut head = Vec::with_capacity(2048);
    let end = loop {
        if let Some(end) = head.windows(4).position(|four| four == b"\r\n\r\n") {
            break end;
        }
        if head.len() > MOST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let mut some = [0; 2048];
        match stream.read(&mut some)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            count => head.extend(&some[..count]),
        }
    };
    let head = std::str::from_utf8(&head[..end]).ok();
    head.and_then(parsed)
        .ok_or_else(|| io::ErrorKind::InvalidData.into())
}

fn parsed(head: &str) -> Option<Request> {
    let mut lines = head.split("\r\n");
    let mut first = lines.next()?.split(' ');
    let (method, target, version) = (first.next()?, first.next()?, first.next()?);
    if first.next().is_some() || !version.starts_with("HTTP/1.") {
        return None;
    }
    let mut headers = Vec::new();
    for line in lines {
        let (name, value) = line.split_once(':')?;
        let is_name = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
        if name.is_empty() || !name.bytes().all(is_name) {
            return None;
        }
        headers.push((name.to_owned(), value.trim().to_owned()));
    }
    Some(Request {
        method: method.to_owned(),
        target: target.to_owned(),
        headers,
    })
}

/// Answers, and closes the connection. Who has gone meanwhile is not missed.
pub fn answer(mut stream: TcpStream, answer: &Answer, head_only: bool) {
    let mut bytes = format!(
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n",
        answer.status,
        answer.kind,
        answer.body.len()
    );
    let always = [
        ("Cache-Control", "no-store"),
        ("Connection", "close"),
        // No page of another site may look at, embed or frame what stands here.
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-Frame-Options", "SAMEORIGIN"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
    ];
    let own = answer.headers.iter();
    let own = own.map(|(name, value)| (*name, value.as_str()));
    for (name, value) in always.into_iter().chain(own) {
        bytes += &format!("{name}: {value}\r\n");
    }
    bytes += "\r\n";
    let mut bytes = bytes.into_bytes();
    if !head_only {
        bytes.extend(&answer.body);
    }
    let _ = stream.write_all(&bytes);
    let _ = stream.shutdown(Shutdown::Write);
}

/// Answers a request of which something may still be on its way: to close while it is unread would tear up the answer.
pub fn refuse(stream: TcpStream, why: &Answer) {
    let rest = stream.try_clone();
    answer(stream, why, false);
    if let Ok(mut rest) = rest {
        let _ = rest.set_read_timeout(Some(FAREWELL));
        let mut some = [0; 4096];
        for _ in 0..64 {
            if !matches!(rest.read(&mut some), Ok(1..)) {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::parsed;

    #[test]
    fn a_request_is_read_or_refused() {
        let request = parsed("GET /a?turn=3&x= HTTP/1.1\r\nHost: localhost:1\r\nhost2: b").unwrap();
        assert_eq!(
            (request.method.as_str(), request.header("HOST")),
            ("GET", Some("localhost:1"))
        );
        assert_eq!(
            (request.asked("turn"), request.asked("y")),
            (Some("3"), None)
        );
        let twice = parsed("GET / HTTP/1.1\r\nHost: a\r\nHost: b").unwrap();
        assert_eq!(twice.header("host"), None);
        for wrong in [
            "",
            "GET /",
            "GET / HTTP/2",
            "GET / a HTTP/1.1",
            "GET / HTTP/1.1\r\nHost localhost",
            "GET / HTTP/1.1\r\n Host: a",
            "GET / HTTP/1.1\r\nA B: c",
        ] {
            assert!(parsed(wrong).is_none(), "{wrong}");
        }
    }
}
