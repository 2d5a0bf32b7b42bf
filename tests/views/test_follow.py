"""When an answer rests, the other parts that were shown follow."""

import asyncio

import pytest

from course.views import base
from course.views.board import Board
from course.views.drivers import Drivers

from .acts import CONTENT, act, opened

ARGUMENT = CONTENT.arguments[0].id


@pytest.fixture(autouse=True)
def alone(monkeypatch):
    monkeypatch.setattr(base, "_shown", [])
    # a browser that was driven before in the same run leaves its event loop running in this thread
    others = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(others)


@pytest.fixture
def board():
    return opened(Board(CONTENT))


def display(view):
    """Show a view as a notebook does."""
    view._repr_mimebundle_()
    return view


def rate(board, value: int, settled: bool = True) -> None:
    assert act(board, "rate", id=ARGUMENT, value=value, settled=settled)["problem"] == ""


def test_a_part_that_was_shown_follows_when_a_slider_rests_and_not_before(board):
    shown, hidden = display(Drivers(CONTENT)), Drivers(CONTENT)
    before = shown.now
    rate(board, 10, settled=False)
    assert shown.now == before
    rate(board, 10)
    assert shown.now == Drivers(CONTENT).now != before
    assert hidden.now == before


def test_two_boards_that_are_shown_stay_in_step(board):
    display(board)
    other = display(Board(CONTENT))
    rate(other, 9)
    assert board.now == other.now
    act(other, "state", side="for", text="My words.")
    assert board.now["stated"]["text"] == "My words."


def test_one_part_that_cannot_follow_is_logged_and_holds_up_no_other(board, monkeypatch, caplog):
    broken, after = display(Drivers(CONTENT)), display(Drivers(CONTENT))

    def fail():
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(broken, "_now", fail)
    before = broken.now
    rate(board, 10)
    assert broken.now == before
    assert after.now == Drivers(CONTENT).now
    assert board.ack["problem"] == ""
    (record,) = caplog.records
    assert record.getMessage() == "Drivers could not follow"


def test_nothing_is_sent_to_a_part_with_nothing_new(board):
    shown, heard = display(Drivers(CONTENT)), []
    shown.observe(heard.append, names="now")
    act(board, "state", side="for", text="My words.")
    assert heard == []
    rate(board, 10)
    assert len(heard) == 1


def test_of_a_cell_run_many_times_only_the_newest_views_keep_up(board):
    views = [display(Drivers(CONTENT)) for _ in range(base.KEEP_UP + 1)]
    before = views[0].now
    display(views[1])
    rate(board, 10)
    assert [view.now == before for view in views] == [True] + [False] * base.KEEP_UP


def test_in_a_kernel_the_others_wait_until_the_hand_rests(board):
    shown = display(Drivers(CONTENT))
    before, heard = shown.now, []
    shown.observe(heard.append, names="now")

    async def hand():
        for value in (7, 8, 9):
            rate(board, value)
        assert shown.now == before
        async with asyncio.timeout(10):
            while not heard:
                await asyncio.sleep(0)

    asyncio.run(hand())
    assert len(heard) == 1 and shown.now == Drivers(CONTENT).now
