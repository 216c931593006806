"""Measures the glyphs of embedded fonts: as wide as the document says, and none of them the empty box."""

import io

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.misc.psCharStrings import T2WidthExtractor
from fontTools.ttLib import TTFont


def stated(font):
    """Reads the widths that a document states of a font's glyphs, in thousandths."""
    widths = {}
    entries = list(font.get("/W", []))
    at = 0
    while at < len(entries):
        first = int(entries[at])
        if isinstance(entries[at + 1], pikepdf.Array):
            widths.update((first + more, float(width)) for more, width in enumerate(entries[at + 1]))
            at += 2
        else:
            widths.update((glyph, float(entries[at + 2])) for glyph in range(first, int(entries[at + 1]) + 1))
            at += 3
    return widths, float(font.get("/DW", 1000))


def of_cff(program):
    """Yields the glyphs of a CFF font with their widths."""
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(program), None)
    top = fonts[0]
    strings = top.CharStrings
    for name in strings.keys():
        glyph = strings[name]
        glyph.decompile()
        private = glyph.private
        extractor = T2WidthExtractor(getattr(private, "Subrs", []), strings.globalSubrs, private.nominalWidthX, private.defaultWidthX)
        extractor.execute(glyph)
        matrix = getattr(top, "FontMatrix", [0.001])
        inner = getattr(top.FDArray[strings.getItemAndSelector(name)[1]], "FontMatrix", [1]) if hasattr(top, "FDArray") else [1]
        scale = matrix[0] * inner[0] if matrix[0] != 1 else inner[0]
        yield int(name[3:]) if name.startswith("cid") else 0, extractor.width * scale * 1000


def of_truetype(program):
    """Yields the glyphs of a TrueType font with their widths."""
    font = TTFont(io.BytesIO(program), lazy=True)
    scale = 1000 / font["head"].unitsPerEm
    for glyph, name in enumerate(font.getGlyphOrder()):
        yield glyph, font["hmtx"][name][0] * scale


def width_faults(paper):
    """Compares what each font measures with what the document states."""
    for font in paper.pdf.objects:
        if not isinstance(font, pikepdf.Dictionary) or font.get("/Subtype") not in ("/CIDFontType0", "/CIDFontType2"):
            continue
        name = str(font.get("/BaseFont", "?"))
        descriptor = font.get("/FontDescriptor", {})
        if "/FontFile3" in descriptor:
            measured = of_cff(descriptor.FontFile3.read_bytes())
        elif "/FontFile2" in descriptor:
            measured = of_truetype(descriptor.FontFile2.read_bytes())
        else:
            continue
        widths, usual = stated(font)
        wrong = [glyph for glyph, width in measured if abs(width - widths.get(glyph, usual)) > 1]
        if wrong:
            yield f"font {name}: {len(wrong)} glyphs are not as wide as stated, first {wrong[0]}"
