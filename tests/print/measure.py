"""Printed products as a ruler finds them, in the PDF's own coordinates; codes are read again from the picture.

usage: measure.py [--self-test] FOLDER…
"""

import re
import sys
from collections import Counter, defaultdict

import selftest
import zxingcpp
from grey import DPI, box_grey_faults, contrast_faults, tag_faults
from paper import MM, Paper
from PIL import Image
from tally import Tally, chosen, each, is_sheet, kind_of, name_of, told
from twin import cells_of, is_line, pages_of, squeezed, table_rows, tables_of, Twin

SHEETS = 90
SLACK = 0.06
# Outer side and line of what a pen marks.
BOXES = {"box": (4.6, 0.3), "heavy box": (4.6, 0.8), "small box": (4.0, 0.3)}
DIGITS = ((5.0, 0.3), (5.0, 0.8))
FIELDS = {"subtotal": (11, 5.8, 0.3), "result": (17, 8, 0.6), "sample": (7.4, 5.6, 0.3)}
# Top, right, bottom, left.
MARGINS = {False: (12, 12, 9, 18), True: (14, 10, 8, 12)}
CLIP_ZONE = (120, 14)
# Pocket cards: width and height, and where the first one lies.
CARD = (90, 54)
CARD_ORIGIN = (15, 40.5)
PITCH = {"points": 7.7, "grid": 7.1, "across": 7.9, "score": 10.6}


class Frame:
    """A stroked rectangle: where it lies, how large it is over all, how heavy its line is, in millimetres."""

    def __init__(self, rect, page):
        line = rect["linewidth"] / MM
        self.line = round(line, 3)
        self.left, self.top = rect["x0"] / MM - line / 2, rect["top"] / MM - line / 2
        self.right, self.bottom = rect["x1"] / MM + line / 2, rect["bottom"] / MM + line / 2
        self.width, self.height = self.right - self.left, self.bottom - self.top
        self.page = page
        # Whether it frames a word, as the tags of methods do.
        self.is_tag = False

    def holds(self, char):
        """Tells whether a character stands in it."""
        x, y = (char["x0"] + char["x1"]) / 2 / MM, (char["top"] + char["bottom"]) / 2 / MM
        return self.left < x < self.right and self.top < y < self.bottom

    def is_sized(self, width, height, line):
        """Tells whether it has a size and a weight."""
        return abs(self.width - width) < SLACK and abs(self.height - height) < SLACK and abs(self.line - line) < 0.03

    def __str__(self):
        return f"{self.width:.2f} × {self.height:.2f} mm, line {self.line:.2f}, page {self.page} at ({self.left:.1f}, {self.top:.1f})"


def frames_of(paper):
    """Yields the frames of all pages, each with the words in it."""
    for place, page in enumerate(paper.pages, 1):
        chars = [char for char in page.chars if squeezed(char["text"])]
        for rect in page.rects:
            if rect["stroke"] and not rect["fill"] and rect["width"] > 2 * MM and rect["height"] > 2 * MM:
                frame = Frame(rect, place)
                inside = [char for char in chars if frame.holds(char)]
                if inside:
                    first, last = min(char["x0"] for char in inside) / MM, max(char["x1"] for char in inside) / MM
                    frame.is_tag = frame.left + frame.line < first and last < frame.right - frame.line
                yield frame, "".join(char["text"] for char in inside)


def rules_of(page):
    """Yields the horizontal rules of a page: left, right, top, weight, in millimetres."""
    for rect in page.rects:
        if rect["fill"] and rect["height"] < 2 * MM and rect["width"] > 5 * MM:
            yield rect["x0"] / MM, rect["x1"] / MM, rect["top"] / MM, rect["height"] / MM
    for line in page.lines:
        if line["height"] < 0.01 and line["width"] > 5 * MM:
            weight = line["linewidth"] / MM
            yield line["x0"] / MM, line["x1"] / MM, line["top"] / MM - weight / 2, weight


def box_faults(paper, twin):
    """Boxes have their sizes, and there are as many as on the page."""
    found = Counter()
    wrong = []
    for frame, words in frames_of(paper):
        square = abs(frame.width - frame.height) < 0.2 and frame.width < 6.5
        name = next((name for name, (side, line) in BOXES.items() if frame.is_sized(side, side, line)), None)
        field = next((name for name, size in FIELDS.items() if frame.is_sized(*size)), None)
        if field:
            found[field] += 1
        elif words.isdigit() and square:
            found["digit"] += 1
            if not any(frame.is_sized(side, side, line) for side, line in DIGITS):
                wrong.append(f"box of the digit {words} is {frame}, not 5 mm")
        elif words:
            if name and not frame.is_tag:
                wrong.append(f"words are printed over a box, {words!r}: {frame}")
        elif name:
            found[name] += 1
        elif square:
            wrong.append(f"box is {frame}: neither 4.6 (line 0.3 or 0.8) nor 4.0 mm")
    yield from wrong[:4]
    for name in [*BOXES, *FIELDS, "digit"]:
        # The ticked boxes of the legend are drawn as one picture on the page.
        wanted = twin.counts.get(name, 0) + (twin.counts["ticked"] if name == "box" else 0)
        if wanted != found[name]:
            yield f"{name}: {found[name]} of the right size, on the page {wanted}"


def rule_faults(paper, twin):
    """The rule over the head, those over sections, the lines to sign on."""
    first = list(rules_of(paper.pages[0]))
    wide = paper.pages[0].width > paper.pages[0].height
    top = MARGINS[wide][0]
    head = min(first, key=lambda rule: rule[2], default=None)
    if head is None or abs(head[3] - 1.2) > 0.03 or abs(head[2] - top) > 0.15:
        yield f"rule over the head is {head[3] if head else 0:.2f} mm at {head[2] if head else 0:.2f}, not 1.2 at {top}"
    every = [rule for page in paper.pages for rule in rules_of(page)]
    weights = Counter(round(weight, 2) for _, _, _, weight in every)
    if not any(abs(weight - 0.7) < 0.03 for weight in weights):
        yield "no section rule of 0.7 mm"
    if any(weight < 0.09 for weight in weights):
        yield f"a rule of {min(weights)} mm"
    signs = sum(1 for left, right, _, weight in every if 35 <= right - left <= 93 and abs(weight - 0.3) < 0.03)
    if signs < twin.counts.get("sign", 0):
        yield f"{signs} lines of 35 mm or more to sign on, on the page {twin.counts['sign']}"
    if twin.form == "points":
        hairlines = sorted({round(y, 2) for left, right, y, weight in rules_of(paper.pages[-1]) if weight < 0.2 and right - left > 100})
        even = sum(1 for one, next_ in zip(hairlines, hairlines[1:]) if 7.35 <= next_ - one <= 7.6)
        if even < 4:
            yield f"{even + 1} lines of 7.4 mm for exceptions on the last page, not 5"


def pitch_faults(paper, twin):
    """A row is high enough for a pen."""
    least = PITCH[twin.form]
    if twin.form == "points" and abs(float(paper.pages[0].height) - 279.4 * MM) < 1:
        least = 7.4
    if twin.form == "across":
        for place, page in enumerate(paper.pages, 1):
            lines = sorted({round(y, 2) for left, right, y, weight in rules_of(page) if weight < 0.2 and right - left > 60})
            gaps = [next_ - one for one, next_ in zip(lines, lines[1:])]
            if len(gaps) > 2 and sum(1 for gap in gaps if abs(gap - least) < 0.1) < 10:
                yield f"page {place}: no ten rows of {least} mm, but {sorted(round(gap, 2) for gap in gaps)[:6]} …"
        return
    rules = [list(rules_of(page)) for page in paper.pages]
    for table in tables_of(paper.tree, twin):
        before = None
        for row in table.all("TR"):
            cells = cells_of(row)
            now = None
            if is_line(cells, twin):
                # Where the rule above the row runs.
                char = next(char for char in cells[1][0].chars() if squeezed(char["text"]))
                x, y = char["x0"] / MM, (char["top"] + char["bottom"]) / 2 / MM
                page = char["page_number"]
                now = page, max((rule[2] for rule in rules[page - 1] if rule[0] <= x + 1 and rule[1] > x and rule[2] < y), default=0)
            if now and before and now[0] == before[0] and now[1] - before[1] < least - SLACK:
                yield f"page {now[0]}: the row before {cells[0][1]} is {now[1] - before[1]:.2f} mm high, not {least}"
                break
            before = now


def type_faults(paper, twin):
    """Type is large enough: nothing on a form below 8 points, lines in their own size."""
    small = Counter()
    for place, page in enumerate(paper.pages, 1):
        for char in page.chars:
            if squeezed(char["text"]) and char["size"] < 7.99:
                small[f"page {place}: type of {char['size']:.1f} pt"] += 1
    yield from (f"{what}, {times} characters" for what, times in small.items())
    chinese = twin.lang.startswith("zh")
    wanted = {"points": 10.5 if chinese else 9.3, "grid": 9.5 if chinese else 9.3, "score": 9.3}.get(twin.form)
    if not wanted:
        return
    for row in table_rows(paper.tree, twin):
        cells = cells_of(row)
        if is_line(cells, twin):
            largest = max(char["size"] for char in cells[1][0].chars() if squeezed(char["text"]))
            if largest < wanted - 0.05:
                yield f"{cells[0][1]} is set in {largest:.1f} pt, not {wanted}"
                break


def pictures_of(paper):
    """Returns the pages as grey pictures."""
    return [Image.frombytes("L", (width, height), data) for width, height, data in paper.raster(DPI, grey=True)]


def margin_faults(paper, pictures):
    """Nothing is printed in the margins, and the paper begins where it should; nothing to fill in lies under the clip."""
    for place, page in enumerate(paper.pages, 1):
        width, height = page.width / MM, page.height / MM
        top, right, bottom, left = MARGINS[width > height]
        box = pictures[place - 1].point(lambda grey: 255 if grey < 128 else 0).getbbox() or (0, 0, 0, 0)
        first, high, last, low = (edge * 25.4 / DPI for edge in box)
        edges = {"top": high - top, "right": width - right - last, "bottom": height - bottom - low, "left": first - left}
        for side, room in edges.items():
            if room < -0.4:
                yield f"page {place}: ink {-room:.1f} mm into the margin at the {side}"
        if edges["left"] > 0.4:
            yield f"page {place}: the print begins {first:.1f} mm from the left edge, not {left}"
        zone = ((width - CLIP_ZONE[0]) / 2, (width + CLIP_ZONE[0]) / 2, CLIP_ZONE[1])
        for frame, _ in (one for one in frames_of(paper) if one[0].page == place):
            if frame.top < zone[2] and frame.right > zone[0] and frame.left < zone[1]:
                yield f"page {place}: something to fill in under the clip: {frame}"
        for start, end, y, weight in rules_of(page):
            if weight < 1 and y < zone[2] and end > zone[0] and start < zone[1]:
                yield f"page {place}: a line to write on under the clip, {y:.1f} mm from the top"


def code_faults(paper, wanted, pictures):
    """Each code is large enough and, read again from the picture, says what its words say."""
    figures = [one for one in paper.tree.all("Figure") if re.search(r"https?://", one.alternative)]
    if wanted and not figures:
        yield "the page has a code, the paper has none with its address in words"
    for figure in figures:
        address = re.search(r"https?://\S+", figure.alternative)[0]
        if figure.box is None:
            yield f"code to {address} does not say where it lies"
            continue
        side = min(figure.box[2] - figure.box[0], figure.box[3] - figure.box[1]) / MM
        if side < 19 - SLACK:
            yield f"code to {address} is {side:.2f} mm wide, not 19"
        pictures = pictures or pictures_of(paper)
        picture = pictures[figure.page or 0]
        height = picture.height
        scale = DPI / 72
        left, right = figure.box[0] * scale, figure.box[2] * scale
        upper, lower = height - figure.box[3] * scale, height - figure.box[1] * scale
        # No more than the code with its own quiet zone.
        said = [one.text for one in zxingcpp.read_barcodes(picture.crop(tuple(round(one) for one in (left, upper, right, lower))))]
        if said != [address]:
            yield f"code reads {said}, its words say {address}"


def overlap_faults(paper):
    """No word is printed over another."""
    for place, page in enumerate(paper.pages, 1):
        cells = defaultdict(list)
        for char in page.chars:
            if squeezed(char["text"]):
                x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
                cells[int(x // 12), int(y // 12)].append((x, y, char))
        hit = []
        for (column, row), chars in cells.items():
            near = [one for dx in (-1, 0, 1) for dy in (-1, 0, 1) for one in cells.get((column + dx, row + dy), ())]
            for x, y, char in chars:
                for other_x, other_y, other in near:
                    if char is not other and abs(x - other_x) < 0.3 * min(char["width"], other["width"]) and abs(y - other_y) < 0.4 * min(char["size"], other["size"]):
                        hit.append(char["text"])
        if hit:
            yield f"page {place}: {len(hit)} characters are printed over others, as {''.join(hit[:8])!r}"


def card_faults(paper):
    """Cards are 90 × 54 mm where they are cut, and carry a line of 50 mm, so that a printer's scaling shows."""
    for place, page in enumerate(paper.pages, 1):
        if not any(abs(one["width"] / MM - 50) < 0.02 and one["height"] < 0.01 for one in page.lines):
            yield f"page {place} has no line of 50 mm"
        cuts = [line for line in page.lines if line["dash"] and line["dash"][0]]
        across = sorted({round(line["top"] / MM, 2) for line in cuts if line["height"] < 0.01})
        down = sorted({round(line["x0"] / MM, 2) for line in cuts if line["width"] < 0.01})
        if not across or abs(across[0] - CARD_ORIGIN[1]) > SLACK or any(abs(two - one - CARD[1]) > SLACK for one, two in zip(across, across[1:])):
            yield f"page {place}: cuts across at {across}, not every {CARD[1]} mm from {CARD_ORIGIN[1]}"
        if len(down) != 3 or abs(down[0] - CARD_ORIGIN[0]) > SLACK or any(abs(two - one - CARD[0]) > SLACK for one, two in zip(down, down[1:])):
            yield f"page {place}: cuts down at {down}, not every {CARD[0]} mm from {CARD_ORIGIN[0]}"
        # Nothing is printed where the knife goes, and a card keeps its margin.
        for char in page.chars:
            x, y = (char["x0"] / MM, char["x1"] / MM), (char["top"] / MM, char["bottom"] / MM)
            # The white half of a Chinese quotation mark may hang over.
            if squeezed(char["text"]) not in ("", "“", "”") and across and across[0] < y[0] < across[-1]:
                if any(x[0] - 2.5 < cut < x[1] + 2.5 for cut in down) or any(y[0] - 1.5 < cut < y[1] + 1 for cut in across):
                    yield f"page {place}: {char['text']!r} stands at the edge of a card, ({x[0]:.1f}, {y[0]:.1f})"
                    break
        small = {round(char["size"], 1) for char in page.chars if squeezed(char["text"]) and char["size"] < 7.99 and not char["text"].isascii()}
        if small or any(char["size"] < 6.1 for char in page.chars if squeezed(char["text"])):
            yield f"page {place}: Chinese of {sorted(small)} pt on a card"


def poster_faults(paper):
    """The bands of a poster are equally high, but for few that need more: seven fill it with 45.6 mm each."""
    for place, page in enumerate(paper.pages, 1):
        rules = sorted((top, weight) for left, right, top, weight in rules_of(page) if right - left > 250)
        heavy = [index for index, (_, weight) in enumerate(rules) if abs(weight - 1.4) < 0.03]
        if len(heavy) < 2:
            yield f"page {place} has no two rules of 1.4 mm around its bands"
            continue
        edges = [top + weight for top, weight in rules[heavy[0] : heavy[1]]] + [rules[heavy[1]][0] + 0.3]
        bands = [two - one for one, two in zip(edges, edges[1:])]
        lowest = min(bands)
        even = sum(1 for band in bands if band - lowest < SLACK)
        if 2 * even < len(bands):
            yield f"page {place}: bands of {[round(band, 2) for band in bands]} mm"
        elif lowest < 33.6 or sum(bands) > 319.3:
            yield f"page {place}: {len(bands)} bands of {lowest:.2f} mm and more, together {sum(bands):.2f}"
        elif len(bands) == 7 and even == 7 and abs(lowest - 45.6) > SLACK:
            yield f"page {place}: seven bands of {lowest:.2f} mm, not 45.6"
        for char in page.chars:
            if squeezed(char["text"]) and char["size"] < 7.1:
                yield f"page {place}: type of {char['size']:.1f} pt on a poster"
                break


def form_faults(paper):
    """Forms have room to write, in type that a copy keeps."""
    # The middle of a heavier rule above lies higher.
    least = 8.4
    for place, page in enumerate(paper.pages, 1):
        for char in page.chars:
            if squeezed(char["text"]) and char["size"] < 7.99:
                yield f"page {place}: type of {char['size']:.1f} pt on a form"
                break
        box = page.width / MM, page.height / MM
        for char in page.chars:
            if squeezed(char["text"]) and not (7.5 < char["x0"] / MM and char["x1"] / MM < box[0] - 7.5 and char["bottom"] / MM < box[1] - 4):
                yield f"page {place}: {char['text']!r} stands in the margin"
                break
    for table in paper.tree.all("Table"):
        rows = [[next(cell.chars(), None) for cell in row.all("TD")][:1] for row in table.all("TR")]
        for first in (row[0] for row in rows if row and row[0]):
            page = paper.pages[first["page_number"] - 1]
            y = (first["top"] + first["bottom"]) / 2 / MM
            tops = [top for left, right, top, _ in rules_of(page) if left <= first["x0"] / MM + 1 and right > first["x0"] / MM and right - left < 230]
            above, below = max((top for top in tops if top < y), default=None), min((top for top in tops if top > y), default=None)
            if above is not None and below is not None and below - above < least - SLACK:
                yield f"page {first['page_number']}: a row of {below - above:.2f} mm, not {least}"


def faults_of(path):
    """Lists all faults of a file."""
    paper = Paper(path)
    try:
        page = pages_of(path)[0]
        if not is_sheet(path):
            measures = {"cards": card_faults, "poster": poster_faults, "forms": form_faults, "acknowledgement": form_faults}
            faults = list(measures.get(kind_of(path), lambda _: ())(paper)) if paper.tree else []
            if kind_of(path) in ("cards", "poster"):
                faults += contrast_faults(paper, pictures_of(paper))
            return faults + (list(code_faults(paper, False, None)) + list(overlap_faults(paper)) if paper.tree else ["no structure tree"])
        if not page.exists():
            return ["a sheet without its page beside it"]
        if not paper.tree:
            return ["no structure tree"]
        twin = Twin(page)
        pictures = pictures_of(paper)
        faults = [*box_faults(paper, twin), *rule_faults(paper, twin), *pitch_faults(paper, twin), *type_faults(paper, twin)]
        return faults + [*margin_faults(paper, pictures), *code_faults(paper, twin.counts["code"] > 0, pictures), *box_grey_faults(frames_of(paper), BOXES, twin, pictures), *tag_faults(paper, pictures), *overlap_faults(paper)]
    finally:
        paper.close()


def main(arguments):
    """Measures the folders, or tests the measures themselves."""
    files, testing = told(arguments, __doc__)
    if testing:
        selftest.test_measures(files, faults_of).end()
    tally = Tally("print measure")
    for path, faults in each(faults_of, chosen(files, SHEETS)):
        tally.note(name_of(path), faults)
    tally.end()


if __name__ == "__main__":
    main(sys.argv[1:])
