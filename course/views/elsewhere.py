"""The student's own ratings from elsewhere: under other theme weights, or with the sides exchanged."""

from course.content.load import load
from course.content.records import Content
from course.content.words import written
from course.models import sentences
from course.models.balance import Balance, balance
from course.models.perspective import equally, mirrored, weighed_by
from course.models.sentences import points, signed
from course.views.base import Refusal, View, by_id, edge, linked
from course.views.board import GONE
from course.views.card import SIDES
from course.views.desk import COVERED, covered, keeper, ratings

OWN, EQUAL, SWAPPED = "own", "equal", "swapped"
NAMES = {OWN: "Your own weights", EQUAL: "Equal weights", SWAPPED: "Sides swapped"}
OPEN = "Open, divided or not stated"
TOLD = {
    OWN: "These are your own ratings and weights. Choose a place to look from: nothing that you gave is changed.",
    EQUAL: (
        "The ratings are your own, and every theme counts the same. So any difference from your own balance comes from "
        "your weights."
    ),
    SWAPPED: (
        "Imagine somebody who finds the arguments for as convincing as you find those against, and those against as "
        "convincing as you find those for. The weights are your own. The result is exactly the opposite of yours. "
        "Would you call their ratings fair? They may ask the same of yours."
    ),
}
LENT = "Your ratings, other weights"
ILLUSTRATED = (
    "The weights are an illustration by the course: nobody named here has stated them. The ratings are your own, so "
    "the result does not say how those named here would rate the arguments."
)


@edge
def elsewhere() -> "Elsewhere":
    """Show the student's own ratings from elsewhere; nothing of the student's is changed."""
    return Elsewhere(load())


class Elsewhere(View):
    """Places to look from; where somebody looked is not kept."""

    def __init__(self, content: Content):
        self.content, self.kept, self.place = content, keeper(content), OWN
        self.perspectives = by_id(content.perspectives)
        self.names = NAMES | {p.id: p.name for p in content.perspectives}
        sources = by_id(content.sources)
        # without a keeper, so that it does not say that anything is saved here
        super().__init__(
            None,
            f"Your ratings from elsewhere, {len(content.perspectives)} perspectives: run this cell to look.",
            own=list(NAMES.items()),
            core=[(p.id, p.name) for p in content.perspectives if p.core],
            others=[(p.id, p.name) for p in content.perspectives if not p.core],
            perspectives={
                p.id: {
                    "name": p.name, "who": p.who, "side": p.side, "sideName": SIDES.get(p.side, OPEN),
                    "position": p.position, "why": p.why, "caveat": p.caveat, "asOf": written(p.as_of),
                    "sources": [linked(sources[name]) for name in p.sources],
                }
                for p in content.perspectives
            },
        )  # fmt: skip

    def act_look(self, place: str):
        """Look from a place."""
        if place not in self.names:
            raise Refusal(GONE)
        self.place = place

    def _balance(self, given) -> Balance:
        arguments = self.content.arguments
        if self.place == EQUAL:
            return equally(arguments, given)
        if self.place == SWAPPED:
            return mirrored(arguments, given)
        if self.place == OWN:
            return balance(arguments, given)
        return weighed_by(arguments, given, self.perspectives[self.place].weights)

    def _now(self) -> dict:
        if covered(self.kept):
            return {"covered": COVERED}
        given = ratings(self.kept, self.content)
        own, there = balance(self.content.arguments, given), self._balance(given)
        name = self.names[self.place]
        # a result of the student's own ratings never stands under somebody else's name
        label = LENT if self.place in self.perspectives else name
        mine, theirs = by_id(own.themes), by_id(there.themes)
        return {
            "place": self.place,
            "name": name,
            "label": label,
            "there": result(there),
            "own": result(own),
            "sentence": sentences.elsewhere(label, there, own) if self.place != OWN else f"{name}.",
            "told": ILLUSTRATED if self.place in self.perspectives else TOLD[self.place],
            "unrated": not own.rated,
            "rows": [
                {
                    "title": t.title,
                    "weights": [weight(some[t.id]) for some in (theirs, mine)],
                    "lean": None if theirs[t.id].lean is None else round(theirs[t.id].lean, 4),
                    "point": signed(points(theirs[t.id].lean or 0)),
                    "words": sentences.theme_side(theirs[t.id]),
                }
                for t in self.content.themes
            ],
        }


def result(balance: Balance) -> dict:
    """Return a balance as the browser shows it."""
    head, tail = sentences.verdict(balance)
    ok = balance.status == "ok"
    return {
        "head": head,
        "tail": tail,
        "value": round(balance.value, 4) if ok else None,
        "point": signed(points(balance.value)),
    }


def weight(theme) -> list[str]:
    """Return the weight of a theme and its share of all that counts."""
    return [f"{theme.weight:g}", f"{100 * theme.share:.0f}\u2009%"]
