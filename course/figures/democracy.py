"""How democratic countries were when they joined NATO, by one index."""

from course.content.records import Content
from course.figures.dots import Panel, Row, dots
from course.figures.picture import Picture, sources, table

UKRAINE = "Ukraine"


def democracy(content: Content) -> Picture:
    """Return the picture of the table `democracy`: a row a country and year, with the score and its range."""
    data = table(content, "democracy")
    rows = sorted(data.rows, key=lambda row: float(row[1]), reverse=True)
    joined = [row for row in rows if not row[0].startswith(UKRAINE)]
    ukraine = sorted(row for row in rows if row[0].startswith(UKRAINE))
    first, last = joined[0], joined[-1]
    half = sum(float(row[1]) < 0.5 for row in joined)
    scores = " and ".join(f"{score} in {name.removeprefix(UKRAINE).strip()}" for name, score, *_ in ukraine)
    return Picture(
        id="democracy",
        title=data.title,
        alt=(
            f"Marks on a scale from 0 to 1 with a line for the range of each, for {len(joined)} countries "
            f"in the year when they joined NATO and for {UKRAINE}. "
            f"The highest is {first[1]} ({first[0]}), the lowest {last[1]} ({last[0]}); {half} are below 0.50. "
            f"{UKRAINE} has {scores}."
        ),
        columns=data.columns,
        rows=tuple(rows),
        unit=data.unit,
        sources=sources(content, data.sources),
        as_of=data.as_of,
        note=data.note,
        draw=lambda: _draw(rows),
    )


def _draw(rows):
    lines = []
    for name, score, low, high in rows:
        other = name.startswith(UKRAINE)
        values = ("", score) if other else (score, "")
        lines.append(Row(label=name, values=values, span=(float(low), float(high)), strong=other))
    key = ("Country in the year when it joined", f"{UKRAINE}, not a member")
    return dots(key, (Panel(rows=tuple(lines)),), ("0", "0.5", "1"), (148, 158, 252))
