"""A stance on the question, before and after the course."""

from course.content.load import load
from course.content.records import Content
from course.models.sentences import signed
from course.models.stance import is_stance, sentence
from course.views.base import Refusal, View, edge, pick
from course.views.desk import keeper

ASKS = {
    "first": "Before you begin: where do you stand on Ukraine joining NATO?",
    "last": "After the course: where do you stand on Ukraine joining NATO?",
}
NOTES = {
    "first": "It is kept until the conclusion, for your eyes only. You can change it here at any time.",
    "last": "It stands beside your first one, for your eyes only. You can change it here at any time.",
}
SKIPPED = "skipped"


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
        given = self.keeper.value(self.key)
        value = given if is_stance(given) else None
        skipped = given == SKIPPED
        note = "" if value is None else NOTES[self.which]
        return {
            "value": value,
            "skipped": skipped,
            "text": "not given yet" if value is None else f"{signed(value)} of 100" if value else "0",
            "sentence": "Skipped: that is fine" if skipped else sentence(value),
            "note": "You can still set it whenever you like." if skipped else note,
        }
