"""What surveys found about Ukraine joining NATO: a panel for each pollster and question, no line through several."""

from itertools import groupby

from course.content.records import Content, Table
from course.figures.dots import Panel, Row, dots
from course.figures.picture import Picture, sources, table

NOT_GIVEN = "not given"


def polls_ukraine(content: Content) -> Picture:
    """Return the picture of the table `polls-ukraine`: a row a survey in Ukraine."""
    data = table(content, "polls-ukraine")
    panels = _panels(data)
    ranges = []
    for panel in panels:
        first, last = panel.rows[0], panel.rows[-1]
        ranges.append(f"{panel.title}: {first.values[0]} in {first.label} and {last.values[0]} in {last.label}")
    return _picture(
        content,
        data,
        panels,
        f"{_marks(data, panels)} Shares for, in the first and the last survey of each panel: {'; '.join(ranges)}.",
    )


def polls_allies(content: Content) -> Picture:
    """Return the picture of the table `polls-allies`: a row a survey in a member state."""
    data = table(content, "polls-allies")
    panels = _panels(data)
    least, *_, most = sorted(data.rows, key=lambda row: float(row[2]))
    both = [(float(row[2]), float(row[3])) for row in data.rows if row[3]]
    more, less = sum(a > b for a, b in both), sum(a < b for a, b in both)
    return _picture(
        content,
        data,
        panels,
        f"{_marks(data, panels)} Shares for run from {least[2]} ({least[0]}) to {most[2]} ({most[0]}). "
        f"Of the {len(both)} results with both shares, {more} have more for than against, "
        f"{less} more against than for, {len(both) - more - less} as many.",
    )


def _panels(data: Table) -> tuple[Panel, ...]:
    panels = []
    for (title, question), rows in groupby(data.rows, key=lambda row: (row[0].rsplit(", ", 1)[0], row[1])):
        lines = tuple(Row(label=row[0].rsplit(", ", 1)[1], values=row[2:]) for row in rows)
        panels.append(Panel(title=title, text=question, rows=lines))
    return tuple(panels)


def _marks(data: Table, panels: tuple[Panel, ...]) -> str:
    return (
        f"Marks on a scale from 0 to 100 per cent, for {len(data.rows)} results in {len(panels)} panels, "
        "one for each pollster and question."
    )


def _picture(content: Content, data: Table, panels: tuple[Panel, ...], alt: str) -> Picture:
    return Picture(
        id=data.id,
        title=data.title,
        alt=alt,
        columns=data.columns,
        rows=tuple((survey, question, a, b or NOT_GIVEN) for survey, question, a, b in data.rows),
        unit=data.unit,
        sources=sources(content, data.sources),
        as_of=data.as_of,
        note=data.note,
        draw=lambda: dots(data.columns[2:], panels, ("0", "50", "100"), (108, 140, 272)),
    )
