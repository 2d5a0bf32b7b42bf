"""The European Allies, Russia and Ukraine side by side."""

import re
from textwrap import wrap

from course.content.records import Content
from course.figures.aid import LOOKS
from course.figures.picture import Picture, sources, table
from course.figures.style import EDGE, INK, LEADING, PAPER, WIDTH, sheet


def europe_russia(content: Content) -> Picture:
    """Return the picture of the table `europe-russia`: a row a measure, with a number, a range or words for each."""
    data = table(content, "europe-russia")
    sides = data.columns[1:]
    said = [
        f"{measure}: {', '.join(f'{side} {cell}' for side, cell in zip(sides, cells, strict=True))}"
        for measure, *cells in data.rows
    ]
    return Picture(
        id="europe-russia",
        title=data.title,
        alt=f"Bars in {len(said)} groups, each with its own scale. {'; '.join(said)}.",
        columns=("Measure", *sides),
        rows=data.rows,
        unit=data.unit,
        sources=sources(content, data.sources),
        as_of=data.as_of,
        note=data.note,
        draw=lambda: _draw(sides, data.rows),
    )


def _draw(sides, rows):
    zero, room = 112, WIDTH - 112 - 40
    heads = [wrap(measure, 34) for measure, *_ in rows]
    figure, axes = sheet((sum(len(head) for head in heads) + len(rows) * (len(sides) * 1.25 + 0.9)) * LEADING)
    y = -0.25 * LEADING
    for head, (_, *cells) in zip(heads, rows, strict=True):
        for line in head:
            y += LEADING
            axes.text(2, y, line, weight="bold", va="center_baseline")
        numbers = [[float(number) for number in re.findall(r"[\d.]+", cell)] for cell in cells]
        scale = room / max(number for pair in numbers for number in pair)
        top = y + 0.6 * LEADING
        for side, cell, pair, look in zip(sides, cells, numbers, LOOKS, strict=True):
            y += 1.25 * LEADING
            axes.text(zero - 8, y, side, ha="right", va="center_baseline")
            low, high = (pair[0] * scale, pair[-1] * scale) if pair else (0, 0)
            if high > low:
                axes.barh(y, high - low, left=zero + low, height=0.8 * LEADING, fc=PAPER, ec=INK, lw=1, ls=(0, (2, 2)))
            if pair:
                axes.barh(y, low, left=zero, height=0.8 * LEADING, ec=INK, lw=1, **look)
            axes.text(zero + high + 6, y, cell, va="center_baseline")
        axes.plot([zero, zero], [top, y + 0.6 * LEADING], color=EDGE, lw=1)
        y += 0.9 * LEADING
    return figure
