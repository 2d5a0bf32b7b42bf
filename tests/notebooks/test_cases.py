"""The case for and the case against are built alike: same cells and calls, as much room, as many sources and items."""

import ast
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest

from course.authoring.notebooks import LIST, MARK
from course.content.load import load

FOLDER = Path(__file__).parents[2] / "notebooks"
FILES = {"for": "04_case_for.ipynb", "against": "05_case_against.ipynb"}
CONTENT = load()
ARGUMENTS = {argument.id: argument for argument in CONTENT.arguments}
QUIZZES = {quiz.id: quiz for quiz in CONTENT.quizzes}
ROOM = 1.05


def read(side: str):
    return nbformat.read(FOLDER / FILES[side], as_version=4)


def calls(notebook) -> list[tuple[str, str]]:
    """Return the part and the id of each call."""
    codes = [ast.parse(cell.source).body[1].value for cell in notebook.cells if cell.cell_type == "code"]
    return [(call.func.id, call.args[0].value) for call in codes]


def named(notebook, part: str) -> list[str]:
    """Return the ids with which a part is called."""
    return [name for called, name in calls(notebook) if called == part]


def prose(notebook) -> str:
    return "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown" and cell.id != LIST)


def items(notebook) -> list[tuple[str, str, str]]:
    """Return type, objective and level of each item of the quizzes, in order."""
    return [(i.type, i.objective, i.level) for name in named(notebook, "quiz") for i in QUIZZES[name].items]


def same(pro, con) -> dict[str, tuple]:
    """Return what has to be the same on both pages."""
    return {
        "cells": tuple([(cell.id, cell.cell_type) for cell in notebook.cells] for notebook in (pro, con)),
        "parts": tuple([part for part, _ in calls(notebook)] for notebook in (pro, con)),
        "quizzes": (items(pro), items(con)),
        "counterparts": ([ARGUMENTS[name].pair for name in named(pro, "argument")], named(con, "argument")),
        "evidence": tuple(
            sum(len(ARGUMENTS[name].evidence) for name in named(notebook, "argument")) for notebook in (pro, con)
        ),
    }


def near(pro, con) -> dict[str, tuple[int, int]]:
    """Return what may differ by one part in twenty."""
    return {
        "words": tuple(len(MARK.sub("", prose(notebook)).split()) for notebook in (pro, con)),
        "sources": tuple(len({match[1] for match in MARK.finditer(prose(notebook))}) for notebook in (pro, con)),
    }


def unlike(pro, con) -> list[str]:
    """Return in what the two pages differ."""
    found = [what for what, (one, other) in same(pro, con).items() if one != other]
    return found + [what for what, counts in near(pro, con).items() if max(counts) > ROOM * min(counts)]


def test_the_two_cases_are_built_alike():
    assert unlike(read("for"), read("against")) == []


@pytest.mark.parametrize("side", FILES)
def test_each_argument_of_a_side_is_shown_once_in_the_order_of_the_themes(side):
    shown = named(read(side), "argument")
    assert sorted(shown) == sorted(a.id for a in CONTENT.arguments if a.side == side)
    themes = [theme.id for theme in CONTENT.themes]
    order = [themes.index(ARGUMENTS[name].theme) for name in shown]
    assert order == sorted(order)


def change(old: str, new: str):
    def changed(cells):
        (cell,) = (cell for cell in cells if old in cell.source)
        cell.source = cell.source.replace(old, new)

    return changed


def add(text: str):
    def added(cells):
        cells[4].source += text

    return added


@pytest.mark.parametrize(
    ("what", "fault"),
    [
        ("cells", lambda cells: cells.pop(-2)),
        ("parts", change('guess("borders")', 'picture("borders")')),
        ("quizzes", change('quiz("case-against")', 'quiz("history-1-to-2014")')),
        ("counterparts", change('"bur-against-2"', '"bur-against-1"')),
        ("words", add(" word" * 200)),
        ("sources", add("".join(f" [[?]](#src-{source.id})" for source in CONTENT.sources))),
    ],
)
def test_a_page_that_got_more_or_other_things_is_found(what, fault):
    con = read("against")
    fault(con.cells)
    assert unlike(read("for"), con) == [what]


def test_an_argument_with_less_evidence_is_found(monkeypatch):
    less = replace(ARGUMENTS["bur-against-1"], evidence=ARGUMENTS["bur-against-1"].evidence[1:])
    monkeypatch.setitem(ARGUMENTS, less.id, less)
    assert unlike(read("for"), read("against")) == ["evidence"]
