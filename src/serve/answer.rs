//! A request → an answer, from the site as it stands now.

use super::address::{self, OWN, Place};
use super::http::{Answer, Request};
use super::inject;
use super::reload::Board;
use crate::artifact::ArtifactPath;
use crate::build::Site;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, PoisonError, RwLock};

/// The script of the preview, and how its faults look.
const SCRIPT: &str = include_str!("live.js");
const STYLE: &str = include_str!("live.css");

const FOUND: &str = "200 OK";
const MISSING: &str = "404 Not Found";

/// What is served.
#[derive(Default)]
pub struct Desk {
    /// The last good site.
    pub site: RwLock<Option<Arc<Site>>>,
}

/// What is to be done with a request.
pub enum Reply {
    /// It is answered.
    Now(Answer),
    /// It waits for news; what it has heard of already.
    News(Option<(u64, u64)>),
}

impl Desk {
    /// Finds the answer to a request.
    pub fn reply(&self, request: &Request, port: u16, board: &Board) -> Reply {
        if let Some(refused) = refused(request, port) {
            return Reply::Now(refused);
        }
        let of = |kind: &'static str, text: &str| {
            Reply::Now(Answer {
                status: FOUND,
                kind,
                headers: Vec::new(),
                body: text.as_bytes().to_vec(),
            })
        };
        match address::place(&request.target) {
            Place::Own(name) => match name.split('?').next() {
                Some("live.js") => of("text/javascript; charset=utf-8", SCRIPT),
                Some("live.css") => of("text/css; charset=utf-8", STYLE),
                Some("news") => Reply::News(heard(request)),
                _ => Reply::Now(Answer::text(MISSING, "404")),
            },
            Place::File(path) => Reply::Now(self.file(&path, &request.target, board)),
            Place::Nothing => Reply::Now(self.missing(board)),
        }
    }

    fn file(&self, path: &ArtifactPath, target: &str, board: &Board) -> Answer {
        let Some(site) = self.site() else {
            return nothing_yet(board);
        };
        let base = site.base_path();
        let below = path.as_str().strip_prefix(base.trim_start_matches('/'));
        let below = below.and_then(|path| path.strip_prefix('/'));
        let below = below.filter(|_| !base.is_empty());
        let below = below.and_then(|path| ArtifactPath::new(path).ok());
        for path in below.iter().chain([path]) {
            match site.make(path) {
                None => {}
                Some(Ok(bytes)) => return sent(FOUND, path, &bytes, board, ""),
                Some(Err(fault)) => {
                    board.post_fault(&fault);
                    return match &fault.last {
                        Some(bytes) => sent(FOUND, path, bytes, board, ""),
                        None => bare("500 Internal Server Error", "500", board),
                    };
                }
            }
        }
        // A folder without its slash: links of the page in it would lead astray.
        let folder = |path: &ArtifactPath| ArtifactPath::new(&format!("{path}/index.html")).ok();
        let is_folder = |path: &ArtifactPath| folder(path).is_some_and(|home| site.has(&home));
        let is_base = format!("/{path}") == base;
        if is_base || below.iter().chain([path]).any(is_folder) {
            let (way, asked) = target.split_at(target.find(['?', '#']).unwrap_or(target.len()));
            return Answer {
                headers: vec![("Location", format!("{way}/{asked}"))],
                ..Answer::text("302 Found", "302")
            };
        }
        self.missing(board)
    }

    /// Answers with the site's own page for what is not there.
    fn missing(&self, board: &Board) -> Answer {
        let Some(site) = self.site() else {
            return nothing_yet(board);
        };
        let page = ArtifactPath::new("404.html").ok();
        let made = page.and_then(|page| Some((site.make(&page)?.ok()?, page)));
        match made {
            // Its links start from the top of the site, wherever it is shown.
            Some((bytes, page)) => sent(MISSING, &page, &bytes, board, "<base href=\"/\">"),
            None => bare(MISSING, "404", board),
        }
    }

    fn site(&self) -> Option<Arc<Site>> {
        let site = self.site.read().unwrap_or_else(PoisonError::into_inner);
        site.clone()
    }
}

/// Refuses what is not a look at this site from this machine.
fn refused(request: &Request, port: u16) -> Option<Answer> {
    let Some(host) = request.header("Host") else {
        return Some(Answer::text("400 Bad Request", "400 Host"));
    };
    if !address::is_here(host, port) {
        return Some(Answer::text("403 Forbidden", "403 Host"));
    }
    // Another site may link here, and nothing else: what it embeds it could look at.
    let from = request.header("Sec-Fetch-Site").unwrap_or("none");
    let is_visit = request.header("Sec-Fetch-Mode") == Some("navigate")
        && request.header("Sec-Fetch-Dest") == Some("document");
    if !matches!(from, "none" | "same-origin") && !is_visit {
        return Some(Answer::text("403 Forbidden", "403 Sec-Fetch-Site"));
    }
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        return Some(Answer {
            headers: vec![("Allow", "GET, HEAD".to_owned())],
            ..Answer::text("405 Method Not Allowed", "405")
        });
    }
    None
}

/// Reads which news a page has heard.
fn heard(request: &Request) -> Option<(u64, u64)> {
    let number = |key| request.asked(key)?.parse().ok();
    Some((number("run")?, number("turn")?))
}

fn sent(
    status: &'static str,
    path: &ArtifactPath,
    bytes: &[u8],
    board: &Board,
    tags: &str,
) -> Answer {
    let kind = kind(path);
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let mark = format!("{:016x}", hasher.finish());
    let body = match kind == HTML {
        true => match std::str::from_utf8(bytes) {
            Ok(page) => inject::with(page, &format!("{tags}{}", script(&mark, board))).into_bytes(),
            Err(_) => bytes.to_vec(),
        },
        false => bytes.to_vec(),
    };
    Answer {
        status,
        kind,
        headers: vec![("ETag", format!("\"{mark}\""))],
        body,
    }
}

fn script(mark: &str, board: &Board) -> String {
    let turn = board.turn();
    format!(
        "<script src=\"{OWN}live.js\" data-mark=\"{mark}\" data-turn=\"{turn}\" defer></script>"
    )
}

/// A page with nothing on it but what the script shows: there is no good site yet.
fn nothing_yet(board: &Board) -> Answer {
    bare("503 Service Unavailable", "Punctilio", board)
}

fn bare(status: &'static str, title: &str, board: &Board) -> Answer {
    let script = script("", board);
    let page = format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>{title}</title>{script}</head><body></body></html>\n"
    );
    Answer {
        status,
        kind: HTML,
        headers: Vec::new(),
        body: page.into_bytes(),
    }
}

const HTML: &str = "text/html; charset=utf-8";

/// Tells what kind of bytes a file holds.
fn kind(path: &ArtifactPath) -> &'static str {
    match path.extension().unwrap_or_default() {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml",
        "txt" | "toml" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
