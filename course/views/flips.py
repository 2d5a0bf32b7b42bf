"""What would flip the balance: one sentence first, every single change and the smallest sets behind it."""

from collections.abc import Sequence

from course.content.load import load
from course.content.records import Content
from course.models import sentences
from course.models.balance import Balance, balance
from course.models.sensitivity import Flips as Changes
from course.models.sensitivity import flips as every_flip
from course.views.base import View, edge
from course.views.desk import COVERED, covered, keeper, ratings


@edge
def flips() -> "Flips":
    """Show what would make the other side lead."""
    return Flips(load())


class Flips(View):
    """A sentence and its tables over the ratings that stand on the board; nothing to answer, nothing is kept here."""

    def __init__(self, content: Content):
        self.content, self.kept = content, keeper(content)
        self.titles = {x.id: x.title for x in (*content.arguments, *content.themes)}
        super().__init__(None, "What would flip your balance, a sentence and its tables: run this cell to see them.")

    def _now(self) -> dict:
        if covered(self.kept):
            return {"covered": COVERED}
        result = balance(self.content.arguments, ratings(self.kept, self.content))
        changes = every_flip(result)
        return {
            "balance": sentences.one_line(result),
            "flip": sentences.flip(result, self.titles),
            "behind": self._behind(result, changes) if changes else None,
        }

    def _behind(self, result: Balance, changes: Changes) -> dict:
        sides = {a.id: a.side for a in result.arguments}
        now = {a.id: a.rating for a in result.arguments} | {t.id: t.weight for t in result.themes}
        single = lambda some: [  # noqa: E731
            [sides.get(x.id, ""), self.titles[x.id], f"{at:g}", f"{x.break_even:.2f}", str(x.step)] for x, at in some
        ]
        together = lambda some: [[sides.get(i, ""), self.titles[i], f"{now[i]:g}", str(end)] for i, end in some]  # noqa: E731
        return {
            "ratings": single((a, a.rating) for a in changes.ratings),
            "weights": single((t, t.weight) for t in changes.weights),
            "ratingsSay": singles(changes.ratings, "rating"),
            "weightsSay": singles(changes.weights, "weight"),
            "ratingsTogether": together(changes.ratings_together),
            "weightsTogether": together(changes.weights_together),
            "together": sentences.together(changes, self.titles),
            "reweighing": sentences.reweighing(changes, self.titles),
            "reach": sentences.reach(result),
        }


def singles(found: Sequence, what: str) -> str:
    """Return how many single ratings or weights would do it."""
    if not found:
        return f"No single {what} does it."
    if len(found) == 1:
        return f"One {what} does it alone."
    return f"{len(found)} {what}s do it, each alone."
