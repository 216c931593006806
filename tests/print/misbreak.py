"""Damages of where lines break, what stands beside each other and in which face. The name of each says what it does."""

import re

import pikepdf
from damage import composites
from pikepdf import Array


def decoded(font):
    """Reads which character each glyph of a font stands for."""
    table = {}
    for found in re.finditer(rb"<(\w{4})> <(\w+)>", font.ToUnicode.read_bytes()):
        table[int(found[1], 16)] = bytes.fromhex(found[2].decode()).decode("utf-16-be")
    return table


def runs(pdf, change, every=False):
    """Goes through the pieces of text until one is changed, or through all of the first page. `change` is given the words before, the words, the size of the type and
    whether it is that of what is said; it returns nothing, a place to break the piece at, or how far to move it."""
    if not any(page_runs(pdf, page, change, every) for page in (pdf.pages[:1] if every else pdf.pages)):
        raise LookupError("the pages hold nothing of that kind")


def page_runs(pdf, page, change, every):
    """Does so on one page, and tells whether something was changed."""
    fonts = {name: (decoded(font), "Kai" in str(font.BaseFont)) for name, font in page.Resources.Font.items()}
    out, before, font, size, spoken, done = [], "", {}, 0.0, False, False
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            (font, spoken), size = fonts[str(operands[0])], float(operands[1])
        if str(operator) == "TJ":
            glyphs = [one for part in operands[0] for one in (pairs(bytes(part)) if isinstance(part, pikepdf.String) else [part])]
            words = "".join(font.get(int.from_bytes(one, "big"), "?") if isinstance(one, bytes) else "" for one in glyphs)
            at = None if done and not every else change(before, words, size, spoken)
            before = words
            done = done or at is not None
            if isinstance(at, int):
                places = [place for place, one in enumerate(glyphs) if isinstance(one, bytes)]
                out += [text_of(glyphs[: places[at]]), turned(0, 1.3 * size), text_of(glyphs[places[at] :])]
                continue
            if at is not None:
                out.append(turned(*at))
        out.append((operands, operator))
    if done:
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(out))
    return done


def pairs(data):
    """Splits a string of glyphs into glyphs."""
    return [data[at : at + 2] for at in range(0, len(data), 2)]


def text_of(glyphs):
    """Shows glyphs."""
    return [Array([pikepdf.String(one) if isinstance(one, bytes) else one for one in glyphs])], pikepdf.Operator("TJ")


def turned(right, down):
    """Moves what is shown next."""
    return [1, 0, 0, -1, right, down], pikepdf.Operator("Tm")


def han(words):
    """Tells whether words are Chinese characters alone."""
    return bool(words) and all("\u4e00" <= one <= "\u9fff" for one in words)


def broken_before_mark(pdf):
    runs(pdf, lambda before, words, size, spoken: words.find("，", 1) if words.find("，", 1) > 0 else None)


def broken_after_bracket(pdf):
    runs(pdf, lambda before, words, size, spoken: (words.find("“") + 1 or None) if len(words) > words.find("“") + 1 else None)


def character_alone(pdf):
    runs(pdf, lambda before, words, size, spoken: len(words) - 1 if len(words) > 4 and han(words) else None)


def quotation_parted(pdf):
    def within(before, words, size, spoken):
        found = re.search("[^“”]“[^“” ]{2,10}”", words)
        return found.start() + 3 if found else None

    runs(pdf, within)


def clause_parted(pdf):
    runs(pdf, lambda before, words, size, spoken: 3 if spoken and han(words[1:6]) and len(words) > 8 else None)


def no_gap(pdf):
    runs(pdf, lambda before, words, size, spoken: (-0.25 * size, 0) if re.search("[A-Za-z0-9][ \u00a0]?$", before) and han(words[:1]) else None, every=True)


def marks_of_another_face(pdf):
    for font in composites(pdf):
        if "Inter" in str(font.BaseFont):
            font.ToUnicode = pdf.make_stream(re.sub(rb"(<\w{4}>) <00[2A]0>", rb"\1 <201C>", font.ToUnicode.read_bytes()))
