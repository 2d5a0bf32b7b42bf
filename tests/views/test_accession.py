import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.models.accession import verdict, walk
from course.views.accession import GONE, Accession
from course.views.base import FAULT

from .acts import CONTENT, act, kept, steady

MEMBERS = sorted(row[0] for table in CONTENT.tables if table.id == "members" for row in table.rows)
PLACES = ["invite", "protocol", "ratify"]


@pytest.fixture
def view():
    return Accession(CONTENT)


def test_it_begins_with_nobody_holding_back(view):
    assert (view.now["at"], view.now["holding"], view.now["done"]) == ("invite", [], 9)
    assert view.now["head"] == "The state is a member"


def test_members_that_hold_back_stop_the_way_and_let_it_go_on_again(view):
    act(view, "place", step="ratify")
    act(view, "hold", member="Türkiye", value=True)
    act(view, "hold", member="Hungary", value=True)
    assert (view.now["holding"], view.now["done"]) == (["Hungary", "Türkiye"], 5)
    assert view.now["head"] == "It stops at step 6 of 9"
    assert view.now["text"].startswith("Hungary and Türkiye hold back, the other 30 agree. ")
    act(view, "hold", member="Hungary", value=False)
    assert (view.now["holding"], view.now["done"]) == (["Türkiye"], 5)
    act(view, "hold", member="Türkiye", value=False)
    assert view.now["done"] == 9


def test_everybody_agrees_again_at_one_press(view):
    before = view.now
    act(view, "place", step="ratify")
    for name in MEMBERS:
        act(view, "hold", member=name, value=True)
    assert view.now["text"].startswith("Albania, Belgium, Bulgaria and 29 more members hold back, nobody agrees.")
    act(view, "release")
    assert view.now == before


@steady
@given(st.frozensets(st.sampled_from(MEMBERS), max_size=6), st.sampled_from(PLACES))
def test_what_is_shown_is_what_the_model_says(holding, at):
    view = Accession(CONTENT)
    act(view, "place", step=at)
    for name in holding:
        act(view, "hold", member=name, value=True)
    way = walk(CONTENT.steps, MEMBERS, holding, at)
    assert (view.now["head"], view.now["text"]) == verdict(way)
    assert view.now["done"] == way.done


@pytest.mark.parametrize("member", ["Ukraine", "hungary", "", None, 3, ["Hungary"]], ids=repr)
def test_whoever_is_no_member_is_one_sentence_and_changes_nothing(view, member):
    before = view.now
    assert act(view, "hold", member=member, value=True)["problem"] == GONE
    assert view.now == before


@pytest.mark.parametrize("step", ["ask", "deposit", "", None, 2, ["invite"]], ids=repr)
def test_a_step_where_nobody_can_hold_back_is_one_sentence_and_changes_nothing(view, step):
    before = view.now
    assert act(view, "place", step=step)["problem"] == GONE
    assert view.now == before


def test_the_thought_experiment_follows_its_slider(view):
    assert view.now["chance_said"] == (
        "If each of 32 members agreed with a chance of 99\u2009% and decided on its own, "
        "all of them would agree with a chance of 72\u2009%."
    )
    act(view, "chance", value=95)
    assert (view.now["chance"], "19\u2009%" in view.now["chance_said"]) == (95, True)
    problem = act(view, "chance", value=50)["problem"]
    assert problem == "A chance is a whole number from 90 to 100 per cent; got 50. Move the slider again."
    assert view.now["chance"] == 95


def test_nothing_is_kept(view, folder):
    for name, details in (("hold", {"member": "Spain", "value": True}), ("chance", {"value": 98}), ("release", {})):
        assert act(view, name, **details)["saved"] == ""
    assert (kept(folder), view.what["kept"]) == ({}, "")


def test_every_case_says_its_days_its_reasons_and_whose_they_are(view):
    cases = {case["country"]: case for case in view.what["cases"]}
    assert list(cases) == ["Finland", "Sweden", "North Macedonia"]
    assert [case["total"] for case in cases.values()] == ["279 days", "617 days", "625 days"]
    for case in cases.values():
        assert 0.4 < sum(case["parts"]) <= 1.0002 and min(case["parts"]) > 0
        assert {reason["kind"] for reason in case["reasons"]} == {"its own reason", "a reading by others"}
        assert case["sources"] and all(reason["sources"] for reason in case["reasons"])
    assert "601 days to the last vote in a parliament: Hungary, 26 February 2024" in " ".join(cases["Sweden"]["said"])
    assert max(sum(case["parts"]) for case in cases.values()) == pytest.approx(1, abs=2e-4)


def test_ukraine_stands_where_the_record_leaves_it_and_nothing_is_foretold(view):
    (ukraine,) = view.what["waiting"]
    assert (ukraine["country"], ukraine["as_of"]) == ("Ukraine", "2 December 2025")
    assert ukraine["place"] == (
        "Step 1 of 9 is done: A state says that it wants to join. Step 2 is not: Invitation to accession talks."
    )


def test_an_act_of_another_view_is_refused(view):
    assert act(view, "rate", id="x", value=3, settled=True)["problem"] == FAULT
