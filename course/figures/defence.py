"""What share of its economy each Ally spends on defence: 2014 and 2025."""

from course.content.records import Content
from course.figures.picture import Picture, sources, table
from course.figures.style import EDGE, INK, LEADING, LINE, PAPER, WIDTH, marks, sheet

# Per cent of GDP: what the Allies agreed in 2014 to move towards.
GOAL = 2


def defence(content: Content) -> Picture:
    """Return the picture of the table `defence`: a row an Ally, with its per cent of GDP in two years."""
    data = table(content, "defence")
    then, now = data.columns[1:]
    shares = tuple((country, float(old), float(new)) for country, old, new in data.rows)
    above = [sum(share[n] >= GOAL for share in shares) for n in (1, 2)]
    rose = sum(new > old for _, old, new in shares)
    fell = ", ".join(f"{country} from {old:.1f} to {new:.1f}" for country, old, new in shares if new < old)
    high, low = shares[0], min(shares, key=lambda share: share[1])
    return Picture(
        id="defence",
        title=data.title,
        alt=(
            f"Two marks for each of {len(shares)} Allies, in order of {now}. "
            f"At {GOAL} per cent of GDP or more: {above[0]} in {then}, {above[1]} in {now}. "
            f"The share rose in {rose} and fell in {len(shares) - rose} ({fell}). "
            f"The highest in {now} is {high[2]:.1f} ({high[0]}), "
            f"and {low[0]} rose from the lowest of {then}, {low[1]:.1f}, to {low[2]:.1f}."
        ),
        columns=("Ally", then, now),
        rows=data.rows,
        unit=data.unit,
        sources=sources(content, data.sources),
        as_of=data.as_of,
        note=data.note,
        draw=lambda: _draw(shares, (then, now)),
    )


def _draw(shares, years):
    zero, end, step = 122, WIDTH - 40, 1.25 * LEADING
    scale = (end - zero) / 5
    top = 3.5 * LEADING
    figure, axes = sheet(top + (len(shares) + 0.25) * step)
    spots = []
    for x, label in zip((6, 70), years, strict=True):
        spots.append([(x, 0.75 * LEADING)])
        axes.text(x + 10, 0.75 * LEADING, label, va="center_baseline")
    bottom = top + (len(shares) - 0.5) * step
    for share in range(0, 5, 2):
        x = zero + share * scale
        axes.plot([x, x], [top - 0.6 * LEADING, bottom], color=EDGE if share == GOAL else LINE, lw=1)
        axes.text(x, top - 1.25 * LEADING, f"{share}%", ha="center", va="center_baseline")
    axes.text(WIDTH - 2, top - 1.25 * LEADING, years[1], ha="right", va="center_baseline")
    y = top
    for country, *pair in shares:
        axes.text(2, y, country, va="center_baseline")
        old, new = (zero + share * scale for share in pair)
        axes.plot([old, new], [y, y], color=INK, lw=1.5)
        for places, x in zip(spots, (old, new), strict=True):
            places.append((x, y))
        axes.text(WIDTH - 2, y, f"{pair[1]:.1f}", ha="right", va="center_baseline")
        y += step
    for places, fill in zip(spots, (PAPER, INK), strict=True):
        marks(axes, places, "o", fill)
    return figure
