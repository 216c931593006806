"""What tells marks apart on a copy: pages as grey pictures."""

from collections import Counter
from statistics import median

from paper import MM
from twin import squeezed

# Dots to the inch of the pictures.
DPI = 150


def box_grey_faults(frames, sizes, twin, pictures):
    """In grey, the box of a critical line is told from the others by its weight alone."""
    if not twin.counts.get("heavy box"):
        return
    shares = {"box": [], "heavy box": []}
    for frame, words in frames:
        for name in shares:
            side, line = sizes[name]
            if not words and frame.is_sized(side, side, line):
                edges = (frame.left, frame.top, frame.right, frame.bottom)
                histogram = pictures[frame.page - 1].crop(tuple(round(edge * DPI / 25.4) for edge in edges)).histogram()
                shares[name].append(sum((255 - grey) * times for grey, times in enumerate(histogram)) / 255 / sum(histogram))
    # The ticked box of the legend is darker than an empty one.
    if shares["box"] and shares["heavy box"] and min(shares["heavy box"]) < 1.4 * median(shares["box"]):
        yield f"a critical box is {100 * min(shares['heavy box']):.0f} % dark, others {100 * median(shares['box']):.0f} %"


def share_of(picture, box):
    """Tells how dark a part of a picture is: 0 where it is white, 1 where it is black."""
    part = picture.crop(tuple(round(edge * DPI / 72) for edge in box))
    histogram = part.histogram()
    return sum((255 - grey) * times for grey, times in enumerate(histogram)) / 255 / max(1, sum(histogram))


def tag_faults(paper, pictures):
    """In grey, the methods are told from each other: what is looked up is solid, what is seen or asked is outlined."""
    solid, outlined = [], []
    for place, page in enumerate(paper.pages):
        framed = [one for one in page.rects + page.curves if one["stroke"] and 4 * MM < one["width"] < 14 * MM and 4 * MM < one["height"] < 5 * MM]
        for frame in framed:
            box = (frame["x0"], frame["top"], frame["x1"], frame["bottom"])
            words = [char for char in page.chars if frame["x0"] < (char["x0"] + char["x1"]) / 2 < frame["x1"] and frame["top"] < (char["top"] + char["bottom"]) / 2 < frame["bottom"]]
            if words and not any(char["text"].isdigit() for char in words):
                white = all(set(char["non_stroking_color"] or (0,)) == {1} for char in words)
                (solid if white else outlined).append(share_of(pictures[place], box))
    if solid and outlined and min(solid) - max(outlined) < 0.3:
        yield f"a solid tag is {100 * min(solid):.0f} % dark, an outlined one {100 * max(outlined):.0f} %"


def contrast_faults(paper, pictures):
    """In grey, coloured numerals are dark enough on white: 4.5 to 1."""
    pale = Counter()
    for place, page in enumerate(paper.pages):
        for char in page.chars:
            if squeezed(char["text"]) and len(set(char["non_stroking_color"] or ())) > 1:
                box = (char["x0"], char["top"], char["x1"], char["bottom"])
                greys = pictures[place].crop(tuple(round(edge * DPI / 72) for edge in box)).histogram()[:250]
                most = greys.index(max(greys))
                if most > 118:
                    pale[f"page {place + 1}: {char['text']!r} is {most} of 255 light in grey"] += 1
    yield from pale
