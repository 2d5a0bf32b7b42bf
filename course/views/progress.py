"""My progress: what is done, and a copy of it to take along."""

import os
import sys
from pathlib import Path

from course.answers import LIMIT, bring_in, delete, folder
from course.content.load import load
from course.content.records import Content
from course.views.base import View, edge
from course.views.desk import OTHER_SIDE, SKIPPED, covered, keeper

NAME = "my-answers-ukraine-nato.json"
STANCES = {"start": "first", "conclusion": "last"}
"""The chapters that ask for a stance, with the stance that they ask for."""


@edge
def progress() -> "Progress":
    """Show the way through the course and what the student has done on it."""
    return Progress(load())


class Progress(View):
    """The map of the course over the answers file; it reads the file anew whenever it is asked."""

    def __init__(self, content: Content):
        self.content = content
        self.here = {c.id for c in content.chapters if (Path.cwd() / c.file).exists()}
        self.sentence = ""
        super().__init__(
            keeper(content),
            f"My progress through {len(content.chapters)} chapters: run this cell to see it.",
            limit=LIMIT,
            chapters=[
                {
                    "title": c.title, "file": link(c.file), "question": c.question, "here": c.id in self.here,
                    "time": f"{c.minutes} min" if c.id in self.here else "to come",
                }
                for c in content.chapters
            ],
        )  # fmt: skip

    def act_look(self):
        """Read the answers file again."""
        self.keeper.reload()
        self.sentence = "This is where you are."

    def act_copy(self, to: str):
        """Hand the browser a copy of everything to save."""
        self.send({"copy": self.keeper.copy(), "name": NAME, "view": to})
        self.sentence = f"A copy is in your downloads: {NAME}."

    def act_bring_in(self, text: str):
        """Take in a copy that was saved before."""
        self.sentence = bring_in(folder(), text)
        self.keeper.reload()

    def act_delete(self):
        """Delete every answer of this student from this computer."""
        self.sentence = delete(folder())
        self.keeper.reload()

    def _now(self) -> dict:
        return {"sentence": self.sentence, "chapters": [self._shown(c) for c in self.content.chapters]}

    def _shown(self, chapter) -> dict:
        parts = self._parts(chapter.id) if chapter.id in self.here else []
        done, begun = bool(parts) and all(n == all_ for _, n, all_ in parts), any(n for _, n, _ in parts)
        return {
            "state": "done" if done else "here" if begun else "",
            "parts": [(text, n == all_) for text, n, all_ in parts],
        }

    def _parts(self, chapter: str) -> list[tuple[str, int, int]]:
        """Return what there is to do in a chapter: in words, how much is done, how much there is."""
        value = self.keeper.value
        parts = []
        if chapter in STANCES:
            given = value(f"stance/{STANCES[chapter]}")
            state = "" if given is None else " skipped" if given == SKIPPED else " given"
            parts.append((f"{STANCES[chapter]} stance{state}", int(given is not None), 1))
        if chapter == "weighing":
            ids = [a.id for a in self.content.arguments]
            n = sum(value(f"rating/{i}") is not None or bool(value(f"aside/{i}")) for i in ids)
            parts.append((f"{n} of {len(ids)} arguments rated", n, len(ids)))
            stated = "skipped" if value(OTHER_SIDE) == SKIPPED else "to be stated" if covered(self.keeper) else "stated"
            parts.append((f"other side {stated}", int(not covered(self.keeper)), 1))
        for quiz in self.content.quizzes:
            if quiz.chapter == chapter:
                n = sum(value(f"quiz/{item.id}") is not None for item in quiz.items)
                parts.append((f"quiz \u201c{quiz.title}\u201d, {n} of {len(quiz.items)} tried", n, len(quiz.items)))
        return parts


def link(file: str) -> str:
    """Return the address of a notebook in the kernel's folder, as seen from the page that shows this one."""
    if sys.platform != "emscripten":
        return file
    # JupyterLite has one page for all notebooks, and names the notebook in its query
    return f"?path={Path(os.path.relpath(file, '/drive')).as_posix()}"
