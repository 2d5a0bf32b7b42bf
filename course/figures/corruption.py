"""Ukraine in the Corruption Perceptions Index, beside a few other countries."""

from course.content.records import Content
from course.figures.picture import Picture, sources, table
from course.figures.style import EDGE, INK, INK_2, LEADING, LINE, PAPER, WIDTH

UKRAINE = "Ukraine"
OVER_TIME, JOINING, MEMBER, OTHER = "over time", "year of joining", "member", "not a member"
# From so many points over Ukraine on there is room for words beside a mark.
FAR = 30


def corruption(content: Content) -> Picture:
    """Return the picture of the table `corruption`: a row an edition of the index for a country, with its score."""
    data = table(content, "corruption")
    shown = {kind: [] for kind in (OVER_TIME, JOINING, MEMBER, OTHER)}
    for edition, score, kind in data.rows:
        country, year = edition.rsplit(" ", 1)
        shown[kind].append((country, int(year), int(score)))
    ukraine = shown[OVER_TIME]
    first, last = ukraine[0], ukraine[-1]
    joined = ", ".join(f"{country} {score} in {year}" for country, year, score in shown[JOINING])
    members = ", ".join(f"{country} {score}" for country, _, score in shown[MEMBER])
    others = ", ".join(f"{country} {score}" for country, _, score in shown[OTHER])
    return Picture(
        id="corruption",
        title=f"{data.title}, {first[1]} to {last[1]}",
        alt=(
            f"A line for Ukraine goes from {first[2]} in {first[1]} to {last[2]} in {last[1]}, on a scale up to 100. "
            f"Diamonds mark countries in the year when they joined NATO: {joined}. "
            f"On the right stand scores of {last[1]}: members {members}; not a member {others}."
        ),
        columns=data.columns,
        rows=data.rows,
        unit=data.unit,
        sources=sources(content, data.sources),
        as_of=data.as_of,
        note=data.note,
        draw=lambda: _draw(shown),
    )


def _draw(shown: dict[str, list[tuple[str, int, int]]]):
    from matplotlib.figure import Figure

    top, tall, left, right = 4.5 * LEADING, 320, 34, 168
    height = top + tall + 2 * LEADING
    figure = Figure(figsize=(WIDTH / 72, height / 72))
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    first, last = shown[OVER_TIME][0][1], shown[OVER_TIME][-1][1]

    def place(year, score):
        return left + (year - first) / (last - first) * (right - left), top + tall * (1 - score / 100)

    def mark(x, y, shape, fill):
        for inside, edge in ((PAPER, PAPER), (fill, INK)):
            axes.plot(x, y, shape, ms=8, mfc=inside, mec=edge, mew=1.5)

    def words(x, y, text, side):
        over = {"fc": PAPER, "ec": "none", "pad": 0.5}
        axes.text(x, y, text, ha=side, va="center_baseline", bbox=over)

    for score in range(0, 101, 20):
        y = place(first, score)[1]
        axes.plot([left, right], [y, y], color=LINE if score else EDGE, lw=1)
        axes.text(left - 6, y, str(score), color=INK_2, ha="right", va="center_baseline")
    for year in (first, last):
        axes.text(place(year, 0)[0], top + tall + LEADING, str(year), color=INK_2, ha="center", va="center_baseline")

    axes.plot(*zip(*(place(year, score) for _, year, score in shown[OVER_TIME]), strict=True), color=INK, lw=2.5)
    x, y = place(first, shown[OVER_TIME][0][2])
    words(x, y + LEADING, str(shown[OVER_TIME][0][2]), "left")
    for country, year, score in shown[JOINING]:
        x, y = place(year, score)
        mark(x, y, "D", PAPER)
        if any(year == other and score - ours > FAR for _, other, ours in shown[OVER_TIME]):
            words(x - 10, y, f"{country} {score}", "right")
        else:
            words(x, y - LEADING, f"{country} {score}", "center")
    ends = [(UKRAINE, last, shown[OVER_TIME][-1][2])]
    for shape, fill, entries in (("o", INK, shown[MEMBER]), ("o", PAPER, shown[OTHER] + ends)):
        for country, year, score in entries:
            x, y = place(year, score)
            mark(x, y, shape, fill)
            weight = "bold" if country == UKRAINE else "normal"
            axes.text(x + 10, y, f"{country} {score}", weight=weight, va="center_baseline")

    key = (
        ("o", INK, f"Member, {last}"),
        ("o", PAPER, f"Not a member, {last}"),
        ("D", PAPER, "In the year when it joined NATO"),
    )
    for n, (shape, fill, meaning) in enumerate(key):
        y = LEADING * (0.75 + n * 1.2)
        mark(8, y, shape, fill)
        axes.text(20, y, meaning, va="center_baseline")
    return figure
