"""One argument, with everything that stands behind it and its counterpart a click away."""

from course.content.load import load
from course.content.records import Argument, Content
from course.views.base import View, by_id, edge, pick
from course.views.board import behind

KINDS = {
    "empirical": "A question about facts: evidence can move it, opinion alone cannot.",
    "value": "A question about values: evidence informs it and cannot settle it.",
    "mixed": "Partly about facts, partly about values: say which part you mean.",
}
SIDES = {"for": "For membership", "against": "Against membership"}
OTHER = {"for": "against", "against": "for"}


@edge
def argument(name: str) -> "Card":
    """Show the argument with this id."""
    return Card(load(), name)


class Card(View):
    """An argument card: nothing to answer, so nothing is kept."""

    def __init__(self, content: Content, name: str):
        arguments, sources = by_id(content.arguments), by_id(content.sources)
        found = pick(arguments, name, "argument")
        super().__init__(
            None,
            f"Argument {found.side} membership, \u201c{found.title}\u201d: run this cell to open it.",
            **shown(found, sources),
            theme=by_id(content.themes)[found.theme].title,
            counterpart=shown(arguments[found.pair], sources),
        )


def shown(argument: Argument, sources: dict) -> dict:
    """Return an argument as its card shows it."""
    return behind(argument, sources) | {
        "sideName": SIDES[argument.side],
        "otherSide": OTHER[argument.side],
        "otherAnswers": f"Those {OTHER[argument.side]} answer",
        "kindWords": KINDS[argument.kind],
    }
