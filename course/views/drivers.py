"""What drives the balance: what each argument adds, and what the whole range of each rating and weight would do."""

from course.content.load import load
from course.content.records import Content
from course.models import sentences
from course.models.balance import ArgumentBalance, Balance, balance
from course.models.sensitivity import COUNTED, Bar, End, Tornado, tornado
from course.models.sentences import points, signed
from course.views.base import View, edge
from course.views.card import SIDES
from course.views.desk import COVERED, covered, keeper, ratings


@edge
def drivers() -> "Drivers":
    """Show what the student's balance is made of and what it depends on most."""
    return Drivers(load())


class Drivers(View):
    """Two lists of bars over the ratings that stand on the board; nothing to answer, so nothing is kept here."""

    def __init__(self, content: Content):
        self.content, self.kept = content, keeper(content)
        self.titles = {x.id: x.title for x in (*content.arguments, *content.themes)}
        self.sides = {a.id: a.side for a in content.arguments}
        super().__init__(None, "What drives your balance, two lists of bars: run this cell to see them.")

    def _now(self) -> dict:
        if covered(self.kept):
            return {"covered": COVERED}
        result = balance(self.content.arguments, ratings(self.kept, self.content))
        whole = tornado(result)
        return {
            "balance": sentences.one_line(result),
            "unrated": not result.rated,
            "matters": sentences.matters(whole, self.titles),
            "adding": self._adding(result) if result.status == "ok" else None,
            "ranging": self._ranging(result, whole) if result.status in COUNTED else None,
            "table": self._table(result, whole),
        }

    def _adding(self, result: Balance) -> dict:
        """Return what each argument adds, the largest part first; what adds nothing comes last."""
        ordered = sorted(result.arguments, key=lambda a: -round(abs(a.contribution), 12))
        most = abs(ordered[0].contribution)
        return {
            "rows": [
                {
                    "side": a.side,
                    "sideName": SIDES[a.side],
                    "title": self.titles[a.id],
                    "rating": rated(a),
                    "value": round(a.contribution / most, 4),
                    "text": signed(100 * a.contribution, 1),
                }
                for a in ordered
            ],
            "sums": sentences.sums(result.arguments, result.value),
        }

    def _ranging(self, result: Balance, whole: Tornado) -> dict:
        """Return the balance over the whole range of each slider, on an axis from the lowest to the highest of all."""
        ends = [end.value for bar in whole.bars for end in (bar.bottom, bar.top) if end.value is not None]
        low, high = min(0.0, *ends), max(0.0, *ends)
        wide = high - low or 1.0
        place = lambda value: round((value - low) / wide, 4)  # noqa: E731
        rows = []
        for bar in whole.bars:
            values = [end.value for end in (bar.bottom, bar.top)]
            row = self._named(bar) | {"text": ends_said(bar), "parts": []}
            if None not in values:
                # the middle cuts a bar in two: on either side another side leads
                start, end = sorted(values)
                cuts = [("against", start, min(end, 0.0)), ("for", max(start, 0.0), end)]
                sized = ((side, place(a), round((b - a) / wide, 4)) for side, a, b in cuts)
                row["parts"] = [part for part in sized if part[2] > 0]
            rows.append(row)
        return {
            "rows": rows,
            "zero": place(0.0),
            "here": place(result.value),
            "low": signed(points(low)),
            "high": signed(points(high)),
            "now": signed(points(result.value)),
        }

    def _named(self, bar: Bar) -> dict:
        if bar.kind == "weight":
            return {"side": "", "sideName": "", "title": f"Weight of {self.titles[bar.id]}"}
        side = self.sides[bar.id]
        return {"side": side, "sideName": SIDES[side], "title": self.titles[bar.id]}

    def _table(self, result: Balance, whole: Tornado) -> list[list[str]]:
        """Return every number of both lists, a row for each rating and each weight."""
        arguments = {a.id: a for a in result.arguments}
        rows = []
        for bar in whole.bars:
            a, name = arguments.get(bar.id), self._named(bar)
            now = "set aside" if a and a.aside else f"{bar.now:g}"
            adds = signed(100 * a.contribution, 1) if a else "\u2013"
            rows.append([name["title"], name["side"] or "\u2013", now, adds, shown(bar.bottom), shown(bar.top)])
        return rows


def rated(a: ArgumentBalance) -> str:
    """Return a rating in a few words."""
    if a.aside:
        return "set aside"
    return f"rated {a.rating:g}" if a.given else "not rated, counts as 5"


def shown(end: End) -> str:
    """Return the balance at one end of a slider."""
    return "no balance" if end.value is None else signed(100 * end.value, 1)


def ends_said(bar: Bar) -> str:
    """Return where a slider is and what the balance would be at both of its ends."""
    bottom, top = (f"{end.setting} would give {shown(end)}" for end in (bar.bottom, bar.top))
    return f"now {bar.now:g}; {bottom}, {top}"
