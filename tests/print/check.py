"""Checks every PDF below the folders: valid, readable by machines and by people, and saying what its page says.

usage: check.py [--self-test] FOLDER…
"""

import re
import sys
from collections import Counter

import pikepdf

import selftest
from breaks import break_faults
from fonts import width_faults
from paper import MM, Paper, run
from tally import (
    Tally,
    chosen,
    each,
    files_of,
    is_black,
    is_sheet,
    kind_of,
    name_of,
    told,
)
from twin import Twin, cells_of, is_line, pages_of, squeezed, table_rows, tables_of
from validator import conformance_faults

# How many files at least are read in depth: structure, rows, colours. The rest is checked for all.
DEEP = 240
PAPERS = {"A4": (210, 297), "Letter": (215.9, 279.4), "A3": (297, 420), "A5": (148, 210)}
# Products without numbered pages, and those whose first page is a cover.
UNNUMBERED = {"cards", "poster"}
COVERED = {"book", "handbook"}
PAGE_WORDS = {"zh": ["第", "页／共", "页"], "en": ["Page", "of", ""]}
SHORT_HASH = re.compile(r"(?<![0-9A-Za-z])(?=[0-9]*[a-f]|[0-9]{7}(?![0-9]))[0-9a-f]{7}(?![0-9A-Za-z])")


def file_faults(paper):
    """Asks qpdf and the validator."""
    status, out, said = run("qpdf", "--check", str(paper.path))
    if status != 0 or "WARNING" in said or b"WARNING" in out:
        yield "qpdf: " + " / ".join((said or out.decode("utf-8", "replace")).strip().splitlines()[:3])
    yield from conformance_faults(paper)


def font_faults(paper):
    """All fonts are embedded as subsets, and none is made of pictures."""
    if not paper.fonts:
        yield "pdffonts lists no font"
    for name, kind, embedded, subset, _ in paper.fonts:
        if embedded != "yes":
            yield f"font not embedded: {name}"
        elif subset != "yes":
            yield f"font not a subset: {name}"
        if kind == "Type 3":
            yield f"font of Type 3: {name}"


def head_faults(paper, twin):
    """Title, language, and what a reader needs to know of the document."""
    root = paper.pdf.Root
    title = paper.pdf.open_metadata().get("dc:title") or ""
    if not title.strip():
        yield "no title in the metadata"
    elif twin and twin.title and twin.title not in squeezed(title):
        yield f"title {title!r} does not hold that of the page, {twin.title!r}"
    lang = str(root.get("/Lang", ""))
    if not lang:
        yield "no language"
    elif twin and lang.split("-")[0] != twin.lang.split("-")[0]:
        yield f"language {lang!r}, but that of the page is {twin.lang!r}"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "viewers would show the file's name, not the title (DisplayDocTitle)"
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "not marked as tagged (MarkInfo)"


def page_size_faults(paper):
    """Pages are A4 or Letter to a twentieth of a millimetre; posters A3, short forms A5."""
    allowed = {"poster": ["A3"], "forms": ["A4", "Letter", "A5"]}.get(kind_of(paper.path), ["A4", "Letter"])
    for place, page in enumerate(paper.pdf.pages, 1):
        box = [float(one) for one in page.mediabox]
        size = sorted(((box[2] - box[0]) / MM, (box[3] - box[1]) / MM))
        if not any(abs(size[0] - PAPERS[name][0]) < 0.05 and abs(size[1] - PAPERS[name][1]) < 0.05 for name in allowed):
            yield f"page {place} is {size[0]:.2f} × {size[1]:.2f} mm, not {' or '.join(allowed)}"
        if page.get("/Rotate", 0) != 0 or list(page.cropbox) != list(page.mediabox):
            yield f"page {place} is turned or cropped"


def text_faults(paper):
    """Every page says something, the last one enough to be worth its paper, and nothing is a replacement."""
    for place, text in enumerate(paper.texts, 1):
        if not squeezed(text):
            yield f"page {place} holds no text"
        for bad in sorted(set(re.findall("[\ufffd\ufffe\uffff\x00-\x08\ue000-\uf8ff]", text))):
            yield f"page {place}: U+{ord(bad):04X} in the text"
    if len(paper.texts) != len(paper.pdf.pages):
        yield f"pdftotext sees {len(paper.texts)} pages of {len(paper.pdf.pages)}"
    if len(paper.pdf.pages) > 1 and (lines := lines_of(paper.pages[-1])) < 3:
        yield f"the last page is nearly empty: {lines} lines"


def lines_of(page):
    """Counts the lines that are written on a page or left to be: without its head and foot, which are furniture."""
    words = {round(char["bottom"] / (3 * MM)) for char in page.chars if char["mcid"] is not None and squeezed(char["text"])}
    if not words:
        return 0
    rules = {round(one["top"] / (3 * MM)) for one in page.lines + page.rects if one["x1"] - one["x0"] > 25 * MM}
    return len(words | {rule for rule in rules if min(words) < rule < (page.height / MM - 27) / 3})


def trace_faults(paper, twin):
    """Every page says which of how many it is, and which edition of what."""
    kind = kind_of(paper.path)
    lang = str(paper.pdf.Root.get("/Lang", "zh")).split("-")[0]
    words = twin.page_words if twin and any(twin.page_words) else PAGE_WORDS.get(lang, PAGE_WORDS["en"])
    before, between, after = (re.escape(squeezed(word)) for word in words)
    number = re.compile(f"{before}(\\d+){between}(\\d+){after}" if after else f"{before}(\\d+){between}(\\d+)")
    # Where the foot has no room, the name of the standard is left out; the id, the version and the hash never are.
    middle = squeezed(twin.middle[twin.middle.find(" · ") + 3 :] if twin.middle.count(" · ") > 1 else twin.middle) if twin else ""
    hashes = set()
    for place, text in enumerate(paper.texts, 1):
        text_squeezed = squeezed(text)
        said = [(int(one), int(all_)) for one, all_ in number.findall(text_squeezed)]
        excused = kind in UNNUMBERED or kind in COVERED and place == 1
        if (place, len(paper.texts)) not in said and not excused:
            yield f"page {place} of {len(paper.texts)} says {said or 'nothing'} of itself"
        if middle:
            if middle not in text_squeezed:
                yield f"page {place} lacks “{middle}”"
        elif not (found := set(SHORT_HASH.findall(text))):
            yield f"page {place} has no short hash"
        else:
            hashes = found if place == 1 else hashes & found
            if not hashes:
                yield f"page {place} has another short hash than the first"
            if kind not in UNNUMBERED and not re.search(r"\bv?\d+\.\d+\.\d+\b|\b[A-Z]/\d+\b|版本|version", text, re.I):
                yield f"page {place} has no version"


def structure_faults(paper):
    """What no validator asks: the pages point to the tags, one title leads, and tables have heads that say something."""
    if paper.tree is None:
        yield "no structure tree"
        return
    yield from parent_faults(paper)
    headings = list(paper.tree.all("H1", "H2", "H3", "H4", "H5", "H6"))
    first = [one for one in headings if one.kind == "H1"]
    if kind_of(paper.path) not in COVERED and len(first) != 1 or not first:
        yield f"{len(first)} headings of the first level"
    elif headings[0].kind != "H1":
        yield f"{headings[0].kind} comes before H1"
    for one in headings:
        if not squeezed(one.text()):
            yield f"a heading {one.kind} says nothing"
    tables = list(paper.tree.all("Table"))
    if is_sheet(paper.path) and not tables:
        yield "a sheet without a table"
    for place, table in enumerate(tables, 1):
        heads = list(table.all("TH"))
        if not heads:
            yield f"table {place} has no head cells"
        elif empty := sum(1 for head in heads if not squeezed(head.text()) and not any(one.alternative for one in head.all("Figure"))):
            yield f"table {place}: {empty} of {len(heads)} head cells say nothing"
        for row in unnamed_rows(table) if is_sheet(paper.path) else ():
            yield f"table {place}: no cell names the row {row[:20]!r}"
    for figure in paper.tree.all("Figure"):
        if not figure.alternative.strip():
            yield "a figure without words"


def unnamed_rows(table):
    """Rows of which several cells say something, but none is a head."""
    for row in table.all("TR"):
        cells = cells_of(row)
        if len(cells) > 1 and not any(cell.kind == "TH" for cell, _ in cells):
            yield squeezed(row.text())


def parent_faults(paper):
    """The way from the page's content to its element, which readers use, leads to the element that holds it."""
    try:
        parents = pikepdf.NumberTree(paper.pdf.Root.StructTreeRoot.ParentTree)
    except (AttributeError, KeyError, ValueError):
        yield "no way from the pages to the tags (ParentTree)"
        return
    wrong = Counter()
    seen = Counter((place, number) for _, place, number in paper.claims)
    for holder, place, number in paper.claims:
        if place is None:
            wrong["content of a page that is not there"] += 1
            continue
        try:
            back = parents[int(paper.pdf.pages[place].obj.StructParents)][number]
        except (AttributeError, KeyError, IndexError, TypeError, ValueError):
            wrong[f"page {place + 1}: the way to the tags is lost (StructParents)"] += 1
            continue
        if not isinstance(back, pikepdf.Dictionary) or back.objgen != holder.objgen:
            wrong[f"page {place + 1}: the way to the tags leads elsewhere (ParentTree)"] += 1
    wrong.update(f"page {place + 1}: content {number} is read twice" for (place, number), times in seen.items() if times > 1 and place is not None)
    untold = sum(1 for key, words in paper.marked.items() if key not in seen and squeezed(words))
    if untold:
        wrong["marked text that no tag holds"] += untold
    yield from (f"{what}: {times}" for what, times in sorted(wrong.items()))


def row_faults(paper, twin):
    """Each numbered line of the page once, in its order, with its words; the critical sign with its word."""
    lines = []
    for row in table_rows(paper.tree, twin):
        cells = cells_of(row)
        if len(cells) > 1 and cells[0][1] in twin.by_number:
            lines.append((cells[0][1], cells[1][1], any(one.alternative for one in row.all("Figure"))))
    if twin.form == "across":
        # One line a person: the numbered things are heads of columns.
        lines = []
        longest = sorted(twin.by_number, key=len, reverse=True)
        for cell in paper.tree.all("TH", "TD"):
            words = squeezed(cell.text()).replace("◆", "")
            number = next((one for one in longest if words.startswith(one)), None)
            if number:
                lines.append((number, words[len(number) :], any(one.alternative for one in cell.all("Figure"))))
    at = 0
    for row in twin.rows:
        place = next((i for i in range(at, len(lines)) if lines[i][0] == row.number and row.words in lines[i][1]), None)
        if place is None:
            near = next((words for number, words, _ in lines if number == row.number), None)
            yield f"{row.number} {row.words!r} is lost or out of order" + (f"; the PDF says {near!r}" if near is not None else "")
            continue
        if row.critical and not lines[place][2]:
            yield f"{row.number} is critical, but no figure says so"
        at = place + 1
    for row in {(row.number, row.words): row for row in twin.rows}.values():
        wanted = sum(1 for one in twin.rows if one.number == row.number and row.words in one.words)
        times = sum(1 for number, words, _ in lines if number == row.number and row.words in words)
        if times > wanted:
            yield f"{row.number} stands {times} times, on the page {wanted}"


def both_faults(paper, twin):
    """Of two languages on one sheet: each line of the page of either, wherever a word was divided."""
    whole = lambda words: words.replace("-", "")
    lines = [whole("".join(words for _, words in cells_of(row))) for row in table_rows(paper.tree, twin)]
    for row in twin.rows:
        if not any(whole(row.words) in line for line in lines):
            yield f"{row.number} {row.words!r} is lost"


def split_faults(paper, twin):
    """The head of a section stays with the first two lines after it."""
    for table in tables_of(paper.tree, twin):
        rows = []
        for row in table.all("TR"):
            cells = cells_of(row)
            if cells:
                kind = "line" if is_line(cells, twin) else "head" if cells[0][0].kind == "TH" else "other"
                rows.append((kind, next(cells[0][0].chars())["page_number"], cells[0][1]))
        for place, (kind, page, words) in enumerate(rows):
            following = []
            for after in rows[place + 1 :]:
                if after[0] == "head":
                    break
                following += [after] if after[0] == "line" else []
            if kind == "head" and any(line[1] != page for line in following[:2]):
                yield f"page {page}: the head {words[:20]!r} stands without its first two lines"


def order_faults(paper, twin):
    """Head, legend, rows, what follows them, foot: as tagged and as painted."""
    for how, text in (("tags", squeezed(paper.tree.text())), ("paint", squeezed("".join(paper.texts)))):
        at = 0
        for name, words in twin.landmarks:
            place = text.find(words, at)
            if place < 0:
                yield f"{how}: {name} {words!r} is {'lost' if words not in text else 'too early'}"
            else:
                at = place
        if how == "paint":
            foot = squeezed(twin.middle)
            for place, page in enumerate(paper.texts, 1):
                if foot in squeezed(page) and len(squeezed(page).split(foot)[-1]) > 40:
                    yield f"page {place}: something is painted after the foot"


def colour_faults(paper):
    """Forms are black: no grey, no colour, neither asked for nor seen."""
    asked = Counter()
    for place, page in enumerate(paper.pages, 1):
        for one in page.chars + page.rects + page.lines + page.curves:
            for used, colour in (("fill", "non_stroking_color"), ("stroke", "stroking_color")):
                if one["object_type"] == "char" and used == "stroke" or one.get(used) is False:
                    continue
                said = one.get(colour)
                values = [value for value in (said if isinstance(said, (tuple, list)) else [said]) if isinstance(value, (int, float))]
                if len(set(values)) > 1 or any(value not in (0, 1) for value in values):
                    asked[f"page {place}: colour {tuple(round(value, 3) for value in values)}"] += 1
    yield from (f"{what} on {times} things" for what, times in asked.items())
    for place, (_, _, data) in enumerate(paper.raster(60), 1):
        if not data[0::3] == data[1::3] == data[2::3]:
            yield f"page {place} shows colour"


def faults_of(path, deep=True):
    """Lists all faults of a file."""
    try:
        paper = Paper(path)
    except pikepdf.PdfError as error:
        return [f"cannot be opened: {error}"]
    try:
        pages = pages_of(path)
        twins = [Twin(page) for page in pages if page.exists()]
        twin = twins[0] if twins and len(pages) == 1 else None
        faults = [*file_faults(paper), *font_faults(paper), *head_faults(paper, twin), *page_size_faults(paper)]
        faults += [*text_faults(paper), *trace_faults(paper, twin)]
        if is_sheet(path) and len(twins) < len(pages):
            faults.append("a sheet without its page beside it")
        if deep:
            faults += [*width_faults(paper), *structure_faults(paper)]
            if paper.tree:
                # Beside a second language columns are too narrow to keep single characters away, and what is not translated
                # stands within the marks of the other.
                both = re.search(r"\.(zh|en)-(zh|en)$", path.stem)
                loose = ("stands alone", "is Latin") if both else ()
                faults += [fault for fault in break_faults(paper) if not any(one in fault for one in loose)]
            if is_sheet(path) and twin and paper.tree:
                faults += [*row_faults(paper, twin), *order_faults(paper, twin), *split_faults(paper, twin)]
            if is_sheet(path) and twin is None and paper.tree:
                faults += [fault for one in twins for fault in both_faults(paper, one)]
            if is_black(path):
                faults += colour_faults(paper)
        return faults
    finally:
        paper.close()


def work(task):
    """Does one task of the pool."""
    path, deep = task
    return faults_of(path, deep)


def main(arguments):
    """Checks the folders, or the checks themselves."""
    files, testing = told(arguments, __doc__)
    if testing:
        selftest.test_checks(files, faults_of).end()
    tally = Tally("print")
    deep = set(chosen(files, DEEP))
    for (path, _), faults in each(work, [(path, path in deep) for path in files]):
        tally.note(name_of(path), faults)
    tally.end()


if __name__ == "__main__":
    main(sys.argv[1:])
