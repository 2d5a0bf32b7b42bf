"""The weighing board: rate the arguments, weigh the themes, state the other side, then see the balance."""

from course.content.load import load
from course.content.records import Argument, Content
from course.content.words import written
from course.models import sentences
from course.models.balance import TOP_RATING, TOP_WEIGHT, balance
from course.models.sentences import points, signed
from course.models.whole import is_whole
from course.views.base import Refusal, View, by_id, edge, linked
from course.views.desk import CHOICES, LONGEST, OTHER_SIDE, SKIPPED, covered, keeper, other_side, ratings

GONE = "This argument or theme is no longer in the course. Run this cell again."
NO_SIDE = "Choose first which side is the other side for you. One of the choices is \u201cneither yet\u201d."
NO_TEXT = "Write its strongest argument first, in a sentence or two, or skip this."
TOO_LONG = f"Keep it to {LONGEST} characters: one or two sentences are enough."
SIDES = {
    "against": "The side against membership",
    "both": "Neither yet: both sides seem hard to me",
    "for": "The side for membership",
}
# a theme's bar would give the lean away as the beam does, so all that follows from ratings is covered alike
LEAN_COVERED = "What this theme leans to is covered, like your balance."


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
        self.content, self.themes = content, content.themes
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
            sides=[(side, SIDES[side]) for side in CHOICES],
            longest=LONGEST,
        )  # fmt: skip

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

    def act_state(self, side: str, text: str):
        """State the other side and its strongest argument, which uncovers the balance. Nothing judges it."""
        if side not in CHOICES:
            raise Refusal(NO_SIDE)
        if not isinstance(text, str) or not text.strip():
            raise Refusal(NO_TEXT)
        text = text.strip()
        if len(text) > LONGEST:
            raise Refusal(TOO_LONG)
        return self.keep(OTHER_SIDE, {"side": side, "text": text}, True)

    def act_skip(self):
        """Uncover the balance without stating the other side; what was stated stays."""
        return self.keep(OTHER_SIDE, SKIPPED, True) if covered(self.keeper) else None

    def _now(self) -> dict:
        result = balance(self.content.arguments, ratings(self.keeper, self.content))
        arguments, themes = by_id(result.arguments), by_id(result.themes)
        args = [arguments[a.id] for some in self.of.values() for a in some]
        ordered = [themes[t.id] for t in self.themes]
        done = [sum(arguments[a.id].given or arguments[a.id].aside for a in some) for some in self.of.values()]
        nexts = [t for t, n in zip(self.themes, done, strict=True) if n < len(self.of[t.id])]
        waits = covered(self.keeper)
        return {
            "ratings": [int(a.rating) for a in args],
            "given": [int(a.given) for a in args],
            "aside": [int(a.aside) for a in args],
            "weights": [int(t.weight) for t in ordered],
            "live": [t.live for t in ordered],
            "shares": [f"{100 * t.share:.0f}\u2009%" for t in ordered],
            "notes": [sentences.left_out(t) for t in ordered],
            "counts": [
                f"It has {100 * t.share:.0f}\u2009% of the weight." if t.live else "It does not count in your balance."
                for t in ordered
            ],
            "done": [f"{n} of {len(self.of[t.id])} rated" for t, n in zip(self.themes, done, strict=True)],
            "rated": f"{result.rated} of {len(args)} arguments rated",
            "next": nexts[0].id if nexts else None,
            "go": f"{'Go on with' if result.rated else 'Start with'} {nexts[0].title}" if nexts else "",
            "untouched": not self._given(),
            "undo": bool(self.before),
            "open": not waits,
            "stated": other_side(self.keeper),
        } | (self._hidden() if waits else self._shown(result, args, ordered))

    def _shown(self, result, args: list, themes: list) -> dict:
        """Return what follows from the ratings."""
        head, tail = sentences.verdict(result)
        most = max((t.share for t in themes), default=0) or 1
        return {
            "adding": [signed(100 * a.contribution, 1) for a in args],
            "leans": [None if t.lean is None else round(t.lean, 4) for t in themes],
            "points": [signed(points(t.lean or 0)) for t in themes],
            "thick": [round(t.share / most, 3) for t in themes],
            "sides": [sentences.theme_side(t) for t in themes],
            "says": [sentences.theme_lean(t) for t in themes],
            "value": round(result.value, 4) if result.status == "ok" else None,
            "point": signed(points(result.value)),
            "head": head,
            "tail": tail,
            "flip": sentences.flip(result, self.titles),
        }

    def _hidden(self) -> dict:
        """Return what stands in place of all that follows from the ratings."""
        args, themes = len(self.content.arguments), len(self.themes)
        return {
            "adding": [""] * args,
            "leans": [None] * themes,
            "points": [""] * themes,
            "thick": [0] * themes,
            "sides": ["covered"] * themes,
            "says": [LEAN_COVERED] * themes,
            "value": None,
            "point": "",
            "head": "Covered for now",
            "tail": "",
            "flip": "",
        }
