"""A guess before a picture: the student says what they expect, then sees it beside the record."""

from contextlib import suppress

from course.content.load import load
from course.content.records import Content
from course.figures import picture
from course.models.guess import compare
from course.views.base import Refusal, View, by_id, edge, linked, pick
from course.views.desk import SKIPPED, keeper


@edge
def guess(name: str) -> "Guess":
    """Ask for a guess, then show the picture with this id."""
    return Guess(load(), name)


class Guess(View):
    """One question, and the picture that answers it once a guess is given or skipped."""

    def __init__(self, content: Content, name: str):
        self.guess = pick(by_id(content.guesses), name, "guess")
        self.table = by_id(content.tables)[name]
        self.sources = by_id(content.sources)
        self.picture = picture(name, content)
        self.key = f"guess/{name}"
        self._drawn = ""
        super().__init__(
            keeper(content),
            f"Guess first, then see the picture \u201c{name}\u201d: run this cell.",
            prompt=self.guess.prompt,
            type=self.guess.type,
            **self._asked(),
        )

    def _asked(self) -> dict:
        match self.guess.type:
            case "number":
                return {"unit": self.guess.unit, "least": int(self.guess.least), "most": int(self.guess.most)}
            case "order":
                return {"rows": list(self.guess.rows)}
        return {"options": [option.text for option in self.guess.options]}

    def act_give(self, answer):
        """Hold a guess against the record and keep it."""
        try:
            compare(self.guess, self.table, answer)
        except ValueError as error:
            raise Refusal(str(error)) from error
        return self.keep(self.key, answer, True)

    def act_skip(self):
        """Show the picture without a guess."""
        return self.keep(self.key, SKIPPED, True)

    def act_clear(self):
        """Take the guess back and cover the picture."""
        return self.keep(self.key, None, True)

    def _now(self) -> dict:
        given = None if self.key in self.keeper.changed else self.keeper.value(self.key)
        hidden = {"answer": None, "shown": False, "said": None, "look": "", "picture": ""}
        if given is None:
            return hidden
        shown = {"answer": None, "shown": True, "said": None, "look": self.guess.look, "picture": self._drawing()}
        if given == SKIPPED:
            return shown
        with suppress(ValueError):
            found = compare(self.guess, self.table, given)
            said = {
                "verdict": found.verdict,
                "text": found.sentence,
                "bars": [list(bar) for bar in found.bars],
                "order": [list(row) for row in found.order],
                "sources": [linked(self.sources[found.source])] if found.source else [],
            }
            return shown | {"answer": given, "said": said}
        return hidden

    def _drawing(self) -> str:
        # a drawing takes a tenth of a second and never changes
        self._drawn = self._drawn or self.picture._repr_mimebundle_()["text/html"]
        return self._drawn
