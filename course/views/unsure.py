"""How sure a student is of each rating, what that leaves open, and what all ways to weigh the themes come to."""

from course.content.load import load
from course.content.records import Content
from course.models import sentences
from course.models.balance import balance
from course.models.mixes import mixes
from course.models.sensitivity import COUNTED
from course.models.sentences import percent, points, signed
from course.models.uncertain import MOST, interval
from course.models.whole import is_whole
from course.views.base import Refusal, View, edge
from course.views.board import GONE, pairs
from course.views.card import SIDES
from course.views.desk import COVERED, covered, keeper, ratings


@edge
def unsure() -> "Unsure":
    """Ask how sure each rating is, and show between which values the balance then lies."""
    return Unsure(load())


class Unsure(View):
    """A give or take for each rating; the ratings themselves are given on the board."""

    def __init__(self, content: Content):
        self.content = content
        self.of = {t.id: [a for a in content.arguments if a.theme == t.id] for t in content.themes}
        super().__init__(
            keeper(content),
            f"How sure are you? A give or take for each of {len(content.arguments)} ratings: run this cell.",
            most=MOST,
            themes=[
                {
                    "id": t.id, "title": t.title, "pairs": pairs(self.of[t.id]),
                    "args": [
                        {"id": a.id, "side": a.side, "sideName": SIDES[a.side], "title": a.title} for a in self.of[t.id]
                    ],
                }
                for t in content.themes
            ],
        )  # fmt: skip

    def act_unsure(self, id: str, value: int):
        """Give or take 0 to 3 points on the rating of an argument."""
        if id not in {a.id for a in self.content.arguments}:
            raise Refusal(GONE)
        if not is_whole(value, 0, MOST):
            raise Refusal(f"A give or take is a whole number from 0 to {MOST}: choose again.")
        return self.keep(f"unsure/{id}", value, True)

    def _points(self, name: str) -> int:
        """Return the give or take of an argument; what does not fit, written in by hand, counts as sure."""
        value = self.keeper.value(f"unsure/{name}")
        return value if is_whole(value, 0, MOST) else 0

    def _now(self) -> dict:
        if covered(self.keeper):
            return {"covered": COVERED}
        given, arguments = ratings(self.keeper, self.content), self.content.arguments
        around = {a.id: self._points(a.id) for a in arguments}
        middle, ends = balance(arguments, given), interval(arguments, given, around)
        known = {
            a.id: (a, *sorted((low.rating, high.rating)))
            for a, low, high in zip(middle.arguments, ends.lowest.arguments, ends.highest.arguments, strict=True)
        }
        shown = [known[a.id] for some in self.of.values() for a in some]
        themes = [[a for a in some if around[a.id] and not known[a.id][0].aside] for some in self.of.values()]
        counted = ends.lowest.status in COUNTED
        head, tail = sentences.verdict(middle)
        mixed = mixes(middle)
        both = (mixed.share_against, mixed.share_for) if mixed and not mixed.share_even else ()
        return {
            "unsure": [around[a.id] for a, _, _ in shown],
            "aside": [a.aside for a, _, _ in shown],
            "said": [said(*one) for one in shown],
            "counts": [
                f"{len(some)} of {len(all_)} unsure" for some, all_ in zip(themes, self.of.values(), strict=True)
            ],
            "ends": [round(end.value, 4) for end in (ends.lowest, ends.highest)] if counted else None,
            "tips": [signed(points(end.value)) for end in (ends.lowest, ends.highest)],
            "value": round(middle.value, 4),
            "middle": f"At your ratings as they are: {head}, {tail}." if counted else "",
            "sentence": sentences.give_or_take(ends) if counted else f"{head}. {tail}",
            "unrated": not middle.rated,
            "shares": [round(float(share), 4) for share in both],
            "parts": [percent(share) for share in both],
            "mixed": sentences.mixed(mixed) if mixed else f"{head}. {tail}",
            "themes": f"Themes that count: {mixed.themes} of {len(self.of)}." if mixed else "",
        }


def said(argument, lowest: float, highest: float) -> str:
    """Return a rating in words, and what it may be."""
    if argument.aside:
        return "set aside, does not count"
    rating = f"{argument.rating:g} of 10" if argument.given else "not rated yet, counts as 5"
    return rating if lowest == highest else f"{rating}: {lowest:g} to {highest:g}"
