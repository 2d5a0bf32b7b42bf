"""How the claims of the essay were judged, section by section."""

from collections import Counter
from textwrap import wrap
from typing import get_args, get_type_hints

from course.content.records import Claim, Content
from course.figures.picture import Picture, sources
from course.figures.style import EDGE, INK, LEADING, PAPER, WIDTH

ESSAY = "essay-liesenfeld"
VERDICTS = get_args(get_type_hints(Claim)["verdict"])
# These say what kind of statement it is, and not that something in it is amiss.
OPEN = ("contested", "value_judgement", "prediction")
NOTE = (
    "The verdicts are those of this course. Contested, value judgement and prediction are not errors: people who know "
    "the record disagree on them, or no record can settle them. "
    "Imprecise means right in part; outdated, that it was right once; unsupported, that no source was found."
)


def verdicts(content: Content) -> Picture:
    """Return the picture of the claims: counts of each verdict in each section, in the order of the essay."""
    sections = list(dict.fromkeys(claim.section for claim in content.claims))
    count = Counter((claim.section, claim.verdict) for claim in content.claims)
    total = Counter(claim.verdict for claim in content.claims)
    words = [verdict.replace("_", " ") for verdict in VERDICTS]
    said = [f"{total[verdict]} {word}" for verdict, word in zip(VERDICTS, words, strict=True) if total[verdict]]
    sizes = Counter(claim.section for claim in content.claims)
    (most, size), *_ = sizes.most_common()
    (essay,) = sources(content, (ESSAY,))
    return Picture(
        id="verdicts",
        title=f"What the record says of {len(content.claims)} claims in {essay.author}'s essay, by section",
        alt=(
            f"Columns for {len(VERDICTS)} verdicts in each of {len(sections)} sections. "
            f"In all there are {', '.join(said[:-1])} and {said[-1]}. "
            f"The section with the most claims is {most} ({size})."
        ),
        columns=("Section", "Verdicts"),
        rows=tuple((section, f"{_listed(section, count)}; {sizes[section]} in all") for section in sections),
        unit="Number of claims; hatched: contested, value judgement, prediction",
        sources=(essay,),
        as_of=max(claim.as_of for claim in content.claims),
        note=NOTE,
        draw=lambda: _draw(words, sections, count),
    )


def _listed(section: str, count: Counter) -> str:
    given = [(count[section, verdict], verdict.replace("_", " ")) for verdict in VERDICTS]
    return ", ".join(f"{number} {word}" for number, word in given if number)


def _draw(words: list[str], sections: list[str], count: Counter):
    from matplotlib.figure import Figure

    left, tall = 116, 30
    pitch = (WIDTH - left - 2) / len(VERDICTS)
    scale = tall / max(count.values())
    head, row = 118, tall + 1.6 * LEADING
    height = head + len(sections) * row + 0.5 * LEADING
    figure = Figure(figsize=(WIDTH / 72, height / 72))
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    for n, word in enumerate(words):
        axes.text(left + (n + 0.5) * pitch, head - 4, word, rotation=90, ha="center", va="bottom")
    for i, section in enumerate(sections):
        foot = head + (i + 1) * row - 6
        lines = wrap(section, 16, break_on_hyphens=True)
        for k, line in enumerate(lines):
            axes.text(2, foot - 9 - (len(lines) - 1 - k) * LEADING, line, va="center_baseline")
        axes.plot([2, WIDTH - 2], [foot, foot], color=EDGE, lw=1)
        for n, verdict in enumerate(VERDICTS):
            number = count[section, verdict]
            if number:
                x = left + (n + 0.5) * pitch
                look = {"fc": PAPER, "hatch": "////"} if verdict in OPEN else {"fc": INK}
                axes.bar(x, -number * scale, width=0.6 * pitch, bottom=foot, ec=INK, lw=1, **look)
                axes.text(x, foot - number * scale - 9, str(number), ha="center", va="center_baseline")
    return figure
