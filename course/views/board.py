"""The weighing board: rate the arguments, weigh the themes, watch the balance."""

from course.content.load import load
from course.content.records import Argument, Content
from course.content.words import written
from course.models import sentences
from course.models.balance import TOP_RATING, TOP_WEIGHT, Ratings, balance
from course.models.sentences import points, signed
from course.models.strike_out import strike_out
from course.models.whole import is_whole
from course.views.base import Refusal, View, by_id, edge, linked
from course.views.desk import keeper

GONE = "This argument or theme is no longer in the course. Run this cell again."


@edge
def weighing() -> "Board":
    """Show the weighing board with the student's own ratings and weights."""
    return Board(load())


def behind(argument: Argument, sources: dict) -> dict:
    """Return what stands behind an argument, as the browser shows it."""
    link = lambda name: linked(sources[name])  # noqa: E731
    return {
        "id": argument.id, "side": argument.side, "title": argument.title, "claim": argument.claim,
        "reasoning": argument.reasoning, "best_objection": argument.best_objection,
        "what_would_weaken_it": argument.what_would_weaken_it, "crux": argument.crux,
        "evidence": [
            {"statement": e.statement, "when": written(e.date), "sources": [link(s) for s in (e.source, *e.also)]}
            for e in argument.evidence
        ],
        "who": [{"name": p.name, "source": link(p.source)} for p in argument.who_argues_it],
        "others": [link(name) for name in argument.other_sources],
    }  # fmt: skip


def pairs(arguments: list[Argument]) -> list[tuple[str | None, str | None]]:
    """Return the ids of a theme's arguments face to face: (against, for), None where one has no counterpart here."""
    ids = {a.id for a in arguments}
    rows = [(a.id, a.pair if a.pair in ids else None) for a in arguments if a.side == "against"]
    met = {pro for _, pro in rows}
    return rows + [(None, a.id) for a in arguments if a.side == "for" and a.id not in met]


class Board(View):
    """Ratings and weights of one student, and the balance that follows."""

    def __init__(self, content: Content):
        self.arguments, self.themes = content.arguments, content.themes
        self.of = {t.id: [a for a in content.arguments if a.theme == t.id] for t in content.themes}
        self.titles = {x.id: x.title for x in (*content.arguments, *content.themes)}
        self.ends = {f"rating/{a.id}": TOP_RATING for a in content.arguments}
        self.ends |= {f"weight/{t.id}": TOP_WEIGHT for t in content.themes}
        self.answerable = [*self.ends, *(f"aside/{a.id}" for a in content.arguments)]
        self.before: dict = {}
        sources = by_id(content.sources)
        super().__init__(
            keeper(content),
            f"Weighing board, {len(content.themes)} themes and {len(content.arguments)} arguments: run this cell.",
            themes=[
                {
                    "id": t.id, "title": t.title, "question": t.question, "pairs": pairs(self.of[t.id]),
                    "args": [behind(a, sources) for a in self.of[t.id]],
                }
                for t in content.themes
            ],
        )  # fmt: skip

    def ratings(self) -> Ratings:
        """Return what the student has given so far; the rest stays at its default."""
        given = lambda kind, records: {  # noqa: E731
            r.id: value for r in records if (value := self._value(f"{kind}/{r.id}")) is not None
        }
        aside = frozenset(a.id for a in self.arguments if self._value(f"aside/{a.id}"))
        return Ratings(ratings=given("rating", self.arguments), weights=given("weight", self.themes), aside=aside)

    def _value(self, key: str):
        """Return what was given for `key`; a value that does not fit, written in by hand, counts as not given."""
        value = self.keeper.value(key)
        if key in self.ends:
            return value if is_whole(value, 0, self.ends[key]) else None
        return True if value is True else None

    def act_rate(self, id: str, value: int, settled: bool):
        """Give an argument a rating from 0 to 10."""
        return self._give(f"rating/{id}", value, settled)

    def act_weigh(self, id: str, value: int, settled: bool):
        """Give a theme a weight from 0 to 100."""
        return self._give(f"weight/{id}", value, settled)

    def _give(self, key: str, value, settled: bool):
        if key not in self.ends:
            raise Refusal(GONE)
        if not is_whole(value, 0, self.ends[key]):
            raise Refusal(f"Choose a whole number from 0 to {self.ends[key]}: move the slider again.")
        return self.keep(key, value, bool(settled))

    def act_set_aside(self, id: str, value: bool):
        """Set an argument aside, or take it back in."""
        if f"aside/{id}" not in self.answerable:
            raise Refusal(GONE)
        return self.keep(f"aside/{id}", bool(value) or None, True)

    def act_again(self):
        """Forget every rating and weight, keeping them for one undo."""
        # a second click on the same button must not forget what the first one put by
        self.before = self._given() or self.before
        return self._all({})

    def act_undo(self):
        """Bring back what "start again" forgot; what was given since is kept for the next undo."""
        if not self.before:
            return None
        given, self.before = self.before, self._given()
        return self._all(given)

    def _given(self) -> dict:
        return {key: value for key in self.answerable if (value := self._value(key)) is not None}

    def _all(self, given: dict):
        saved = None
        keys = [key for key in self.answerable if self.keeper.value(key) != given.get(key)]
        for key in keys:
            saved = self.keep(key, given.get(key), key == keys[-1])
        return saved

    def act_strike(self):
        """Read the balance by striking out what cancels; the reading comes with the next answer."""
        self._strike = True

    _strike = False

    def _now(self) -> dict:
        ratings = self.ratings()
        result = balance(self.arguments, ratings)
        head, tail = sentences.verdict(result)
        ok = result.status == "ok"
        arguments = by_id(result.arguments)
        themes = by_id(result.themes)
        args = [arguments[a.id] for t in self.themes for a in self.of[t.id]]
        ordered = [themes[t.id] for t in self.themes]
        done = [sum(arguments[a.id].given or arguments[a.id].aside for a in self.of[t.id]) for t in self.themes]
        nexts = [t for t, n in zip(self.themes, done, strict=True) if n < len(self.of[t.id])]
        most = max((t.share for t in ordered), default=0) or 1
        state = {
            "ratings": [int(a.rating) for a in args],
            "given": [int(a.given) for a in args],
            "aside": [int(a.aside) for a in args],
            "weights": [int(t.weight) for t in ordered],
            "adds": [round(a.contribution, 4) for a in args],
            "adding": [signed(100 * a.contribution, 1) for a in args],
            "leans": [None if t.lean is None else round(t.lean, 4) for t in ordered],
            "points": [signed(points(t.lean or 0)) for t in ordered],
            "live": [t.live for t in ordered],
            "thick": [round(t.share / most, 3) for t in ordered],
            "shares": [f"{100 * t.share:.0f}\u2009%" for t in ordered],
            "sides": [sentences.theme_side(t) for t in ordered],
            "says": [sentences.theme_lean(t) for t in ordered],
            "notes": [sentences.left_out(t) for t in ordered],
            "counts": [
                f"It makes up {100 * t.share:.0f}\u2009% of your balance."
                if t.live
                else "It does not count in your balance."
                for t in ordered
            ],
            "done": [f"{n} of {len(self.of[t.id])} rated" for t, n in zip(self.themes, done, strict=True)],
            "rated": f"{result.rated} of {len(args)} arguments rated",
            "value": round(result.value, 4) if ok else None,
            "point": signed(points(result.value)),
            "head": head,
            "tail": tail,
            "flip": sentences.flip(result, self.titles),
            "reach": sentences.reach(result),
            "rules": self._rules(result) if ok else [],
            "next": nexts[0].id if nexts else None,
            "go": f"{'Go on with' if result.rated else 'Start with'} {nexts[0].title}" if nexts else "",
            "untouched": not self._given(),
            "undo": bool(self.before),
        }
        if self._strike:
            state |= self._struck(result)
            self._strike = False
        return state

    def _rules(self, result) -> list[list[str]]:
        same = result.strongest_verdict == result.verdict
        note = "gives the same verdict" if same else "gives another verdict: it depends on the counting rule"
        return [
            ["Average of each side", signed(points(result.value)), "the rule of this course"],
            ["Strongest argument of each side", signed(points(result.strongest)), note],
        ]

    def _struck(self, result) -> dict:
        reading = strike_out(result)
        named = lambda ids: " and ".join(f"\u201c{self.titles[i]}\u201d" for i in ids)  # noqa: E731
        steps = [
            f"Strike {named(step.against_ids)} (against) and {named(step.for_ids)} (for): "
            f"{100 * step.weight:.1f} points each way."
            for step in reading.steps
            if step.for_ids and step.against_ids
        ]
        rest = signed(points(reading.remainder))
        left = (
            f"What is left: {named(reading.left)}. Together {rest}."
            if reading.left
            else "Nothing is left: the sides cancel."
        )
        return {"strikes": steps, "left": left}
