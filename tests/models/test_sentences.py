import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.models import sentences
from course.models.balance import Ratings, balance, swap
from course.models.sentences import flip, left_out, points, reach, side_of, signed, theme_lean, theme_side, verdict

from .worlds import World, args, on_sliders, rated, steady, worlds

MINUS = "\u2212"


def titles(world: World) -> dict[str, str]:
    """Return names that say nothing of a side."""
    return {a.id: f"Argument {i}" for i, a in enumerate(world.arguments)} | {
        a.theme: f"Theme {a.theme[1:]}" for a in world.arguments
    }


def flips(world: World) -> str:
    return flip(world.balance(), titles(world))


def first(world: World):
    return world.balance().themes[0]


# Numbers


@pytest.mark.parametrize(
    ("value", "whole"),
    [(0, 0), (-0.0, 0), (0.004, 0), (0.005, 1), (-0.005, -1), (0.125, 13), (-0.125, -13), (1, 100), (-1, -100)],
)
def test_halves_of_a_point_go_away_from_zero(value, whole):
    assert points(value) == whole


@pytest.mark.parametrize(
    ("number", "digits", "text"),
    [(3, 0, "+3"), (-3, 0, f"{MINUS}3"), (0, 0, "0"), (-0.0, 0, "0"), (-0.04, 1, "0.0"), (0.06, 1, "+0.1"),
     (-12.34, 1, f"{MINUS}12.3")],
)  # fmt: skip
def test_a_number_has_its_sign_and_zero_has_none(number, digits, text):
    assert signed(number, digits) == text


def test_above_zero_is_for():
    assert (side_of(0.01), side_of(-0.01)) == ("for", "against")


# The headline


@pytest.mark.parametrize(
    ("pro", "con", "said"),
    [
        ([8], [2], ("Leans for", "60 of 100")),
        ([2], [8], ("Leans against", "60 of 100")),
        ([5], [5], ("About even", "0 of 100")),
        ([5.3], [5], ("About even", "3 of 100, on the side for")),
        ([5], [5.3], ("About even", "3 of 100, on the side against")),
        ([0], [0], ("Nothing convinces you", "Every rating that counts is 0. That is not a tie.")),
    ],
)
def test_the_headline_says_where_the_balance_leans_and_how_far(pro, con, said):
    assert verdict(rated(pro, con).balance()) == said


def test_the_headline_says_why_there_is_no_balance():
    nothing = rated([8], [2], weight=0).balance()
    assert verdict(nothing) == ("No theme counts", "Every weight is 0. Give at least one theme a weight.")
    left = rated([8], [2]).balance(aside={"t0-for-1"})
    assert verdict(left) == ("No theme is left", "In every theme that counts, one side is wholly set aside.")


# What would flip it


@pytest.mark.parametrize("world", [rated([0], [0]), rated([8], [2], weight=0)], ids=["nothing convinces", "no weight"])
def test_without_a_balance_nothing_flips(world):
    assert flips(world) == ""


def test_before_anything_is_rated_the_sides_are_level():
    world = World(args((1, 1)), Ratings())
    assert flips(world) == "Nothing is rated yet: every argument counts as 5, so the sides are level."


def test_level_sides_tip_at_one_step():
    assert flips(rated([7], [7])) == "The sides are exactly level: one step on any rating that counts tips it."


def test_one_rating_may_flip_it():
    assert flips(rated([8], [5])) == "Rating \u201cArgument 0\u201d 4, not 8."


def test_one_rating_or_one_weight_may_flip_it():
    world = World(args((1, 1), (1, 1)), Ratings(ratings={"t0-for-1": 7, "t1-against-1": 6}))
    assert flips(world) == "Rating \u201cArgument 0\u201d 5, not 7, or giving Theme 0 weight 24, not 50."


def test_only_a_weight_may_flip_it():
    ratings = {a.id: 10 if a.side == ("for", "against")[int(a.theme[1])] else 0 for a in args((3, 3), (1, 1))}
    world = World(args((3, 3), (1, 1)), Ratings(ratings=ratings, weights={"t1": 20}))
    assert flips(world) == "Giving Theme 0 weight 19, not 50."


def test_two_ratings_together_may_flip_it():
    assert flips(rated([9, 9], [2, 2])) == (
        "No single rating or weight. Two ratings together: \u201cArgument 0\u201d 0 and \u201cArgument 1\u201d 0."
    )


def test_many_ratings_together_may_flip_it():
    assert flips(rated([8, 7, 9], [2, 1, 3])) == (
        "No single rating or weight. At least 3 ratings together would, "
        "or 6.0 points less on every argument for, none below 0."
    )


# Themes


@pytest.mark.parametrize(
    ("pro", "con", "lean", "side"),
    [
        ([8], [2], "Average against 2.0, for 8.0: this theme leans for by 6.0 of 10.", "leans for, 60 of 100"),
        ([2, 3], [8], "Average against 8.0, for 2.5: this theme leans against by 5.5 of 10.",
         "leans against, 55 of 100"),
        ([5], [5], "Average against 5.0, for 5.0: even.", "even"),
    ],
)  # fmt: skip
def test_a_theme_says_its_averages_and_its_lean(pro, con, lean, side):
    theme = first(rated(pro, con))
    assert (theme_lean(theme), theme_side(theme), left_out(theme)) == (lean, side, "")


@pytest.mark.parametrize(
    ("aside", "said"),
    [
        ({"t0-for-1"}, "Left out: all arguments for are set aside"),
        ({"t0-against-1"}, "Left out: all arguments against are set aside"),
        ({"t0-for-1", "t0-against-1"}, "Left out: all its arguments are set aside"),
    ],
)
def test_a_theme_says_why_it_is_left_out(aside, said):
    theme = rated([8], [2]).balance(aside=aside).themes[0]
    assert (left_out(theme), theme_lean(theme), theme_side(theme)) == (said, f"{said}.", "left out")


def test_a_theme_without_weight_still_leans():
    theme = first(rated([8], [2], weight=0))
    assert left_out(theme) == "Does not count: weight 0"
    assert theme_side(theme) == "leans for, 60 of 100"


# How far weights could move it


def test_the_reach_is_told():
    world = World(args((1, 1), (1, 1)), Ratings(ratings={"t0-for-1": 9, "t1-against-1": 8}))
    assert reach(world.balance()) == (
        f"With these ratings, other theme weights could move your balance anywhere between {MINUS}30 and +40."
    )


@pytest.mark.parametrize(("pro", "con", "ends"), [(9, 5, "+40 and +40"), (5, 9, f"{MINUS}40 and {MINUS}40")])
def test_the_reach_says_when_no_weighing_flips(pro, con, ends):
    said = reach(rated([pro], [con]).balance())
    assert said.endswith(f"anywhere between {ends}. No weighing of the themes can flip it.")


def test_with_every_theme_out_there_is_no_reach():
    assert reach(rated([8], [2]).balance(aside={"t0-for-1"})) == ""


# Both sides read the same


def exchanged(text: str) -> str:
    """Return a text with the sides exchanged and the signs turned."""
    turned = {"for": "against", "against": "for", "+": MINUS, MINUS: "+"}
    return re.sub(rf"\b(for|against)\b|\+|{MINUS}", lambda found: turned[found[0]], text)


def reordered(text: str) -> str:
    """Return an exchanged text with against before for, and low before high, as the sentences have them."""
    text = re.sub(r"Average for (\S+), against (\d+\.\d)", r"Average against \2, for \1", text)
    return re.sub(r"between (\S+) and ([^\s.]+)", r"between \2 and \1", text)


def said(world: World, arguments) -> list[str]:
    result = balance(arguments, world.given)
    themes = [speak(theme) for theme in result.themes for speak in (theme_lean, theme_side, left_out)]
    return [*verdict(result), flip(result, titles(world)), reach(result), *themes]


def unlike(world: World) -> list[tuple[str, str]]:
    """Return the sentences that change in more than the sides when the sides are exchanged."""
    mirrored = [reordered(exchanged(text)) for text in said(world, world.arguments)]
    return [(a, b) for a, b in zip(mirrored, said(world, swap(world.arguments)), strict=True) if a != b]


@steady
@given(on_sliders() | worlds())
def test_with_the_sides_exchanged_the_sentences_are_the_same(world):
    assert unlike(world) == []


@given(st.sampled_from(["Leans for", "2 of 100, on the side against", f"between {MINUS}3 and +4."]))
def test_exchanging_twice_changes_nothing(text):
    assert exchanged(exchanged(text)) == text != exchanged(text)


def test_a_sentence_that_favours_a_side_would_be_seen(monkeypatch):
    monkeypatch.setattr(sentences, "side_of", lambda value: "for" if value > 0 else "only against")
    assert unlike(rated([3], [8]))
