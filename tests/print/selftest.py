"""The checks themselves: each damage must be found, and be called by its name."""

import re
import shutil
import tempfile
from pathlib import Path

import breaks
import damage
import misbreak
import pikepdf
from tally import Tally, is_sheet, kind_of
from twin import Twin

# In how many documents a damage is tried.
TURNS = 12

# What is damaged, on which sheet, and what must be said of it.
CHECKS = [
    (damage.untagged, "points", "TAGGED|no structure tree"),
    (damage.not_marked, "points", "not marked as tagged"),
    (damage.no_title, "points", "no title"),
    (damage.no_language, "points", "no language"),
    (damage.title_not_shown, "points", "DisplayDocTitle"),
    (damage.no_claim, "points", "ID-PART"),
    (damage.no_alternative, "critical", "FIGURE-ALTERNATIVE|without words"),
    (damage.head_cells_plain, "points", "no head cells"),
    (damage.row_heads_plain, "points", "names the row"),
    (damage.one_head_row_plain, "points", "names the row|HEADERS"),
    (damage.head_cells_without_scope, "points", "SCOPE"),
    (damage.heading_skipped, "points", "HEADING-NESTING"),
    (damage.headings_lost, "points", "headings of the first level"),
    (damage.table_lost, "points", "without a table"),
    (damage.cell_missing, "points", "TABLE-.*SPAN"),
    (damage.content_untagged, "points", "CONTENT-TAGGING"),
    (damage.parents_lost, "points", "StructParents"),
    (damage.parent_tree_lost, "points", "ParentTree"),
    (damage.font_not_embedded, "points", "not embedded"),
    (damage.font_not_subset, "points", "not a subset"),
    (damage.widths_wrong, "points", "not as wide"),
    (damage.no_unicode, "points", "UNICODE"),
    (damage.replacement_characters, "points", "U\\+FFFD"),
    (damage.glyph_missing, "points", "NOTDEF"),
    (damage.digits_read_wrong, "points", "page 1 of \\d+ says|page 1 lacks"),
    (damage.order_reversed, "points", "tags: .* too early"),
    (damage.rows_swapped, "points", "lost or out of order"),
    (damage.row_lost, "points", "lost or out of order"),
    (damage.row_doubled, "points", "stands 2 times"),
    (damage.rows_swapped, "score", "lost or out of order"),
    (damage.row_lost, "score", "lost or out of order"),
    (damage.row_doubled, "score", "stands 2 times"),
    (damage.colour, "points", "shows colour"),
    (damage.grey_area, "points", "colour \\(0.8,\\)"),
    (damage.wrong_paper, "points", "not A4 or Letter"),
    (damage.blank_page, "points", "holds no text"),
    (damage.page_lost, "score", "lost or out of order|says \\[\\("),
    (misbreak.broken_before_mark, "chinese", "a line begins with '，'"),
    (misbreak.broken_after_bracket, "chinese", "a line ends with '“'"),
    (misbreak.character_alone, "chinese", "alone on a line"),
    (misbreak.quotation_parted, "chinese", "short quotation is parted"),
    (misbreak.clause_parted, "book", "spoken clause is parted"),
    (misbreak.no_gap, "chinese", "no gap between"),
    (misbreak.marks_of_another_face, "chinese", "beside Chinese is Latin"),
]
MEASURES = [
    (damage.scaled, "points", "box is 4.4"),
    (damage.scaled, "score", "mm high, not 10.6"),
    (damage.scaled, "points", "rule over the head"),
    (damage.lines_thinner, "points", "line 0.14"),
    (damage.heavy_lines_plain, "critical", "heavy box: 0"),
    (damage.heavy_lines_plain, "critical", "neither 4.6"),
    (damage.box_lost, "points", "of the right size, on the page"),
    (damage.ink_in_margin, "points", "into the margin at the left"),
    (damage.field_under_clip, "points", "under the clip"),
    (damage.type_smaller, "points", "type of 6.0 pt"),
    (damage.words_over_words, "points", "printed over others"),
    (damage.code_covered, "code", "code reads"),
    (damage.code_elsewhere, "code", "code reads .* its words say"),
    (damage.untagged, "points", "no structure tree"),
    (damage.scaled, "cards", "no line of 50 mm"),
    (damage.scaled, "cards", "cuts across at"),
    (damage.scaled, "cards", "cuts down at"),
    (damage.scaled, "poster", "no two rules of 1.4 mm"),
    (damage.tags_hollow, "methods", "solid tag is"),
    (damage.numerals_pale, "cards", "light in grey"),
    (damage.numerals_pale, "poster", "light in grey"),
    (damage.type_smaller, "form", "type of 6.0 pt on a form"),
]


def originals(files):
    """Lists the documents for each need: a sheet with parts, with scores, with something critical, with a code, in Chinese; cards, a poster, a form, a book."""
    needs = {
        "points": lambda twin: twin.form == "points" and len(twin.rows) > 8,
        "score": lambda twin: twin.form == "score" and len(twin.rows) > 8,
        "critical": lambda twin: twin.form == "points" and any(row.critical for row in twin.rows),
        "methods": lambda twin: twin.counts.get("solid tag", 0) > 0,
        "chinese": lambda twin: twin.lang.startswith("zh") and any(re.search("[0-9]", row.words) for row in twin.rows),
        "code": lambda twin: twin.counts.get("code", 0) > 0,
    }
    kinds = {"cards": "cards", "poster": "poster", "forms": "form", "acknowledgement": "form"}
    found = {}
    for path in files:
        if kind_of(path) == "handbook" and "/en/" not in path.as_posix():
            found.setdefault("book", []).append(path)
        if kind_of(path) in kinds:
            found.setdefault(kinds[kind_of(path)], []).append(path)
        page = path.with_suffix(".html")
        if is_sheet(path) and page.exists():
            twin = Twin(page)
            for need, test in needs.items():
                if test(twin):
                    found.setdefault(need, []).append(path)
    return found


def missed_in(path, folder, harm, wanted, faults_of):
    """Damages a copy of a document, and tells what was not found of it."""
    folder = folder / path.parent.name
    folder.mkdir(parents=True)
    copy = folder / path.name
    if path.with_suffix(".html").exists():
        shutil.copy(path.with_suffix(".html"), copy.with_suffix(".html"))
    shutil.copy(path, copy)
    before = set(faults_of(copy))
    try:
        with pikepdf.open(path) as pdf:
            harm(pdf)
            pdf.save(copy)
        after = set(faults_of(copy)) - before
        return [] if any(re.search(wanted, fault) for fault in after) else [f"not found in {path.name}; instead {sorted(after)[:4]}"]
    except (LookupError, StopIteration, AttributeError, TypeError) as error:
        return [f"{path.name} cannot be damaged so: {error!r}"]


def tested(name, cases, files, faults_of):
    """Damages copies, and notes which damage goes unseen."""
    tally = Tally(name)
    sound = originals(files)
    with tempfile.TemporaryDirectory() as work:
        for place, (harm, need, wanted) in enumerate(cases):
            missed = ["no sheet to damage"]
            # Not every text can be damaged in every way: one document in which it is found will do.
            for turn, path in enumerate(sound.get(need, [])[:TURNS]):
                missed = missed_in(path, Path(work) / f"{place}-{turn}", harm, wanted, faults_of)
                if not missed:
                    break
            tally.note(f"{harm.__name__} ({need})", missed)
    return tally


def test_checks(files, faults_of):
    """Tests check.py."""
    tally = tested("print self-test", CHECKS, files, faults_of)
    # A line that is as wide as its column and ends with a figure: no document has one to damage.
    full, rest = (breaks.Line([{"text": one, "x0": 10 * at, "x1": 10 * at + 10, "size": 10} for at, one in enumerate(words)]) for words in ("离门前三步行礼 30", "度再开门"))
    found = list(breaks.edge_faults(full, rest, 110))
    tally.note("a figure parted from its unit", [] if found == ["a figure is parted from its unit"] else [f"not found; instead {found}"])
    return tally


def test_measures(files, faults_of):
    """Tests measure.py."""
    return tested("print measure self-test", MEASURES, files, faults_of)
