"""Military aid to Ukraine by half-year and group of donors."""

from course.content.records import Content
from course.figures.picture import Picture, sources, table
from course.figures.style import EDGE, INK, INK_2, LEADING, PAPER, WIDTH

# The months in which a half-year ends.
ENDS = ("June", "December")


def military_aid(content: Content) -> Picture:
    """Return the picture of the table `military-aid`: a row a half-year, and a column for each group of donors."""
    data = table(content, "military-aid")
    groups = data.columns[1:]
    last = data.rows[-1]
    said = []
    for n, group in enumerate(groups, 1):
        most = max(data.rows, key=lambda row: float(row[n]))
        said.append(f"{group}: {data.rows[0][n]} at first, most in {most[0]} ({most[n]}), {last[n]} at last.")
    return Picture(
        id="military-aid",
        title=data.title,
        alt=f"Columns of billion euros for each half-year, from {data.rows[0][0]} to {last[0]}. {' '.join(said)}",
        columns=data.columns,
        rows=data.rows,
        unit=data.unit,
        sources=sources(content, data.sources),
        as_of=data.as_of,
        note=data.note,
        draw=lambda: _draw(groups, data.rows),
    )


def _draw(groups: tuple[str, ...], rows: tuple[tuple[str, ...], ...]):
    from matplotlib.figure import Figure

    tall, pitch = 84, (WIDTH - 4) / len(rows)
    most = [max(float(row[n]) for row in rows) for n in range(1, len(groups) + 1)]
    scale = tall / max(most)
    gap = 4.25 * LEADING
    feet = [sum(most[:n]) * scale + n * gap - 1.5 * LEADING for n in range(1, len(groups) + 1)]
    height = feet[-1] + 1.5 * LEADING
    figure = Figure(figsize=(WIDTH / 72, height / 72))
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    for n, (group, foot) in enumerate(zip(groups, feet, strict=True), 1):
        axes.text(2, foot - most[n - 1] * scale - 2 * LEADING, group, weight="bold", va="center_baseline")
        for i, row in enumerate(rows):
            x = 2 + (i + 0.5) * pitch
            # A period that is shorter than the others is hatched, so that its column is not read as a fall.
            look = {"fc": INK} if row[0].split()[2] in ENDS else {"fc": PAPER, "hatch": "////"}
            axes.bar(x, -float(row[n]) * scale, width=0.62 * pitch, bottom=foot, ec=INK, lw=1, **look)
            axes.text(x, foot - float(row[n]) * scale - 9, row[n], ha="center", va="center_baseline")
        axes.plot([2, WIDTH - 2], [foot, foot], color=EDGE, lw=1)
        years = [row[0].split()[-1] for row in rows]
        for year in dict.fromkeys(years):
            middle = (years.index(year) + years.count(year) / 2) * pitch + 2
            axes.text(middle, foot + 0.8 * LEADING, year, color=INK_2, ha="center", va="center_baseline")
    return figure
