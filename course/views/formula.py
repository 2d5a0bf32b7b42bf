"""The rule behind the balance: in sentences, as a formula, beside six other rules, and what it costs."""

from dataclasses import dataclass

from course.content.load import load
from course.models import sentences
from course.models.balance import Balance, Ratings, balance
from course.models.rules import RULES, average, count_alike
from course.models.sentences import VERDICTS, points, signed
from course.models.whole import is_whole
from course.views.base import Refusal, View, edge

SENTENCES = (
    "You rate how convincing each argument is, from 0 to 10, and how much each theme matters to you, from 0 to 100.",
    "In each theme, the average rating of the arguments for is set against the average of the arguments against.",
    "Your balance is the average of the themes, and a theme counts more when you said that it matters more.",
)
SIDES = ("against", "for")
TOP = 12
START = 3
RATING = 5
EXAMPLE = (
    ("Theme A", 40, {"for": (8, 6), "against": (5, 3)}),
    ("Theme B", 60, {"for": (4,), "against": (6,)}),
)
"""Themes with their weights and ratings; the longer bar counts less, and the sides come out level."""
PROOF = (
    "Say each side has one argument, rated 8. The sides are even.",
    "Give one side a second argument, also rated 8. By the first, the sides are still even.",
    "Now rate that second argument 7. By the second, its side falls behind.",
    "But that side has all that it had when the sides were even, and one argument more. By the third, it cannot have "
    "fallen behind.",
)
STRONG, OTHER, WEAK = (8, 8, 8), (6, 6, 6), 2


@edge
def formula() -> "Formula":
    """Show how the balance is counted and why."""
    # like every part, it asks first whether the course's files are in order
    load()
    return Formula()


class Formula(View):
    """The rule and its comparison; nothing of the student's is shown, and nothing is kept."""

    def __init__(self):
        self.n = dict.fromkeys(SIDES, START)
        super().__init__(
            None,
            "How the balance is counted, and why not by a sum: run this cell to read and to try it.",
            sentences=SENTENCES,
            example=example(),
            top=TOP,
            rules=[{"name": rule.name, "how": rule.how, "reference": rule.reference} for rule in RULES],
            cost=cost(),
            proof=PROOF,
        )

    def act_count(self, side: str, value: int):
        """Set how many arguments a side lists."""
        if side not in SIDES or not is_whole(value, 1, TOP):
            raise Refusal(f"Choose a whole number from 1 to {TOP}: move the slider again.")
        self.n = self.n | {side: value}

    def _now(self) -> dict:
        counted = count_alike(self.n["for"], self.n["against"], RATING)
        listed = f"{self.n['against']} against and {self.n['for']} for, each rated {RATING}."
        return {
            "n": [self.n[side] for side in SIDES],
            "said": f"{listed} {sentences.rules(counted)}",
            "rules": [
                {
                    "value": round(2 * one.value - 1, 4),
                    "point": signed(points(2 * one.value - 1)),
                    "verdict": VERDICTS[one.verdict],
                }
                for one in counted
            ],
        }


@dataclass(frozen=True)
class _Listed:
    id: str
    theme: str
    side: str


def worked() -> Balance:
    """Return the balance of the example."""
    rated = {
        _Listed(f"{theme} {side} {i}", theme, side): rating
        for theme, _, both in EXAMPLE
        for side, given in both.items()
        for i, rating in enumerate(given)
    }
    weights = {theme: weight for theme, weight, _ in EXAMPLE}
    return balance(list(rated), Ratings(ratings={a.id: rating for a, rating in rated.items()}, weights=weights))


def example() -> dict:
    """Return the example step by step."""
    result = worked()
    head, tail = sentences.verdict(result)
    listed = lambda some: " and ".join(map(str, some))  # noqa: E731
    given = [
        f"{theme} has the weight {weight}. Ratings against: {listed(both['against'])}. For: {listed(both['for'])}."
        for theme, weight, both in EXAMPLE
    ]
    return {
        "themes": [f"{said} {sentences.theme_lean(t)}" for said, t in zip(given, result.themes, strict=True)],
        "parts": [
            f"{t.id} gives {t.share:.1f} \u00d7 {signed(10 * t.lean, 1)} = {signed(10 * t.share * t.lean, 1)} of 10."
            for t in result.themes
        ],
        "sum": f"Added up, the balance is {signed(points(result.value))}. {head}: {tail}.",
    }


def cost() -> str:
    """Return what a weak argument does to its own side."""
    before, after = (points(2 * average(side, OTHER) - 1) for side in (STRONG, (*STRONG, WEAK)))
    return (
        f"Say one side has {len(STRONG)} arguments rated {STRONG[0]}, the other {len(OTHER)} rated {OTHER[0]}. "
        f"The first side leads by {before} of 100. Now it adds an argument that you rate {WEAK}. "
        f"It leads by only {after}, though nothing that it said before has become less convincing."
    )
