"""NATO's land border with Russia, before and since Finland joined, and with Ukraine."""

from course.content.records import Content
from course.content.words import written
from course.figures.picture import Picture, sources, table
from course.figures.style import INK, LEADING, PAPER, WASH, WIDTH, sheet

LOOKS = ({"fc": INK}, {"fc": PAPER, "hatch": "////"}, {"fc": WASH, "ls": (0, (3, 2))})


def borders(content: Content) -> Picture:
    """Return the picture of the table `borders`: members in order of joining, Finland the last, and then Ukraine."""
    data = table(content, "borders")
    *first, (newest, _, added, total), (candidate, _, more, most) = data.rows
    day = written(dict(table(content, "members").rows)[newest])
    names = [row[0] for row in first]
    together = f"{', '.join(names[:-1])} and {names[-1]}"
    before = int(first[-1][3])
    lengths = (before, int(added), int(more))
    return Picture(
        id="borders",
        title=data.title,
        alt=(
            f"Three bars. Until {newest} joined on {day}, {together} had {before:,} km of land border with Russia. "
            f"With {newest}'s {lengths[1]:,} km the sum is {int(total):,} km, {int(total) / before:.1f} times as much. "
            f"{candidate} would add {lengths[2]:,} km: {int(most):,} km, {lengths[2] / int(total):.0%} more."
        ),
        columns=("State", "Member since", "Land border with Russia", "Sum so far"),
        rows=data.rows,
        unit=data.unit,
        sources=sources(content, data.sources),
        as_of=data.as_of,
        note=data.note,
        draw=lambda: _draw(
            (f"Before {day}", f"Since {newest} joined", f"If {candidate} were added"),
            (", ".join(names), newest, candidate),
            lengths,
        ),
    )


def _draw(heads, parts, lengths):
    from textwrap import wrap

    keys = [wrap(part, 36) for part in parts]
    figure, axes = sheet((sum(len(lines) for lines in keys) + 12) * LEADING)
    y = 0.75 * LEADING
    for lines, look in zip(keys, LOOKS, strict=True):
        axes.barh(y, 16, left=2, height=11, ec=INK, lw=1, **look)
        for line in lines:
            axes.text(26, y, line, va="center_baseline")
            y += LEADING
        y += 0.25 * LEADING
    scale = (WIDTH - 4) / sum(lengths)
    for n, head in enumerate(heads, 1):
        y += LEADING
        axes.text(2, y, head, weight="bold", va="center_baseline")
        axes.text(WIDTH - 2, y, f"{sum(lengths[:n]):,} km", ha="right", va="center_baseline")
        y += 1.5 * LEADING
        left = 2
        for length, look in zip(lengths[:n], LOOKS, strict=False):
            axes.barh(y, length * scale, left=left, height=1.25 * LEADING, ec=INK, lw=1, **look)
            left += length * scale
        y += LEADING
    return figure
