import pytest

from course.views.card import SIDES, Card

from .acts import CONTENT


@pytest.mark.parametrize("argument", CONTENT.arguments, ids=lambda argument: argument.id)
def test_a_card_brings_its_counterpart_with_all_that_stands_behind_it(argument):
    other = next(a for a in CONTENT.arguments if a.id == argument.pair)
    what = Card(CONTENT, argument.id).what
    counterpart = Card(CONTENT, other.id).what
    assert what["sideName"] == SIDES[argument.side] and what["counterpart"]["sideName"] == SIDES[other.side]
    assert what["counterpart"] == {key: counterpart[key] for key in what["counterpart"]}
    assert what["counterpart"]["evidence"] and what["counterpart"]["who"]
