//! Waits until something in the project's folders may have changed.
//!
//! The system tells of most changes at once. Some folders (on network drives, in containers) tell nothing, so the
//! project is looked at every few seconds as well; whoever is woken for nothing finds that nothing has changed.

use crate::source::Project;
use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// How often a project is looked at of which nothing was told.
const ROUND: Duration = Duration::from_secs(2);

/// How long it stays quiet after a file was closed or took another's place before that counts as saved.
const CLOSED: Duration = Duration::from_millis(1);

/// The same where the system only says that something is being written: Linux says as well when that is over.
const OPEN: Duration = Duration::from_millis(if cfg!(target_os = "linux") { 400 } else { 25 });

/// Changes that go on without a pause are looked at all the same, after so many of them.
const MOST: usize = 2_000;

/// What wakes up who waits.
enum Sign {
    /// Something has changed.
    Event(Event),
    /// It is to end.
    End,
}

/// Watches the folders of a project.
pub struct Watch {
    watcher: Option<RecommendedWatcher>,
    folders: Vec<PathBuf>,
    signs: Receiver<Sign>,
    sender: Sender<Sign>,
}

/// Ends a watch.
#[derive(Clone)]
pub struct Ender(Sender<Sign>);

impl Ender {
    /// Wakes up who waits, for the last time.
    pub fn end(&self) {
        let _ = self.0.send(Sign::End);
    }
}

/// What was waited for.
pub enum Woken {
    /// These files were written, if any are named; anything else may have changed, too.
    Look(BTreeSet<PathBuf>),
    /// It is to end.
    End,
}

impl Watch {
    /// Begins to watch a project. Where the system cannot tell of changes, the project is looked at now and then.
    #[must_use]
    pub fn new(project: &Project) -> Self {
        let (sender, signs) = channel();
        let told = sender.clone();
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            // What was lost or could not be told is a reason to look as well.
            let event = event.unwrap_or_default();
            let _ = told.send(Sign::Event(event));
        });
        // The system tells of files by where they really lie.
        let root = project.root().canonicalize();
        let root = root.as_deref().unwrap_or(project.root());
        let mut watch = Self {
            watcher: watcher.ok(),
            folders: [Project::STANDARDS, Project::THEMES, Project::FONTS]
                .map(|name| root.join(name))
                .to_vec(),
            signs,
            sender,
        };
        if let Some(watcher) = &mut watch.watcher {
            let _ = watcher.watch(root, RecursiveMode::NonRecursive);
        }
        watch.renew();
        watch
    }

    /// Returns what ends the watch.
    #[must_use]
    pub fn ender(&self) -> Ender {
        Ender(self.sender.clone())
    }

    /// Watches the folders again: one of them may be new, or another one of the same name.
    pub fn renew(&mut self) {
        let Some(watcher) = &mut self.watcher else {
            return;
        };
        for folder in self.folders.iter().filter(|folder| folder.is_dir()) {
            let _ = watcher.watch(folder, RecursiveMode::Recursive);
        }
    }

    /// Waits until the project is to be looked at.
    pub fn wait(&mut self) -> Woken {
        let mut named = BTreeSet::new();
        let mut quiet = ROUND;
        let mut is_new = false;
        let mut heard = 0;
        loop {
            match self.signs.recv_timeout(quiet) {
                Err(RecvTimeoutError::Timeout) => break,
                Ok(Sign::End) | Err(RecvTimeoutError::Disconnected) => return Woken::End,
                Ok(Sign::Event(event)) => {
                    let Some(pause) = self.pause(&event) else {
                        continue;
                    };
                    is_new |= event.paths.iter().any(|path| self.folders.contains(path));
                    named.extend(event.paths);
                    heard += 1;
                    if heard > MOST {
                        break;
                    }
                    quiet = match heard {
                        1 => pause,
                        _ => quiet.max(pause),
                    };
                    // A file that was being written has been closed: that is what was waited for.
                    if pause == CLOSED {
                        quiet = CLOSED;
                    }
                }
            }
        }
        if is_new {
            self.renew();
        }
        Woken::Look(named)
    }

    /// Says how long it has to be quiet after an event; `None` for one that changes nothing.
    fn pause(&self, event: &Event) -> Option<Duration> {
        let concerns = |path: &PathBuf| {
            let is_project = |folder: &PathBuf| path.starts_with(folder);
            self.folders.iter().any(is_project)
                || path.file_name() == Some("punctilio.toml".as_ref())
        };
        if !event.need_rescan() && !event.paths.is_empty() && !event.paths.iter().any(concerns) {
            return None;
        }
        match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => Some(CLOSED),
            EventKind::Access(_) => None,
            EventKind::Modify(ModifyKind::Name(_)) | EventKind::Remove(_) => Some(CLOSED),
            // On Linux closing follows; elsewhere this is all that is told.
            _ => Some(OPEN),
        }
    }
}
