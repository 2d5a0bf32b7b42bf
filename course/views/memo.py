"""A position memo of one page: seen before it is written, without the parts that the student ticks."""

from datetime import date

from course.content.load import load
from course.content.records import Content
from course.figures.memo import PARTS, fits, most, page, plain
from course.models import sentences
from course.models.balance import Balance, balance
from course.views.base import Refusal, View, edge
from course.views.desk import CHANGE, COVERED, LONGEST, covered, keeper, other_side, ratings

NAME = "my-memo-ukraine-nato.html"
SAVED = f"The memo is in your downloads: {NAME}. Open it to print it or to save it as a PDF."
TOO_LONG = f"Keep it to {LONGEST} characters: the memo has one page."
CUT = (
    "The signs that you typed are very wide. Printed on one page, the end of your words could be cut off: write less, "
    "or other signs."
)
GONE = "This part of the memo is no longer there. Run this cell again."


@edge
def memo() -> "Memo":
    """Show the student's position memo, and save it as a file."""
    return Memo(load())


class Memo(View):
    """The memo over the ratings that stand on the board; what is left out is chosen anew each time."""

    def __init__(self, content: Content):
        self.content = content
        self.titles = {x.id: x.title for x in (*content.arguments, *content.themes)}
        self.out: set[str] = set()
        self.sentence = ""
        super().__init__(
            keeper(content),
            "Your position memo on one page, to read, print or save: run this cell.",
            parts=list(PARTS.items()),
            longest=LONGEST,
        )

    def act_change(self, text: str, settled: bool):
        """Take what would change the student's mind; nothing judges it."""
        if not isinstance(text, str) or len(text) > LONGEST:
            raise Refusal(TOO_LONG)
        self.sentence = ""
        return self.keep(CHANGE, text or None, bool(settled))

    def act_leave_out(self, part: str, value: bool):
        """Leave a part of the memo out, or take it back in."""
        if part not in PARTS:
            raise Refusal(GONE)
        self.sentence = ""
        (self.out.add if value else self.out.discard)(part)

    def act_save(self, to: str):
        """Hand the browser the memo that it shows."""
        if covered(self.keeper):
            raise Refusal(COVERED)
        self.send({"memo": self._page(self._balance()), "name": NAME, "view": to})
        self.sentence = SAVED

    def _now(self) -> dict:
        if covered(self.keeper):
            return {"covered": COVERED}
        result = self._balance()
        empty = self._empty(result)
        return {
            "change": self._change(),
            "parts": [{"out": name in self.out, "empty": empty.get(name, "")} for name in PARTS],
            "memo": self._page(result),
            "sentence": " ".join(filter(None, (self.sentence, self._cut()))),
        }

    def _balance(self) -> Balance:
        return balance(self.content.arguments, ratings(self.keeper, self.content))

    def _change(self) -> str:
        """Return what was written; what does not fit, written in by hand, counts as nothing."""
        value = self.keeper.value(CHANGE)
        return value if isinstance(value, str) and len(value) <= LONGEST else ""

    def _cut(self) -> str:
        stated = other_side(self.keeper) or {"text": ""}
        texts = {"other": stated["text"], "change": self._change()}
        return "" if all(fits(text) for part, text in texts.items() if part not in self.out) else CUT

    def _page(self, result: Balance) -> str:
        return page(
            self.content,
            result,
            other=other_side(self.keeper),
            change=self._change(),
            day=date.today().isoformat(),
            out=self.out,
        )

    def _empty(self, result: Balance) -> dict[str, str]:
        """Return which parts the memo has not got, and why."""
        stated = other_side(self.keeper)
        known = {
            "flip": (sentences.flip(result, self.titles), "there is no balance"),
            "other": (stated and plain(stated["text"]), "you have not stated it on the weighing board"),
            "change": (plain(self._change()), "nothing written yet"),
            "sources": (most(result), "no rated argument adds anything yet"),
        }
        return {name: why for name, (there, why) in known.items() if not there}
