import json
import os
import re

import pytest

from course.answers import LIMIT, Given, Keeper, bring_in, copies, delete, export, read, store, write

SEVEN = Given(7, "v1", "2026-11-24T14:03Z")
NINE = Given(9, "v1", "2026-11-24T14:04Z")
BEFORE = r"answers-before-\d{4}-\d\d-\d\d-\d{4}\.json"


@pytest.fixture
def other(tmp_path):
    return tmp_path / "another-machine"


def code(folder):
    return json.loads((folder / store.NAME).read_text(encoding="utf-8"))["code"]


def test_a_copy_is_the_file_and_names_no_place(folder):
    write(folder, {"rating/a": SEVEN})
    text = export(folder)
    assert text == (folder / store.NAME).read_text(encoding="utf-8")
    assert "my_answers" not in text and os.sep not in text.replace("rating/a", "")


def test_a_copy_with_half_a_character_can_be_sent_and_loaded(folder, other):
    write(folder, {"quiz/a": Given("cut \ud83d", "v1", "")})
    assert bring_in(other, export(folder).encode("utf-8").decode("utf-8")) == "1 answer was loaded from the copy."
    assert read(other).items["quiz/a"].value == "cut \ud83d"


def test_a_copy_of_nothing_holds_nothing(folder):
    assert json.loads(export(folder))["items"] == {}
    assert not folder.exists()


def test_a_copy_goes_on_elsewhere_under_the_same_code(folder, other):
    write(folder, {"rating/a": SEVEN, "rating/b": NINE, "rating/c": Given(None, "v1", "")})
    assert bring_in(other, export(folder)) == "2 answers were loaded from the copy."
    assert read(other).items == {"rating/a": SEVEN, "rating/b": NINE}
    assert code(other) == code(folder)


def test_the_copys_values_win_and_the_file_as_it_was_is_kept(folder, other):
    write(other, {"rating/a": SEVEN, "rating/c": Given(None, "v1", "")})
    write(folder, {"rating/a": NINE, "rating/b": NINE, "rating/c": SEVEN})
    before = (folder / store.NAME).read_bytes()
    said = bring_in(folder, export(other))
    assert re.fullmatch(rf"1 answer was loaded from the copy; your file as it was before is {BEFORE}\.", said)
    assert read(folder).items == {"rating/a": SEVEN, "rating/b": NINE, "rating/c": SEVEN}
    [kept] = [path for path in folder.iterdir() if re.fullmatch(BEFORE, path.name)]
    assert kept.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", copies.TOO_LARGE),
        (" " * (LIMIT + 1), copies.TOO_LARGE),
        ("é" * (LIMIT // 2 + 1), copies.TOO_LARGE),
        ("{", copies.NO_COPY),
        ('{"cells": [], "nbformat": 4}', copies.NO_COPY),
        ('{"schema": 1, "items": {"a/1": {"value": NaN, "version": "", "at": ""}}}', copies.NO_COPY),
        ("[" * 400_000, copies.NO_COPY),
        ('{"schema": 2, "items": {}}', copies.NEWER_COPY),
    ],
)
def test_what_is_no_copy_changes_nothing(folder, text, said):
    write(folder, {"rating/a": SEVEN})
    assert bring_in(folder, text) == said
    assert read(folder).items == {"rating/a": SEVEN}
    assert not (folder / store.PREVIOUS).exists()


def test_a_copy_of_the_largest_size_is_read(folder):
    write(folder, {"rating/a": SEVEN})
    text = export(folder)
    assert bring_in(folder, text + " " * (LIMIT - len(text.encode()))).startswith("1 answer was loaded")


def test_a_copy_that_cannot_be_written_is_told(folder, other, monkeypatch):
    write(folder, {"rating/a": SEVEN})
    monkeypatch.setattr(store, "put", lambda *_: (_ for _ in ()).throw(OSError("no")))
    assert bring_in(other, export(folder)) == f"The copy was not loaded. {store.advice(OSError())}"


def test_a_copy_is_not_loaded_over_a_file_of_a_newer_course(folder, other):
    write(other, {"rating/a": SEVEN})
    folder.mkdir()
    (folder / store.NAME).write_text('{"schema": 2}', encoding="utf-8")
    assert bring_in(folder, export(other)) == f"The copy was not loaded. {store.NEWER}"
    assert (folder / store.NAME).read_text(encoding="utf-8") == '{"schema": 2}'


def test_deleted_means_every_version(folder):
    mine = Given("my secret words", "v1", "")
    write(folder, {"rating/a": mine})
    write(folder, {"rating/b": mine})
    bring_in(folder, export(folder))
    raw = (folder / store.NAME).read_bytes()
    for _ in range(2):
        (folder / store.NAME).write_bytes(raw[:-9])
        read(folder)
    (folder / store.UNFINISHED).write_bytes(raw)
    (folder / "my notes.txt").write_text("not the course's", encoding="utf-8")
    old = code(folder)
    assert len(list(folder.iterdir())) == 8
    assert delete(folder) == copies.DELETED
    left = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert set(left) == {store.NAME, store.LOCK, "my notes.txt"}
    assert not any(b"secret" in raw for raw in left.values())
    assert read(folder) == store.Kept({}, "")
    assert code(folder) != old


def test_a_notebook_still_open_does_not_write_deleted_answers_back(folder):
    keeper = Keeper(folder, {"rating/a": "v1", "rating/b": "v1"})
    keeper.give("rating/a", 7, True)
    delete(folder)
    keeper.give("rating/b", 9, True)
    assert {key: item.value for key, item in read(folder).items.items()} == {"rating/b": 9}


def test_a_deletion_that_failed_is_told(folder, monkeypatch):
    write(folder, {"rating/a": SEVEN})

    def held(*_):
        raise PermissionError("held")

    monkeypatch.setattr("pathlib.Path.unlink", held)
    assert delete(folder) == "Not all of your answers could be deleted: delete the folder my_answers yourself."
