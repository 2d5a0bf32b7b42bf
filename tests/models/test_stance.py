import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.models.stance import is_stance, sentence


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "No stance given"),
        (0, "In the middle"),
        (4, "In the middle"),
        (5, "Leaning for"),
        (34, "Leaning for"),
        (35, "For"),
        (69, "For"),
        (70, "Firmly for"),
        (100, "Firmly for"),
        (-4, "In the middle"),
        (-5, "Leaning against"),
        (-35, "Against"),
        (-100, "Firmly against"),
    ],
)
def test_a_stance_in_words(value, said):
    assert sentence(value) == said


@given(st.integers(-100, 100))
def test_both_sides_read_the_same(value):
    turned = {"for": "against", "against": "for", "For": "Against", "Against": "For"}
    assert sentence(-value) == " ".join(turned.get(word, word) for word in sentence(value).split())


@given(st.integers(1, 99))
def test_further_out_never_sounds_weaker(value):
    order = ["In the middle", "Leaning for", "For", "Firmly for"]
    assert order.index(sentence(value)) <= order.index(sentence(value + 1))


@pytest.mark.parametrize("value", [101, -101, 5.0, math.nan, True, "5", [5]], ids=repr)
def test_what_is_no_stance_is_refused(value):
    assert not is_stance(value)
    with pytest.raises(ValueError, match="A stance is a whole number from -100 to 100; got "):
        sentence(value)
