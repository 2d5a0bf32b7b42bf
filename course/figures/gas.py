"""Russian gas carried through Ukraine, year by year."""

from course.content.records import Content
from course.content.words import written
from course.figures.picture import Picture, sources, table
from course.figures.style import EDGE, INK, LEADING, PAPER, WIDTH, sheet

ALL = "all"


def gas(content: Content) -> Picture:
    """Return the picture of the table `gas`: a row a year, with its volume and what of the gas that counts."""
    data = table(content, "gas")
    years = tuple((label, float(volume), counted) for label, volume, counted in data.rows)
    volume = {label: amount for label, amount, _ in years}
    highest = max(volume, key=volume.get)
    pairs = zip(years, years[1:], strict=False)
    before, after = max(pairs, key=lambda pair: pair[0][1] - pair[1][1])
    first, last = years[0][0], years[-2][0]
    return Picture(
        id="gas",
        title=data.title,
        alt=(
            f"Bars of billion cubic metres a year: {volume[first]:.1f} in {first}, {volume[last]:.1f} in {last}, "
            f"and none since {written(data.as_of)}. "
            f"The highest is {volume[highest]:.1f} in {highest}. "
            f"The largest fall from one year to the next is from {before[1]:.1f} in {before[0]} "
            f"to {after[1]:.1f} in {after[0]}."
        ),
        columns=("Year", "Billion cubic metres", "Counted"),
        rows=data.rows,
        unit=data.unit,
        sources=sources(content, data.sources),
        as_of=data.as_of,
        note=data.note,
        draw=lambda: _draw(years, data.as_of),
    )


def _draw(years, end: str):
    part = next(counted for *_, counted in years if counted != ALL)
    zero = 46
    scale = (WIDTH - zero - 46) / max(amount for _, amount, _ in years)
    step = 1.25 * LEADING
    figure, axes = sheet((len(years) + 1.6) * step)
    y = 0.75 * LEADING
    axes.barh(y, 16, left=2, height=11, ec=INK, lw=1, fc=PAPER, hatch="////")
    axes.text(26, y, part[0].upper() + part[1:], va="center_baseline")
    y += 1.25 * LEADING
    axes.plot([zero, zero], [y - step / 2, y + (len(years) - 0.5) * step], color=EDGE, lw=1)
    for label, amount, counted in years:
        look = {"fc": INK} if counted == ALL else {"fc": PAPER, "hatch": "////"}
        said = f"{amount:.1f}" if amount else f"0, ended on {written(end)}"
        axes.text(zero - 8, y, label, ha="right", va="center_baseline")
        axes.barh(y, amount * scale, left=zero, height=0.8 * LEADING, ec=INK, lw=1 if amount else 0, **look)
        axes.text(zero + amount * scale + 6, y, said, va="center_baseline")
        y += step
    return figure
