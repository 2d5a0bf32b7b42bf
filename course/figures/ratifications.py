"""How long each Ally took to approve that Finland and Sweden join."""

from datetime import date, timedelta

from course.content.records import Content
from course.content.words import written
from course.figures.dots import Panel, Row, dots
from course.figures.picture import Picture, sources, table

# The day the protocols were signed, from which the table counts.
SIGNED = date(2022, 7, 5)
# From here on a row stands out.
LONG = 100


def ratifications(content: Content) -> Picture:
    """Return the picture of the table `ratifications`: a row an Ally, with the days for Finland and for Sweden."""
    data = table(content, "ratifications")
    rows = sorted(data.rows, key=lambda row: max(int(days) for days in row[1:]))
    soon = [row for row in rows if all(int(days) < LONG for days in row[1:])]
    late = [row for row in rows if row not in soon]
    same = sum(row[1] == row[2] for row in soon)
    longest = max(int(days) for row in soon for days in row[1:])
    said = [f"{ally} approved Finland on day {a} ({_day(a)}) and Sweden on day {b} ({_day(b)})." for ally, a, b in late]
    return Picture(
        id="ratifications",
        title=f"{data.title}: {len(soon)} of {len(rows)} within {longest} days",
        alt=(
            f"Marks on a scale of days from {_day(0)}, for Finland and for Sweden. "
            f"{len(soon)} Allies approved both within {longest} days, {same} of them both on one day. {' '.join(said)}"
        ),
        columns=data.columns,
        rows=tuple(rows),
        unit=data.unit,
        sources=sources(content, data.sources),
        as_of=data.as_of,
        note=data.note,
        draw=lambda: _draw(data.columns[1:], rows, late),
    )


def _day(days: int | str) -> str:
    return written((SIGNED + timedelta(days=int(days))).isoformat())


def _draw(candidates: tuple[str, ...], rows, late):
    lines = tuple(Row(label=row[0], values=row[1:], strong=row in late) for row in rows)
    return dots(candidates, (Panel(rows=lines),), ("0", "200", "400", "600"), (116, 134, 250))
