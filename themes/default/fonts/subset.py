#!/usr/bin/env python3
# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools==4.68.0"]
# ///
"""Makes the fonts of the PDF products from Debian's: subset.py FOLDER

Equal sources give equal bytes. README.md beside this file says which packages and versions are needed.
"""

import sys
from dataclasses import dataclass, field
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
SYSTEM = Path("/usr/share/fonts")

# What the products print apart from the author's words: every character of these files is wanted.
PRINTED = (
    "standards/**/*.toml",
    "themes/default/**/*.html",
    "themes/default/words/*.toml",
    "src/label/**/*.rs",
    "src/quantity/**/*.rs",
    "src/view/**/*.rs",
)

ASCII = range(0x20, 0x7F)
# Without the soft hyphen: it is never seen.
LATIN_1 = [*range(0xA0, 0xAD), *range(0xAE, 0x100)]

# Beside GB 2312 and the table of standard characters.
CHINESE = [
    ASCII,
    LATIN_1,
    map(ord, "‐‑‒–—―‖‘’‚“”„†‡•‥…‰′″‹›※"),
    map(ord, "⁴€℃℉№™ΩⅪⅫⅺⅻ"),
    map(ord, "←↑→↓↔↕↖↗↘↙⇐⇒⇔➡"),
    map(ord, "−∕√∞≈≠≤≥≦≧∅"),
    range(0x2460, 0x2474),  # ① to ⑳
    map(ord, "⓪❶❷❸❹❺❻❼❽❾❿"),
    map(ord, "■□▢▪▫▲△▶▷▼▽◀◁◆◇◉○◎●◐◑◯"),
    map(ord, "★☆☎☏♀♂⚠✓❖"),
    map(ord, "⸺⸻"),  # what —— and ——— are drawn with
    [*range(0x3000, 0x3020), 0x3030],  # 〇 and the marks
    map(ord, "㎎㎏㎜㎝㎞㎡㎥㏄"),
    [*range(0xFF01, 0xFF5F), *range(0xFFE0, 0xFFE7)],  # full-width forms
]

LATIN = [
    ASCII,
    LATIN_1,
    [*range(0x100, 0x149), *range(0x14A, 0x180)],
    map(ord, "ȘșȚț"),
    map(ord, "‐‑‒–—―‘’‚“”„†‡•…‰′″‹›⁄"),
    map(ord, "⁰⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋"),
    map(ord, "€℃№™−≈≠≤≥∞√"),
    map(ord, "←↑→↓↔↕↖↗↘↙"),
]

# Of personal names, beyond GB 2312: always there, whatever becomes of the lists above.
NAMES = "镕堃喆赟玥祎珺旻"


@dataclass
class Face:
    """A font to make: where from, with which characters and features."""

    file: str
    source: str
    wanted: set[str]
    features: tuple[str, ...]
    number: int = -1
    # May be absent, because a font later in the stack has them.
    optional: set[str] = field(default_factory=set)
    kai: bool = False


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("usage: subset.py FOLDER")
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for face in faces():
        path = folder / face.file
        make(face, path)
        print(f"{face.file}: {len(face.wanted)} characters, {path.stat().st_size} bytes")


def faces() -> list[Face]:
    table = standard_characters()
    gb = gb_2312()
    extra = {chr(code) for codes in CHINESE for code in codes}
    latin = {chr(code) for codes in LATIN for code in codes}
    chinese = gb | table | extra | printed() | set(NAMES)
    noto = ("kern", "palt", "halt", "ccmp", "mark")
    inter = ("kern", "mark", "mkmk", "ccmp", "case", "tnum", "zero", "sups", "subs")
    return [
        *(
            Face(f"NotoSansCJKsc-{weight}.otf", f"opentype/noto/NotoSansCJK-{weight}.ttc", chinese, noto, number=2)
            for weight in ("Regular", "Bold")
        ),
        Face(
            "PunctilioKai-Regular.ttf",
            "truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
            chinese,
            (),
            optional=chinese - gb - table - set(NAMES),
            kai=True,
        ),
        *(
            Face(f"Inter-{weight}.otf", f"opentype/inter/Inter-{weight}.otf", latin, inter)
            for weight in ("Light", "Regular", "SemiBold")
        ),
    ]


def standard_characters() -> set[str]:
    """Returns the 8,105 characters of 通用规范汉字表."""
    lines = (HERE / "characters.txt").read_text("utf-8").splitlines()
    characters = [c for line in lines if not line.startswith("#") for c in line]
    if len(characters) != 8105 or len(set(characters)) != 8105:
        sys.exit(f"characters.txt: 8105 different characters expected, not {len(set(characters))}")
    return set(characters)


def gb_2312() -> set[str]:
    """Returns all 7,445 characters of GB 2312."""
    found = set()
    for row in range(0xA1, 0xFF):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(bytes((row, cell)).decode("gb2312"))
            except UnicodeDecodeError:
                continue
    if len(found) != 7445:
        sys.exit(f"GB 2312: 7445 characters expected, not {len(found)}")
    return found


def printed() -> set[str]:
    """Returns every character that the shipped standards and the program's own words are written with."""
    found: set[str] = set()
    for pattern in PRINTED:
        paths = sorted(ROOT.glob(pattern))
        if not paths:
            sys.exit(f"{pattern}: no such files below {ROOT}")
        for path in paths:
            found.update(path.read_text("utf-8"))
    return {c for c in found if c.isprintable() or c == "\u00a0"}


def make(face: Face, path: Path) -> None:
    source = SYSTEM / face.source
    if not source.is_file():
        sys.exit(f"{source}: no such font; install fonts-noto-cjk, fonts-lxgw-wenkai and fonts-inter")
    font = TTFont(source, fontNumber=face.number, recalcTimestamp=False)
    covered = set(map(chr, font.getBestCmap()))
    missing = face.wanted - covered - face.optional
    if missing:
        sys.exit(f"{source}: lacks {', '.join(f'{c} U+{ord(c):04X}' for c in sorted(missing))}")
    face.wanted &= covered
    options = Options()
    options.layout_features = list(face.features)
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.hinting = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.canonical_order = True
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx"]
    if not face.features:
        options.drop_tables += ["GDEF", "GSUB"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=map(ord, face.wanted))
    subsetter.subset(font)
    if face.kai:
        widen_marks(font)
        rename(font)
    font.save(path)


def widen_marks(font: TTFont) -> None:
    """Gives quotation marks and the middle dot the full width that Chinese text needs; LXGW WenKai has them narrow."""
    em = font["head"].unitsPerEm
    cmap, glyphs, metrics = font.getBestCmap(), font["glyf"], font["hmtx"]
    # Where a mark goes: an opening one to the right of its square, a closing one to the left, the dot into the middle.
    for mark, share in (("“", 1), ("‘", 1), ("”", 0), ("’", 0), ("·", 0.5)):
        name = cmap[ord(mark)]
        if sum(n == name for n in cmap.values()) != 1 or glyphs[name].isComposite():
            sys.exit(f"LXGW WenKai: the outline of {mark} is shared or composed; look at it before widening")
        width, bearing = metrics[name]
        shift = round((em - width) * share)
        glyph = glyphs[name]
        glyph.coordinates.translate((shift, 0))
        glyph.recalcBounds(glyphs)
        metrics[name] = (em, bearing + shift)


def rename(font: TTFont) -> None:
    """Takes the reserved names “LXGW” and “霞鹜” out of the names under which an application shows the font."""
    table = font["name"]
    version = table.getDebugName(5)
    english = [r for r in table.names if (r.platformID, r.langID) == (3, 0x409)]
    table.names = [r for r in english if r.nameID not in (1, 3, 4, 6, 16)]
    for number, name in (
        (1, "Punctilio Kai"),
        (3, f"Punctilio Kai Regular;{version}"),
        (4, "Punctilio Kai"),
        (6, "PunctilioKai-Regular"),
        (10, f"Derived from LXGW WenKai, {version}: fewer characters, quotation marks and middle dot of full width."),
    ):
        table.setName(name, number, 3, 1, 0x409)


if __name__ == "__main__":
    main()
