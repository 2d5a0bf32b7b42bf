"""The core events as a line down the page."""

import math
from collections import Counter
from textwrap import wrap

from course.content.records import Content, Event
from course.content.words import written
from course.figures.picture import Picture, sources, year
from course.figures.style import EDGE, INK, INK_2, LEADING, PAPER, WIDTH, marks, sheet

# The day up to which the events were looked for.
AS_OF = "2026-02-18"
KINDS = {
    "alliance": ("NATO", "o", INK),
    "diplomacy": ("Diplomacy", "D", PAPER),
    "reform": ("Reform", "P", INK),
    "russia": ("Russia", "^", INK),
    "ukraine": ("Ukraine", "s", PAPER),
    "war": ("War", "X", INK),
}


def timeline(content: Content) -> Picture:
    """Return the picture of the events of level `core`, in order of time."""
    events = sorted((event for event in content.events if event.level == "core"), key=lambda event: event.date)
    first, last = events[0], events[-1]
    count = Counter(event.category for event in events)
    kinds = {kind: shape for kind, shape in KINDS.items() if kind in count}
    early = sum(event.date < "2014" for event in events)
    late = sum(event.date >= "2022" for event in events)
    return Picture(
        id="timeline",
        title=f"Ukraine and NATO: {len(events)} main events, {first.date[:4]} to {last.date[:4]}",
        alt=(
            f"A line of {len(events)} events, from {written(first.date)} ({first.title}) "
            f"to {written(last.date)} ({last.title}). "
            f"Before 2014: {early}; from 2014 to 2021: {len(events) - early - late}; from 2022 on: {late}. "
            f"By kind: {', '.join(f'{name} {count[kind]}' for kind, (name, *_) in kinds.items())}."
        ),
        columns=("Date", "Event", "Kind"),
        rows=tuple((written(event.date), event.title, KINDS[event.category][0]) for event in events),
        unit="Events in order of time; longer gaps are wider, but not to scale",
        sources=sources(content, tuple(dict.fromkeys(event.sources[0] for event in events))),
        as_of=AS_OF,
        note="Which events count as main ones is the choice of this course.",
        draw=lambda: _draw(events, kinds),
    )


def _draw(events: list[Event], kinds: dict):
    line, text, right = 9, 26, WIDTH - 2
    keys = {kind: (line + n % 2 * WIDTH / 2, LEADING * (0.75 + n // 2 * 1.25)) for n, kind in enumerate(kinds)}
    y = max(y for _, y in keys.values()) + 2 * LEADING
    places = []
    for before, event in zip([events[0], *events], events, strict=False):
        y += 5 * math.sqrt(year(event.date) - year(before.date))
        lines = wrap(event.title, 33, break_on_hyphens=False)
        places.append((y, event, lines))
        y += LEADING * (len(lines) + 1.75)
    figure, axes = sheet(y)

    axes.plot([line, line], [places[0][0], places[-1][0]], color=EDGE, lw=1.5)
    for kind, (name, shape, fill) in kinds.items():
        x, y = keys[kind]
        axes.text(x + text - line, y, name, va="center_baseline")
        spots = [keys[kind], *((line, y) for y, event, _ in places if event.category == kind)]
        marks(axes, spots, shape, fill)
    for y, event, lines in places:
        axes.text(text, y, written(event.date), weight="bold", va="center_baseline")
        axes.text(right, y, KINDS[event.category][0], color=INK_2, ha="right", va="center_baseline")
        for n, words in enumerate(lines, 1):
            axes.text(text, y + n * LEADING, words, va="center_baseline")
    return figure
