import re
from fractions import Fraction
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.models import sentences
from course.models.balance import Ratings, balance, swap
from course.models.mixes import mixes
from course.models.perspective import equally, mirrored
from course.models.rules import count_alike
from course.models.sensitivity import flips as all_flips
from course.models.sensitivity import tornado
from course.models.sentences import (
    elsewhere,
    flip,
    give_or_take,
    left_out,
    matters,
    mixed,
    percent,
    points,
    rating_steps,
    reach,
    reweighing,
    rules,
    side_of,
    signed,
    theme_lean,
    theme_side,
    together,
    verdict,
    weight_steps,
)
from course.models.uncertain import interval

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
    assert flips(rated([8, 8], [5])) == "Rating \u201cArgument 2\u201d 9, not 5."
    assert flips(rated([8], [10])) == "Rating \u201cArgument 1\u201d 7, not 10."


def test_of_ratings_that_flip_it_alike_none_is_named():
    assert flips(rated([8], [5])) == "4 steps on either of 2 ratings."
    assert flips(rated([6, 6], [5, 6])) == "2 steps on any of 4 ratings."


def test_one_rating_or_one_weight_may_flip_it():
    world = World(args((1, 1), (1, 1)), Ratings(ratings={"t0-for-1": 7, "t1-against-1": 6}))
    assert flips(world) == "2 steps on any of 4 ratings, or giving Theme 0 weight 24, not 50."


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


# What matters most


def most(world: World) -> str:
    return matters(tornado(world.balance()), titles(world))


def test_the_two_that_matter_most_are_named_with_what_they_do():
    ratings = {"t0-for-1": 9, "t0-against-1": 4, "t1-for-1": 2, "t1-against-1": 3}
    assert most(World(args((1, 1), (1, 1)), Ratings(ratings=ratings, weights={"t0": 40}))) == (
        "Two matter most: your rating of \u201cArgument 2\u201d (balance +6 at 0, +61 at 10) "
        f"and your rating of \u201cArgument 3\u201d (balance +33 at 0, {MINUS}22 at 10)."
    )
    ratings = {"t0-for-1": 9, "t0-for-2": 5, "t0-against-1": 4, "t0-against-2": 4, "t1-for-1": 0, "t1-against-1": 8}
    assert most(World(args((2, 2), (1, 1)), Ratings(ratings=ratings, weights={"t0": 80, "t1": 20}))) == (
        f"Two matter most: the weight of Theme 0 (balance {MINUS}80 at 0, +12 at 100) "
        f"and the weight of Theme 1 (balance +30 at 0, {MINUS}31 at 100)."
    )


def test_after_one_that_matters_most_several_may_be_equal():
    assert most(rated([5, 9], [6, 4])) == (
        "One matters most: your rating of \u201cArgument 1\u201d (balance "
        f"{MINUS}25 at 0, +25 at 10). After it, 2 ratings matter equally."
    )


def test_where_all_are_equal_no_two_stand_out():
    assert most(World(args(*[(2, 2)] * 6), Ratings())) == (
        "No two stand out: 24 ratings matter equally. Each can move your balance by up to 4 of 100."
    )


def test_a_single_slider_may_be_all_that_matters():
    ratings = {"t0-for-1": 8, "t0-against-1": 2, "t1-for-1": 9, "t1-against-1": 4}
    world = World(args((1, 1), (1, 1)), Ratings(ratings=ratings, weights={"t1": 0}))
    bar = tornado(world.balance()).first[0]
    alone = SimpleNamespace(first=(bar,), second=())
    assert matters(alone, titles(world)).startswith("Only one matters: your rating of \u201cArgument ")


def test_where_nothing_moves_the_balance_nothing_matters():
    assert most(rated([8], [2], weight=0)) == ""


# Every change that would flip it


def test_each_single_change_has_its_line():
    ratings = {"t0-for-1": 7, "t1-against-1": 6}
    world = World(args((1, 1), (1, 1)), Ratings(ratings=ratings))
    found = all_flips(world.balance())
    assert rating_steps(found, titles(world))[:2] == [
        "Rating \u201cArgument 0\u201d 5, not 7: the sides are level at 6.0.",
        "Rating \u201cArgument 1\u201d 7, not 5: the sides are level at 6.0.",
    ]
    assert weight_steps(found, titles(world)) == ["Giving Theme 0 weight 24, not 50: the sides are level at 25.0."]
    assert together(found, titles(world)) == ""
    assert reweighing(found, titles(world)) == (
        "Other theme weights can flip it, since Theme 1 leans against. One weight is enough."
    )


def test_the_fewest_ratings_are_an_example():
    world = rated([8, 7, 9], [2, 1, 3])
    found = all_flips(world.balance())
    assert (rating_steps(found, titles(world)), weight_steps(found, titles(world))) == ([], [])
    assert together(found, titles(world)) == (
        "No single rating does it. It takes at least 3 ratings together, such as "
        "\u201cArgument 2\u201d 0, \u201cArgument 4\u201d 10 and \u201cArgument 0\u201d 0."
    )
    assert reweighing(found, titles(world)) == ("No weighing of the themes can flip it: no theme leans the other way.")


def test_a_long_list_is_left_to_the_table():
    world = rated([9, 9, 9, 9], [1, 1, 1, 1])
    assert together(all_flips(world.balance()), titles(world)) == (
        "No single rating does it. It takes at least 4 ratings together."
    )


def test_several_weights_may_be_needed():
    ratings = {"t0-for-1": 9, "t1-for-1": 9, "t2-against-1": 6, "t3-against-1": 2}
    ratings |= {"t0-against-1": 1, "t1-against-1": 1, "t2-for-1": 1, "t3-for-1": 1}
    world = World(args(*[(1, 1)] * 4), Ratings(ratings=ratings))
    assert reweighing(all_flips(world.balance()), titles(world)) == (
        "Other theme weights can flip it, since Theme 2 and Theme 3 lean against. "
        "It takes at least 2 weights together, such as Theme 0 0 and Theme 1 0."
    )


# Unsure ratings


@pytest.mark.parametrize(
    ("pro", "con", "said"),
    [
        (8, 3, "Your balance lies anywhere between +20 and +80. The side for leads throughout."),
        (3, 8, f"Your balance lies anywhere between {MINUS}80 and {MINUS}20. The side against leads throughout."),
        (6, 5, f"Your balance lies anywhere between {MINUS}20 and +40. Either side could lead."),
        (8, 5, "Your balance lies anywhere between 0 and +60. The side against never leads."),
        (5, 8, f"Your balance lies anywhere between {MINUS}60 and 0. The side for never leads."),
    ],
)
def test_the_ends_say_whether_the_same_side_leads(pro, con, said):
    points_each = {"t0-for-1": 2, "t0-against-1": 1}
    if pro in (3, 5):
        points_each = {"t0-for-1": 1, "t0-against-1": 2}
    world = rated([pro], [con])
    assert give_or_take(interval(world.arguments, world.given, points_each)) == said


@pytest.mark.parametrize("rating", [2, 3])
def test_a_hair_of_rounding_is_no_lead(rating):
    # the lowest is 0 but for rounding, which takes it above for the one rating and below for the other
    ratings = {"t0-for-1": 1, "t1-for-1": rating, "t2-against-1": rating}
    ratings |= {"t0-against-1": 0, "t1-against-1": 0, "t2-for-1": 0}
    world = World(args((1, 1), (1, 1), (1, 1)), Ratings(ratings=ratings))
    found = interval(world.arguments, world.given, {"t2-against-1": 1})
    turned = interval(swap(world.arguments), world.given, {"t2-against-1": 1})
    assert (found.lowest.value > 0) == (rating == 2) != (found.lowest.value < 0)
    assert give_or_take(found) == "Your balance lies anywhere between 0 and +7. The side against never leads."
    assert give_or_take(turned) == f"Your balance lies anywhere between {MINUS}7 and 0. The side for never leads."


def test_sure_ratings_leave_the_balance_where_it_is():
    world = rated([8], [3])
    assert give_or_take(interval(world.arguments, world.given, {})) == (
        "No rating that counts is unsure, so your balance stays at +50."
    )


def test_without_a_balance_there_are_no_ends():
    world = rated([8], [3], weight=0)
    assert give_or_take(interval(world.arguments, world.given, {"t0-for-1": 2})) == ""


# All mixes of theme weights


def mix(*leans: int) -> str:
    """Return the sentence on themes with these leans in tenths."""
    world = World(
        args(*[(1, 1)] * len(leans)),
        Ratings(
            ratings={f"t{i}-for-1": max(0, d) for i, d in enumerate(leans)}
            | {f"t{i}-against-1": max(0, -d) for i, d in enumerate(leans)}
        ),
    )
    return mixed(mixes(world.balance()))


@pytest.mark.parametrize(
    ("leans", "shares"),
    [
        ((3, -1), ("25\u2009%", "75\u2009%")),
        ((1, -3), ("75\u2009%", "25\u2009%")),
        ((1, 1, 1, -1), ("12\u2009%", "88\u2009%")),
        ((-1, -1, -1, 1), ("88\u2009%", "12\u2009%")),
        ((9, 9, 9, -1), ("less than 1\u2009%", "more than 99\u2009%")),
    ],
)
def test_the_shares_are_told_in_whole_percent(leans, shares):
    against, pro = shares
    assert mix(*leans) == (
        f"Of all ways to weigh the themes that count, the side against leads in {against}, the side for in {pro}."
    )


def test_where_one_side_has_all_mixes_it_says_so():
    assert mix(2, 0) == "However you weigh the themes that count, the side for leads."
    assert mix(-2, 0) == "However you weigh the themes that count, the side against leads."
    level = rated([5], [5]).balance()
    assert mixed(mixes(level)) == "However you weigh the themes that count, the sides stay exactly level."
    assert mixed(mixes(rated([0], [0]).balance())) == ""


@given(st.fractions(0, 1))
def test_two_shares_add_up_to_a_hundred(share):
    both = [percent(share), percent(1 - share)]
    if "than" in both[0]:
        assert sorted(text.split()[0] for text in both) == ["less", "more"]
    else:
        assert sum(int(text.removesuffix("\u2009%")) for text in both) == 100
    assert (percent(share) == "0\u2009%") == (share == 0)


def test_halves_of_a_percent_go_to_the_even_number():
    assert (percent(Fraction(1, 8)), percent(Fraction(7, 8))) == ("12\u2009%", "88\u2009%")


# Counting rules and other views


def test_the_verdicts_of_the_rules_are_counted():
    assert rules(count_alike(3, 6, 5)) == "Of these 7 rules, 5 say against, 2 about even, 0 for."
    assert rules(count_alike(6, 3, 5)) == "Of these 7 rules, 0 say against, 2 about even, 5 for."


def test_a_view_from_elsewhere_stands_beside_ones_own():
    world = World(
        args((1, 1), (1, 1)),
        Ratings(ratings={"t0-for-1": 9, "t1-against-1": 7}, weights={"t0": 0, "t1": 0}),
    )
    other = equally(world.arguments, world.given)
    assert elsewhere("Equal weights", other, world.balance()) == (
        "Equal weights: leans for, 10 of 100. Your own: no theme counts."
    )
    turned = mirrored(world.arguments, Ratings(ratings=world.given.ratings))
    assert elsewhere("Sides exchanged", turned, other) == (
        "Sides exchanged: leans against, 10 of 100. Your own: leans for, 10 of 100."
    )


# Both sides read the same


def exchanged(text: str) -> str:
    """Return a text with the sides exchanged and the signs turned."""
    turned = {"for": "against", "against": "for", "+": MINUS, MINUS: "+"}
    return re.sub(rf"\b(for|against)\b|\+|{MINUS}", lambda found: turned[found[0]], text)


def reordered(text: str) -> str:
    """Return an exchanged text with against before for, and low before high, as the sentences have them."""
    text = re.sub(r"Average for (\S+), against (\d+\.\d)", r"Average against \2, for \1", text)
    text = re.sub(
        r"side for leads in (.+), the side against in (.+)\.", r"side against leads in \2, the side for in \1.", text
    )
    return re.sub(r"between (\S+) and ([^\s.]+)", r"between \2 and \1", text)


def said(world: World, arguments) -> list[str]:
    result = balance(arguments, world.given)
    themes = [speak(theme) for theme in result.themes for speak in (theme_lean, theme_side, left_out)]
    names = titles(world)
    unsure = interval(arguments, world.given, {a.id: i % 4 for i, a in enumerate(arguments)})
    deep = [matters(tornado(result), names), give_or_take(unsure), mixed(mixes(result))]
    deep.append(elsewhere("Equal weights", equally(arguments, world.given), result))
    found = all_flips(result)
    if found:
        deep += [together(found, names), reweighing(found, names)]
        deep += rating_steps(found, names) + weight_steps(found, names)
    return [*verdict(result), flip(result, names), reach(result), *themes, *deep]


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


# Counting rules side by side


def test_both_sides_are_added_up():
    whole = rated([8, 6], [3]).balance()
    assert sentences.sums(whole.arguments, whole.value) == f"Against {MINUS}30.0, for +70.0: together +40.0."


@pytest.mark.parametrize(
    ("pro", "con", "said"),
    [
        ([8], [2], "Both rules say for."),
        ([2], [8], "Both rules say against."),
        ([5], [5], "Both rules say about even."),
        ([9, 1], [6, 6],
         "The average says against, the strongest argument for: your verdict depends on the counting rule."),
        ([6, 4], [5, 5],
         "The average says about even, the strongest argument for: your verdict depends on the counting rule."),
        ([0], [0], ""),
    ],
)  # fmt: skip
def test_two_rules_that_disagree_are_told(pro, con, said):
    assert sentences.two_rules(rated(pro, con).balance()) == said
