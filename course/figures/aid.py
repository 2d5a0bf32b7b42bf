"""Aid to Ukraine by year and group of donors."""

from course.content.records import Content
from course.figures.picture import Picture, sources, table
from course.figures.style import EDGE, INK, LEADING, PAPER, WASH, WIDTH, sheet

LOOKS = ({"fc": INK}, {"fc": PAPER, "hatch": "////"}, {"fc": WASH})


def aid(content: Content) -> Picture:
    """Return the picture of the table `aid`: a row a year, and billion euros in a column for each group of donors."""
    data = table(content, "aid")
    groups = data.columns[1:]
    years = tuple((row[0], tuple(float(cell) for cell in row[1:])) for row in data.rows)
    said = []
    for n, group in enumerate(groups):
        *most, last = (f"{sums[n]:.1f} in {label}" for label, sums in years)
        said.append(f"{group}: {', '.join(most)} and {last}.")
    return Picture(
        id="aid",
        title=data.title,
        alt=f"Bars of billion euros allocated. {' '.join(said)}",
        columns=("Year", *groups),
        rows=tuple((label, *(f"{amount:.1f}" for amount in sums)) for label, sums in years),
        unit=data.unit,
        sources=sources(content, data.sources),
        as_of=data.as_of,
        note=data.note,
        draw=lambda: _draw(groups, years),
    )


def _draw(groups, years):
    zero, room = 100, WIDTH - 140
    scale = room / max(amount for _, sums in years for amount in sums)
    figure, axes = sheet(len(years) * (len(groups) * 1.25 + 1.75) * LEADING)
    y = 0
    for label, sums in years:
        y += 0.75 * LEADING
        axes.text(2, y, label, weight="bold", va="center_baseline")
        top = y + 0.6 * LEADING
        for group, amount, look in zip(groups, sums, LOOKS, strict=True):
            y += 1.25 * LEADING
            axes.text(zero - 8, y, group, ha="right", va="center_baseline")
            axes.barh(y, amount * scale, left=zero, height=0.8 * LEADING, ec=INK, lw=1, **look)
            axes.text(zero + amount * scale + 6, y, f"{amount:.1f}", va="center_baseline")
        axes.plot([zero, zero], [top, y + 0.6 * LEADING], color=EDGE, lw=1)
        y += LEADING
    return figure
