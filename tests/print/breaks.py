"""Where lines break: the rules of Chinese typesetting that can be judged from where glyphs stand."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

INLINE = {"Span", "Strong", "Em", "Link", "Code", "Quote", "Reference", "Sub"}
HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
LATIN = re.compile("[A-Za-z0-9]")
# What no line begins with, and what none ends with.
NEVER_FIRST = set("，。、；：？！）》〉」』】〕］｝”’…％℃‰·,.;:?!)]}%")
NEVER_LAST = set("（《〈「『【〔［｛“‘([{￥$")
MARKS = re.compile("[，。、；：？！…—（）《》〈〉「」『』【】〔〕“”‘’\\s]")
# Marks that Latin fonts have, too, but half as wide.
SHARED = set("“”‘’…—")
CLAUSE_END = set("，。、；：？！…”’」』）")
UNIT = re.compile("(?:%|℃|°|(?:s|min|h|d|m|cm|mm|km|g|kg|ml|l|dB)\\b|(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|metres?|meters?|times?|steps?|people|points?|items?|pages?)\\b)")
# Not the number of a step, nor that of a source.
BARE_FIGURE = re.compile("(?<![0-9A-Za-z.-])[0-9]+$|(?<![0-9A-Za-z.-])[0-9]+[–~][0-9]+$")
# Spoken clauses and quotations of so many characters are never parted.
CLAUSE, QUOTATION = 15, 10


@dataclass
class Line:
    """Characters beside each other."""

    chars: list = field(default_factory=list)

    @property
    def text(self):
        return "".join(char["text"] for char in self.chars).strip()

    @property
    def size(self):
        return max(char["size"] for char in self.chars)

    @property
    def base(self):
        return max(char["bottom"] for char in self.chars if char["size"] > self.size - 0.1)

    @property
    def left(self):
        return min(char["x0"] for char in self.chars if char["text"].strip())


def blocks_of(element):
    """Yields the characters of each paragraph, heading, cell or term, in reading order."""
    here = []

    def gather(one):
        for part in one.parts:
            if isinstance(part, str):
                here.extend(part.chars)
            elif part.kind == "Figure":
                # A drawing has places, not lines.
                continue
            elif part.kind in INLINE:
                yield from gather(part)
            else:
                yield from flush()
                yield from blocks_of(part)

    def flush():
        if here:
            yield list(here)
            here.clear()

    yield from gather(element)
    yield from flush()


def lines_of(chars):
    """Puts the characters of a block into lines; what goes on elsewhere on the paper begins a block of its own."""
    blocks, lines = [], []
    for char in chars:
        # What only a reader hears parts what stands beside each other.
        if char["size"] < 1 and lines:
            blocks.append(lines)
            lines = []
        if char["size"] < 1 or not char["text"].strip("\u200b\ufeff"):
            continue
        if lines and char["page_number"] == lines[-1].chars[-1]["page_number"]:
            before = lines[-1].chars[-1]
            drop = char["bottom"] - before["bottom"]
            high = max(char["size"], before["size"])
            if abs(drop) < 0.6 * high and char["x0"] > before["x0"] - 0.01:
                lines[-1].chars.append(char)
                continue
            if 0 < drop < 2.2 * high and char["x0"] <= before["x0"]:
                lines.append(Line([char]))
                continue
        if lines:
            blocks.append(lines)
        lines = [Line([char])]
    return [*blocks, lines] if lines else blocks


def is_kai(char):
    """Tells whether a character is in the face of what is said."""
    return "Kai" in char["fontname"]


def edge_faults(one, two, room):
    """What stands at the end of a line and at the beginning of the next. A line with room for more was ended by its author."""
    last, first = one.text[-1:], two.text[:1]
    if first in NEVER_FIRST and not (first in ".·—…" and last in CLAUSE_END | {"。"}):
        yield f"a line begins with {first!r}"
    if last in NEVER_LAST:
        yield f"a line ends with {last!r}"
    if last == first and last in "…—":
        yield f"{last + first!r} is parted"
    full = one.chars[-1]["x1"] - one.left + 1.5 * one.size > room
    if full and BARE_FIGURE.search(one.text) and (HAN.match(first) or UNIT.match(two.text)):
        yield "a figure is parted from its unit"


def lone_faults(before, line):
    """A character alone on a line, where the line above is of the same size and has more to give."""
    left = abs(before.left - line.left) < 0.6 * line.size and abs(before.size - line.size) < 0.3
    words = MARKS.sub("", line.text)
    if left and len(words) == 1 and HAN.match(words) and len(HAN.findall(before.text)) > 2:
        yield "a character stands alone on a line"


def whole_faults(lines, room):
    """Short quotations and spoken clauses stay on one line, where their column is wide enough."""
    text, starts = "", []
    for line in lines:
        text += line.text
        starts.append(len(text))
    chars = [char for line in lines for char in line.chars if char["text"].strip()]
    # What is spoken goes by clauses.
    spoken = any(is_kai(char) for char in chars)
    for found in re.finditer("“([^“”]+)”", "" if spoken else text):
        short = len(found[1]) <= QUOTATION and len(found[0]) * lines[0].size < 0.8 * room
        if short and HAN.search(found[1]) and not re.search("[ \u00a0]", found[1]) and any(found.start() < at < found.end() for at in starts[:-1]):
            yield "a short quotation is parted"
    if len(chars) != len(text.replace(" ", "").replace("\u00a0", "")):
        return
    for one, two in zip(lines, lines[1:]):
        last, first = one.chars[-1], two.chars[0]
        if is_kai(last) and is_kai(first) and last["text"] not in CLAUSE_END and HAN.match(last["text"]):
            head = re.search("[^，。、；：？！…”’]*$", one.text)[0].lstrip("“‘")
            tail = re.match("[^，。、；：？！…”’]*", two.text)[0]
            if len(head) + len(tail) < CLAUSE and (len(head) + len(tail) + 2) * last["size"] < room:
                yield "a spoken clause is parted"


def gap_faults(line):
    """Between Chinese and Latin lies an eighth to a bit more than a quarter of a character."""
    words = [char for char in line.chars if char["text"].strip()]
    for one, two in zip(words, words[1:]):
        a, b = one["text"], two["text"]
        if abs(one["size"] - two["size"]) > 0.2 or is_kai(one) or is_kai(two):
            continue
        if HAN.match(a) and LATIN.match(b) or LATIN.match(a) and HAN.match(b):
            # The room for the gap may be part of the Chinese character's own width.
            wide = [max(0, char["width"] - char["size"]) for char in (one, two) if HAN.match(char["text"])]
            gap = (two["x0"] - one["x1"] + sum(wide)) / one["size"]
            if gap < 0.1:
                yield f"no gap between {a!r} and {b!r}"


def face_faults(line, chinese):
    """Quotation marks, dashes and dots are those of the language around them."""
    marks = line.chars
    for place, char in enumerate(marks):
        if char["text"] not in SHARED:
            continue
        around = [marks[at]["text"] for at in (place - 1, place + 1) if 0 <= at < len(marks)]
        if chinese and any(HAN.match(one) for one in around) and "Inter" in char["fontname"]:
            yield f"{char['text']!r} beside Chinese is Latin"
        if not chinese and around and all(LATIN.match(one) for one in around) and "Inter" not in char["fontname"]:
            yield f"{char['text']!r} between Latin letters is Chinese"


def break_faults(paper):
    """Lists what is wrong with the lines of a paper, each with the words."""
    rooms = defaultdict(float)
    for block in blocks_of(paper.tree):
        for lines in lines_of(block):
            for line in lines:
                key = line.chars[0]["page_number"], round(lines[0].left / 3)
                rooms[key] = max(rooms[key], line.chars[-1]["x1"] - line.left)
    chinese = str(paper.pdf.Root.get("/Lang", "zh")).startswith("zh")
    for block in blocks_of(paper.tree):
        for lines in lines_of(block):
            page = lines[0].chars[0]["page_number"]
            room = rooms[page, round(lines[0].left / 3)]
            for one, two in zip(lines, lines[1:]):
                words = f"{one.text[-12:]}|{two.text[:12]}"
                for fault in [*edge_faults(one, two, room), *lone_faults(one, two)]:
                    yield f"page {page}: {fault}: {words}"
            for fault in whole_faults(lines, room) if chinese else ():
                yield f"page {page}: {fault}: {'|'.join(line.text for line in lines)[:60]}"
            for line in lines:
                for fault in [*(gap_faults(line) if chinese else ()), *face_faults(line, chinese)]:
                    yield f"page {page}: {fault}: {line.text[:30]}"
