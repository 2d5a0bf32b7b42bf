"""The chapter on the alternatives says of the options what the data say."""

import re
from pathlib import Path

import nbformat

from course.content.load import load

CELLS = nbformat.read(Path(__file__).parents[2] / "notebooks" / "07_alternatives.ipynb", as_version=4).cells
OPTIONS = {option.id: option for option in load().options}


def test_every_option_has_its_card_once_with_words_before_it():
    cards = [i for i, cell in enumerate(CELLS) if cell.source.startswith("from course import option")]
    names = [re.search(r'option\("([a-z0-9-]+)"\)', CELLS[i].source)[1] for i in cards]
    assert sorted(names) == sorted(OPTIONS)
    assert all(CELLS[i - 1].cell_type == "markdown" for i in cards)


def test_what_goes_together_is_as_the_options_have_it():
    (said,) = [cell.source for cell in CELLS if cell.id == "together"]
    goes = {name: set(option.compatible_with) for name, option in OPTIONS.items()}
    others = {name: OPTIONS.keys() - {name} for name in OPTIONS}
    assert "EU membership and ‘Israel Plus’ go with all others" in said
    assert all(goes[name] == others[name] for name in ("eu-membership", "israel-plus"))
    assert "continued assistance with all but treaty neutrality" in said
    assert others["long-term-assistance"] - goes["long-term-assistance"] == {"armed-neutrality"}
    assert "A coalition's guarantees go with all but a closed door and treaty neutrality" in said
    rivals = others["bilateral-guarantees"] - goes["bilateral-guarantees"]
    assert rivals == {"armed-nonalignment", "armed-neutrality"}
    assert "Five exclude each other" in said
    five = {"full-membership", "limited-article5", "deferred-invitation", "armed-nonalignment", "armed-neutrality"}
    assert not any(goes[name] & five for name in five)
