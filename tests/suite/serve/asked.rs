//! Who is answered, and with what.

use super::{Running, SOUND};
use crate::support::Folder;
use std::fs;
use std::io::Write as _;
use std::time::{Duration, Instant};

fn shop() -> (Folder, Running) {
    let folder = Folder::with(&[("standards/shop.toml", SOUND)]);
    let running = Running::new(folder.path());
    (folder, running)
}

#[test]
fn pages_come_with_the_script_of_the_preview_and_files_as_they_are() {
    let (folder, preview) = shop();
    let built = crate::product::build(folder.path());
    for file in &built.artifacts {
        let answer = preview.get(&format!("/{}", file.path));
        assert_eq!(answer.status, 200, "{}", file.path);
        let length = answer.header("content-length").parse::<usize>();
        assert_eq!(length, Ok(answer.body.len()));
        assert_eq!(answer.header("cache-control"), "no-store");
        if file.path.extension() != Some("html") {
            assert!(answer.body == file.bytes, "{} differs", file.path);
            continue;
        }
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        let (page, sent) = (std::str::from_utf8(&file.bytes).unwrap(), answer.text());
        assert!(sent.contains("/.punctilio/live.js") && !page.contains(".punctilio"));
        // The rules of the page stand in front of the script, and allow it.
        let script = sent.find("<script src=\"/.punctilio/live.js\"").unwrap();
        let rules = sent.find("Content-Security-Policy").unwrap();
        assert!(rules < script, "{}", file.path);
        let rules = &sent[rules..script];
        assert!(rules.contains("connect-src 'self'") && rules.contains("default-src 'none'"));
    }
    let kinds = [
        ("/catalog.json", "application/json"),
        ("/.punctilio/live.js", "text/javascript; charset=utf-8"),
        ("/.punctilio/live.css", "text/css; charset=utf-8"),
        ("/", "text/html; charset=utf-8"),
        ("/shop/", "text/html; charset=utf-8"),
    ];
    for (target, kind) in kinds {
        let answer = preview.get(target);
        assert_eq!((answer.status, answer.header("content-type")), (200, kind));
        assert!(!answer.body.is_empty());
    }
    // Nothing was written.
    let mut left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "{:?}", left.pop());
}

#[test]
fn only_who_names_this_machine_is_answered() {
    let (_folder, preview) = shop();
    let port = preview.port;
    let asked = |host: &str, more: &str| {
        preview
            .ask(&format!("GET / HTTP/1.1\r\n{host}{more}\r\n"))
            .status
    };
    for name in ["127.0.0.1", "localhost", "[::1]", "LOCALHOST"] {
        assert_eq!(
            asked(&format!("Host: {name}:{port}\r\n"), ""),
            200,
            "{name}"
        );
    }
    for host in [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        format!("127.0.0.1.evil.example:{port}"),
        format!("localhost:{}", port.wrapping_add(1)),
        "localhost".to_owned(),
        format!("0.0.0.0:{port}"),
        String::new(),
    ] {
        let answer = preview.ask(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n"));
        assert_eq!(answer.status, 403, "{host}");
        assert!(!answer.text().contains('店'), "{host}");
    }
    assert_eq!(asked("", ""), 400);
    let here = format!("Host: localhost:{port}\r\n");
    assert_eq!(asked(&here, &here), 400, "two hosts");
    // The news are for pages of the preview alone, too.
    let news = "GET /.punctilio/news HTTP/1.1\r\nHost: evil.example\r\n\r\n";
    assert_eq!(preview.ask(news).status, 403);
    // Another site may link here, but not embed what stands here.
    let from = |mode: &str, dest: &str| {
        asked(
            &here,
            &format!(
                "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: {mode}\r\nSec-Fetch-Dest: {dest}\r\n"
            ),
        )
    };
    assert_eq!(from("navigate", "document"), 200);
    for (mode, dest) in [
        ("no-cors", "script"),
        ("cors", "empty"),
        ("navigate", "iframe"),
    ] {
        assert_eq!(from(mode, dest), 403, "{mode} {dest}");
    }
    let answer = preview.get("/");
    assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
}

#[test]
fn no_path_leads_out_of_the_site() {
    let (folder, preview) = shop();
    folder.write("secret.txt", "geheim");
    folder.write("output/mine.txt", "geheim");
    folder.write(".punctilio/last", "geheim");
    for target in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E%2Fsecret.txt",
        "/shop/../../secret.txt",
        "/shop/%2e%2e/%2e%2e/secret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/%252e%252e/secret.txt",
        "/secret.txt%00.html",
        "/secret.txt",
        "/standards/shop.toml",
        "/output/mine.txt",
        "/mine.txt",
        "/ledger.json",
        "/.punctilio/last",
        "/.punctilio/../secret.txt",
        "/.git/config",
        "//secret.txt",
        "/C:/secret.txt",
        "/con",
        "/%zz",
        "secret.txt",
        "file:///etc/passwd",
        "http://localhost/etc/passwd",
    ] {
        let answer = preview.get(target);
        assert_eq!(answer.status, 404, "{target}");
        assert!(!answer.text().contains("geheim"), "{target}");
    }
    // The site's own page says so, with its links from the top.
    let answer = preview.get("/shop/nothing/here.html");
    assert_eq!(answer.status, 404);
    assert!(answer.text().contains("<base href=\"/\">") && answer.text().contains("data-kind=404"));
}

#[test]
fn only_looking_is_answered() {
    let (_folder, preview) = shop();
    let port = preview.port;
    for method in [
        "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH",
    ] {
        let answer = preview.ask(&format!(
            "{method} / HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Length: 5\r\n\r\nhello"
        ));
        assert_eq!(
            (answer.status, answer.header("allow")),
            (405, "GET, HEAD"),
            "{method}"
        );
    }
    let (whole, head) = (
        preview.get("/shop/"),
        preview.ask(&format!(
            "HEAD /shop/ HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"
        )),
    );
    assert_eq!(head.status, 200);
    assert!(head.body.is_empty());
    assert_eq!(head.header("etag"), whole.header("etag"));
    assert_eq!(
        head.header("content-length"),
        whole.header("content-length")
    );
    for wrong in [
        "GET\r\n\r\n",
        "GET / HTTP/2\r\n\r\n",
        "\r\n\r\n",
        "GET / HTTP/1.1\r\nHost localhost\r\n\r\n",
    ] {
        assert_eq!(preview.ask(wrong).status, 400, "{wrong}");
    }
    let long = format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "x".repeat(40_000));
    assert_eq!(preview.ask(&long).status, 431);
}

#[test]
fn a_site_below_a_path_is_found_there_too() {
    let book =
        "format = 1\n\n[book]\ntitle = \"手册\"\nbase_url = \"https://example.com/a/handbook\"\n";
    let folder = Folder::with(&[
        ("standards/shop.toml", SOUND),
        ("standards/punctilio.toml", book),
    ]);
    let preview = Running::new(folder.path());
    for target in ["/", "/a/handbook/", "/a/handbook/index.html"] {
        assert_eq!(preview.get(target).status, 200, "{target}");
    }
    let same = [
        preview.get("/shop/welcome.html"),
        preview.get("/a/handbook/shop/welcome.html"),
    ];
    assert_eq!(same[0].text(), same[1].text());
    for (target, to) in [
        ("/a/handbook", "/a/handbook/"),
        ("/shop", "/shop/"),
        ("/a/handbook/shop?x=1", "/a/handbook/shop/?x=1"),
    ] {
        let answer = preview.get(target);
        assert_eq!((answer.status, answer.header("location")), (302, to));
    }
    // Links of the page for what is missing start at the address of the site.
    let missing = preview.get("/a/handbook/nothing");
    assert_eq!(missing.status, 404);
    assert!(missing.text().contains("/a/handbook/"));
    assert_eq!(preview.get("/robots.txt").status, 200);
    assert_eq!(
        preview.get("/sitemap.xml").header("content-type"),
        "application/xml"
    );
}

#[test]
fn many_open_tabs_and_idle_connections_hold_nobody_up() {
    let (folder, preview) = shop();
    let news = preview.news(None);
    let waiting: Vec<_> = (0..20).map(|_| preview.wait(Some(&news))).collect();
    let mut idle: Vec<_> = (0..20).map(|_| preview.connect()).collect();
    for stream in &mut idle {
        stream.write_all(b"GET / HT").unwrap();
    }
    let start = Instant::now();
    for _ in 0..20 {
        assert_eq!(preview.get("/shop/welcome.html").status, 200);
    }
    assert!(start.elapsed() < Duration::from_secs(10));
    folder.write(
        "standards/shop.toml",
        SOUND.replace("拉开门", "拉开门，站好"),
    );
    for mut stream in waiting {
        let told: serde_json::Value =
            serde_json::from_slice(&super::Answer::read(&mut stream).body).unwrap();
        assert_eq!(told["run"], news["run"]);
        assert!(told["turn"].as_u64() > news["turn"].as_u64());
    }
}
