from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.models.balance import balance, swap
from course.models.perspective import equally, mirrored, weighed_by
from course.models.sentences import points, signed
from course.views import desk
from course.views.board import GONE, Board
from course.views.elsewhere import EQUAL, ILLUSTRATED, OPEN, OWN, SWAPPED, TOLD, Elsewhere

from .acts import CONTENT, UNCOVERED, act, kept, put, restart, steady
from .acts import elsewhere as a_folder

ARGUMENTS = CONTENT.arguments
PLACES = [OWN, EQUAL, SWAPPED, *(p.id for p in CONTENT.perspectives)]


@pytest.fixture(autouse=True)
def uncovered(folder):
    put(folder, **UNCOVERED)


@pytest.fixture
def answers(folder):
    """Write ratings, weights and an argument set aside that lean in several ways."""
    ratings = {f"rating__{a.id}": (3 * i * i + i) % 11 for i, a in enumerate(ARGUMENTS)}
    weights = {f"weight__{t.id}": 100 - 13 * i for i, t in enumerate(CONTENT.themes)}
    put(folder, **ratings, **weights, **{f"aside__{ARGUMENTS[0].id}": True})
    return folder


def expected(place: str, given):
    if place in (OWN, EQUAL, SWAPPED):
        return {OWN: balance, EQUAL: equally, SWAPPED: mirrored}[place](ARGUMENTS, given)
    return weighed_by(ARGUMENTS, given, next(p.weights for p in CONTENT.perspectives if p.id == place))


@pytest.mark.parametrize("place", PLACES)
def test_from_every_place_the_result_is_that_of_the_model_and_no_answer_changes(answers, place):
    before, view = (answers / "answers.json").read_bytes(), Elsewhere(CONTENT)
    reply = act(view, "look", place=place)
    assert (reply["problem"], reply["saved"], view.now["place"]) == ("", "", place)
    given = desk.ratings(view.kept, CONTENT)
    own, there = balance(ARGUMENTS, given), expected(place, given)
    assert (view.now["there"]["value"], view.now["own"]["value"]) == (round(there.value, 4), round(own.value, 4))
    assert view.now["there"]["point"] == signed(points(there.value))
    themes = {t.id: t for t in there.themes}
    assert [r["weights"][0][0] for r in view.now["rows"]] == [f"{themes[t.id].weight:g}" for t in CONTENT.themes]
    assert [r["lean"] for r in view.now["rows"]] == [round(themes[t.id].lean, 4) for t in CONTENT.themes]
    act(view, "look", place=OWN)
    assert view.now["there"] == view.now["own"]
    assert (answers / "answers.json").read_bytes() == before


def test_only_weights_by_the_course_are_marked_as_an_illustration(answers):
    view = Elsewhere(CONTENT)
    for place in PLACES:
        act(view, "look", place=place)
        assert view.now["told"] == TOLD.get(place, ILLUSTRATED)
    assert "illustration by the course" in ILLUSTRATED and not any("illustration" in text for text in TOLD.values())


def test_nothing_here_says_that_it_is_saved():
    view = Elsewhere(CONTENT)
    assert (view.what["kept"], view.what["note"], view.keeper) == ("", "", None)


def test_where_somebody_looked_is_not_kept(answers):
    view = Elsewhere(CONTENT)
    act(view, "look", place=SWAPPED)
    restart()
    assert Elsewhere(CONTENT).now["place"] == OWN


def test_every_perspective_is_shown_whole_with_its_sources():
    what = Elsewhere(CONTENT).what
    for part, core in (("core", True), ("others", False)):
        assert [name for name, _ in what[part]] == [p.id for p in CONTENT.perspectives if p.core == core]
    for p in CONTENT.perspectives:
        shown = what["perspectives"][p.id]
        texts = tuple(shown[part] for part in ("name", "who", "position", "why", "caveat"))
        assert texts == (p.name, p.who, p.position, p.why, p.caveat)
        assert shown["sideName"] == (f"{p.side.capitalize()} membership" if p.side else OPEN)
        assert len(shown["sources"]) == len(p.sources) and all(s["text"] for s in shown["sources"])


def test_a_theme_that_is_out_is_said_to_be_left_out(folder):
    theme = CONTENT.themes[0]
    put(folder, **{f"aside__{a.id}": True for a in ARGUMENTS if (a.theme, a.side) == (theme.id, "for")})
    row = Elsewhere(CONTENT).now["rows"][0]
    assert (row["lean"], row["words"]) == (None, "left out")


def test_a_rating_given_on_the_board_is_there_at_the_next_step():
    view = Elsewhere(CONTENT)
    assert view.now["unrated"]
    act(Board(CONTENT), "rate", id=ARGUMENTS[0].id, value=10, settled=False)
    act(view, "ping")
    assert not view.now["unrated"] and view.now["own"]["value"] != 0


@pytest.mark.parametrize("place", ["no-such", None, 3, True], ids=repr)
def test_a_place_that_is_none_is_one_sentence_and_changes_nothing(answers, place):
    view = Elsewhere(CONTENT)
    act(view, "look", place=EQUAL)
    before = view.now
    assert act(view, "look", place=place)["problem"] == GONE
    assert view.now == before


@steady
@given(
    st.sampled_from(PLACES),
    st.dictionaries(st.sampled_from([a.id for a in ARGUMENTS]), st.integers(0, 10)),
    st.dictionaries(st.sampled_from([t.id for t in CONTENT.themes]), st.integers(0, 100)),
)
def test_with_the_sides_exchanged_everything_is_exactly_the_opposite(place, ratings, weights):
    with a_folder() as folder:
        given = UNCOVERED | {f"rating__{name}": value for name, value in ratings.items()}
        put(folder, **given, **{f"weight__{name}": value for name, value in weights.items()})
        now = []
        for content in (CONTENT, replace(CONTENT, arguments=swap(ARGUMENTS))):
            restart()
            view = Elsewhere(content)
            act(view, "look", place=place)
            now.append(view.now)
        here, there = now
        assert set(kept(folder)) == {key.replace("__", "/") for key in given} | {f"weight/{name}" for name in weights}
    for one in ("there", "own"):
        value = here[one]["value"]
        assert there[one]["value"] == (value if value is None else -value)
    assert [r["lean"] for r in there["rows"]] == [-r["lean"] for r in here["rows"]]
    assert [r["weights"] for r in there["rows"]] == [r["weights"] for r in here["rows"]]


def test_while_the_balance_is_covered_nothing_shows_it(folder):
    put(folder, **{f"rating__{ARGUMENTS[0].id}": 9}, **{desk.OTHER_SIDE: None})
    assert Elsewhere(CONTENT).now == {"covered": desk.COVERED}
