"""One argument, with everything that stands behind it a click away."""

from course.content.load import load
from course.content.records import Content
from course.views.base import View, by_id, edge, pick
from course.views.board import behind

KINDS = {
    "empirical": "A question about facts: evidence can move it, opinion alone cannot.",
    "value": "A question about values: evidence informs it and cannot settle it.",
    "mixed": "Partly about facts, partly about values: say which part you mean.",
}
SIDES = {"for": "For membership", "against": "Against membership"}


@edge
def argument(name: str) -> "Card":
    """Show the argument with this id."""
    return Card(load(), name)


class Card(View):
    """An argument card: nothing to answer, so nothing is kept."""

    def __init__(self, content: Content, name: str):
        found = pick(by_id(content.arguments), name, "argument")
        other = {"for": "against", "against": "for"}[found.side]
        super().__init__(
            None,
            f"Argument {found.side} membership, \u201c{found.title}\u201d: run this cell to open it.",
            **behind(found, by_id(content.sources)),
            theme=by_id(content.themes)[found.theme].title,
            sideName=SIDES[found.side],
            otherSide=other,
            otherAnswers=f"Those {other} answer",
            kindWords=KINDS[found.kind],
        )
