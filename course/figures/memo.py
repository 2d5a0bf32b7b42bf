"""The position memo: one page of HTML that holds all it needs, to read, to print or to save as a PDF.

Nothing in it runs and nothing is fetched. Every text in it is escaped, whoever wrote it.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Mapping
from html import escape

from course.content.records import Content, Source
from course.content.words import cite, written
from course.models import sentences
from course.models.balance import ArgumentBalance, Balance, ThemeBalance

QUESTION = "Should Ukraine join NATO?"
PARTS = {
    "balance": "The picture of my balance",
    "weights": "My weights",
    "flip": "What would flip it",
    "other": "The other side\u2019s strongest argument",
    "change": "What would change my mind",
    "sources": "Sources of the arguments that add most",
    "day": "The date",
}
"""What can be left out, in the order of the page."""
OTHER = {
    "against": "For me the other side is the side against membership.",
    "both": "For me neither side is the other side yet.",
    "for": "For me the other side is the side for membership.",
}
SIDES = {"against": "Against membership", "for": "For membership"}
MOST = 2  # arguments of each side; more would not fit the page
SOURCES = 2  # of each of them
SIZES = (240, 310, 440, 640)
"""How wide a typed text may be, in widths of its own letter m, for each size in which it is printed; see `CSS`."""
HALF, TALL = 120, 14  # of a bar, in units of its own drawing

# The page is paper in every theme. Colours and hatches are those of course/views/tokens.css.
CSS = """
:root { color-scheme: only light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #1f1f1f; overflow-wrap: anywhere;
  font: 400 1rem/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
main { max-width: 56rem; margin: 0 auto; padding: 1.25rem; }
h1, h2, h3, p, ul, table { margin: 0; padding: 0; }
h1, h2, h3 { line-height: 1.2; }
h1 { font-size: 1.75em; letter-spacing: -.015em; }
h2 { font-size: 1.125em; margin-bottom: .25em; }
h3 { font-size: 1em; }
header { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 1.5em; }
header p, .small, figcaption { color: #5a5a5a; }
.small, table, figcaption, .sources { font-size: .875em; }
section { margin-top: 1em; padding-top: .5em; border-top: 1px solid #c8c8c8; }
.verdict { font-size: 1.25em; }
figure { margin: .375em 0; max-width: 40em; }
figcaption { display: grid; grid-template-columns: 1fr auto 1fr; }
figcaption :last-child { text-align: right; }
svg { display: block; width: 100%; height: auto; }
svg.defs { position: absolute; width: 0; height: 0; }
table { border-collapse: collapse; width: 100%; margin-top: .5em; }
caption { text-align: left; color: #5a5a5a; padding-bottom: .25em; }
th, td { text-align: left; vertical-align: middle; padding: .2em .75em .2em 0; border-bottom: 1px solid #dcdcdc; }
thead th { color: #5a5a5a; }
td.bar { width: 34%; }
th.num, td.num { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; padding-right: 0; }
th.num:nth-last-child(2), td.num:nth-last-child(2) { padding-right: .75em; }
.two { display: grid; grid-template-columns: 1fr 1fr; column-gap: 1.75rem; }
.own { border-left: 3px solid #5b3fa0; padding-left: .625em; overflow: hidden; }
.own + .small { margin-top: .25em; }
.sources ul { padding-left: 1.25em; }
.sources h3 { margin-top: .375em; }
.sources h3 span { font-weight: 400; }
.sources .side { font-weight: 700; }
.side::before { content: ""; display: inline-block; width: 1.5em; height: .625em; margin-right: .5em; }
.side.for { color: #01665e; }
.side.for::before { background: repeating-linear-gradient(45deg, #01665e 0 4px, #3e8b85 4px 6px); }
.side.against { color: #8c510a; }
.side.against::before { background: repeating-linear-gradient(-45deg, #8c510a 0 4px, #a87b45 4px 6px); }
.side::before { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
a { color: #5b3fa0; }
a:focus-visible { outline: 3px solid #5b3fa0; outline-offset: 2px; }
footer { margin-top: 1em; padding-top: .5em; border-top: 2px solid #1f1f1f; }
@media screen and (max-width: 40rem) {
  main { padding: .75rem; }
  .two { grid-template-columns: 1fr; row-gap: .75em; }
  table, caption, thead, tbody, tr, th, td { display: block; }
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  tbody tr { padding-block: .375em; border-bottom: 1px solid #dcdcdc; }
  tbody :is(th, td), td.bar { border: 0; padding: 0; width: auto; }
  td.num { display: inline; margin-right: 1.25em; }
  td.num::before { content: attr(data-head) ": "; }
}
@page { margin: 10mm 15mm; }
@media print {
  body { font-size: 9pt; line-height: 1.35; }
  main { max-width: none; padding: 0; }
  section { margin-top: .5em; break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
  .size-1 { font-size: .88em; }
  .size-2 { font-size: .74em; }
  .size-3 { font-size: .61em; }
  /* one page whatever is typed; `fits` tells where this could cut */
  .own { max-height: 125pt; }
}
"""
PATTERNS = "".join(
    f'<pattern id="hatch-{side}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate({turn})">'
    f'<rect width="6" height="6" fill="{light}"/><rect width="4" height="6" fill="{dark}"/></pattern>'
    for side, turn, dark, light in (("for", -45, "#01665e", "#3e8b85"), ("against", 45, "#8c510a", "#a87b45"))
)


def page(
    content: Content,
    result: Balance,
    *,
    other: Mapping[str, str] | None,
    change: str,
    day: str,
    out: Collection[str] = (),
) -> str:
    """Return the memo as a whole page of HTML.

    Parameters
    ----------
    content : Content
        With the arguments and themes of `result`.
    result : Balance
    other : mapping with "side" (one of `OTHER`) and "text", or None
        The other side, and its strongest argument in the student's words.
    change : str
        What would change the student's mind, in their words; may be empty.
    day : str
        ISO date.
    out : collection of str
        Those of `PARTS` that are left out.

    Returns
    -------
    str
        The same for the same input; it holds nothing that is not given here or in `content`.

    Raises
    ------
    ValueError
        If `out` names no part.
    """
    for name in out:
        if name not in PARTS:
            raise ValueError(f"What is left out is one of {', '.join(PARTS)}; got {name!r}")
    titles = {x.id: x.title for x in (*content.arguments, *content.themes)}
    kept = {name for name in PARTS if name not in out}
    said = sentences.flip(result, titles)
    own = _own(other if "other" in kept else None, change if "change" in kept else "")
    body = [
        f'<svg class="defs" aria-hidden="true"><defs>{PATTERNS}</defs></svg>',
        f"<header><h1>{escape(QUESTION)}</h1><p>Position memo{_dated(day) if 'day' in kept else ''}</p></header>",
        _balance(result, titles, kept) if kept & {"balance", "weights"} else "",
        _section("flip", "What would flip it", f"<p>{escape(said)}</p>") if "flip" in kept and said else "",
        own,
        _sources(content, result) if "sources" in kept and most(result) else "",
        "<footer><p>Weights and ratings are the student\u2019s; the course takes no side.</p>"
        '<p class="small">The rule: in each theme the average rating against is taken from the average rating for. '
        "The balance is the average of the themes, by weight. It mirrors the ratings. It is not a probability and "
        "not the truth.</p></footer>",
    ]
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            '<meta name="referrer" content="no-referrer">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>Position memo: {escape(QUESTION)}</title>\n<style>{CSS}</style>\n</head>\n<body>\n<main>",
            *filter(None, body),
            "</main>\n</body>\n</html>\n",
        ]
    )


def most(result: Balance) -> dict[str, list[ArgumentBalance]]:
    """Return the rated arguments that add most to a balance, at most `MOST` of each side; empty when none adds."""
    # contributions that differ by rounding alone are the same, and of those the first counts first
    adding = sorted(
        (a for a in result.arguments if a.given and a.contribution), key=lambda a: -round(abs(a.contribution), 12)
    )
    if result.status != "ok" or not adding:
        return {}
    return {side: [a for a in adding if a.side == side][:MOST] for side in SIDES}


def plain(text: str) -> str:
    """Return a typed text in one line, without control characters and halves of characters."""
    return " ".join("".join(c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cs")).split())


def fits(text: str) -> bool:
    """Say whether a typed text is sure to be printed whole, on one page with everything else."""
    return _width(plain(text)) <= SIZES[-1]


def _width(text: str) -> float:
    """Return about how wide a text is, in widths of the letter m, and rather too wide than too narrow.

    No font is known here. Letters are taken at the widths of a wide font, single signs of rare scripts as very wide.
    """
    return sum(map(_letter, unicodedata.normalize("NFKC", text)))


def _letter(c: str) -> float:
    if unicodedata.category(c) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(c) in "WF":
        return 1.4 if unicodedata.category(c) == "So" else 1
    if c in "mwMW\u2014":
        return 1
    if c in " .,;:!'fijlrtI":
        return 0.4
    if ord(c) < 0x0900 or 0x2000 <= ord(c) < 0x2E00:
        return 0.75 if c.isupper() else 0.6
    return 1.2 if ord(c) < 0x2E00 else 4


def _section(name: str, head: str, inside: str) -> str:
    return f'<section id="{name}"><h2>{escape(head)}</h2>\n{inside}</section>'


def _dated(day: str) -> str:
    return f', <time datetime="{escape(day)}">{escape(written(day))}</time>'


def _balance(result: Balance, titles: Mapping[str, str], kept: Collection[str]) -> str:
    leans, weights = "balance" in kept, "weights" in kept
    inside, caption = [], []
    if leans:
        head, tail = sentences.verdict(result)
        inside.append(f'<p class="verdict"><b>{escape(head)}</b> {escape(tail)}</p>')
        if result.status == "ok":
            inside.append(
                f"<figure>{_bar(result.value, 1)}<figcaption><span>100 against</span><span>0</span>"
                "<span>100 for</span></figcaption></figure>"
            )
        unrated = "" if result.rated == len(result.arguments) else " What is not rated counts as 5."
        caption += [f"{result.rated} of {len(result.arguments)} arguments rated.{unrated} Longer bars lean more."]
    heads = ["Theme"] + ["Left against, right for", "In words"] * leans
    if weights:
        heads += ["Weight", "Share"]
        caption += ["Thicker bars count more."] * leans
        caption += ["Share is its part of the weight."]
    most_share = max((t.share for t in result.themes), default=0) or 1
    # a bar as thick as its weight would show a weight that is left out
    rows = "\n".join(
        _row(t, titles[t.id], leans, weights, t.share / most_share if weights else 1) for t in result.themes
    )
    cells = "".join(f'<th scope="col"{_num(head)}>{escape(head)}</th>' for head in heads)
    inside.append(
        f"<table><caption>{escape(' '.join(caption))}</caption>\n<thead><tr>{cells}</tr></thead>\n<tbody>\n{rows}\n"
        "</tbody></table>"
    )
    return _section(
        "balance", "Where my ratings lean" if leans else "How much each theme matters to me", "\n".join(inside)
    )


def _num(head: str) -> str:
    return ' class="num"' if head in ("Weight", "Share") else ""


def _row(theme: ThemeBalance, title: str, leans: bool, weights: bool, thick: float) -> str:
    cells = [f'<th scope="row">{escape(title)}</th>']
    if leans:
        note = sentences.left_out(theme)
        drawn = "" if note else _bar(theme.lean, thick)
        cells += [f'<td class="bar">{drawn}</td>', f"<td>{escape(note or sentences.theme_side(theme))}</td>"]
    if weights:
        numbers = (("Weight", f"{theme.weight:g} of 100"), ("Share", f"{100 * theme.share:.0f}\u2009%"))
        cells += [f'<td class="num" data-head="{head}">{text}</td>' for head, text in numbers]
    return f'<tr data-theme="{escape(theme.id)}">{"".join(cells)}</tr>'


def _bar(value: float, thick: float) -> str:
    """Return a diverging bar; its number stands in words beside it."""
    long, tall = round(abs(value) * HALF, 2), round(3 + (TALL - 5) * thick, 2)
    left = HALF if value > 0 else round(HALF - long, 2)
    fill = (
        f'<rect x="{left}" y="{round((TALL - tall) / 2, 2)}" width="{long}" height="{tall}" '
        f'fill="url(#hatch-{sentences.side_of(value)})"/>'
        if long
        else ""
    )
    return (
        f'<svg viewBox="0 0 {2 * HALF} {TALL}" aria-hidden="true"><path d="M0 {TALL / 2}H{2 * HALF}" stroke="#c8c8c8"/>'
        f'{fill}<path d="M{HALF} 0V{TALL}" stroke="#1f1f1f" stroke-width="1.5"/></svg>'
    )


def _own(other: Mapping[str, str] | None, change: str) -> str:
    """Return what the student wrote. The direction of writing is the text's own and ends where the text ends."""
    sections = []
    if other and plain(other["text"]):
        note = f'<p class="small">In my words. {escape(OTHER[other["side"]])}</p>'
        head = "The other side\u2019s strongest argument"
        sections.append(_section("other", head, _typed(other["text"]) + note))
    if plain(change):
        sections.append(_section("change", "What would change my mind", _typed(change)))
    inside = "\n".join(sections)
    return f'<div class="two">{inside}</div>' if len(sections) == 2 else inside


def _typed(text: str) -> str:
    text = plain(text)
    size = min(bisect_left(SIZES, _width(text)), len(SIZES) - 1)
    return f'<p class="own size-{size}" dir="auto">{escape(text)}</p>'


def _sources(content: Content, result: Balance) -> str:
    records, known = {a.id: a for a in content.arguments}, {s.id: s for s in content.sources}
    columns = []
    for side, arguments in most(result).items():
        listed = [f'<p class="side {side}">{escape(SIDES[side])}</p>']
        listed += [] if arguments else ["<p>No rated argument adds anything.</p>"]
        for a in arguments:
            names = dict.fromkeys(name for e in records[a.id].evidence for name in (e.source, *e.also))
            items = "".join(f"<li>{_cited(known[name])}</li>" for name in list(names)[:SOURCES])
            adds = f"rated {a.rating:g}, {100 * abs(a.contribution):.1f} points {a.side}"
            listed.append(f"<h3>{escape(records[a.id].title)}: <span>{adds}</span></h3><ul>{items}</ul>")
        columns.append(f"<div>{''.join(listed)}</div>")
    return _section(
        "sources", "Sources of the arguments that add most", f'<div class="two sources">{"".join(columns)}</div>'
    )


def _cited(source: Source) -> str:
    text = escape(cite(source))
    if not source.url:
        return text
    return f'<a href="{escape(source.url)}" target="_blank" rel="noopener noreferrer">{text}</a>'
