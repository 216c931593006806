//! `serve`: the site of a project in a browser on this machine, as it is being written.

use crate::build::{self, Scope, Turn};
use crate::cli::args::Serve;
use crate::cli::terminal::Terminal;
use crate::cli::trouble::{Ended, Trouble};
use crate::cli::{browser, font, report, today};
use crate::emit::safe;
use crate::label::Words;
use crate::serve::{Error, Place, Preview, Told};
use crate::source::Project;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

/// Serves a project until it is interrupted.
pub fn run(args: &Serve, terminal: &Terminal) -> Result<Ended, Trouble> {
    let dir = args.dir.clone().unwrap_or_else(|| PathBuf::from("."));
    let project = Project::find(&dir)?;
    let options = build::Options {
        scope: Scope {
            print: cfg!(feature = "pdf"),
            ..Scope::default()
        },
        today: today::of(None)?,
        font_folders: font::folders(),
        ..build::Options::default()
    };
    let place = Place::take(args.port).map_err(trouble)?;
    let address = place.address();
    let preview = Preview::new(place, project.clone(), options);
    let stop = preview.stop();
    let interrupted = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&interrupted);
    // Where it cannot be caught, an interruption ends the program at once; nothing is lost with it.
    let _ = ctrlc::set_handler(move || {
        seen.store(true, Ordering::Relaxed);
        stop.stop();
    });

    let mut began = Instant::now();
    let mut is_first = true;
    let mut outcome = Ok(());
    preview.run(&mut |told| match told {
        Told::Begun => began = Instant::now(),
        Told::Done(turn) => {
            let took = began.elapsed().as_secs_f64() * 1000.0;
            let mut lines = Vec::new();
            if is_first {
                lines.push(Words::new(
                    format!("预览：{address}  （Ctrl-C 结束）"),
                    format!("preview: {address}  (Ctrl-C ends it)"),
                ));
            }
            lines.extend(said(turn, took, is_first));
            complain(turn, &project, terminal);
            for line in &lines {
                if outcome.is_ok() {
                    outcome = terminal.say(line);
                }
            }
            if is_first && args.open && !browser::open(&address) {
                let words = Words::new(
                    format!("打不开浏览器，请自己打开 {address}"),
                    format!("no browser could be opened; open {address} yourself"),
                );
                terminal.complain(&format!("{}\n", words.get(terminal.lang)));
            }
            is_first = false;
        }
    });
    outcome?;
    if interrupted.load(Ordering::Relaxed) {
        terminal.say(&Words::new("预览结束", "the preview has ended"))?;
    }
    Ok(Ended::Well)
}

/// Draws what is wrong; hints are for `check`.
fn complain(turn: &Turn, project: &Project, terminal: &Terminal) {
    let loud = turn.loud();
    let color = terminal.colors_err();
    let drawn = report::faults(&loud, &turn.sources, project, color, terminal);
    terminal.complain(&drawn);
}

/// Says what came of a change.
fn said(turn: &Turn, took: f64, is_first: bool) -> Vec<Words> {
    let time = Words::new(format!("{took:.0} 毫秒"), format!("{took:.0} ms"));
    if !turn.is_good {
        return vec![match &turn.site {
            Some(_) => Words::new(
                "有错误：仍是改错以前的网站，改好就自动更新",
                "there are errors: the last good site stands until they are mended",
            ),
            None => Words::new(
                "有错误：改好就能看到网站",
                "there are errors: the site appears as soon as they are mended",
            ),
        }];
    }
    if is_first {
        return vec![Words::new(
            "改标准、主题、图片或章节，保存后网页自动更新；output/ 不动，要发布请运行 build",
            "save a standard, a theme, a picture or a chapter and the page follows; output/ stays as it is: build writes it",
        )];
    }
    let names = turn.touched.as_ref().map(|touched| {
        let names: Vec<String> = touched.iter().take(5).map(|id| safe(id)).collect();
        let more = touched.len().saturating_sub(names.len());
        (names, more)
    });
    vec![match names {
        None => Words::new(
            format!("已更新（{}）", time.zh),
            format!("up to date ({})", time.en),
        ),
        Some((names, more)) => {
            let rest = |zh: &str, en: &str| match more {
                0 => (String::new(), String::new()),
                _ => (format!("{zh}{more}"), format!("{en}{more}")),
            };
            let (rest_zh, rest_en) = rest("，另有 ", " and ");
            let ending = if more > 0 { " more" } else { "" };
            Words::new(
                format!("已更新 {}{rest_zh}（{}）", names.join("、"), time.zh),
                format!(
                    "up to date: {}{rest_en}{ending} ({})",
                    names.join(", "),
                    time.en
                ),
            )
        }
    }]
}

fn trouble(error: Error) -> Trouble {
    match error {
        Error::Taken(port) => Trouble::World(Words::new(
            format!(
                "端口 {port} 已被别的程序占用\n  办法：换一个，如 --port {}；或不写 --port，由程序挑一个空的",
                port.checked_add(1).unwrap_or(4000)
            ),
            format!(
                "port {port} is taken by another program\n  cure: choose another such as --port {}, or leave --port out to have a free one chosen",
                port.checked_add(1).unwrap_or(4000)
            ),
        )),
        Error::Refused { port, source } => Trouble::World(Words::new(
            format!(
                "不能在 127.0.0.1:{port} 上开预览：{source}\n  办法：换一个大于 1023 的端口，如 --port 4000"
            ),
            format!(
                "cannot listen on 127.0.0.1:{port}: {source}\n  cure: choose another port above 1023, such as --port 4000"
            ),
        )),
    }
}
