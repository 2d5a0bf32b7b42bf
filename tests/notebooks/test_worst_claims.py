"""The essay's worst slips stay where they are studied: the chapter on checking claims, its quizzes, the ledger.

Anywhere else a sentence may repeat one only if it names the essay or its author, or denies it.
"""

import re
from dataclasses import asdict, replace
from pathlib import Path

import nbformat
import pytest
from texts import strings

from course.content.load import load
from course.content.records import Content

FOLDER = Path(__file__).parents[2] / "notebooks"
STUDIED = "03_checking_claims"
CHAPTER = "claims"
MARKED = re.compile(r"\b(?:essays?|Liesenfeld|no|not|never|nothing|neither)\b|n't\b", re.IGNORECASE)

SLIPS = {
    "all corners": r"\b(?:all|every) corners?\b",
    "30 of the 44": r"\b30 (?:out )?of (?:the )?44\b",
    "29 NATO countries": r"^(?=.*\b(?:aid|arms|assistance|weapons)\b).*\b29 (?:Allies|NATO (?:countr|member|state))",
    "ascend": r"\bascend(?:s|ed|ing)?\b",
    "Putin's order": r"\bPutin (?:sent|ordered)\b.*\bGeorgia\b",
    "automatic response": r"\bautomatic(?:ally)? (?:military )?respon[sd]",
    "Soviet Finland": r"^(?=.*\bFinland\b).*\b(?:former|ex)[ -]Soviet\b",
    "border doubled": r"^(?!.*\bFinland\b)(?=.*\bborder).*\bmore than doubl",
    "territory protected": r"\bprotected (?:its|Ukraine's) (?:own )?territorial integrity\b",
    "100 million misused": r"^(?=.*\bmisus).*\b100 million\b",
    "halfway": r"^(?=.*\bcorruption\b).*\bhalfway\b",
    "history with Ukraine": r"\bUkraine's (?:long )?history with Ukraine\b",
}
"""Each slip with the pattern that tells it in one sentence."""


def repeated(text: str) -> list[str]:
    """Return the names of the slips that a text repeats as its own."""
    sentences = re.split(r"(?<=[.!?])\s+|\n+", text)
    own = [sentence for sentence in sentences if not MARKED.search(sentence)]
    return [name for name, slip in SLIPS.items() if any(re.search(slip, s, re.IGNORECASE) for s in own)]


def in_content(content: Content) -> list[str]:
    """Return the slips repeated in the content, but for the ledger and the quizzes of the chapter that studies them."""
    quizzes = tuple(quiz for quiz in content.quizzes if quiz.chapter != CHAPTER)
    rest = asdict(replace(content, claims=(), quizzes=quizzes))
    return [f"{kind}: {slip}: {text}" for kind in rest for text in strings(rest[kind]) for slip in repeated(text)]


def in_notebook(name: str, notebook) -> list[str]:
    """Return the slips repeated in the prose of a notebook, but for the one that studies them."""
    if name == STUDIED:
        return []
    return [f"{name}#{cell.id}: {slip}" for cell in notebook.cells for slip in repeated(cell.source)]


def read(name: str):
    return nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.ipynb")))
def test_no_notebook_repeats_a_slip_as_its_own(name):
    assert in_notebook(name, read(name)) == []


def test_the_content_repeats_no_slip_as_its_own():
    assert in_content(load()) == []


def test_a_slip_in_another_notebook_is_found():
    notebook = read("01_history")
    cell = notebook.cells[1]
    cell.source += "\n\nArticle 5 brings an automatic response."
    assert in_notebook("01_history", notebook) == [f"01_history#{cell.id}: automatic response"]
    assert in_notebook(STUDIED, notebook) == []


def test_a_slip_in_the_content_is_found():
    content = load()
    theme = replace(content.themes[0], summary="NATO has reached all corners of Europe.")
    found = ["themes: all corners: NATO has reached all corners of Europe."]
    assert in_content(replace(content, themes=(theme,))) == found


@pytest.mark.parametrize(
    ("slip", "mended"),
    [
        ("NATO has reached all corners of the continent.", "Many states of the continent are outside NATO."),
        ("30 of the 44 European countries are members.", "On the UN's list 29 of 44 European countries are members."),
        ("29 NATO countries sent arms.", "In 2022 29 states sent arms, some of them outside NATO."),
        ("In 1955 West Germany ascended into NATO.", "In 1955 West Germany acceded to NATO."),
        ("Putin ordered planes into Georgia.", "Medvedev says that he gave the order."),
        (
            "It entails an automatic response by 32 countries.",
            "Each of the 32 takes such action as it deems necessary.",
        ),
        ("Former Soviet countries like Finland joined.", "The Baltic states are former Soviet republics."),
        ("Ukraine means more than doubling NATO's border.", "With Finland NATO's border more than doubled."),
        ("Ukraine has protected its territorial integrity.", "Ukraine has kept its independence."),
        ("Allies of the president misused $100 million.", "Allegedly about 100 million dollars were laundered."),
        ("Ukraine is about halfway through its anti-corruption journey.", "The fight against corruption goes on."),
        ("Ukraine's long history with Ukraine shows it.", "Ukraine's long history with NATO shows it."),
    ],
    ids=SLIPS,
)
def test_each_slip_is_told_from_its_repair(slip, mended, request):
    assert repeated(slip) == [request.node.callspec.id]
    assert repeated(mended) == []


def test_a_slip_may_be_told_as_the_essays_or_denied():
    slip = "Article 5 brings an automatic response."
    assert repeated(f"The essay has much to say. {slip}") == ["automatic response"]
    assert repeated(f"Liesenfeld writes: {slip}") == []
    assert repeated("There is no automatic response.") == []
