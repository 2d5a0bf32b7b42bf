"""The course as a whole: nothing is left out, nothing stands there that no page shows."""

import re
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import nbformat
import pytest
from texts import strings

from course.authoring.notebooks import MARK
from course.authoring.reading import measure, prose
from course.content.load import load
from course.figures import PICTURES

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = {path.name: nbformat.read(path, as_version=4) for path in sorted(FOLDER.glob("*.ipynb"))}
CONTENT = load()
CHAPTERS = {chapter.id: chapter for chapter in CONTENT.chapters}


def calls(name: str) -> list[tuple[str, str]]:
    """Return the file and the argument of every call of a part, in the order read."""
    return [
        (file, id)
        for file, notebook in NOTEBOOKS.items()
        for cell in notebook.cells
        if cell.cell_type == "code"
        for id in re.findall(rf'^{name}\("([^"]+)"\)', cell.source, re.MULTILINE)
    ]


def test_every_chapter_of_the_map_is_there():
    assert [chapter.file for chapter in CONTENT.chapters] == list(NOTEBOOKS)


def test_the_essay_is_covered_claim_by_claim():
    numbers = {letter: sorted(int(c.id[1:]) for c in CONTENT.claims if c.id[0] == letter) for letter in "HD"}
    assert numbers == {"H": list(range(1, 103)), "D": list(range(1, 115))}


def test_every_quiz_stands_once_in_its_own_chapter():
    found = dict((id, file) for file, id in calls("quiz"))
    assert found == {quiz.id: CHAPTERS[quiz.chapter].file for quiz in CONTENT.quizzes}
    assert len(calls("quiz")) == len(found)


def test_later_chapters_open_with_items_on_earlier_ones():
    opened = {quiz.chapter for quiz in CONTENT.quizzes if quiz.kind == "opening"}
    closed = {quiz.chapter for quiz in CONTENT.quizzes if quiz.kind == "closing"}
    assert closed - opened == {"history"}


def test_every_objective_comes_back_in_three_quizzes():
    met = Counter(name for quiz in CONTENT.quizzes for name in {item.objective for item in quiz.items})
    assert {objective.id for objective in CONTENT.objectives} - met.keys() == {"O10"}
    assert min(met.values()) >= 3


def test_every_way_to_answer_is_used():
    types = Counter(item.type for quiz in CONTENT.quizzes for item in quiz.items)
    assert types.keys() == {"single", "several", "classify", "order", "match", "number", "short"}
    assert types.total() >= 60


def test_every_picture_argument_and_option_is_shown():
    shown = {id for _, id in calls("picture") + calls("guess")}
    assert shown == PICTURES.keys() and len(shown) >= 12
    assert {id for _, id in calls("guess")} == {guess.id for guess in CONTENT.guesses}
    assert {id for _, id in calls("argument")} == {argument.id for argument in CONTENT.arguments}
    assert [id for _, id in calls("option")] == [option.id for option in CONTENT.options]


def test_every_source_is_used():
    content = asdict(CONTENT)
    ids = {source["id"] for source in content.pop("sources")}
    marks = {mark for n in NOTEBOOKS.values() for cell in n.cells for mark in MARK.findall(cell.source)}
    assert ids - marks - set(strings(content)) == set()


def test_there_is_enough_to_look_up():
    assert len(CONTENT.sources) >= 120 and len(CONTENT.terms) >= 45
    assert all(source.url or (source.publisher or source.author) and source.title for source in CONTENT.sources)


@pytest.mark.parametrize("file", NOTEBOOKS)
def test_no_page_is_harder_to_read_than_grade_eleven(file):
    found = measure(prose(NOTEBOOKS[file]))
    assert found.grade <= 11 and found.mean <= 18
