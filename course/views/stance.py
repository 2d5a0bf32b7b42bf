"""A stance on the question, before and after the course."""

from course.content.load import load
from course.content.records import Content
from course.models.sentences import signed
from course.models.stance import is_stance, sentence
from course.views.base import Refusal, View, edge, pick
from course.views.desk import SKIPPED, keeper

ASKS = {
    "first": "Before you begin: where do you stand on Ukraine joining NATO?",
    "last": "After the course: where do you stand on Ukraine joining NATO?",
}
NOTES = {
    "first": "It is kept until the conclusion, for your eyes only. You can change it here at any time.",
    "last": "It stands beside your first one, for your eyes only. You can change it here at any time.",
}
WAITS = "Set or skip this one, and your first stance appears beside it."
WHEN = {"first": "Before the course", "last": "After the course"}


@edge
def stance(which: str) -> "Stance":
    """Show the slider for the first or the last stance."""
    pick(ASKS, which, "stance")
    return Stance(load(), which)


class Stance(View):
    """Slider from firmly against (-100) to firmly for (+100), which may be skipped."""

    def __init__(self, content: Content, which: str):
        self.which, self.key = which, f"stance/{which}"
        super().__init__(
            keeper(content), f"Your {which} stance, a slider: run this cell to set it or skip it.", ask=ASKS[which]
        )

    def act_take(self, value: int, settled: bool):
        """Take a stance."""
        try:
            sentence(value)
        except ValueError as error:
            raise Refusal(f"{error}. Move the slider again.") from error
        return self.keep(self.key, value, settled)

    def act_skip(self):
        """Go on without a stance."""
        return self.keep(self.key, SKIPPED, True)

    def act_clear(self):
        """Take the stance back."""
        return self.keep(self.key, None, True)

    def _now(self) -> dict:
        mine = self._given(self.which)
        waits = mine["value"] is None and not mine["skipped"]
        if mine["skipped"]:
            note = "That is fine. You can still set it whenever you like."
        elif waits:
            note = WAITS if self.which == "last" else ""
        else:
            note = NOTES[self.which]
        # the first stance would pull the last one towards it, so it waits for it
        both = [] if waits or self.which == "first" else [self._line(which) for which in ASKS]
        return {**mine, "note": note, "both": both}

    def _given(self, which: str) -> dict:
        """Return what was given for a stance: its value, its number and its words."""
        given = self.keeper.value(f"stance/{which}")
        value = given if is_stance(given) else None
        skipped = given == SKIPPED
        return {
            "value": value,
            "skipped": skipped,
            "text": "not given yet" if value is None else f"{signed(value)} of 100" if value else "0",
            "sentence": "Skipped" if skipped else sentence(value),
        }

    def _line(self, which: str) -> dict:
        """Return a stance in one line of words, to stand beside the other."""
        given = self._given(which)
        number = "" if given["value"] is None else given["text"]
        return {"when": WHEN[which], "sentence": given["sentence"], "number": number}
