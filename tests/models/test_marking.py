from dataclasses import FrozenInstanceError, replace
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.content.records import Choice, Classify, Match, Number, Option, Order, Pair, Row, Short
from course.models.marking import LONGEST, Said, mark

from .worlds import steady

SAME = {"objective": "O1", "level": "apply", "as_of": "2026-02-18", "prompt": "?"}


def options(*rights: bool) -> tuple[Option, ...]:
    return tuple(
        Option(text=f"option {i}", right=right, feedback=f"about {i}", source=f"s{i}") for i, right in enumerate(rights)
    )


SINGLE = Choice(id="q-single", type="single", options=options(False, True, False), **SAME)
SEVERAL = Choice(id="q-several", type="several", options=options(True, False, True, False, True), **SAME)
KINDS = ("fact", "value judgement", "prediction")
CLASSIFY = Classify(
    id="q-classify",
    type="classify",
    kinds=KINDS,
    rows=tuple(
        Row(text=f"row {i}", kind=kind, feedback={k: f"{i} as {k}" for k in KINDS}, source=f"s{i}")
        for i, kind in enumerate(("fact", "prediction", "fact", "value judgement"))
    ),
    **SAME,
)
ORDER = Order(
    id="q-order", type="order", events=("a", "b", "c", "d"), right="In order.", not_yet="Think of years.", source="s",
    **SAME,
)  # fmt: skip
MATCH = Match(
    id="q-match",
    type="match",
    choices=("north", "south", "east"),
    pairs=tuple(
        Pair(text=f"line {i}", match=choice, right=f"{i} right", not_yet=f"{i} not yet", source=f"s{i}")
        for i, choice in enumerate(("south", "north", "south"))
    ),
    **SAME,
)
NUMBER = Number(
    id="q-number", type="number", unit="percent", answer="4.2", tolerance="0.1", least="-10", most="2000",
    right="So it is.", too_low="More.", too_high="Less.", source="s", **SAME,
)  # fmt: skip
SHORT = Short(
    id="q-short", type="short", model="So it is.", checklist=("It says so.", "It is short."), source="s", **SAME
)
TITLES = {"a": "Alpha", "b": "Beta", "c": "Gamma", "d": "Delta"}


def test_single_says_only_what_belongs_to_the_choice():
    for i, verdict in enumerate(("not-yet", "right", "not-yet")):
        marked = mark(SINGLE, i)
        assert (marked.credit, marked.verdict) == (float(i == 1), verdict)
        assert marked.feedback == (Said(where=i, verdict=verdict, text=f"about {i}", sources=(f"s{i}",)),)


@pytest.mark.parametrize(
    ("answer", "credit", "verdict", "sentence"),
    [
        ([0, 2, 4], 1, "right", "All 3 right answers found."),
        ([0, 4], 2 / 3, "partly", "2 of 3 right answers found."),
        ([2, 1, 0], 2 / 3 - 1 / 2, "partly", "2 of 3 right answers found; 1 too many."),
        ([4, 2, 0, 3], 1 - 1 / 2, "partly", "All 3 right answers found; 1 too many."),
        ([0, 1], 0, "not-yet", "1 of 3 right answers found; 1 too many."),
        ([1, 3], 0, "not-yet", "0 of 3 right answers found; 2 too many."),
        ([0, 1, 2, 3, 4], 0, "not-yet", "All 3 right answers found; 2 too many."),
    ],
)
def test_several_gives_the_share_found_less_the_share_too_many(answer, credit, verdict, sentence):
    marked = mark(SEVERAL, answer)
    assert (marked.credit, marked.verdict) == (pytest.approx(credit), verdict)
    *about, whole = marked.feedback
    assert whole == Said(where=None, verdict=verdict, text=sentence)
    assert [said.where for said in about] == sorted(answer)
    assert all(said.verdict == ("right" if said.where in (0, 2, 4) else "not-yet") for said in about)
    assert all(said.sources == (f"s{said.where}",) for said in about)


def test_classify_gives_the_share_of_rows_right():
    marked = mark(CLASSIFY, ["fact", "fact", None, "value judgement"])
    assert (marked.credit, marked.verdict) == (0.5, "partly")
    assert marked.feedback == (
        Said(where=0, verdict="right", text="0 as fact", sources=("s0",)),
        Said(where=1, verdict="not-yet", text="1 as fact", sources=("s1",)),
        Said(where=2, verdict="note", text="Choose a kind for this statement too."),
        Said(where=3, verdict="right", text="3 as value judgement", sources=("s3",)),
    )
    assert mark(CLASSIFY, ["fact", "prediction", "fact", "value judgement"]).verdict == "right"
    wrong = mark(CLASSIFY, ["prediction", "fact", None, None])
    assert (wrong.credit, wrong.verdict) == (0, "not-yet")


@pytest.mark.parametrize(
    ("answer", "credit", "pair"),
    [
        ("bacd", 5 / 6, "Beta\u201d or \u201cAlpha"),
        ("acbd", 5 / 6, "Gamma\u201d or \u201cBeta"),
        ("dabc", 3 / 6, "Delta\u201d or \u201cAlpha"),
        ("bdca", 2 / 6, "Delta\u201d or \u201cGamma"),
    ],
)
def test_order_gives_the_share_of_pairs_and_names_one_wrong_pair(answer, credit, pair):
    marked = mark(ORDER, list(answer), titles=TITLES)
    assert (marked.credit, marked.verdict) == (pytest.approx(credit), "partly")
    assert marked.feedback == (
        Said(where=None, verdict="partly", text="Think of years.", sources=("s",)),
        Said(where=None, verdict="note", text=f"Which came first: \u201c{pair}\u201d?"),
    )


def test_order_right_and_reversed():
    right = mark(ORDER, ["a", "b", "c", "d"], titles=TITLES)
    assert (right.credit, right.verdict) == (1, "right")
    assert right.feedback == (Said(where=None, verdict="right", text="In order.", sources=("s",)),)
    reverse = mark(ORDER, ["d", "c", "b", "a"], titles=TITLES)
    assert (reverse.credit, reverse.verdict, reverse.feedback[0].verdict) == (0, "not-yet", "not-yet")


def test_match_gives_the_share_of_lines_right():
    marked = mark(MATCH, ["south", "east", None])
    assert (marked.credit, marked.verdict) == (pytest.approx(1 / 3), "partly")
    assert marked.feedback == (
        Said(where=0, verdict="right", text="0 right", sources=("s0",)),
        Said(where=1, verdict="not-yet", text="1 not yet", sources=("s1",)),
        Said(where=2, verdict="note", text="Choose a match for this line too."),
    )
    assert mark(MATCH, ["south", "north", "south"]).verdict == "right"
    wrong = mark(MATCH, ["north", "south", None])
    assert (wrong.credit, wrong.verdict) == (0, "not-yet")


@pytest.mark.parametrize("answer", ["4.2", "4,2", " 4.20 ", "+4.2", "4.1", "4.3", "4,3", "\u00a04.2"])
def test_a_number_within_the_tolerance_is_right_and_gets_the_record(answer):
    marked = mark(NUMBER, answer)
    assert (marked.credit, marked.verdict) == (1, "right")
    text = "The record: 4.2 percent. So it is."
    assert marked.feedback == (Said(where=None, verdict="right", text=text, sources=("s",)),)


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("4.0999", "More."),
        ("4,3001", "Less."),
        ("0", "More."),
        ("-10", "More."),
        ("\u22122,5", "More."),
        (".5", "More."),
        ("1,944", "Less."),
        ("1 944", "Less."),
        ("1,944.5", "Less."),
        ("2000", "Less."),
    ],
)
def test_a_number_outside_the_tolerance_gets_its_side_and_not_the_record(answer, text):
    marked = mark(NUMBER, answer)
    assert (marked.credit, marked.verdict) == (0, "not-yet")
    assert marked.feedback == (Said(where=None, verdict="not-yet", text=text, sources=("s",)),)


def test_a_tolerance_of_nought_takes_the_record_alone():
    exact = replace(NUMBER, answer="32", tolerance="0")
    assert [mark(exact, answer).credit for answer in ("31.9", "32", "32.0", "32.1")] == [0, 1, 1, 0]


@pytest.mark.parametrize(
    "answer",
    ["NaN", "inf", "-Infinity", "1e3", "four", "4.2 percent", "4..2", "1,2,3", "0,1,944", "-", "1" * 13, "\u0664"],
)
def test_what_is_no_number_is_refused_with_a_sentence_for_the_page(answer):
    with pytest.raises(ValueError) as error:
        mark(NUMBER, answer)
    assert str(error.value) == "Write one number in digits, such as 12 or 2.5, and nothing else."


@pytest.mark.parametrize(
    ("answer", "read"),
    [
        ("2000.1", "2000.1"),
        ("-10,01", "-10.01"),
        ("43,192", "43192"),
        ("007000", "7000"),
        ("-10.0000001", "-10.0000001"),
    ],
)
def test_a_number_out_of_range_is_refused_with_the_range_and_what_was_read(answer, read):
    with pytest.raises(ValueError) as error:
        mark(NUMBER, answer)
    assert str(error.value) == f"Write a number from -10 to 2000; {read} lies outside."


def test_a_text_is_never_judged_and_gets_the_model_answer_with_its_points():
    for text, ticked in (("So it is.", []), ("No idea.", [1, 0])):
        marked = mark(SHORT, {"text": text, "ticked": ticked})
        assert (marked.credit, marked.verdict) == (None, "note")
        assert marked.feedback == (
            Said(where=0, verdict="note", text="It says so."),
            Said(where=1, verdict="note", text="It is short."),
            Said(where=None, verdict="note", text="So it is.", sources=("s",)),
        )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("x" * (LONGEST + 1), "Shorten your text to 1500 characters, then compare it; it has 1501."),
        ("half \ud83d", "Write your text anew: half a character stands in it."),
    ],
)
def test_a_text_that_cannot_be_kept_is_refused_with_what_to_do(text, sentence):
    with pytest.raises(ValueError) as error:
        mark(SHORT, {"text": text, "ticked": []})
    assert str(error.value) == sentence
    assert mark(SHORT, {"text": "x" * LONGEST, "ticked": []}).verdict == "note"


@given(st.lists(st.sampled_from([*MATCH.choices, None]), min_size=3, max_size=3), st.permutations(range(3)))
@steady
def test_match_properties(answer, places):
    if answer == [None] * 3:
        return
    marked = mark(MATCH, answer)
    right = [pair.match == one for pair, one in zip(MATCH.pairs, answer, strict=True)]
    assert marked.credit == sum(right) / 3
    # what is said of a line depends on that line alone
    moved = mark(replace(MATCH, pairs=tuple(MATCH.pairs[i] for i in places)), [answer[i] for i in places])
    assert moved.credit == marked.credit
    assert [said.text for said in moved.feedback] == [marked.feedback[i].text for i in places]
    # and the order of the choices says nothing
    assert mark(replace(MATCH, choices=MATCH.choices[::-1]), answer) == marked


@given(
    st.decimals(-10, 2000, places=3),
    st.decimals(-10, 2000, places=3),
    st.decimals(0, 50, places=3),
    st.sampled_from(",."),
)
@steady
def test_number_properties(number, record, tolerance, point):
    item = replace(NUMBER, answer=str(record), tolerance=str(tolerance))
    marked = mark(item, f"{number:.3f}".replace(".", point) + "0")
    gap = Decimal(number) - record
    assert marked.credit == (abs(gap) <= tolerance)
    text = marked.feedback[0].text
    assert text == (f"The record: {record} percent. So it is." if marked.credit else "Less." if gap > 0 else "More.")


@given(st.integers(1, 4), st.integers(1, 4), st.data())
@steady
def test_several_properties(right, wrong, data):
    rights = data.draw(st.permutations([True] * right + [False] * wrong))
    item = replace(SEVERAL, options=options(*rights))
    answer = data.draw(st.lists(st.sampled_from(range(len(rights))), min_size=1, unique=True))
    marked = mark(item, answer)
    assert 0 <= marked.credit <= 1
    assert (marked.credit == 1) == ({i for i, r in enumerate(rights) if r} == set(answer))
    assert (marked.verdict == "right") == (marked.credit == 1)
    assert (marked.verdict == "not-yet") == (marked.credit == 0)
    assert mark(item, answer[::-1]) == marked
    everything = list(range(len(rights)))
    assert mark(item, everything).credit == 0
    # nothing is said about an option that was not chosen
    assert {said.where for said in marked.feedback} == {*answer, None}


@given(st.permutations(ORDER.events), st.integers(0, 2))
@steady
def test_order_properties(answer, i):
    marked = mark(ORDER, answer, titles=TITLES)
    pairs = list(combinations(answer, 2))
    assert marked.credit == sum(a < b for a, b in pairs) / 6
    moved = list(answer)
    moved[i], moved[i + 1] = moved[i + 1], moved[i]
    assert abs(mark(ORDER, moved, titles=TITLES).credit - marked.credit) == pytest.approx(1 / 6)
    if marked.verdict != "right":
        text = marked.feedback[1].text
        one, other = sorted((n for n, title in TITLES.items() if title in text), key=answer.index)
        assert one > other


@pytest.mark.parametrize(
    ("item", "empty", "sentence"),
    [
        (SINGLE, None, "Choose an answer first."),
        (SEVERAL, None, "Choose at least one answer first."),
        (SEVERAL, [], "Choose at least one answer first."),
        (CLASSIFY, None, "Choose a kind for at least one statement first."),
        (CLASSIFY, [], "Choose a kind for at least one statement first."),
        (CLASSIFY, [None] * 4, "Choose a kind for at least one statement first."),
        (MATCH, None, "Choose a match for at least one line first."),
        (MATCH, [], "Choose a match for at least one line first."),
        (MATCH, [None] * 3, "Choose a match for at least one line first."),
        (NUMBER, None, "Write a number first."),
        (NUMBER, " \n", "Write a number first."),
        (SHORT, None, "Write your text first, then compare it."),
        (SHORT, {"text": " \n\t", "ticked": [0]}, "Write your text first, then compare it."),
        (ORDER, None, "Choose an order first."),
        (ORDER, [], "Choose an order first."),
    ],
)
def test_no_choice_yet_gets_a_sentence_for_the_page(item, empty, sentence):
    with pytest.raises(ValueError) as error:
        mark(item, empty, titles=TITLES)
    assert str(error.value) == sentence


ASKED = {
    "q-single": "the number of an option, 0 to 2",
    "q-several": "a list of different numbers of options, 0 to 4",
    "q-classify": "a list of 4 texts, each one of fact, value judgement, prediction or None",
    "q-match": "a list of 3 texts, each one of north, south, east or None",
    "q-number": "a text with a number in it",
    "q-short": "a text with ticked, a list of different numbers of points, 0 to 1",
    "q-order": "a list of its 4 events, each once",
}


@pytest.mark.parametrize(
    ("item", "wrong"),
    [
        (SINGLE, 3),
        (SINGLE, -1),
        (SINGLE, True),
        (SINGLE, 1.0),
        (SINGLE, "1"),
        (SINGLE, [1]),
        (SEVERAL, 1),
        (SEVERAL, [0, 5]),
        (SEVERAL, [-1]),
        (SEVERAL, [0, 0]),
        (SEVERAL, [True]),
        (SEVERAL, [[0]]),
        (SEVERAL, {"0": 1}),
        (CLASSIFY, ["fact"]),
        (CLASSIFY, ["fact"] * 5),
        (CLASSIFY, ["opinion", "fact", "fact", "fact"]),
        (CLASSIFY, [0, 1, 2, 0]),
        (CLASSIFY, "fact"),
        (CLASSIFY, [["fact"], None, None, None]),
        (MATCH, ["south"]),
        (MATCH, ["south", "north", "west"]),
        (MATCH, ["south", "north", 0]),
        (MATCH, [["south"], None, None]),
        (MATCH, "south"),
        (NUMBER, 4.2),
        (NUMBER, float("nan")),
        (NUMBER, float("inf")),
        (NUMBER, 4),
        (NUMBER, True),
        (NUMBER, ["4.2"]),
        (SHORT, "So it is."),
        (SHORT, {"text": "So it is."}),
        (SHORT, {"text": 3, "ticked": []}),
        (SHORT, {"text": "So it is.", "ticked": [2]}),
        (SHORT, {"text": "So it is.", "ticked": [0, 0]}),
        (SHORT, {"text": "So it is.", "ticked": [True]}),
        (SHORT, {"text": "So it is.", "ticked": None}),
        (SHORT, {"text": "So it is.", "ticked": [], "credit": 1}),
        (ORDER, ["a", "b", "c"]),
        (ORDER, ["a", "b", "c", "c"]),
        (ORDER, ["a", "b", "c", "e"]),
        (ORDER, ["a", "b", "c", None]),
        (ORDER, "abcd"),
    ],
)
def test_an_answer_to_another_question_is_refused(item, wrong):
    with pytest.raises(ValueError) as error:
        mark(item, wrong, titles=TITLES)
    assert str(error.value) == f"An answer to {item.id} is {ASKED[item.id]}; got {wrong!r}"


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 6)
    | st.floats()
    | st.floats().map(str)
    | st.text()
    | st.sampled_from(["fact", "a", "b", "", "south"]),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(st.text(max_size=2) | st.sampled_from(["text", "ticked"]), inner, max_size=3)
    ),
)


@given(st.sampled_from([SINGLE, SEVERAL, CLASSIFY, MATCH, NUMBER, ORDER]), json_values)
@steady
def test_whatever_a_file_holds_it_is_marked_or_refused_with_one_sentence(item, answer):
    try:
        marked = mark(item, answer, titles=TITLES)
    except ValueError as error:
        assert "\n" not in str(error)
    else:
        assert 0 <= marked.credit <= 1
        assert marked.feedback


@given(json_values | st.fixed_dictionaries({"text": st.text(), "ticked": st.lists(st.integers(-1, 2), max_size=3)}))
@steady
def test_whatever_a_file_holds_for_a_text_gets_the_same_answer_or_one_sentence(answer):
    try:
        marked = mark(SHORT, answer)
    except ValueError as error:
        assert "\n" not in str(error)
    else:
        assert marked == mark(SHORT, {"text": "x", "ticked": []})


def test_an_event_without_a_title_is_refused():
    with pytest.raises(ValueError) as error:
        mark(ORDER, ["a", "b", "c", "d"], titles={"a": "Alpha", "b": "Beta"})
    assert str(error.value) == "Every event of q-order needs a title; got none for 'c'"


def test_what_is_no_item_is_refused():
    with pytest.raises(ValueError) as error:
        mark("q-single", 0)
    assert str(error.value) == "An item is a Choice, Classify, Order, Match, Number or Short record; got str"


def test_a_mark_does_not_change():
    marked = mark(SINGLE, 1)
    with pytest.raises(FrozenInstanceError):
        marked.credit = 0
    with pytest.raises(FrozenInstanceError):
        marked.feedback[0].text = ""
