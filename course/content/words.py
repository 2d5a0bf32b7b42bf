"""How the course writes dates and sources, in one place."""

from collections.abc import Callable

from course.content.records import Source

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def written(date: str) -> str:
    """Return an ISO date as a reader writes it: `2014-02-22` is `22 February 2014`, `2014-02` is `February 2014`."""
    year, *rest = date.split("-")
    words = [year] + [MONTHS[int(rest[0]) - 1] for _ in rest[:1]] + [str(int(day)) for day in rest[1:]]
    return " ".join(reversed(words))


def cite(source: Source) -> str:
    """Return the line that describes a source: who, what, where published, when."""
    what = source.title if source.language in ("en", "") else f"{source.title} ({source.language})"
    return line(source, what)


def line(source: Source, what: str, escape: Callable[[str], str] = str) -> str:
    """Return who, `what`, where published and when, as far as known; `escape` fits the plain parts to a markup."""
    who = source.author if source.author != source.publisher else ""
    parts = (escape(who), what, escape(source.publisher), source.date and written(source.date))
    return ", ".join(part for part in parts if part) + "."
