"""The page of a sheet: what its PDF must hold, row by row."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "col", "br", "hr", "img", "input", "wbr", "source"}
CLOSED_BY = {
    "td": {"td", "th"},
    "th": {"td", "th"},
    "tr": {"td", "th", "tr"},
    "tbody": {"td", "th", "tr", "thead", "tbody"},
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "p": {"p"},
}
KEPT_WITHIN = {"table", "ul", "ol", "dl", "div", "section", "article", "body"}
# Blanks of any width, zero-width characters and soft hyphens: where a line breaks is not what a text says.
UNSEEN = re.compile("[\\s\u00a0\u00ad\u200b-\u200d\u2060\ufeff\ufe0f]+")


def squeezed(text):
    """Takes out what depends on where lines break."""
    return UNSEEN.sub("", text)


@dataclass
class Node:
    """An element of a page."""

    name: str
    attributes: dict
    parts: list = field(default_factory=list)

    def text(self, without=()):
        """Returns the words, without those of some elements."""
        words = []
        for part in self.parts:
            if isinstance(part, str):
                words.append(part)
            elif part.name not in without and not part.is_of(without):
                words.append(part.text(without))
        return "".join(words)

    def is_of(self, classes):
        """Tells whether it has one of some classes."""
        return bool(set((self.attributes.get("class") or "").split()) & set(classes))

    def all(self, test):
        """Yields all elements below that pass a test, in the order of the page."""
        for part in self.parts:
            if isinstance(part, Node):
                if test(part):
                    yield part
                yield from part.all(test)

    def first(self, test):
        """Returns the first element below that passes a test."""
        return next(self.all(test), None)


class Reader(HTMLParser):
    """Builds the elements of a page, whose end tags may be left out."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = Node("", {})
        self.open = [self.root]

    def handle_starttag(self, name, attributes):
        closes = CLOSED_BY.get(name, set())
        while self.open[-1].name in closes and self.open[-1].name not in KEPT_WITHIN:
            self.open.pop()
        node = Node(name, dict(attributes))
        self.open[-1].parts.append(node)
        if name not in VOID:
            self.open.append(node)

    def handle_startendtag(self, name, attributes):
        self.open[-1].parts.append(Node(name, dict(attributes)))

    def handle_endtag(self, name):
        for place in range(len(self.open) - 1, 0, -1):
            if self.open[place].name == name:
                del self.open[place:]
                return

    def handle_data(self, text):
        self.open[-1].parts.append(text)


def is_box(node):
    """Tells whether a pen marks it."""
    return node.name == "i" and node.is_of({"box"})


# What is there as often on the page as on the paper.
COUNTED = {
    "box": lambda node: is_box(node) and not node.is_of({"heavy", "small"}),
    "heavy box": lambda node: is_box(node) and node.is_of({"heavy"}) and not node.is_of({"small"}),
    "small box": lambda node: is_box(node) and node.is_of({"small"}),
    "digit": lambda node: node.is_of({"cell"}),
    "sample": lambda node: node.is_of({"sample"}),
    "subtotal": lambda node: node.name == "i" and node.is_of({"sub"}),
    "result": lambda node: node.name == "i" and node.is_of({"big"}),
    "ticked": lambda node: node.name == "svg" and node.is_of({"ticked"}),
    "solid tag": lambda node: node.is_of({"method"}) and node.is_of({"record"}),
    "sign": lambda node: node.is_of({"sign"}),
    "code": lambda node: node.is_of({"code"}),
}


def pages_of(path):
    """Lists the pages beside a PDF: one, or that of each of the two languages that it sets side by side."""
    both = re.fullmatch(r"(.+)\.(zh|en)-(zh|en)", path.stem)
    if not both:
        return [path.with_suffix(".html")]
    name, _, second = both.groups()
    page = path.parent / f"{name}.html"
    standard, root = path.parents[1], path.parents[2]
    place = page.relative_to(root)
    other = root / second / place
    if not other.exists():
        other = root.parent / place
    return [page, other] if path.parent.name == "checklists" else [standard / "index.html"]


@dataclass
class Row:
    """A line of a sheet."""

    number: str
    words: str
    critical: bool


def cells_of(row):
    """Lists the cells of a row that say something, with what they say."""
    cells = [(cell, squeezed(cell.text()).replace("◆", "")) for cell in row.all("TH", "TD")]
    return [(cell, words) for cell, words in cells if words]


class Twin:
    """What the page of a sheet says that its PDF must say, too."""

    def __init__(self, path):
        reader = Reader()
        reader.feed(path.read_text(encoding="utf-8"))
        root = reader.root.first(lambda node: node.name == "html")
        self.lang = root.attributes.get("lang", "")
        self.middle = root.attributes.get("data-middle") or ""
        self.page_words = [root.attributes.get(key) or "" for key in ("data-page", "data-of", "data-end")]
        paper = root.first(lambda node: node.name == "article" and node.is_of({"paper"}))
        self.is_sheet = paper is not None
        within = paper or root
        title = within.first(lambda node: node.name == "h1")
        self.title = squeezed(title.text()) if title else ""
        self.rows = list(rows_of(paper)) if paper else []
        self.landmarks = list(landmarks_of(paper)) if paper else []
        self.by_number = {}
        for row in self.rows:
            self.by_number.setdefault(row.number, []).append(row.words)
        appendix = paper.first(lambda node: node.is_of({"appendix"})) if paper else None
        heading = appendix.first(lambda node: node.name == "h2") if appendix else None
        self.appendix = squeezed(heading.text({"small"})) if heading else ""
        self.form = form_of(paper) if paper else ""
        self.counts = {name: len(list(paper.all(test))) for name, test in COUNTED.items()} if paper else {}


def form_of(paper):
    """Tells how the lines of a sheet are laid out."""
    for form, test in (
        ("points", lambda node: node.name == "section" and node.is_of({"point"})),
        ("across", lambda node: node.name == "table" and node.is_of({"across"})),
        ("score", lambda node: node.name == "table" and node.is_of({"score"})),
    ):
        if paper.first(test):
            return form
    return "grid"


def rows_of(paper):
    """Yields the numbered lines of a sheet, and the columns where the lines are persons."""
    for node in paper.all(lambda one: one.name in ("tr", "th") and "id" in one.attributes):
        if node.name == "tr":
            number = node.first(lambda one: one.name == "td" and one.is_of({"no"}))
            head = node.first(lambda one: one.name == "th")
            criterion = head.first(lambda one: one.is_of({"criterion"})) or head if head else None
        else:
            number = node.first(lambda one: one.is_of({"no"}))
            criterion = node
        if number is None or criterion is None:
            continue
        words = squeezed(criterion.text({"no", "vh", "look"} | ({"small"} if node.name == "tr" else set())))
        sign = squeezed(number.text({"vh"}))
        critical = "◆" in sign or node.first(lambda one: one.is_of({"gem", "critical"})) is not None
        yield Row(sign.replace("◆", ""), words, critical)


def landmarks_of(paper):
    """Yields what must follow each other: name and words."""
    title = paper.first(lambda node: node.name == "h1")
    if title:
        yield "title", squeezed(title.text())
    legend = paper.first(lambda node: node.is_of({"legend", "rules"}))
    said = legend.first(lambda node: node.name == "span" and len(squeezed(node.text())) > 5) if legend else None
    if said:
        yield "legend", squeezed(said.text())
    rows = list(rows_of(paper))
    if rows:
        yield "first row", rows[0].words
        yield "last row", rows[-1].words
    after = paper.first(lambda node: node.name == "section" and node.is_of({"exceptions", "result"}))
    heading = after.first(lambda node: node.name == "h2") if after else None
    if heading:
        yield "what follows the rows", squeezed(heading.text({"small"}))


def is_line(cells, twin):
    """Tells whether the cells of a row on paper are those of a numbered line of the page."""
    return len(cells) > 1 and any(words in cells[1][1] for words in twin.by_number.get(cells[0][1], ()))


def tables_of(tree, twin):
    """Yields the tables of a paper up to the appendix, which has the lines a second time."""
    for one in tree.all("Table", "H1", "H2", "H3"):
        if one.kind == "Table":
            yield one
        elif twin.appendix and squeezed(one.text()).startswith(twin.appendix):
            return


def table_rows(tree, twin):
    """Yields the rows of those tables."""
    for table in tables_of(tree, twin):
        yield from table.all("TR")
