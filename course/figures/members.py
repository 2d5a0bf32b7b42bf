"""How many states have been members of NATO, from 1949 on."""

from itertools import groupby

from course.content.records import Content
from course.content.words import written
from course.figures.picture import Picture, sources, table, year
from course.figures.style import INK, PAPER, WASH, WIDTH

BUCHAREST = "ev-2008-04-03-bucharest-summit-promises"
# The rounds whose step is wide or high enough for words beside it.
LABELLED = {"1982", "1999", "2004", "2009"}


def members(content: Content) -> Picture:
    """Return the picture of NATO's growth from the table `members`: a row a country, with the date of its accession."""
    data = table(content, "members")
    promise = {event.id: event for event in content.events}[BUCHAREST]
    rounds, total = [], 0
    for date, group in groupby(sorted(data.rows, key=lambda row: row[1]), key=lambda row: row[1]):
        joined = [country for country, _ in group]
        total += len(joined)
        rounds.append((date, ", ".join(joined), total))
    first, last = rounds[0], rounds[-1]
    by_then = max(total for date, _, total in rounds if date <= promise.date)
    steps = [f"{total} in {date[:4]}" for date, _, total in rounds if date[:4] in LABELLED]
    return Picture(
        id="members",
        title=f"{data.title}: from {first[2]} to {last[2]} in {len(rounds) - 1} rounds",
        alt=(
            f"A line that rises in steps: {first[2]} members in {first[0][:4]}, {', '.join(steps)} "
            f"and {last[2]} since {written(last[0])}. "
            f"A dashed line marks {written(promise.date)}: NATO had {by_then} members, "
            "and its summit in Bucharest stated that Ukraine and Georgia will become members."
        ),
        columns=("Date", "Joined", "Members"),
        rows=tuple((written(date), joined, str(total)) for date, joined, total in rounds),
        unit=data.unit,
        sources=sources(content, (*data.sources, promise.sources[0])),
        as_of=data.as_of,
        note=data.note,
        draw=lambda: _draw(rounds, promise.date, by_then, data.as_of),
    )


def _draw(rounds, promise: str, by_then: int, as_of: str):
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH / 72, 4))
    axes = figure.add_axes((0.09, 0.09, 0.9, 0.9), xlim=(1947, 2028), ylim=(0, 34))
    axes.set(xticks=range(1960, 2021, 20), yticks=range(0, 31, 10))
    axes.grid(axis="y")
    axes.tick_params(length=0, pad=6)
    axes.spines["left"].set_visible(False)
    x = [year(rounds[0][0]), *(year(date) for date, _, _ in rounds), year(as_of)]
    y = [0, *(total for _, _, total in rounds), rounds[-1][2]]
    axes.fill_between(x, y, step="post", color=WASH, lw=0)
    axes.step(x, y, where="post", color=INK, lw=2.5)

    axes.text(x[0] + 2, y[1] - 0.6, f"{y[1]} in {rounds[0][0][:4]}", va="top")
    for (_, _, before), (date, _, total) in zip(rounds, rounds[1:], strict=False):
        if date[:4] in LABELLED or total == rounds[-1][2]:
            bottom = max(before + 0.4, total - 1.6)
            axes.text(year(date) - 0.8, bottom, f"{total} in {date[:4]}", ha="right", va="bottom")

    axes.plot([year(promise)] * 2, [0, by_then], color=INK, lw=1.5, ls=(0, (3, 3)))
    axes.plot(year(promise), by_then, "o", ms=8, mfc=PAPER, mec=INK, mew=2)
    words = ("April 2008: Allies say", "that Ukraine and Georgia", "will become members")
    for n, line in enumerate(words):
        axes.text(year(promise) - 1.2, 6.6 - 2.2 * n, line, ha="right", va="bottom")
    return figure
