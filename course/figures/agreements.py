"""The bilateral security agreements of Ukraine, in order of signature."""

from collections import Counter
from itertools import groupby

from course.content.records import Content
from course.content.words import written
from course.figures.picture import Picture, sources, table
from course.figures.style import EDGE, INK, LEADING, PAPER, marks, sheet

MARKS = {"Ally": ("o", INK), "other state": ("s", PAPER), "European Union": ("D", PAPER)}


def agreements(content: Content) -> Picture:
    """Return the picture of the table `agreements`: a row an agreement, with date, partner and what the partner is."""
    data = table(content, "agreements")
    first, last = data.rows[0], data.rows[-1]
    count = Counter(row[2] for row in data.rows)
    by_year = Counter(row[0][:4] for row in data.rows)
    others = ", ".join(row[1] for row in data.rows if row[2] == "other state")
    return Picture(
        id="agreements",
        title=f"{data.title}: {len(data.rows)} partners",
        alt=(
            f"A list of {len(data.rows)} agreements, from {written(first[0])} ({first[1]}) to {written(last[0])} "
            f"({last[1]}): {', '.join(f'{number} in {year}' for year, number in by_year.items())}. "
            f"Partners are {count['Ally']} Allies, {count['other state']} other states ({others}) "
            f"and the European Union."
        ),
        columns=("Signed", "Partner", "What the partner is", "Years"),
        rows=tuple((written(signed), *rest) for signed, *rest in data.rows),
        unit=data.unit,
        sources=sources(content, data.sources),
        as_of=data.as_of,
        note=data.note,
        draw=lambda: _draw(data.rows),
    )


def _draw(rows):
    mark, text = 138, 152
    days = [(day, list(group)) for day, group in groupby(rows, key=lambda row: row[0])]
    figure, axes = sheet((len(rows) + 0.5 * len(days) + len(MARKS) + 1.5) * LEADING)
    y = -0.25 * LEADING
    spots = {kind: [] for kind in MARKS}
    for kind in MARKS:
        y += LEADING
        spots[kind].append((9, y))
        axes.text(22, y, kind[0].upper() + kind[1:], va="center_baseline")
    y += LEADING
    start = y + 0.5 * LEADING
    for day, group in days:
        y += 0.5 * LEADING
        axes.text(2, y + LEADING, written(day), va="center_baseline")
        for _, partner, kind, _ in group:
            y += LEADING
            spots[kind].append((mark, y))
            axes.text(text, y, partner, va="center_baseline")
    axes.plot([mark, mark], [start, y], color=EDGE, lw=1.5, zorder=1)
    for kind, (shape, fill) in MARKS.items():
        marks(axes, spots[kind], shape, fill)
    return figure
