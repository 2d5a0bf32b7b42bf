"""What the formula page says is what the models do."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.models import sentences
from course.models.rules import RULES, average, count_alike
from course.views.formula import EXAMPLE, OTHER, RATING, SENTENCES, STRONG, TOP, WEAK, Formula, cost, worked

from .acts import act, kept, restart, steady, wire


@pytest.fixture
def view():
    return Formula()


def test_at_first_both_sides_list_as_many_and_every_rule_is_even(view):
    assert len(set(view.now["n"])) == 1
    assert [rule["verdict"] for rule in view.now["rules"]] == ["about even"] * 7
    assert "covered" not in view.now


@steady
@given(st.integers(1, TOP), st.integers(1, TOP))
def test_the_table_is_recounted_by_the_model_whatever_is_listed(against, pro):
    view = Formula()
    act(view, "count", side="against", value=against)
    act(view, "count", side="for", value=pro)
    counted = count_alike(pro, against, RATING)
    assert view.now["n"] == [against, pro]
    assert [r["value"] for r in view.now["rules"]] == [pytest.approx(2 * one.value - 1, abs=6e-5) for one in counted]
    assert [r["verdict"].removeprefix("about ") for r in view.now["rules"]] == [one.verdict for one in counted]
    points = [sentences.signed(sentences.points(2 * one.value - 1)) for one in counted]
    assert [r["point"] for r in view.now["rules"]] == points
    assert view.now["said"] == f"{against} against and {pro} for, each rated {RATING}. {sentences.rules(counted)}"
    wire(view)


@steady
@given(st.integers(1, TOP), st.integers(1, TOP))
def test_exchanging_the_sides_exchanges_all_but_the_rule_of_which_the_page_says_so(n, m):
    views = []
    for against, pro in ((n, m), (m, n)):
        views.append(Formula())
        act(views[-1], "count", side="against", value=against)
        act(views[-1], "count", side="for", value=pro)
    for rule, here, there in zip(RULES, *(v.now["rules"] for v in views), strict=True):
        if rule.id != "euler-based":
            assert here["value"] == pytest.approx(-there["value"], abs=1e-4), rule.id


@pytest.mark.parametrize(
    ("side", "value"),
    [("for", 0), ("for", TOP + 1), ("against", 2.0), ("against", True), ("for", None), ("for", "3"), ("both", 3)],
)
def test_what_is_no_number_of_arguments_is_one_sentence_and_changes_nothing(view, side, value):
    before = view.now
    problem = f"Choose a whole number from 1 to {TOP}: move the slider again."
    assert act(view, "count", side=side, value=value)["problem"] == problem
    assert view.now == before


def test_nothing_is_kept_and_two_views_do_not_disturb_each_other(folder, view):
    act(view, "count", side="for", value=9)
    assert (kept(folder), view.what["kept"]) == ({}, "")
    restart()
    assert Formula().now["n"] == [3, 3] and view.now["n"] == [3, 9]


# What the page says


def test_the_rule_takes_three_sentences(view):
    assert view.what["sentences"] == SENTENCES and len(SENTENCES) == 3


def test_the_example_is_counted_as_the_formula_says(view):
    by_hand = 0
    for theme, (_, weight, both) in zip(worked().themes, EXAMPLE, strict=True):
        means = {side: sum(given) / len(given) for side, given in both.items()}
        lean = (means["for"] - means["against"]) / 10
        assert theme.lean == pytest.approx(lean)
        by_hand += weight * lean / sum(w for _, w, _ in EXAMPLE)
    assert worked().value == pytest.approx(by_hand)
    told = view.what["example"]
    assert len(told["themes"]) == len(told["parts"]) == len(EXAMPLE)
    assert told["parts"][0] == "Theme A gives 0.4 \u00d7 +3.0 = +1.2 of 10."
    assert told["sum"] == "Added up, the balance is 0. About even: 0 of 100."


def test_a_weak_argument_costs_its_side_what_the_page_says():
    before, after = (2 * average(side, OTHER) - 1 for side in (STRONG, (*STRONG, WEAK)))
    assert (before, after) == (pytest.approx(0.2), pytest.approx(0.05))
    assert "leads by 20 of 100" in cost() and "leads by only 5" in cost()


@steady
@given(st.lists(st.integers(0, 10), min_size=1, max_size=5), st.lists(st.integers(0, 10), min_size=1, max_size=5))
def test_under_a_sum_a_weak_argument_never_costs_its_side_anything(pro, con):
    for rule in RULES:
        if rule.id != "average" and any(pro + con):
            assert rule.count([*pro, WEAK], con) >= rule.count(pro, con) - 1e-12


def test_which_rules_the_page_calls_published(view):
    assert [bool(rule["reference"]) for rule in view.what["rules"]][-4:] == [True] * 4
    assert [rule.id for rule in RULES][-4:] == ["log-odds", "df-quad", "euler-based", "quadratic-energy"]


# The three things that no rule can have together. Each returns whether a rule has it on small lists.

SOME = (2, 5, 7, 8)
LISTS = [list(some) for n in (1, 2) for some in product(SOME, repeat=n)]


def equal_ratings_are_even(count) -> bool:
    return all(abs(count([x] * n, [x] * m) - 0.5) < 1e-12 for x in SOME for n, m in product(range(1, 4), repeat=2))


def a_higher_rating_always_helps(count) -> bool:
    def higher(some):
        return ([*some[:i], x + 1, *some[i + 1 :]] for i, x in enumerate(some))

    return all(
        count(more, con) > count(pro, con) and count(con, more) < count(con, pro)
        for pro, con in product(LISTS, repeat=2)
        for more in higher(pro)
    )


def one_more_never_harms(count) -> bool:
    return all(
        count([*pro, x], con) >= count(pro, con) - 1e-12 and count(con, [*pro, x]) <= count(con, pro) + 1e-12
        for pro, con in product(LISTS, repeat=2)
        for x in SOME
    )


HAS = (equal_ratings_are_even, a_higher_rating_always_helps, one_more_never_harms)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_gives_up_what_the_page_says(rule):
    given_up = {"average": 2, "strongest": 1}.get(rule.id, 0)
    assert [has(rule.count) for has in HAS] == [i != given_up for i in range(3)]
