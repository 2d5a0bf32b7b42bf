"""One policy option: the idea and both best cases in sight, everything else a click away."""

from collections.abc import Iterable

from course.content.load import load
from course.content.records import Content, Position
from course.content.words import written
from course.views.base import View, by_id, edge, linked, pick


@edge
def option(name: str) -> "Option":
    """Show the policy option with this id."""
    return Option(load(), name)


class Option(View):
    """An option card: nothing to answer, so nothing is kept."""

    def __init__(self, content: Content, name: str):
        options, sources = by_id(content.options), by_id(content.sources)
        found = pick(options, name, "option")

        def links(names: Iterable[str]) -> list[dict]:
            return [linked(sources[name]) for name in names]

        def positions(given: Iterable[Position]) -> list[dict]:
            return [
                {"name": p.name, "when": written(p.date), "what": p.what, "source": linked(sources[p.source])}
                for p in given
            ]

        super().__init__(
            None,
            f"Policy option, \u201c{found.short}\u201d: run this cell to open it.",
            title=found.title,
            short=found.short,
            description=found.description,
            whoMustAgree=found.who_must_agree,
            bestCaseFor=found.best_case_for,
            bestCaseAgainst=found.best_case_against,
            status=found.status,
            asOf=written(found.as_of),
            statusSources=links(found.status_sources),
            inLaw=found.in_law,
            proposedBy=positions(found.proposed_by),
            opposedBy=positions(found.opposed_by),
            precedent=found.precedent.what,
            howItDiffers=found.precedent.how_it_differs,
            precedentSources=links(found.precedent.sources),
            conditions=found.would_have_to_be_true,
            goesWith=[options[other].short for other in found.compatible_with],
            sources=links(found.sources),
        )
