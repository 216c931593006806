"""Reads a PDF: its structure with the words, what is painted where, and what the tools of Poppler and qpdf say of it."""

import re
import subprocess
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

import pdfplumber
import pikepdf

from twin import squeezed

MM = 72 / 25.4


def run(*command):
    """Runs a tool; returns its status, its output as bytes, and its complaints."""
    done = subprocess.run(command, capture_output=True, check=False)
    # Poppler before 23 says this of every document that states it has no suspects.
    said = done.stderr.decode("utf-8", "replace").replace("Syntax Error: Suspects object is wrong type (boolean)\n", "")
    return done.returncode, done.stdout, said


class Words(str):
    """A piece of marked text, with its characters as they are painted."""

    chars = ()


@dataclass
class Element:
    """An element of the structure tree."""

    kind: str
    alternative: str = ""
    box: list | None = None
    page: int | None = None
    parts: list = field(default_factory=list)

    def text(self):
        """Returns the words in reading order."""
        return "".join(part if isinstance(part, str) else part.text() for part in self.parts)

    def chars(self):
        """Yields the characters below as they are painted."""
        for part in self.parts:
            yield from part.chars() if isinstance(part, Element) else part.chars

    def all(self, *kinds):
        """Yields the elements of some kinds below, in reading order."""
        for part in self.parts:
            if isinstance(part, Element):
                if part.kind in kinds:
                    yield part
                yield from part.all(*kinds)


def box_of(raw):
    """Reads where an element says it lies, in points from the lower left corner."""
    attributes = raw.get("/A", [])
    for one in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if isinstance(one, pikepdf.Dictionary) and "/BBox" in one:
            return [float(value) for value in one.BBox]
    return None


class Paper:
    """An open PDF."""

    def __init__(self, path):
        self.path = path
        self.pdf = pikepdf.open(path)

    def close(self):
        """Closes the files."""
        self.pdf.close()
        if "plumber" in self.__dict__:
            self.plumber.close()

    @cached_property
    def plumber(self):
        """Returns the pages with what is painted on them."""
        return pdfplumber.open(self.path)

    @property
    def pages(self):
        """Returns what is painted on each page."""
        return self.plumber.pages

    @cached_property
    def marked(self):
        """Returns the words of each piece of marked content: page, number."""
        words = defaultdict(list)
        for place, page in enumerate(self.pages):
            number = None
            for char in page.chars:
                # A letter that says what it stands for is a piece within the piece; what follows it belongs to the piece again.
                if char["mcid"] is not None or char.get("tag") == "Artifact":
                    number = char["mcid"]
                if number is not None:
                    words[place, number].append(char)
        pieces = {}
        for key, chars in words.items():
            pieces[key] = Words("".join(char["text"] for char in chars).replace("\u2060", ""))
            pieces[key].chars = chars
        return pieces

    @cached_property
    def places(self):
        """Returns the place of each page by its object."""
        return {page.obj.objgen: place for place, page in enumerate(self.pdf.pages)}

    @cached_property
    def claims(self):
        """Returns what the elements say they hold: element, page, number of the content."""
        claims = []
        self._tree(claims)
        return claims

    @cached_property
    def tree(self):
        """Returns the structure tree, or nothing where there is none."""
        return self._tree([])

    def _tree(self, claims):
        root = self.pdf.Root.get("/StructTreeRoot")
        if root is None or "/K" not in root:
            return None
        top = Element("Root")
        # Elements still to read: the raw one, its page, where it goes.
        stack = [(root.K, None, None, top)]
        while stack:
            raw, holder, page, parent = stack.pop()
            if isinstance(raw, pikepdf.Array):
                stack.extend((one, holder, page, parent) for one in reversed(list(raw)))
            elif isinstance(raw, pikepdf.Dictionary):
                page = raw.get("/Pg", page)
                if "/S" in raw:
                    element = Element(str(raw.S)[1:], str(raw.get("/Alt", "")), box_of(raw), self.places.get(page.objgen) if page is not None else None)
                    parent.parts.append(element)
                    if "/K" in raw:
                        stack.append((raw.K, raw, page, element))
                elif "/MCID" in raw:
                    self._content(int(raw.MCID), holder, page, parent, claims)
            elif isinstance(raw, int):
                self._content(int(raw), holder, page, parent, claims)
        return top

    def _content(self, number, holder, page, parent, claims):
        place = self.places.get(page.objgen) if page is not None else None
        claims.append((holder, place, number))
        parent.parts.append(self.marked.get((place, number), Words("")))

    @cached_property
    def texts(self):
        """Returns the words of each page as they are painted, one after the other."""
        _, out, _ = run("pdftotext", "-raw", "-enc", "UTF-8", str(self.path), "-")
        return out.decode("utf-8").split("\f")[:-1]

    @cached_property
    def lines(self):
        """Returns the lines of each page as they stand on the paper, without empty ones."""
        _, out, _ = run("pdftotext", "-layout", "-enc", "UTF-8", str(self.path), "-")
        pages = out.decode("utf-8").split("\f")[:-1]
        return [[line for line in page.split("\n") if squeezed(line)] for page in pages]

    @cached_property
    def fonts(self):
        """Returns the fonts as `pdffonts` lists them: name, kind, embedded, subset."""
        _, out, _ = run("pdffonts", str(self.path))
        rows = []
        for line in out.decode("utf-8").splitlines()[2:]:
            found = re.match(r"(\S.*?)\s{1,}(Type 1C?|Type 3|TrueType|CID \S+(?: \S+)?(?: \(OT\))?|Type 1 \(OT\)|TrueType \(OT\)|\[none\])\s+\S+\s+(yes|no)\s+(yes|no)\s+(yes|no)\s", line)
            rows.append(found.groups() if found else (line, "?", "no", "no", "no"))
        return rows

    def raster(self, dpi, grey=False):
        """Yields each page as a picture: width, height, bytes."""
        command = ["pdftoppm", "-r", str(dpi), *(["-gray"] if grey else []), str(self.path)]
        _, out, _ = run(*command)
        at = 0
        while at < len(out):
            head = re.compile(rb"P[56]\s+(\d+)\s+(\d+)\s+255\s").match(out, at)
            width, height = int(head[1]), int(head[2])
            size = width * height * (1 if grey else 3)
            yield width, height, out[head.end() : head.end() + size]
            at = head.end() + size
