//! The preview over real sockets: who is answered, what is answered, what open pages are told.

mod asked;
mod program;
mod told;

use punctilio::build::Options;
use punctilio::serve::{Place, Preview, Stop};
use punctilio::source::Project;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// A standard without a fault.
pub const SOUND: &str = r#"format = 1

[standard]
id = "shop"
title = "店"
version = "1.0.0"
kind = "sop"

[[roles]]
id = "clerk"
name = "店员"

[[phases]]
id = "welcome"
title = "迎接"
exceptions = [{ when = "没有人", do = "按铃" }]

[[phases.steps]]
id = "door"
title = "开门"
role = "clerk"
do = ["拉开门"]
time = [{ within = "10s", trigger = "顾客进门" }]
touchpoint = "door"

[[touchpoints]]
id = "door"
name = "大门"
"#;

/// A preview of a folder, ended with the value.
pub struct Running {
    pub port: u16,
    stop: Stop,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    pub fn new(root: &Path) -> Self {
        let place = Place::take(Some(0)).unwrap();
        let port = place.port();
        let preview = Preview::new(place, Project::at(root), Options::default());
        let stop = preview.stop();
        let thread = thread::spawn(move || preview.run(&mut |_| {}));
        Self {
            port,
            stop,
            thread: Some(thread),
        }
    }

    /// Asks as a browser does that was given the address.
    pub fn get(&self, target: &str) -> Answer {
        let host = format!("127.0.0.1:{}", self.port);
        self.ask(&format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n"))
    }

    /// Sends bytes, and reads what comes back.
    pub fn ask(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        Answer::read(&mut stream)
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let patience = Some(Duration::from_secs(60));
        stream.set_read_timeout(patience).unwrap();
        stream
    }

    /// Asks for news, and waits until there is something that was not heard of.
    pub fn news(&self, heard: Option<&serde_json::Value>) -> serde_json::Value {
        let mut stream = self.wait(heard);
        serde_json::from_slice(&Answer::read(&mut stream).body).unwrap()
    }

    /// Asks for news without waiting for them.
    pub fn wait(&self, heard: Option<&serde_json::Value>) -> TcpStream {
        let query = heard.map_or_else(String::new, |news| {
            format!("?run={}&turn={}", news["run"], news["turn"])
        });
        let mut stream = self.connect();
        let port = self.port;
        let request =
            format!("GET /.punctilio/news{query} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop.stop();
        let ended = self.thread.take().unwrap().join();
        if !thread::panicking() {
            ended.unwrap();
        }
    }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn read(stream: &mut TcpStream) -> Self {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let end = end.expect("an answer has a head");
        let head = std::str::from_utf8(&bytes[..end]).unwrap();
        let mut lines = head.split("\r\n");
        let status = lines.next().unwrap().split(' ').nth(1).unwrap();
        let headers = lines.map(|line| {
            let (name, value) = line.split_once(": ").unwrap();
            (name.to_lowercase(), value.to_owned())
        });
        Self {
            status: status.parse().unwrap(),
            headers: headers.collect(),
            body: bytes[end + 4..].to_vec(),
        }
    }

    pub fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}
