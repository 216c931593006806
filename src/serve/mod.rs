//! A preview: the site of a project, on this machine alone, as it is being written.
//!
//! A [`Session`] holds the project in memory, `watch` waits for edits, `http` and `answer`
//! hand out the files of its [`Site`](crate::build::Site), `reload` tells open pages what has changed and what is wrong.
//!
//! # Invariants
//! - Nothing is written: `output/` stays what `build` made of it, so a site that is meant for the public or for print never
//!   changes behind its owner's back, and a build may run beside the preview.
//! - Each file is made when somebody asks for it, from the texts as they are then; nobody waits for a document that
//!   nobody asked for.
//! - Only 127.0.0.1 is listened on, only requests that name this machine are answered, and a path finds a file of the
//!   site or nothing: no request reaches the disk.
//! - After an error the last good site goes on.

mod address;
mod answer;
mod http;
mod inject;
mod reload;
mod watch;

use crate::build::{Options, Session, Turn};
use crate::source::Project;
use answer::{Desk, Reply};
use http::{Answer, Request};
use reload::{Board, WAIT};
use std::hash::{BuildHasher, RandomState};
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError};
use std::thread;
use std::time::Duration;
use watch::{Ender, Watch, Woken};

/// The port that is taken where none is named; the next ones are tried where it is taken.
pub const PORT: u16 = 4000;

/// How many ports are tried.
const TRIED: u16 = 20;

/// Connections at a time; further ones are closed at once.
const MOST: usize = 256;

/// How often, and how long each time, a file that was emptied is waited for to be filled again.
const PATIENCE: usize = 5;
const FILLING: Duration = Duration::from_millis(60);

/// Why there is no preview.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Somebody else listens on the port that was named.
    #[error("port {0} is taken")]
    Taken(u16),
    /// No port could be had.
    #[error("cannot listen on 127.0.0.1:{port}: {source}")]
    Refused {
        /// The last one that was tried.
        port: u16,
        /// What the system says.
        source: io::Error,
    },
}

/// What is told while a preview runs.
pub enum Told<'a> {
    /// The project is looked at, now or again.
    Begun,
    /// What came of it.
    Done(&'a Turn),
}

/// A place to listen on.
pub struct Place(TcpListener, SocketAddr);

impl Place {
    /// Takes a port: the one that is named, else the first that is free from [`PORT`] on; 0 is any that is free.
    ///
    /// # Errors
    /// When it is taken, or the system refuses.
    pub fn take(port: Option<u16>) -> Result<Self, Error> {
        let tries = match port {
            Some(port) => port..=port,
            None => PORT..=PORT + TRIED,
        };
        let mut last = None;
        for tried in tries {
            match TcpListener::bind((Ipv4Addr::LOCALHOST, tried)) {
                Ok(listener) => {
                    let address = listener.local_addr();
                    let address = address.map_err(|source| Error::Refused {
                        port: tried,
                        source,
                    })?;
                    return Ok(Self(listener, address));
                }
                Err(error) => last = Some((tried, error)),
            }
        }
        Err(match (port, last) {
            (Some(port), Some((_, error))) if error.kind() == io::ErrorKind::AddrInUse => {
                Error::Taken(port)
            }
            (_, Some((port, source))) => Error::Refused { port, source },
            (port, None) => Error::Taken(port.unwrap_or(PORT)),
        })
    }

    /// Returns the port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.1.port()
    }

    /// Returns the address to open.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port())
    }
}

/// Ends a preview.
#[derive(Clone)]
pub struct Stop(Ender);

impl Stop {
    /// Ends it.
    pub fn stop(&self) {
        self.0.end();
    }
}

/// A preview that is ready to run.
pub struct Preview {
    place: Place,
    watch: Watch,
    project: Project,
    options: Options,
}

impl Preview {
    /// Prepares a preview; from now on no edit is missed.
    #[must_use]
    pub fn new(place: Place, project: Project, options: Options) -> Self {
        Self {
            place,
            watch: Watch::new(&project),
            project,
            options,
        }
    }

    /// Returns what ends it.
    #[must_use]
    pub fn stop(&self) -> Stop {
        Stop(self.watch.ender())
    }

    /// Serves the site until it is stopped; says what comes of each edit.
    pub fn run(self, tell: &mut dyn FnMut(Told<'_>)) {
        let Self {
            place: Place(listener, address),
            mut watch,
            project,
            options,
        } = self;
        // A number that no other run has had, so that a page knows that it speaks to another one.
        let run = RandomState::new().hash_one(address) >> 12;
        let board = Arc::new(Board::new(run));
        let desk = Arc::new(Desk::default());
        tell(Told::Begun);
        let (mut session, turn) = Session::open(project, options);
        publish(&desk, &board, &turn);
        look_ahead(&desk, &board, &turn);
        tell(Told::Done(&turn));
        drop(turn);

        let clerk = (Arc::clone(&desk), Arc::clone(&board));
        thread::spawn(move || accept(&listener, address.port(), &clerk.0, &clerk.1));
        let clock = Arc::clone(&board);
        thread::spawn(move || {
            loop {
                thread::sleep(WAIT);
                clock.tick();
            }
        });
        while let Woken::Look(named) = watch.wait() {
            for _ in 0..PATIENCE {
                if !session.is_half_written(&named) {
                    break;
                }
                thread::sleep(FILLING);
            }
            tell(Told::Begun);
            let Some(turn) = session.look(&named) else {
                continue;
            };
            publish(&desk, &board, &turn);
            tell(Told::Done(&turn));
            look_ahead(&desk, &board, &turn);
            watch.renew();
        }
        board.tick();
    }
}

/// Puts a site in the place of the last one, and tells the pages.
fn publish(desk: &Desk, board: &Board, turn: &Turn) {
    {
        let mut site = desk.site.write().unwrap_or_else(PoisonError::into_inner);
        site.clone_from(&turn.site);
    }
    board.post(turn);
}

/// Makes what an edit has changed before somebody asks for it, and looks for what templates of the project's own ask in
/// vain; nobody waits for that.
fn look_ahead(desk: &Arc<Desk>, board: &Arc<Board>, turn: &Turn) {
    let Some(site) = turn.site.clone().filter(|_| turn.is_good) else {
        return;
    };
    let (desk, board, touched) = (Arc::clone(desk), Arc::clone(board), turn.touched.clone());
    thread::spawn(move || {
        let is_current = || {
            let now = desk.site.read().unwrap_or_else(PoisonError::into_inner);
            now.as_ref().is_some_and(|now| Arc::ptr_eq(now, &site))
        };
        let faults = match touched {
            Some(touched) => site.make_pages(|id| touched.contains(id)),
            None => site.look_through(&is_current),
        };
        if let Some(fault) = faults.first().filter(|_| is_current()) {
            board.post_fault(fault);
        }
    });
}

fn accept(listener: &TcpListener, port: u16, desk: &Arc<Desk>, board: &Arc<Board>) {
    let busy = Arc::new(AtomicUsize::new(0));
    for stream in listener.incoming() {
        let Ok(stream) = stream else {
            // Out of handles for a moment.
            thread::sleep(Duration::from_millis(10));
            continue;
        };
        if busy.load(Ordering::Relaxed) >= MOST {
            continue;
        }
        busy.fetch_add(1, Ordering::Relaxed);
        let (desk, board, here) = (Arc::clone(desk), Arc::clone(board), Busy(Arc::clone(&busy)));
        let work = move || {
            let _here = here;
            serve(stream, port, &desk, &board);
        };
        // Without a thread for it the connection is closed.
        let _ = thread::Builder::new().spawn(work);
    }
}

/// One connection that is being served, for as long as the value lives.
struct Busy(Arc<AtomicUsize>);

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

fn serve(mut stream: TcpStream, port: u16, desk: &Desk, board: &Board) {
    let request: Request = match http::read(&mut stream) {
        Ok(request) => request,
        Err(error) => {
            let status = match error.kind() {
                io::ErrorKind::FileTooLarge => "431 Request Header Fields Too Large",
                io::ErrorKind::InvalidData => "400 Bad Request",
                _ => return,
            };
            return http::refuse(stream, &Answer::text(status, status));
        }
    };
    let is_look = matches!(request.method.as_str(), "GET" | "HEAD");
    match desk.reply(&request, port, board) {
        Reply::Now(answer) if is_look => http::answer(stream, &answer, request.method == "HEAD"),
        Reply::Now(answer) => http::refuse(stream, &answer),
        Reply::News(heard) => board.ask(stream, heard),
    }
}
