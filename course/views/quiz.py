"""A quiz: every answer is marked in Python and explained; tries are unlimited and nothing is counted."""

from contextlib import suppress

from course.answers import Saved
from course.content.load import load
from course.content.records import Content, Item
from course.content.words import written
from course.models.marking import mark
from course.views.base import Refusal, View, by_id, edge, linked, pick
from course.views.desk import keeper

CHANGED = "This question has changed since you answered it. Your old answer is still in your file."
GONE = "This question is no longer in the course. Run this cell again."
UNWRITTEN = "Compare your text with the model answer first, then tick."
ABOUT = {"opening": "questions on earlier chapters", "closing": "questions"}


@edge
def quiz(name: str) -> "Quiz":
    """Show the quiz with this id."""
    return Quiz(load(), name)


class Quiz(View):
    """The questions of one quiz with the student's answers. The browser never holds a key."""

    def __init__(self, content: Content, name: str):
        self.quiz = pick(by_id(content.quizzes), name, "quiz")
        self.sources, self.events = by_id(content.sources), by_id(content.events)
        self.items = by_id(self.quiz.items)
        n, minutes = len(self.quiz.items), self.quiz.minutes
        super().__init__(
            keeper(content),
            f"Quiz, {self.quiz.title}, {n} questions: run this cell to answer them.",
            title=f"Quiz: {self.quiz.title}",
            lead=f"{n} {ABOUT[self.quiz.kind]}, about {minutes} minutes. Try as often as you like: nothing is counted.",
            after=self.quiz.after,
            items=[self._asked(item) for item in self.quiz.items],
        )

    def _asked(self, item: Item) -> dict:
        asked = {"id": item.id, "type": item.type, "prompt": item.prompt}
        match item.type:
            case "classify":
                return asked | {"kinds": list(item.kinds), "rows": [row.text for row in item.rows]}
            case "match":
                # sorted, since the order in which they are written may follow the lines
                choices = sorted(item.choices, key=str.casefold)
                return asked | {"choices": choices, "rows": [pair.text for pair in item.pairs]}
            case "order":
                titles, shuffled = self._titles(item), self._shuffled(item)
                return asked | {"titles": {i: titles[name] for i, name in shuffled.items()}, "start": list(shuffled)}
            case "number":
                near = f"; within {item.tolerance} either way counts as right" if float(item.tolerance) else ""
                return asked | {"range": f"from {item.least} to {item.most}{near}", "unit": item.unit}
            case "short":
                return asked
        return asked | {"options": [option.text for option in item.options]}

    def _titles(self, item: Item) -> dict[str, str]:
        return {name: self.events[name].title for name in item.events}

    def _shuffled(self, item: Item) -> dict[str, str]:
        """Return the events of an order item by their number in the browser: their ids would tell their dates."""
        names = sorted(item.events, key=self._titles(item).get)
        return {str(i): name for i, name in enumerate(names)}

    def _marked(self, item: Item, answer):
        return mark(item, answer, titles=self._titles(item) if item.type == "order" else {})

    def act_check(self, item: str, answer):
        """Mark an answer and keep it."""
        asked = self._item(item)
        if asked.type == "order" and isinstance(answer, list):
            names = self._shuffled(asked)
            answer = [names.get(str(i)) for i in answer]
        return self._take(asked, answer, self._given(asked).get("tries", 0) + 1)

    def act_tick(self, item: str, ticked):
        """Keep which points of the checklist the text has that was compared last."""
        asked = self._item(item)
        match self._given(asked):
            case {"answer": {"text": str(text)}, "tries": tries}:
                return self._take(asked, {"text": text, "ticked": ticked}, tries)
        raise Refusal(UNWRITTEN)

    def _item(self, name: str) -> Item:
        if name not in self.items:
            raise Refusal(GONE)
        return self.items[name]

    asides: dict = {}

    def _take(self, item: Item, answer, tries: int) -> Saved | None:
        try:
            self._marked(item, answer)
        except ValueError as error:
            self.asides = {**self.asides, item.id: str(error)}
            return None
        self.asides = {k: v for k, v in self.asides.items() if k != item.id}
        return self.keep(f"quiz/{item.id}", {"answer": answer, "tries": tries}, True)

    def _given(self, item: Item) -> dict:
        """Return the kept answer if it is one to the question as it stands, else nothing."""
        key = f"quiz/{item.id}"
        match self.keeper.value(key):
            case {"answer": answer, "tries": int(tries)} if key not in self.keeper.changed:
                with suppress(ValueError):
                    self._marked(item, answer)
                    return {"answer": answer, "tries": tries}
        return {}

    def _now(self) -> dict:
        shown = {item.id: self._shown(item) for item in self.quiz.items}
        tried = sum(bool(s["tries"]) for s in shown.values())
        return {"items": shown, "tally": f"{tried} of {len(shown)} questions tried."}

    def _shown(self, item: Item) -> dict:
        given = self._given(item)
        answer = given.get("answer")
        if given and item.type == "order":
            number = {name: i for i, name in self._shuffled(item).items()}
            answer = [number[name] for name in answer]
        shown = {"answer": answer, "tries": given.get("tries", 0), "said": [], "tally": "", "dates": None}
        if item.id in self.asides:
            return shown | {"said": note(self.asides[item.id])}
        if not given:
            if f"quiz/{item.id}" in self.keeper.changed:
                shown["said"] = note(CHANGED)
            return shown
        marked = self._marked(item, given["answer"])
        shown["said"] = [
            {
                "where": s.where,
                "verdict": s.verdict,
                "text": s.text,
                "sources": [linked(self.sources[n]) for n in s.sources],
            }
            for s in marked.feedback
        ]
        rows = [s.verdict for s in marked.feedback if s.where is not None]
        if item.type in ("classify", "match"):
            shown["tally"] = f"{rows.count('right')} of {len(rows)} right."
        if item.type == "order" and marked.verdict == "right":
            shown["dates"] = {number[name]: written(self.events[name].date) for name in item.events}
        return shown


def note(text: str) -> list[dict]:
    """Return a remark on the whole question, as the browser shows feedback."""
    return [{"where": None, "verdict": "note", "text": text, "sources": []}]
