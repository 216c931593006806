//! Pages to learn by, over all shipped standards: nothing that a role does is missing from its path, no hand-over from
//! the table, no exception from the flow chart; all drawings keep their words within their boxes.

use crate::product::shipped;
use crate::sheets::{built, page};
use punctilio::build::{self, Loaded};
use punctilio::format::Field;
use punctilio::format::doc::StepDoc;
use punctilio::label::Lang;
use punctilio::model::Standard;
use punctilio::source::Project;
use punctilio::view::edition::Edition;
use punctilio::view::handbook::HandbookView;
use punctilio::view::handbook::flow::chart::ChartView;
use punctilio::view::page::{PageKey, PageRef};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

fn loaded() -> &'static Loaded {
    static LOADED: OnceLock<Loaded> = OnceLock::new();
    LOADED.get_or_init(|| build::load(&Project::at(Path::new(env!("CARGO_MANIFEST_DIR")))))
}

/// Goes through all pages of all shipped standards in both languages.
fn each(mut look: impl FnMut(&Standard, PageKey<'_>, Lang, &HandbookView)) {
    let edition = Edition::new(&loaded().catalog, false);
    for (volume, of) in edition.volumes.iter().enumerate() {
        for key in of.pages() {
            for lang in [Lang::Zh, Lang::En] {
                let screen = edition.screen(&PageRef { volume, key }, lang).unwrap();
                look(of.standard, key, lang, &screen.view);
            }
        }
    }
}

fn part(doc: &StepDoc, id: &str) -> &'static str {
    if doc.role.get().is_some_and(|r| r.as_str() == id) {
        "lead"
    } else if doc.assist.list().iter().any(|r| r.as_str() == id) {
        "assist"
    } else if doc.inform.list().iter().any(|r| r.as_str() == id) {
        "inform"
    } else {
        ""
    }
}

fn excepted<T>(field: &Field<punctilio::format::Many<T>>) -> usize {
    match field {
        Field::Open { .. } => 1,
        other => other.list().len(),
    }
}

#[test]
fn the_path_of_a_role_covers_all_its_steps() {
    let mut seen = 0;
    each(|standard, key, _, view| {
        let (PageKey::Role(role), HandbookView::Role(view)) = (key, view) else {
            return;
        };
        let wanted: Vec<(String, &str)> = standard
            .steps()
            .map(|(_, step)| {
                let takes = step.doc.handoff.get().and_then(|h| h.to.get());
                let takes = takes.is_some_and(|to| to.as_str() == role.id);
                let part = match part(&step.doc, &role.id) {
                    "" if takes => "takes",
                    part => part,
                };
                (step.number.clone(), part)
            })
            .filter(|(_, part)| !part.is_empty())
            .collect();
        let rows = view.path.phases.iter().flat_map(|p| &p.steps);
        let rows: Vec<(String, &str)> = rows
            .map(|row| (row.step.number.clone().unwrap(), row.part))
            .collect();
        assert_eq!(rows, wanted, "{}/{}", standard.id, role.id);
        let told = view.phases.iter().flat_map(|p| &p.steps);
        let told: Vec<&str> = told.map(|s| s.step.number.as_str()).collect();
        let full = wanted
            .iter()
            .filter(|(_, p)| matches!(*p, "lead" | "assist"));
        let full: Vec<&str> = full.map(|(number, _)| number.as_str()).collect();
        assert_eq!(told, full, "{}/{}", standard.id, role.id);
        let count = |wanted: &str| rows.iter().filter(|(_, part)| *part == wanted).count();
        assert_eq!(
            (view.path.leads, view.path.assists, view.path.informed),
            (count("lead"), count("assist"), count("inform"))
        );
        assert!(view.avoid.len() >= standard.avoid.len());
        seen += rows.len();
    });
    assert!(seen > 100, "{seen}");
}

#[test]
fn the_matrix_and_the_hand_overs_say_what_the_steps_say() {
    let (mut parts, mut handed) = (0, 0);
    each(|standard, _, _, view| {
        let HandbookView::Duties(view) = view else {
            return;
        };
        let rows: Vec<_> = view.phases.iter().flat_map(|p| &p.steps).collect();
        assert_eq!(rows.len(), standard.steps().count(), "{}", standard.id);
        let shown: Vec<&str> = standard
            .roles
            .iter()
            .map(|r| r.id.as_str())
            .filter(|id| standard.steps().any(|(_, s)| !part(&s.doc, id).is_empty()))
            .collect();
        assert_eq!(shown.len(), view.roles.len(), "{}", standard.id);
        for ((_, step), row) in standard.steps().zip(&rows) {
            let wanted: Vec<&str> = shown.iter().map(|id| part(&step.doc, id)).collect();
            assert_eq!(row.parts, wanted, "{} {}", standard.id, step.number);
            assert_eq!(row.undecided, !wanted.contains(&"lead"));
            let named: usize = row.who.iter().map(|who| who.roles.len()).sum();
            assert_eq!(named, wanted.iter().filter(|part| !part.is_empty()).count());
            parts += named;
        }
        let steps = standard.steps().filter(|(_, s)| !s.doc.handoff.is_blank());
        let wanted: Vec<&str> = steps.map(|(_, s)| s.number.as_str()).collect();
        let rows = view.handoffs.iter();
        let rows: Vec<&str> = rows.map(|h| h.step.number.as_deref().unwrap()).collect();
        assert_eq!(rows, wanted, "{}", standard.id);
        handed += rows.len();
    });
    assert!(parts > 200 && handed >= 10, "{parts} {handed}");
}

#[test]
fn every_exception_is_a_branch_and_every_hand_over_an_arrow() {
    let mut branches = 0;
    each(|standard, _, _, view| {
        let HandbookView::Flow(view) = view else {
            return;
        };
        let phases = standard.phases.iter().filter(|p| !p.steps.is_empty());
        for (phase, drawn) in phases.zip(&view.phases) {
            let of_steps = phase
                .steps
                .iter()
                .map(|s| excepted(&s.doc.exceptions) + s.doc.next.list().len());
            let wanted = of_steps.sum::<usize>() + excepted(&phase.doc.exceptions);
            let place = format!("{}/{}", standard.id, phase.id);
            assert_eq!(drawn.chart.branches.len(), wanted, "{place}");
            let boxes = drawn.chart.boxes.iter().filter(|b| !b.whole).count();
            assert_eq!(boxes, phase.steps.len(), "{place}");
            let handed = phase
                .steps
                .iter()
                .filter(|s| s.doc.handoff.is_set())
                .count();
            let arrows = drawn.chart.arrows.iter().filter(|a| a.handoff).count();
            assert_eq!(arrows, handed, "{place}");
            branches += wanted;
        }
        let everywhere = view.everywhere.as_ref();
        let everywhere = everywhere.map_or(0, |one| one.chart.branches.len());
        assert_eq!(everywhere, standard.exceptions.len(), "{}", standard.id);
        branches += everywhere;
    });
    assert!(branches > 100, "{branches}");
}

/// Checks that nothing overlaps what it should stand beside.
fn apart(chart: &ChartView, place: &str) {
    for (n, one) in chart.boxes.iter().enumerate() {
        assert!(
            one.x + one.width <= chart.edge && one.y + one.height <= chart.height,
            "{place}"
        );
        for other in &chart.boxes[n + 1..] {
            assert!(one.y + one.height <= other.y, "{place}: a step on a step");
        }
        for mark in &chart.marks {
            let beside = mark.x + mark.width <= one.x || one.x + one.width <= mark.x;
            let below = mark.y >= one.y + one.height || mark.y + 22 <= one.y;
            assert!(beside || below, "{place}: a mark on a step");
        }
    }
    for (n, one) in chart.branches.iter().enumerate() {
        assert!(
            one.x >= chart.edge && one.x + one.width <= chart.width,
            "{place}"
        );
        assert!(one.y + one.height <= chart.height, "{place}");
        for other in &chart.branches[n + 1..] {
            assert!(
                one.y + one.height <= other.y,
                "{place}: a branch on a branch"
            );
        }
    }
}

#[test]
fn nothing_in_a_flow_chart_stands_on_anything_else() {
    each(|standard, _, lang, view| {
        if let HandbookView::Flow(view) = view {
            for phase in &view.phases {
                apart(
                    &phase.chart,
                    &format!("{} {} {lang:?}", standard.id, phase.id),
                );
            }
        }
    });
}

#[test]
fn the_journey_has_every_step_of_a_process_that_customers_meet() {
    let mut columns = 0;
    each(|standard, _, _, view| {
        let HandbookView::Journey(view) = view else {
            return;
        };
        for track in &view.tracks {
            let drawn = track.bands.iter().flat_map(|band| &band.columns);
            let drawn: Vec<&str> = drawn
                .map(|c| c.number.as_ref().unwrap().text.as_str())
                .collect();
            let told = track.phases.iter().flat_map(|p| &p.steps);
            let told: Vec<&str> = told.map(|s| s.step.number.as_deref().unwrap()).collect();
            assert_eq!(drawn, told, "{}", standard.id);
            columns += drawn.len();
        }
        let all: BTreeSet<&str> = view
            .tracks
            .iter()
            .flat_map(|t| &t.phases)
            .flat_map(|p| &p.steps)
            .filter_map(|s| s.step.number.as_deref())
            .collect();
        for (_, step) in standard.steps().filter(|(_, step)| step.has_customer()) {
            assert!(
                all.contains(step.number.as_str()),
                "{} {}",
                standard.id,
                step.number
            );
        }
    });
    assert!(columns > 100, "{columns}");
}

#[test]
fn the_meeting_shows_every_step_with_its_words() {
    let built = shipped();
    for standard in &loaded().catalog.standards {
        for phase in standard.phases.iter().filter(|p| !p.steps.is_empty()) {
            let path = format!("{}/meeting/{}.html", standard.id, phase.id);
            let page = page(built, &path);
            for step in &phase.steps {
                assert!(
                    page.contains(&format!("id=\"{}\"", step.id)),
                    "{path} {}",
                    step.id
                );
            }
        }
    }
}

#[test]
fn without_steps_or_roles_there_is_nothing_to_draw() {
    let edition = Edition::new(&loaded().catalog, false);
    for volume in &edition.volumes {
        let standard = volume.standard;
        let steps = standard.steps().count();
        let drawn = steps > 0 && !standard.roles.is_empty();
        assert_eq!(volume.has(PageKey::Flow), drawn, "{}", standard.id);
        assert_eq!(volume.has(PageKey::Duties), drawn, "{}", standard.id);
        let met = standard.steps().any(|(_, step)| step.has_customer());
        assert_eq!(volume.has(PageKey::Journey), met, "{}", standard.id);
    }
    let names = ["service-etiquette", "recruitment"];
    assert!(
        names
            .iter()
            .all(|name| edition.volumes.iter().any(|v| v.standard.id == *name))
    );
}

/// A standard of many roles and steps with long names.
fn large(roles: usize, steps: usize) -> String {
    let mut text = String::new();
    for n in 0..roles {
        text.push_str(&format!(
            "[[roles]]\nid = \"r{n}\"\nname = {{ zh = \"名字很长的岗位第{n}号负责人\", en = \"Person in charge of something long {n}\" }}\n"
        ));
    }
    text.push_str("[[phases]]\nid = \"large\"\ntitle = \"很大的一个阶段\"\nexceptions = [{ when = \"停电了，整个阶段都做不下去\", do = [\"点蜡烛\"], role = \"r0\" }]\n");
    for n in 0..steps {
        let (a, b) = (n % roles, (n + 1) % roles);
        text.push_str(&format!(
            "[[phases.steps]]\nid = \"s{n}\"\ntitle = {{ zh = \"名称特别特别长的一个步骤，一行放不下，两行也放不下\", en = \"A step whose title is far too long for any box, Donaudampfschifffahrtsgesellschaftskapitaen\" }}\nrole = \"r{a}\"\nassist = [\"r{b}\"]\ndo = [\"做\"]\nhandoff = {{ to = \"r{b}\", what = \"一份特别长特别长的单据和全部附件\" }}\nexceptions = [{{ when = \"顾客在这一步忽然改变主意，要求全部退回\", do = [\"退\"], role = \"r{b}\", escalate = \"r0\" }}]\n"
        ));
    }
    text
}

#[test]
fn one_role_or_twelve_and_sixty_steps_are_drawn_alike() {
    for (roles, steps) in [(1, 1), (1, 60), (12, 60), (3, 9)] {
        let built = built(&large(roles, steps));
        for path in [
            "shop/flow.html",
            "shop/duties.html",
            "shop/meeting/large.html",
        ] {
            assert!(page(&built, path).contains("名称特别特别长"), "{path}");
        }
        let flow = page(&built, "shop/flow.html");
        assert_eq!(flow.matches("class=\"dw-box\"").count(), steps);
        assert_eq!(flow.matches("class=\"dw-exception\"").count(), steps + 1);
    }
}
