"""Long lists to search in, filter and sort: the claims of the essay, the sources, the glossary."""

from course.content.load import load
from course.content.records import Claim, Content
from course.content.words import written
from course.views.base import View, by_id, edge, linked
from course.views.progress import link


@edge
def ledger() -> "Listing":
    """Show every claim of the essay with its verdict and what the record says."""
    return _ledger(load())


@edge
def sources() -> "Listing":
    """Show every source of the course."""
    return _sources(load())


@edge
def glossary() -> "Listing":
    """Show every term that the course explains."""
    return _glossary(load())


class Listing(View):
    """A table with a search field, a filter for each column of few words, and columns to sort by.

    Parameters
    ----------
    things : str
        What the rows are, in the plural.
    columns : list of str, length n
        Heads.
    rows : list of list, each of length n
        Cells: a text, or a dict with `text` and any of `key` (what to sort by), `url`, `file` (a notebook), `sources`.
    filters : list of int
        Columns to filter by, of texts alone.
    """

    def __init__(self, things: str, columns: list[str], rows: list[list], filters: list[int]):
        choices = {column: list(dict.fromkeys(row[column] for row in rows)) for column in filters}
        super().__init__(
            None,
            f"A list of {len(rows)} {things} to search and sort: run this cell to open it.",
            things=things,
            columns=columns,
            rows=rows,
            filters=[{"column": column, "choices": texts} for column, texts in choices.items()],
        )


def _ledger(content: Content) -> Listing:
    known, chapters = by_id(content.sources), {c.file.removesuffix(".ipynb"): c for c in content.chapters}

    def row(claim: Claim) -> list:
        chapter = chapters[claim.covered_in.partition("#")[0]]
        return [
            {"text": claim.id, "key": claim.id[0] + claim.id[1:].zfill(3)},
            claim.section,
            claim.passage,
            claim.verdict.replace("_", " "),
            {
                "text": f"{claim.record} As of {written(claim.as_of)}.",
                "sources": [linked(known[name]) for name in claim.sources],
            },
            {"text": chapter.title, "file": link(chapter.file), "key": f"{chapter.number}"},
        ]

    columns = ["Claim", "Part of the essay", "The essay says", "Verdict", "The record", "Chapter"]
    return Listing("claims", columns, [row(claim) for claim in content.claims], [1, 3])


def _sources(content: Content) -> Listing:
    rows = [
        [
            {"text": source.title, "url": source.url} if source.url else source.title,
            source.author,
            source.publisher,
            {"text": written(source.date) if source.date else "", "key": source.date},
            source.kind.replace("-", " ").replace("_", " "),
        ]
        for source in content.sources
    ]
    return Listing("sources", ["Title", "Author", "Publisher", "Date", "Kind"], rows, [4])


def _glossary(content: Content) -> Listing:
    known = by_id(content.sources)
    rows = [
        [term.term, {"text": term.meaning, "sources": [linked(known[name]) for name in term.sources]}]
        for term in sorted(content.terms, key=lambda term: term.term.casefold())
    ]
    return Listing("terms", ["Term", "What it means"], rows, [])
