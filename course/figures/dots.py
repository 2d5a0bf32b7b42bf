"""Rows of marks on one scale: the drawing that several pictures share."""

from dataclasses import dataclass
from textwrap import wrap

from course.figures.style import EDGE, INK, INK_2, LEADING, LINE, PAPER, WIDTH

ROW = 1.2 * LEADING
LETTERS = 38


@dataclass(frozen=True, kw_only=True)
class Row:
    """A line of the drawing: `values` has a number as text for each kind of mark, or an empty text for none."""

    label: str
    values: tuple[str, ...]
    span: tuple[float, float] | None = None
    strong: bool = False


@dataclass(frozen=True, kw_only=True)
class Panel:
    """Rows that belong together; `title` and `text` stand above them and may be empty."""

    title: str = ""
    text: str = ""
    rows: tuple[Row, ...]


def dots(key: tuple[str, str], panels: tuple[Panel, ...], ticks: tuple[str, ...], across: tuple[float, float, float]):
    """Return a Figure with a line for each row of the panels.

    Parameters
    ----------
    key : tuple of str, length 2
        What a dot means, and what a square.
    panels : tuple of Panel
        From top to bottom.
    ticks : tuple of str
        Numbers written under the scale; it runs from 0 to the last.
    across : tuple of float, length 3
        Where the labels end, and where the scale begins and ends, in points.
    """
    from matplotlib.figure import Figure

    names, left, right = across
    scale = (right - left) / float(ticks[-1])
    keys = [LEADING * (0.75 + 1.25 * n) for n in range(2)]
    y = keys[-1] + 1.75 * LEADING
    heads, places, bands = [], [], []
    for panel in panels:
        for words, weight in ((panel.title, "bold"), (panel.text, "normal")):
            for line in wrap(words, LETTERS, break_on_hyphens=False):
                heads.append((y, line, weight))
                y += LEADING
        top = y - 0.4 * LEADING
        for row in panel.rows:
            places.append((y + 0.1 * LEADING, row))
            y += ROW
        bands.append((top, y - 0.5 * LEADING))
        y += 0.9 * LEADING
    height = bands[-1][1] + 1.5 * LEADING
    figure = Figure(figsize=(WIDTH / 72, height / 72))
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    # A dot fits inside the square of its row, so that both can be seen where their numbers are the same.
    meet = any(all(row.values) for _, row in places)
    marks = (("o", 6.5, INK), ("s", 11 if meet else 6.5, PAPER))

    def mark(kind, x, y):
        shape, size, fill = marks[kind]
        # The theme's ink lets through what lies under it; paper keeps the line out of the mark.
        for inside, edge in ((PAPER, PAPER), (fill, INK)):
            axes.plot(x, y, shape, ms=size, mfc=inside, mec=edge, mew=1.5)

    def number(x, y, words, side):
        over = {"fc": PAPER, "ec": "none", "pad": 0.5}
        axes.text(x, y, words, ha=side, va="center_baseline", bbox=over)

    for tick in ticks:
        x = left + float(tick) * scale
        for top, bottom in bands:
            axes.plot([x, x], [top, bottom], color=LINE if float(tick) else EDGE, lw=1)
        axes.text(x, height - 0.6 * LEADING, tick, color=INK_2, ha="center", va="center_baseline")
    for kind, words in enumerate(key):
        mark(kind, 8, keys[kind])
        axes.text(20, keys[kind], words, va="center_baseline")
    for y, line, weight in heads:
        axes.text(2, y, line, weight=weight, va="center_baseline")
    for y, row in places:
        axes.text(names, y, row.label, weight="bold" if row.strong else "normal", ha="right", va="center_baseline")
        given = sorted((float(text), text, kind) for kind, text in enumerate(row.values) if text)
        ends = row.span or (given[0][0], given[-1][0])
        low, high = (left + end * scale for end in ends)
        axes.plot([low, high], [y, y], color=EDGE, lw=1.5, marker="|" if row.span else "", ms=8, mew=1.5)
        for value, _, kind in sorted(given, key=lambda one: -one[2]):
            mark(kind, left + value * scale, y)
        number(high + 9, y, given[-1][1], "left")
        if given[0][0] < given[-1][0]:
            number(low - 9, y, given[0][1], "right")
    return figure
