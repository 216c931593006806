//! What is printed, where, and in which colours; a bar while work lasts long.

use super::trouble::Trouble;
use crate::emit::{Color, EmitOptions};
use crate::label::{Lang, Words};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal, Write};
use std::sync::Once;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// Work that is done within this time shows no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// Columns that line numbers and frame take beside a line of source.
const GUTTER: usize = 10;

/// Fewest columns of a line of source that are still of use.
const NARROW: usize = 40;

/// Where the program speaks to.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    /// The language of messages.
    pub lang: Lang,
    /// Whether only faults are said.
    pub quiet: bool,
    color: Color,
    no_color: bool,
}

impl Terminal {
    /// Takes the settings of a run; `no_color` tells whether `NO_COLOR` is set and not empty.
    pub fn new(lang: Lang, color: Color, quiet: bool, no_color: bool) -> Self {
        Self {
            lang,
            quiet,
            color,
            no_color,
        }
    }

    /// Tells whether standard output is coloured.
    pub fn colors_out(&self) -> bool {
        self.color.is_on(io::stdout().is_terminal(), self.no_color)
    }

    /// Tells whether standard error is coloured.
    pub fn colors_err(&self) -> bool {
        self.color.is_on(io::stderr().is_terminal(), self.no_color)
    }

    /// Returns how many columns of source fit on standard output.
    pub fn width(&self) -> usize {
        terminal_size::terminal_size_of(io::stdout()).map_or(EmitOptions::WIDTH, |(columns, _)| {
            usize::from(columns.0).saturating_sub(GUTTER).max(NARROW)
        })
    }

    /// Prints what was asked for to standard output.
    ///
    /// # Errors
    /// When standard output cannot be written to.
    pub fn print(&self, text: &str) -> Result<(), Trouble> {
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        Ok(out.flush()?)
    }

    /// Prints a line about the work to standard output, unless the user wants quiet.
    ///
    /// # Errors
    /// When standard output cannot be written to.
    pub fn say(&self, words: &Words) -> Result<(), Trouble> {
        if self.quiet {
            return Ok(());
        }
        self.print(&format!("{}\n", words.get(self.lang)))
    }

    /// Tells whether somebody sits there who can be asked.
    pub fn can_ask(&self) -> bool {
        !self.quiet && io::stdin().is_terminal() && io::stdout().is_terminal()
    }

    /// Prints to standard error; when even that fails there is nobody left to tell.
    pub fn complain(&self, text: &str) {
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }

    /// Begins to show that work is under way, on a terminal only and after a while.
    pub fn progress(&self) -> Progress {
        let shown = !self.quiet && io::stderr().is_terminal();
        Progress::new(shown.then_some(self.lang))
    }
}

/// A bar that appears when work lasts, and goes away with the value.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    counting: Once,
    lang: Lang,
    waiting: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    fn new(lang: Option<Lang>) -> Self {
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::hidden());
        bar.set_style(style("{spinner} {msg}"));
        let waiting = lang.map(|_| {
            let (done, wait) = channel();
            let bar = bar.clone();
            (done, std::thread::spawn(move || appear(&bar, &wait)))
        });
        Self {
            bar,
            counting: Once::new(),
            lang: lang.unwrap_or(Lang::En),
            waiting,
        }
    }

    /// Names the work that begins now.
    pub fn stage(&self, words: &Words) {
        self.bar.set_message(words.get(self.lang).to_owned());
    }

    /// Shows how much of the work is done.
    pub fn at(&self, done: usize, all: usize) {
        self.counting.call_once(|| {
            self.stage(&Words::new("生成", "Building"));
            self.bar
                .set_style(style("{spinner} {msg} {wide_bar} {pos}/{len}"));
            self.bar.set_length(all as u64);
        });
        self.bar.set_position(done as u64);
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).expect("the template of the bar is sound")
}

/// Waits, and shows the bar if the work is not done by then.
fn appear(bar: &ProgressBar, done: &Receiver<()>) {
    if done.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
        return;
    }
    bar.set_draw_target(ProgressDrawTarget::stderr());
    bar.enable_steady_tick(Duration::from_millis(100));
    // Wakes up when the sender is dropped.
    let _ = done.recv();
    bar.finish_and_clear();
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((done, thread)) = self.waiting.take() {
            drop(done);
            let _ = thread.join();
        }
    }
}
