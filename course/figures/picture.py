"""A picture that stands still: its words and numbers, and its drawing when a page asks for it."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from course.content.records import Content, Source, Table
from course.content.words import written
from course.figures import style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

RUN = "Run this cell to draw the picture."
UNDRAWN = "The drawing needs matplotlib, which this Python does not have. Its words and numbers are here."
FEW = 4


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A drawing with everything that it says in words.

    Parameters
    ----------
    id : str
        Lower case with hyphens; begins every id in the HTML.
    title : str
        What the picture shows, without a full stop.
    alt : str
        Two to four sentences with the numbers themselves.
    columns : tuple of str, length n
        Heads of the table.
    rows : tuple of tuple of str, each of length n
        The numbers as text, in the order drawn.
    unit : str
        What is counted, and in which unit.
    sources : tuple of Source
        Where the numbers come from.
    as_of : str
        ISO date up to which they hold.
    note : str
        What a reader must know to read them rightly; may be empty.
    draw : callable
        Returns a matplotlib Figure; called only when HTML is asked for, inside `style.drawing()`.
    """

    id: str
    title: str
    alt: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    unit: str
    sources: tuple[Source, ...]
    as_of: str
    note: str
    draw: Callable[[], "Figure"]

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        bundle = {"text/plain": f"{self.title}. {self.alt}"}
        if "text/html" in (include or ["text/html"]) and "text/html" not in (exclude or []):
            bundle["text/html"] = self._html()
        return bundle

    def _html(self) -> str:
        try:
            drawing = _inline(self._svg(), self.id)
        except ImportError:
            return clean_html(self._page(""), UNDRAWN)
        return self._page(drawing)

    def _svg(self) -> str:
        file = io.StringIO()
        with style.drawing():
            nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
            self.draw().savefig(file, format="svg", metadata=nothing)
        return file.getvalue()

    def _page(self, drawing: str) -> str:
        credit = [_sources(self.sources, self.as_of)] + [f"<p>{escape(self.note)}</p>"] * bool(self.note)
        return "\n".join(
            [
                f'<figure class="course-figure" style="margin: 0 4px" aria-labelledby="{self.id}-title">'
                f"<style>{style.CSS}</style>",
                f'<p id="{self.id}-title"><strong>{escape(self.title)}</strong></p>',
                f'<p class="unit">{escape(self.unit)}</p>',
                f'<p class="alt" id="{self.id}-alt">{escape(self.alt)}</p>',
                f'<div class="drawing" hidden="hidden">{drawing}</div>',
                '<div class="credit">',
                *credit,
                "</div>",
                _table(self),
                "</figure>",
            ]
        )


def clean_html(html: str, instead: str = RUN) -> str:
    """Return a picture's HTML without drawing and style, as it is committed before anybody ran it.

    Parameters
    ----------
    html : str
        The `text/html` of a picture; other HTML, or a picture already cleaned, comes back as it is.
    instead : str
        The sentence that takes the drawing's place.
    """
    html = re.sub(r'(<figure class="course-figure"[^>]*>)<style>.*?</style>', r"\1", html, flags=re.DOTALL)
    return re.sub(r'<div class="drawing" hidden="hidden">.*?</div>', f"<p>{instead}</p>", html, flags=re.DOTALL)


def table(content: Content, id: str) -> Table:
    """Return the table with this id."""
    return {table.id: table for table in content.tables}[id]


def sources(content: Content, ids: tuple[str, ...]) -> tuple[Source, ...]:
    """Return the sources with these ids, in this order."""
    known = {source.id: source for source in content.sources}
    return tuple(known[id] for id in ids)


def year(date: str) -> float:
    """Return an ISO date as a year with a fraction; a year or month alone counts as its first day."""
    number, month, day = (date + "-01-01").split("-")[:3]
    return int(number) + (int(month) - 1) / 12 + (int(day) - 1) / 365


def _inline(svg: str, id: str) -> str:
    """Return matplotlib's SVG fit to stand in a page: our colours, our font, ids of its own, nothing that leaks out."""
    box = re.search(r'viewBox="[^"]*"', svg)[0]
    inside = svg[svg.index(">", svg.index("<svg")) + 1 :]
    # Its style sheet has the selector *, which inside a page would reach every icon of JupyterLab.
    inside = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>", "", inside, flags=re.DOTALL)
    inside = inside.replace("xlink:href=", "href=")
    inside = re.sub(r'(\bid="|url\(#|href="#)', rf"\g<1>{id}-", inside)
    for colour, variable in style.VARIABLES.items():
        inside = inside.replace(colour, f"var({variable})")
    inside = inside.replace(f"'{style.FONT}'", "var(--font)")
    inside = re.sub(r"\n\s*", "\n", inside).strip()
    return f'<svg role="img" aria-labelledby="{id}-alt" width="100%" {box}>\n{inside}'


def _sources(sources: tuple[Source, ...], as_of: str) -> str:
    said = [_source(source) for source in sources]
    until = f"As of {written(as_of)}."
    if len(said) <= FEW:
        return f"<p>{'Source' if len(said) == 1 else 'Sources'}: {'; '.join(said)}. {until}</p>"
    items = "\n".join(f"<li>{line}</li>" for line in said)
    return (
        f"<p>{len(said)} sources, listed below. {until}</p>\n"
        f'<details><summary data-lm-suppress-shortcuts="true">The sources</summary><ul>\n{items}\n</ul></details>'
    )


def _source(source: Source) -> str:
    title = escape(source.title)
    if source.url:
        title = f'<a href="{escape(source.url)}" data-lm-suppress-shortcuts="true">{title}</a>'
    parts = (escape(source.publisher), title, source.date and written(source.date))
    return ", ".join(part for part in parts if part)


def _table(picture: Picture) -> str:
    numeric = [all(re.fullmatch(r"[\d.]+", row[i]) for row in picture.rows) for i in range(len(picture.columns))]
    mark = [' class="num"' if number else "" for number in numeric]
    heads = "".join(
        f'<th role="columnheader" scope="col"{m}>{escape(c)}</th>' for c, m in zip(picture.columns, mark, strict=True)
    )
    lines = []
    for first, *rest in picture.rows:
        cells = "".join(
            f'<td role="cell" data-head="{escape(head)}"{m}>{escape(cell)}</td>'
            for cell, head, m in zip(rest, picture.columns[1:], mark[1:], strict=True)
        )
        lines.append(f'<tr role="row"><th role="rowheader" scope="row">{escape(first)}</th>{cells}</tr>')
    # On a phone the rows of a table of many columns become blocks; the roles keep it a table to a screen reader.
    wide = ' class="wide"' if len(picture.columns) > 3 else ""
    return "\n".join(
        [
            '<details><summary data-lm-suppress-shortcuts="true">The numbers as a table</summary>',
            f'<table role="table"{wide}><caption>{escape(picture.title)}. {escape(picture.unit)}.</caption>',
            f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>',
            '<tbody role="rowgroup">',
            *lines,
            "</tbody></table></details>",
        ]
    )
