"""Damaged copies of a sound PDF, because each check must be able to fail. The name of each damage says what it does."""

import re

import pikepdf
from pikepdf import Array, Dictionary, Name


def elements(pdf):
    """Yields every element of the structure tree, in reading order."""
    stack = [pdf.Root.StructTreeRoot.K]
    while stack:
        one = stack.pop()
        if isinstance(one, Array):
            stack.extend(reversed(list(one)))
        elif isinstance(one, Dictionary) and Name.S in one:
            yield one
            if Name.K in one:
                stack.append(one.K)


def of_kind(pdf, *kinds):
    """Lists the elements of some kinds."""
    return [one for one in elements(pdf) if str(one.S) in kinds]


def descriptors(pdf):
    """Yields the descriptor of every embedded font."""
    for one in pdf.objects:
        if isinstance(one, Dictionary) and one.get(Name.Type) == Name.FontDescriptor:
            yield one


def composites(pdf):
    """Yields every composite font."""
    for one in pdf.objects:
        if isinstance(one, Dictionary) and one.get(Name.Subtype) == Name.Type0:
            yield one


def change_xmp(pdf, change):
    """Rewrites the packet of metadata as text."""
    packet = pdf.Root.Metadata
    text = packet.read_bytes().decode("utf-8")
    new = change(text)
    if new == text:
        raise LookupError("the metadata hold nothing of that kind")
    packet.write(new.encode("utf-8"))


def paint(page, operators):
    """Paints on a page, as furniture."""
    page.contents_add(b"/Artifact BMC q " + operators + b" Q EMC")


def page_content(pdf, change, place=0):
    """Rewrites the operators of a page as bytes."""
    page = pdf.pages[place]
    page.contents_coalesce()
    old = page.Contents.read_bytes()
    new = change(old)
    if new == old:
        raise LookupError("the page holds nothing of that kind")
    page.Contents = pdf.make_stream(new)


def untagged(pdf):
    del pdf.Root.StructTreeRoot
    del pdf.Root.MarkInfo


def no_title(pdf):
    change_xmp(pdf, lambda text: re.sub(r"<dc:title>.*?</dc:title>", "", text, flags=re.S))
    if Name.Info in pdf.trailer and Name.Title in pdf.trailer.Info:
        del pdf.trailer.Info.Title


def no_language(pdf):
    del pdf.Root.Lang


def no_alternative(pdf):
    for figure in of_kind(pdf, "/Figure"):
        del figure.Alt


def head_cells_plain(pdf):
    for cell in of_kind(pdf, "/TH"):
        cell.S = Name.TD


def row_heads_plain(pdf):
    for row in of_kind(pdf, "/TR"):
        kinds = [cell.S for cell in row.K]
        if Name.TH in kinds and Name.TD in kinds:
            for cell in row.K:
                cell.S = Name.TD


def one_head_row_plain(pdf):
    row = next(row for row in of_kind(pdf, "/TR") if any(cell.S == Name.TH for cell in row.K))
    for cell in row.K:
        cell.S = Name.TD


def head_cells_without_scope(pdf):
    for cell in of_kind(pdf, "/TH"):
        for attribute in cell.get(Name.A, []):
            if Name.Scope in attribute:
                del attribute.Scope
    for cell in of_kind(pdf, "/TD"):
        for attribute in cell.get(Name.A, []):
            if Name.Headers in attribute:
                del attribute.Headers


def parents_lost(pdf):
    pdf.pages[0].StructParents = 9999


def parent_tree_lost(pdf):
    del pdf.Root.StructTreeRoot.ParentTree


def font_not_embedded(pdf):
    one = next(descriptors(pdf))
    for key in (Name.FontFile, Name.FontFile2, Name.FontFile3):
        if key in one:
            del one[key]


def font_not_subset(pdf):
    for one in descriptors(pdf):
        one.FontName = Name("/" + str(one.FontName).split("+")[-1])
    for font in composites(pdf):
        font.BaseFont = Name("/" + str(font.BaseFont).split("+")[-1])
        for below in font.DescendantFonts:
            below.BaseFont = Name("/" + str(below.BaseFont).split("+")[-1])


def no_unicode(pdf):
    for font in composites(pdf):
        del font.ToUnicode


def replacement_characters(pdf):
    font = next(composites(pdf))
    old = font.ToUnicode.read_bytes()
    font.ToUnicode = pdf.make_stream(re.sub(rb"<(\w{4})> <\w+>", rb"<\1> <FFFD>", old))


def glyph_missing(pdf):
    # The glyph 0 of each font is what stands for a missing one.
    page_content(pdf, lambda text: re.sub(rb"(BT.*?)(<[0-9A-Fa-f]{4}|\((?:\\.|[^\\)]){2})", _zero_glyph, text, count=1, flags=re.S))


def _zero_glyph(found):
    return found[1] + (b"<0000" if found[2].startswith(b"<") else b"(\\000\\000")


def title_not_shown(pdf):
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def not_marked(pdf):
    pdf.Root.MarkInfo.Marked = False


def no_claim(pdf):
    change_xmp(pdf, lambda text: re.sub(r"<pdfuaid:part>.*?</pdfuaid:part>", "", text, flags=re.S))


def heading_skipped(pdf):
    of_kind(pdf, "/H2")[0].S = Name("/H4")


def content_untagged(pdf):
    page_content(pdf, lambda text: re.sub(rb"/(?!Artifact)\w+\s*<<\s*/MCID\s+\d+[^>]*>>\s*BDC", b"/Span BMC", text, count=1))


def cell_missing(pdf):
    row = of_kind(pdf, "/TR")[-1]
    row.K = Array(list(row.K)[:-1])


def table_lost(pdf):
    for one in of_kind(pdf, "/Table", "/THead", "/TBody", "/TR", "/TH", "/TD"):
        one.S = Name.Div
        if Name.A in one:
            del one.A


def headings_lost(pdf):
    for one in of_kind(pdf, "/H1", "/H2", "/H3"):
        one.S = Name.P


def order_reversed(pdf):
    document = next(elements(pdf))
    document.K = Array(reversed(list(document.K)))


def lines_of(pdf):
    """Returns the first table, or body of one, with four lines that are named, and where these stand in it."""
    for holder in of_kind(pdf, "/TBody", "/Table"):
        rows = list(holder.K) if isinstance(holder.K, Array) else []
        kinds = [{cell.S for cell in row.K} if isinstance(row.get(Name.K), Array) else set() for row in rows]
        named = [at for at, kind in enumerate(kinds) if {Name.TH, Name.TD} <= kind]
        if len(named) > 3:
            return holder, rows, named
    raise LookupError("there is no table with four lines")


def rows_swapped(pdf):
    holder, rows, (_, one, other, *_) = lines_of(pdf)
    rows[one], rows[other] = rows[other], rows[one]
    holder.K = Array(rows)


def row_lost(pdf):
    holder, rows, (_, one, *_) = lines_of(pdf)
    holder.K = Array([*rows[:one], *rows[one + 1 :]])


def row_doubled(pdf):
    holder, rows, (_, one, *_) = lines_of(pdf)
    holder.K = Array([*rows[: one + 1], *rows[one:]])


def colour(pdf):
    paint(pdf.pages[0], b"0.7 0.1 0.1 rg 300 300 20 20 re f")


def grey_area(pdf):
    paint(pdf.pages[0], b"0.8 g 60 300 200 60 re f")


def wrong_paper(pdf):
    pdf.pages[0].MediaBox = Array([0, 0, 600, 800])


def blank_page(pdf):
    pdf.add_blank_page(page_size=(595.276, 841.89))


def page_lost(pdf):
    del pdf.pages[-1]


def digits_read_wrong(pdf):
    for font in composites(pdf):
        old = font.ToUnicode.read_bytes()
        font.ToUnicode = pdf.make_stream(re.sub(rb"(<\w{4}>) <003(\d)>", lambda found: found[1] + b" <003%d>" % ((int(found[2]) + 1) % 10), old))


def scaled(pdf):
    for page in pdf.pages:
        page.contents_add(b"0.96 0 0 0.96 0 0 cm", prepend=True)


def lines_thinner(pdf):
    for place in range(len(pdf.pages)):
        page_content(pdf, lambda text: re.sub(rb"0\.85039\d* w", b"0.4 w", text), place)


def heavy_lines_plain(pdf):
    for place in range(len(pdf.pages)):
        try:
            page_content(pdf, lambda text: re.sub(rb"2\.2677\d* w", b"0.85039 w", text), place)
        except LookupError:
            pass


def box_lost(pdf):
    page_content(pdf, lambda text: re.sub(rb"(0\.85039\d* w(?:(?!\bS\b).)*?)\bS\b", rb"\1n", text, count=1, flags=re.S))


def ink_in_margin(pdf):
    paint(pdf.pages[0], b"0 g 20 300 10 10 re f")


def field_under_clip(pdf):
    height = float(pdf.pages[0].mediabox[3])
    paint(pdf.pages[0], b"0 g 200 %d 80 0.85 re f" % (height - 25))


def type_smaller(pdf):
    page_content(pdf, lambda text: re.sub(rb"\b8 Tf", b"6 Tf", text))


def words_over_words(pdf):
    page_content(pdf, lambda text: re.sub(rb"(?s)(/Artifact.*)\bBT\b(.*?)\bET\b", rb"\1BT\2ET 1 0 0 1 1 0 cm BT\2ET", text, count=1))


def code_covered(pdf):
    box = next(figure for figure in of_kind(pdf, "/Figure") if "http" in str(figure.get(Name.Alt, ""))).A[0].BBox
    left, low, right, high = (float(one) for one in box)
    paint(pdf.pages[0], b"1 g %f %f %f %f re f" % (left + 15, low + 15, right - left - 20, high - low - 20))


def code_elsewhere(pdf):
    for figure in of_kind(pdf, "/Figure"):
        if "http" in str(figure.get(Name.Alt, "")):
            figure.Alt = pikepdf.String("https://example.org/elsewhere")


def widths_wrong(pdf):
    font = next(one for one in pdf.objects if isinstance(one, Dictionary) and one.get(Name.Subtype) == Name.CIDFontType0)
    font.W = Array([0, Array([333] * 400)])


def tags_hollow(pdf):
    for place in range(len(pdf.pages)):
        try:
            page_content(pdf, lambda text: re.sub(rb"\nh\nB\n", b"\nh\nS\n", text), place)
        except LookupError:
            pass


def numerals_pale(pdf):
    page_content(pdf, lambda text: re.sub(rb"0\.\d+ 0\.\d+ 0\.\d+ scn", b"0.7 0.85 0.9 scn", text))
