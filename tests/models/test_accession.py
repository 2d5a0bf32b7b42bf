from dataclasses import FrozenInstanceError, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.content.load import load
from course.content.records import Table
from course.models.accession import chance_of_all, journey, listed, reached, verdict, walk

CONTENT = load()
STEPS = CONTENT.steps
TABLES = {table.id: table for table in CONTENT.tables}
MEMBERS = tuple(row[0] for row in TABLES["members"].rows)
DATES = TABLES["accession-dates"]
PLACES = [step.id for step in STEPS if step.held]

places = st.sampled_from(PLACES)
some = st.frozensets(st.sampled_from(MEMBERS))


def go(holding=(), at="ratify"):
    return walk(STEPS, MEMBERS, holding, at)


# How far a state gets


def test_with_nobody_holding_back_the_state_is_a_member():
    way = go()
    assert (way.done, way.by, way.stop) == (9, (), None)
    assert verdict(way) == ("The state is a member", "Nobody holds back: all 32 members agree at every step.")


@pytest.mark.parametrize(("at", "done"), [("invite", 1), ("protocol", 4), ("ratify", 5)])
def test_one_member_is_enough_to_stop_it_at_that_step(at, done):
    way = go(["Hungary"], at)
    assert (way.done, way.by, way.stop.id) == (done, ("Hungary",), at)
    head, text = verdict(way)
    assert head == f"It stops at step {done + 1} of 9"
    assert text == f"Hungary holds back, the other 31 agree. {way.stop.held}"
    assert way.stop.stays


def test_members_can_hold_back_where_a_text_says_what_that_means_and_nowhere_else():
    assert PLACES == ["invite", "protocol", "ratify"]


@given(some, places)
def test_who_holds_back_is_named_once_in_the_order_of_the_members(holding, at):
    way = go(holding, at)
    assert way.by == tuple(name for name in MEMBERS if name in holding)
    assert way == go(sorted(holding) * 2, at)


@given(some, some, places)
def test_one_more_that_holds_back_never_brings_the_state_further(one, more, at):
    assert go(one | more, at).done <= go(one, at).done


@given(some.filter(bool))
def test_a_later_step_is_never_a_shorter_way(holding):
    done = [go(holding, at).done for at in PLACES]
    assert done == sorted(set(done))


@given(some, places)
def test_the_verdict_counts_everybody_once(holding, at):
    way = go(holding, at)
    text = verdict(way)[1]
    others = len(MEMBERS) - len(way.by)
    assert ("nobody agrees" in text) == (others == 0)
    assert (f"other {others} agree." in text) == (1 < others < len(MEMBERS))
    assert ("the other agrees." in text) == (others == 1)


def test_a_result_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        go().done = 3


@pytest.mark.parametrize("name", ["Ukraine", "", "hungary", "USA"])
def test_whoever_is_no_member_is_refused(name):
    with pytest.raises(ValueError, match=f"One of the 32 members can hold back; got {name!r}"):
        go(["Hungary", name])


@pytest.mark.parametrize("at", ["ask", "talks", "own", "deposit", "", "no-such"])
def test_a_step_at_which_no_member_can_hold_back_is_refused(at):
    with pytest.raises(ValueError, match=f"at the steps invite, protocol, ratify; got {at!r}"):
        go(["Hungary"], at)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Spain"], "Spain"),
        (["United States"], "The United States"),
        (["Spain", "Netherlands"], "Spain and the Netherlands"),
        (["Italy", "Spain", "Norway"], "Italy, Spain and Norway"),
        (["Italy", "Spain", "Norway", "Latvia"], "Italy, Spain, Norway and Latvia"),
        (["Italy", "Spain", "Norway", "Latvia", "Greece"], "Italy, Spain, Norway and 2 more members"),
    ],
)
def test_names_are_said_as_a_reader_says_them(names, said):
    assert listed(names) == said


# How long it took


@pytest.mark.parametrize(
    ("country", "last", "to_member", "to_vote", "to_deposit"),
    [
        # the days to membership and to the last vote are those of the record; the deposit is the day that counts in law
        ("Finland", "Türkiye", 279, 268, 273),
        ("Sweden", "Hungary", 617, 601, 611),
        ("North Macedonia", "Spain", 625, 405, 407),
    ],
)
def test_the_days_of_the_real_cases(country, last, to_member, to_vote, to_deposit):
    way = journey(DATES, country)
    assert way.last == last
    assert way.days("invited", "member") == to_member
    assert way.days("signed", "last_vote") == to_vote
    assert way.days("signed", "last_deposit") == to_deposit


def table(first: date, gaps: list[int]) -> Table:
    """Return a table of one made-up journey with these days between its dates."""
    keys = [("invite", "a"), ("protocol", "b"), ("ratify", "last vote"), ("ratify", "last deposit"), ("deposit", "c")]
    days = [first]
    for gap in gaps:
        days.append(days[-1] + timedelta(days=gap))
    rows = tuple(("Pond", step, day, "Newt", str(on)) for (step, day), on in zip(keys, days, strict=True))
    return replace(DATES, rows=rows)


@given(st.dates(date(1949, 4, 4), date(2100, 1, 1)), st.lists(st.integers(0, 4000), min_size=4, max_size=4))
def test_parts_add_up_to_the_whole(first, gaps):
    way = journey(table(first, gaps), "Pond")
    ends = ("invited", "signed", "last_vote", "last_deposit", "member")
    assert [way.days(a, b) for a, b in zip(ends, ends[1:], strict=False)] == gaps
    assert way.days("invited", "member") == sum(gaps)


def test_a_journey_without_all_its_dates_is_refused():
    with pytest.raises(ValueError, match="Ukraine in the table accession-dates lacks invited, signed, last_vote"):
        journey(DATES, "Ukraine")


def test_how_many_steps_a_country_has_reached():
    assert [reached(STEPS, DATES, name) for name in ("Ukraine", "Finland", "Narnia")] == [1, 9, 0]


def test_no_date_of_a_case_comes_before_an_earlier_step_of_it():
    # a state may approve for itself at any time, so that step is left out
    order = [step.id for step in STEPS if step.id != "own"]
    for country in {row[0] for row in DATES.rows}:
        rows = [row for row in DATES.rows if row[0] == country and row[1] in order]
        assert [row[4] for row in sorted(rows, key=lambda row: (order.index(row[1]), row[4]))] == sorted(
            row[4] for row in rows
        )


# The thought experiment


@pytest.mark.parametrize(("percent", "all_agree"), [(100, 1.0), (99, 0.725), (98, 0.524), (95, 0.194), (90, 0.034)])
def test_the_chance_that_all_of_32_agree(percent, all_agree):
    assert chance_of_all(percent, 32) == pytest.approx(all_agree, abs=5e-4)


@given(st.integers(90, 99), st.integers(1, 100))
def test_more_members_or_a_smaller_chance_make_it_less_likely(percent, members):
    assert chance_of_all(percent, members + 1) < chance_of_all(percent, members) < chance_of_all(percent + 1, members)


@pytest.mark.parametrize("percent", [89, 101, 99.0, True, "99", None, float("nan")], ids=repr)
def test_what_is_no_chance_is_refused(percent):
    with pytest.raises(ValueError, match="whole number from 90 to 100 per cent; got "):
        chance_of_all(percent, 32)
