"""Then and now: the first stance, the balances saved along the way, and the last stance."""

from datetime import date

from course.content.load import load
from course.content.records import Content
from course.content.words import written
from course.models import sentences
from course.models.balance import Balance, balance
from course.models.sentences import points, side_of, signed
from course.models.stance import is_stance, sentence
from course.models.whole import is_whole
from course.views.base import Refusal, View, edge
from course.views.desk import BALANCES, COVERED, SKIPPED, STANCES, covered, keeper, ratings
from course.views.stance import WHEN

UNRATED = "There is no balance to save yet: rate an argument on the weighing board first."
FULL = f"{len(BALANCES)} balances are saved, and there is no room for more: remove one first."
GONE = "This balance is no longer saved. Run this cell again."
WAITS = "Your stances appear here once you have set or skipped the last one, in the conclusion."


@edge
def then_and_now() -> "Then":
    """Show both stances and the balances saved along the way, and save the present one."""
    return Then(load())


class Then(View):
    """The stances and the saved balances on one scale; which way they went is left to the student."""

    def __init__(self, content: Content):
        self.content = content
        self.before: list[dict] = []
        super().__init__(keeper(content), "Then and now, your stances and saved balances: run this cell to see them.")

    def act_save(self):
        """Save the present balance with its day, and nothing nearer."""
        present, saved = self._present(), self._saved()
        if why := why_not(present, saved):
            raise Refusal(why)
        self.before = []
        return self._put([*saved, {"day": date.today().isoformat(), "points": points(present.value)}])

    def act_remove(self, place: int):
        """Remove a saved balance; until the next one is saved it can be brought back."""
        saved = self._saved()
        if not is_whole(place, 0, len(saved) - 1):
            raise Refusal(GONE)
        self.before = saved
        return self._put(saved[:place] + saved[place + 1 :])

    def act_undo(self):
        """Bring back what was removed last."""
        before, self.before = self.before, []
        return self._put(before) if before else None

    def _present(self) -> Balance:
        return balance(self.content.arguments, ratings(self.keeper, self.content))

    def _saved(self) -> list[dict]:
        """Return the saved balances, the oldest first; what does not fit, written in by hand, counts as not saved."""
        return [value for key in BALANCES if fits(value := self.keeper.value(key))]

    def _put(self, balances: list[dict]):
        values = dict(zip(BALANCES, balances, strict=False))
        keys = [key for key in BALANCES if self.keeper.value(key) != values.get(key)]
        saved = None
        for key in keys:
            saved = self.keep(key, values.get(key), key == keys[-1])
        return saved

    def _now(self) -> dict:
        if covered(self.keeper):
            return {"covered": COVERED}
        present, saved = self._present(), self._saved()
        stances = {which: self.keeper.value(f"stance/{which}") for which in STANCES}
        # the first stance would pull the last one towards it, so it waits for it
        waits = not (is_stance(stances["last"]) or stances["last"] == SKIPPED)
        first, last = ([] if waits else [row(WHEN[which], *stance(stances[which]))] for which in STANCES)
        balances = [row(written(one["day"]), "Balance", one["points"]) | {"place": i} for i, one in enumerate(saved)]
        return {
            "rows": [*first, *balances, *last],
            "present": ", ".join(sentences.verdict(present)) if present.rated else "nothing rated yet",
            "why": why_not(present, saved),
            "waits": WAITS if waits else "",
            "undo": bool(self.before),
        }


def why_not(present: Balance, saved: list[dict]) -> str:
    """Return why a balance cannot be saved, or nothing when it can."""
    if not present.rated:
        return UNRATED
    if present.status != "ok":
        return f"There is no balance to save: {sentences.verdict(present)[1]}"
    return FULL if len(saved) == len(BALANCES) else ""


def fits(value: object) -> bool:
    """Say whether a value is a saved balance."""
    try:
        return date.fromisoformat(value["day"]).isoformat() == value["day"] and is_stance(value["points"])
    except (KeyError, TypeError, ValueError):
        return False


def stance(given: object) -> tuple[str, int | None]:
    """Return a stance in words, and its points if it has any."""
    if given == SKIPPED:
        return "Stance skipped", None
    value = given if is_stance(given) else None
    return f"Stance: {sentence(value).lower()}" if value is not None else sentence(None), value


def row(when: str, what: str, value: int | None) -> dict:
    """Return one line: when, what it is, and where on the scale; without a value it has no place there."""
    text = "" if value is None else f"{signed(value)} {side_of(value)}" if value else "0"
    return {"when": when, "what": what, "at": None if value is None else value / 100, "text": text, "place": None}
