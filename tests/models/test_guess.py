import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.content.records import GuessNumber, GuessOrder, GuessTrend, Option, Table
from course.models.guess import compare, recorded

TABLE = Table(
    id="ducks", title="Ducks", unit="Ducks", as_of="2021", sources=("a",), note="", columns=("pond", "ducks"),
    rows=(("North", "3"), ("South", "7.5"), ("West", "5")),
)  # fmt: skip
NUMBER = GuessNumber(
    id="ducks", type="number", prompt="?", unit="ducks", row="South", column="ducks", least="0", most="20", look="."
)
ORDER = GuessOrder(id="ducks", type="order", prompt="?", rows=("North", "South", "West"), column="ducks", look=".")
TREND = GuessTrend(
    id="ducks", type="trend", prompt="?", look=".",
    options=(
        Option(text="Up", right=True, feedback="It rose.", source="a"),
        Option(text="Down", right=False, feedback="It did not fall.", source="b"),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (9, "Your guess: 9 ducks. The record: 7.5. That is 1.5 too high."),
        (0, "Your guess: 0 ducks. The record: 7.5. That is 7.5 too low."),
    ],
)
def test_a_number_is_set_beside_the_record(answer, said):
    found = compare(NUMBER, TABLE, answer)
    assert (found.sentence, found.verdict) == (said, "note")
    assert [bar[:2] for bar in found.bars] == [("Your guess", str(answer)), ("The record", "7.5")]
    assert max(share for *_, share in found.bars) == 1


def test_the_number_itself_is_neither_high_nor_low():
    exact = GuessNumber(**{**vars(NUMBER), "row": "West"})
    assert compare(exact, TABLE, 5).sentence.endswith("That is the same.")


@given(st.integers(0, 20))
def test_bars_keep_the_proportion_of_the_numbers(answer):
    mine, record = (share for *_, share in compare(NUMBER, TABLE, answer).bars)
    assert 0 <= mine <= 1 and 0 < record <= 1
    assert mine * 7.5 == pytest.approx(record * answer)


def test_an_order_counts_pairs_and_shows_the_record():
    found = compare(ORDER, TABLE, ["South", "North", "West"])
    assert found.sentence == "2 of 3 pairs stand as in the record."
    assert found.order == (("South", "7.5"), ("West", "5"), ("North", "3"))


@given(st.permutations(ORDER.rows))
def test_an_order_and_its_reverse_share_the_pairs(rows):
    right = [int(compare(ORDER, TABLE, order).sentence.split()[0]) for order in (rows, rows[::-1])]
    assert sum(right) == 3


@pytest.mark.parametrize(
    ("answer", "said"), [(0, ("right", "It rose.", "a")), (1, ("not-yet", "It did not fall.", "b"))]
)
def test_a_trend_gives_the_feedback_of_what_was_chosen(answer, said):
    found = compare(TREND, TABLE, answer)
    assert (found.verdict, found.sentence, found.source) == said


def test_the_record_is_read_from_the_table():
    assert recorded(NUMBER, TABLE, "North") == "3"


@pytest.mark.parametrize(
    ("guess", "said"),
    [
        (NUMBER, "Move the slider to your guess first."),
        (ORDER, "Put the lines in order first."),
        (TREND, "Choose an answer first."),
    ],
)
def test_nothing_chosen_is_told_in_one_sentence(guess, said):
    with pytest.raises(ValueError, match=said):
        compare(guess, TABLE, None)


@pytest.mark.parametrize("answer", [math.nan, math.inf, -1, 21, 5.0, True, "5", [5], {}], ids=repr)
def test_what_is_no_number_of_the_slider_is_refused(answer):
    with pytest.raises(ValueError, match="A guess of ducks is a whole number from 0 to 20; got "):
        compare(NUMBER, TABLE, answer)


@pytest.mark.parametrize("answer", [["North", "South"], ["North"] * 3, ["North", "South", "East"]], ids=repr)
def test_what_is_no_order_of_the_rows_is_refused(answer):
    with pytest.raises(ValueError, match="A guess of ducks has its 3 rows, each once; got "):
        compare(ORDER, TABLE, answer)


@pytest.mark.parametrize("answer", [2, -1, True, "0", [0]], ids=repr)
def test_what_is_no_option_is_refused(answer):
    with pytest.raises(ValueError, match="A guess of ducks is an option, 0 to 1; got "):
        compare(TREND, TABLE, answer)


def test_what_is_no_guess_is_refused():
    with pytest.raises(ValueError, match="A guess is a GuessNumber, GuessOrder or GuessTrend record; got str"):
        compare("ducks", TABLE, 1)
