import json

import pytest

from course.answers import Given, Keeper, Saved, read, store, write

KNOWN = {"rating/det-for-1": "v1", "rating/det-for-2": "v1", "weight/deterrence": "v1", "stance/first": "v1"}


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def keeper(folder, clock):
    return Keeper(folder, KNOWN, clock)


def values(folder):
    return {key: item.value for key, item in read(folder).items.items()}


def test_nothing_given_is_none(keeper, folder):
    assert (keeper.value("rating/det-for-1"), keeper.note, keeper.changed) == (None, "", frozenset())
    assert not folder.exists()


def test_what_is_given_is_there_tomorrow(keeper, folder):
    assert keeper.give("stance/first", -40, True) == Saved("saved", "")
    tomorrow = Keeper(folder, KNOWN)
    assert tomorrow.value("stance/first") == -40
    assert (tomorrow.note, tomorrow.changed) == ("", frozenset())


def test_an_answer_has_the_things_version_and_the_minute(keeper, folder):
    keeper.give("rating/det-for-1", 7, True)
    item = read(folder).items["rating/det-for-1"]
    assert item.version == "v1"
    assert item.at == f"{item.at[:10]}T{item.at[11:16]}Z"


def test_while_a_slider_moves_it_is_saved_once_a_second_and_on_release(keeper, folder, clock):
    results = []
    for step in range(250):
        clock.now = 100 + step / 100
        results.append(keeper.give("rating/det-for-1", step % 11, False))
        assert keeper.value("rating/det-for-1") == step % 11
    assert [step for step, saved in enumerate(results) if saved] == [0, 100, 200]
    assert values(folder) == {"rating/det-for-1": 200 % 11}
    assert keeper.give("rating/det-for-1", 3, True).state == "saved"
    assert values(folder) == {"rating/det-for-1": 3}


def test_a_save_takes_along_all_that_waits(keeper, folder, clock):
    keeper.give("rating/det-for-1", 1, False)
    assert keeper.give("rating/det-for-1", 2, False) is None
    assert keeper.give("rating/det-for-2", 3, False) is None
    assert keeper.flush().state == "saved"
    assert values(folder) == {"rating/det-for-1": 2, "rating/det-for-2": 3}
    assert keeper.flush() is None


def test_a_save_that_failed_is_made_up_for_by_the_next(keeper, folder, clock, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(store, "put", lambda *_: (_ for _ in ()).throw(OSError("no")))
        assert keeper.give("rating/det-for-1", 1, True).state == "failed"
    assert keeper.value("rating/det-for-1") == 1
    assert keeper.give("rating/det-for-2", 2, False).state == "saved"
    assert values(folder) == {"rating/det-for-1": 1, "rating/det-for-2": 2}


def test_taken_back_is_null_in_the_file(keeper, folder):
    keeper.give("rating/det-for-1", 1, True)
    keeper.give("rating/det-for-2", 2, True)
    assert keeper.forget(["rating/det-for-1", "weight/deterrence"]).state == "saved"
    assert keeper.value("rating/det-for-1") is None
    assert values(folder) == {"rating/det-for-1": None, "rating/det-for-2": 2}
    assert Keeper(folder, KNOWN).value("rating/det-for-1") is None
    assert keeper.forget(["weight/deterrence"]) is None


def test_two_kernels_keep_to_their_own(folder):
    one, two = Keeper(folder, KNOWN), Keeper(folder, KNOWN)
    one.give("rating/det-for-1", 1, True)
    two.give("rating/det-for-2", 2, True)
    one.give("weight/deterrence", 80, True)
    assert values(folder) == {"rating/det-for-1": 1, "rating/det-for-2": 2, "weight/deterrence": 80}


def test_a_file_deleted_while_the_notebook_is_open_comes_back_whole(keeper, folder):
    keeper.give("rating/det-for-1", 1, True)
    (folder / store.NAME).unlink()
    assert keeper.give("rating/det-for-2", 2, True) == Saved("saved", "")
    assert values(folder) == {"rating/det-for-1": 1, "rating/det-for-2": 2}


def test_what_a_caller_does_to_its_list_afterwards_is_not_an_answer(keeper):
    mine = [1, 2]
    keeper.give("rating/det-for-1", mine, False)
    mine.append(3)
    assert keeper.value("rating/det-for-1") == [1, 2]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, object()])
def test_what_json_cannot_hold_is_refused_and_leaves_no_trace(keeper, folder, value):
    with pytest.raises((TypeError, ValueError), match="JSON"):
        keeper.give("rating/det-for-1", value, True)
    assert keeper.value("rating/det-for-1") is None
    assert keeper.flush() is None


def test_an_unknown_key_is_refused(keeper):
    with pytest.raises(KeyError, match="rating/no-such"):
        keeper.give("rating/no-such", 1, True)


def test_an_answer_to_what_has_changed_since_is_kept_and_told(folder):
    write(folder, {"rating/det-for-1": Given(7, "v0", ""), "rating/det-for-2": Given(None, "v0", "")})
    keeper = Keeper(folder, KNOWN)
    assert keeper.value("rating/det-for-1") == 7
    assert keeper.changed == {"rating/det-for-1"}
    keeper.give("rating/det-for-1", 6, True)
    assert keeper.changed == frozenset()


@pytest.mark.parametrize(
    ("keys", "note"),
    [
        (
            ["rating/gone-1"],
            "1 rating belongs to a part of the course that is no longer there; it is kept",
        ),
        (
            ["rating/gone-1", "rating/gone-2", "weight/gone"],
            "2 ratings and 1 weight belong to parts of the course that are no longer there; they are kept",
        ),
        (["essay/of-another-notebook"], ""),
    ],
)
def test_answers_to_what_has_gone_stay_in_the_file_and_are_told(folder, keys, note):
    write(folder, {key: Given(5, "v1", "") for key in [*keys, "rating/det-for-1"]})
    write(folder, {"rating/taken-back": Given(None, "v1", "")})
    keeper = Keeper(folder, KNOWN)
    assert keeper.note == (note and f"{note} in your file.")
    assert keeper.value("rating/det-for-1") == 5
    keeper.give("rating/det-for-1", 6, True)
    assert {key: values(folder)[key] for key in keys} == dict.fromkeys(keys, 5)


def test_a_copy_holds_what_could_not_be_saved(keeper, folder, monkeypatch):
    keeper.give("rating/det-for-1", 1, True)
    monkeypatch.setattr(store, "put", lambda *_: (_ for _ in ()).throw(OSError("no")))
    assert keeper.give("rating/det-for-2", 2, True).state == "failed"
    assert {key: item["value"] for key, item in json.loads(keeper.copy())["items"].items()} == {
        "rating/det-for-1": 1,
        "rating/det-for-2": 2,
    }


def test_a_copy_holds_what_was_given_beside_a_file_of_a_newer_course(folder):
    folder.mkdir()
    (folder / store.NAME).write_text('{"schema": 2}', encoding="utf-8")
    keeper = Keeper(folder, KNOWN)
    assert keeper.note == store.NEWER
    assert keeper.give("stance/first", 10, True) == Saved("visit", store.NEWER)
    assert json.loads(keeper.copy())["items"]["stance/first"]["value"] == 10
