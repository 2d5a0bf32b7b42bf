"""Two counting rules side by side, and Franklin's strike-out as a reading of the first, step by step."""

from course.content.load import load
from course.content.records import Content
from course.models import sentences
from course.models.balance import Balance, balance
from course.models.sentences import VERDICTS, points, signed
from course.models.strike_out import Step, strike_out
from course.views.base import View, edge
from course.views.card import SIDES
from course.views.desk import COVERED, covered, keeper, ratings

AVERAGE = "In each theme it takes the average rating of each side. It is the rule of this course."
STRONGEST = "In each theme it takes the highest rating of each side and leaves the rest out."
SAME = "So your verdict does not hang on which of the two you count by."
DIFFER = (
    "By the average, a weak argument lowers its side. By the strongest, one good argument stands for its side of "
    "the theme. Neither is the right rule. Ask yourself: is one good reason enough, or should all reasons of a side "
    "count?"
)


@edge
def rules() -> "Rules":
    """Show what two counting rules make of the student's ratings, and strike out what cancels."""
    return Rules(load())


class Rules(View):
    """Readings of the ratings that stand on the board; nothing to answer, so nothing is kept here."""

    def __init__(self, content: Content):
        self.content, self.kept = content, keeper(content)
        self.titles = {a.id: a.title for a in content.arguments}
        super().__init__(
            None,
            "Two counting rules and Franklin\u2019s strike-out on your ratings: run this cell to see them.",
            sides=[(side, SIDES[side]) for side in ("against", "for")],
        )

    def _now(self) -> dict:
        if covered(self.kept):
            return {"covered": COVERED}
        result = balance(self.content.arguments, ratings(self.kept, self.content))
        if result.status != "ok":
            return {"none": sentences.one_line(result)}
        return {
            "none": "",
            "rules": [
                {
                    "name": name,
                    "how": how,
                    "value": round(value, 4),
                    "point": signed(points(value)),
                    "verdict": VERDICTS[verdict],
                }
                for name, how, value, verdict in (
                    ("Average", AVERAGE, result.value, result.verdict),
                    ("Strongest argument", STRONGEST, result.strongest, result.strongest_verdict),
                )
            ],
            "agree": sentences.two_rules(result),
            "means": SAME if result.verdict == result.strongest_verdict else DIFFER,
            "sums": sentences.sums(result.arguments, result.value),
            "strike": self._strike(result),
        }

    def _strike(self, result: Balance) -> dict:
        """Return the two columns, what is struck at each step, and what is left."""
        reading = strike_out(result)
        nothing = [i for step in reading.steps if not (step.for_ids and step.against_ids) for i in _ids(step)]
        struck = [(_ids(step), self._struck(step)) for step in reading.steps if step.for_ids and step.against_ids]
        if nothing:
            many = f"the {len(nothing)} arguments" if len(nothing) > 1 else "the argument"
            struck.insert(0, (nothing, f"Strike {many} that add{'' if len(nothing) > 1 else 's'} nothing."))
        standing = {a.id: a for a in result.arguments}
        steps = [{"ids": [], "say": "Nothing is struck yet.", "rest": sentences.sums(standing.values(), result.value)}]
        for ids, say in struck:
            for name in ids:
                del standing[name]
            steps.append({"ids": ids, "say": say, "rest": sentences.sums(standing.values(), result.value)})
        return {
            "columns": {
                side: [
                    {"id": a.id, "title": self.titles[a.id], "text": f"{abs(100 * a.contribution):.1f}"}
                    for a in sorted(result.arguments, key=lambda a: -round(abs(a.contribution), 12))
                    if a.side == side
                ]
                for side in SIDES
            },
            "steps": steps,
            "left": left(len(reading.left)),
        }

    def _struck(self, step: Step) -> str:
        named = lambda ids: " and ".join(f"\u201c{self.titles[i]}\u201d" for i in ids)  # noqa: E731
        against, pro = named(step.against_ids), named(step.for_ids)
        return f"Strike {against} (against) and {pro} (for): {100 * step.weight:.1f} points each way."


def _ids(step: Step) -> list[str]:
    return [*step.against_ids, *step.for_ids]


def left(many: int) -> str:
    """Return what the last step leaves, in words."""
    if not many:
        return "Nothing is left: the sides cancel."
    return (
        f"{many} argument{'s are' if many > 1 else ' is'} left. What remains is your balance, as it was at the start."
    )
