import errno
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st

import course.answers
from course.answers import Given, Saved, place, read, store, write

FAULTS = Path(__file__).parents[1] / "faults" / "answers"
SEVEN = Given(7, "0a1b2c3d", "2026-11-24T14:03Z")
NINE = Given(9, "0a1b2c3d", "2026-11-24T14:04Z")
MOVE = "Your answers file is damaged: move answers.json out of the folder my_answers yourself."
ASIDE = r"answers-damaged-\d{4}-\d\d-\d\d-\d{4}(-\d+)?\.json"
DAMAGED = rf"Your answers file was damaged: it is now {ASIDE} in the folder my_answers, and %s\."


def names(folder):
    return sorted(path.name for path in folder.iterdir() if path.name != store.LOCK)


def on_disk(folder):
    return json.loads((folder / store.NAME).read_text(encoding="utf-8"))


def python(code, *args, **more):
    """Start another Python that has the course, as another notebook's kernel is."""
    root = str(Path(course.answers.__file__).parents[2])
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, args)],
        env=os.environ | {"PYTHONPATH": root, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        **more,
    )


def finished(process):
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out


# --- what is written is what is read


def test_nothing_given_yet_is_no_fault(folder):
    assert read(folder) == store.Kept({}, "")
    assert not folder.exists()


def test_a_file_for_humans(folder):
    assert write(folder, {"weight/deterrence": NINE, "rating/det-for-1": SEVEN}) == Saved("saved", "")
    raw = (folder / store.NAME).read_bytes().decode("utf-8")
    assert raw.startswith('{\n "what": "Your own answers in the course “Should Ukraine join NATO?”')
    assert raw.endswith("}\n") and "\r" not in raw
    document = json.loads(raw)
    assert list(document) == ["what", "schema", "code", "items"]
    assert document["schema"] == 1
    assert re.fullmatch("[0-9a-f]{8}", document["code"])
    assert list(document["items"]) == ["rating/det-for-1", "weight/deterrence"]
    assert document["items"]["rating/det-for-1"] == {"value": 7, "version": "0a1b2c3d", "at": "2026-11-24T14:03Z"}


def test_the_code_is_made_once(folder):
    write(folder, {"a/1": SEVEN})
    code = on_disk(folder)["code"]
    write(folder, {"a/1": NINE})
    assert on_disk(folder)["code"] == code


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.text(), st.builds(Given, json_values, st.text(), st.text()), max_size=4))
def test_every_value_comes_back(items):
    with tempfile.TemporaryDirectory() as folder:
        assert write(Path(folder), items).state == "saved"
        assert read(Path(folder)) == store.Kept(items, "")


def test_half_a_character_comes_back(folder):
    write(folder, {"a/1": Given("cut \ud83d", "", "")})
    assert read(folder).items["a/1"].value == "cut \ud83d"


def test_a_value_that_is_no_number_is_refused_and_nothing_is_touched(folder):
    write(folder, {"a/1": SEVEN})
    before = {name: (folder / name).read_bytes() for name in names(folder)}
    with pytest.raises(ValueError, match="not JSON compliant"):
        write(folder, {"a/1": Given(float("nan"), "", "")})
    assert (folder / store.NAME).read_bytes() == before[store.NAME]


def test_an_item_taken_back_is_null_and_keeps_its_version(folder):
    write(folder, {"a/1": SEVEN})
    write(folder, {"a/1": None, "a/never-given": None})
    assert on_disk(folder)["items"] == {"a/1": {"value": None, "version": "0a1b2c3d", "at": "2026-11-24T14:03Z"}}


def test_the_version_before_is_kept(folder):
    write(folder, {"a/1": SEVEN})
    first = (folder / store.NAME).read_bytes()
    write(folder, {"a/1": NINE})
    assert (folder / store.PREVIOUS).read_bytes() == first
    assert names(folder) == [store.NAME, store.PREVIOUS]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a user's folders from other users by itself")
def test_nobody_else_can_read_the_answers(folder):
    write(folder, {"a/1": SEVEN})
    write(folder, {"a/1": NINE})
    assert {stat.S_IMODE((folder / name).stat().st_mode) for name in names(folder)} == {0o600}


def test_only_what_changed_is_changed(folder):
    folder.mkdir()
    shutil.copy(FAULTS / "kept-what-others-wrote.json", folder / store.NAME)
    before = on_disk(folder)
    assert write(folder, {"rating/det-for-1": NINE}, {"rating/det-for-1": NINE, "rating/x": SEVEN}) == Saved(
        "saved", ""
    )
    after = on_disk(folder)
    assert after["items"].pop("rating/det-for-1")["value"] == 9
    assert before["items"].pop("rating/det-for-1")["value"] == 7
    assert after == before


def test_a_file_that_has_gone_is_written_whole(folder):
    write(folder, {"a/1": SEVEN, "a/2": SEVEN})
    (folder / store.NAME).unlink()
    assert write(folder, {"a/1": NINE}, {"a/1": NINE, "a/2": SEVEN}) == Saved("saved", "")
    assert read(folder) == store.Kept({"a/1": NINE, "a/2": SEVEN}, "")


# --- what may be found instead


def found(kind):
    files = sorted(FAULTS.glob(f"{kind}-*.json"))
    assert files
    return pytest.mark.parametrize("fault", files, ids=[path.stem for path in files])


@found("damaged")
def test_a_damaged_file_is_set_aside_and_the_version_before_is_used(folder, fault):
    write(folder, {"a/1": SEVEN})
    write(folder, {"a/1": NINE})
    shutil.copy(fault, folder / store.NAME)
    kept = read(folder)
    assert re.fullmatch(DAMAGED % "the version before it is used", kept.note)
    assert kept.items == {"a/1": SEVEN}
    [aside] = [name for name in names(folder) if re.fullmatch(ASIDE, name)]
    assert aside in kept.note
    assert (folder / aside).read_bytes() == fault.read_bytes()
    assert read(folder) == store.Kept({"a/1": SEVEN}, "")


@found("damaged")
def test_a_damaged_file_without_a_version_before_starts_anew(folder, fault):
    folder.mkdir()
    shutil.copy(fault, folder / store.NAME)
    kept = read(folder)
    assert re.fullmatch(DAMAGED % "the course goes on without earlier answers", kept.note)
    assert kept.items == {}
    assert write(folder, {"a/1": SEVEN}) == Saved("saved", "")
    assert read(folder) == store.Kept({"a/1": SEVEN}, "")
    [aside] = [name for name in names(folder) if re.fullmatch(ASIDE, name)]
    assert (folder / aside).read_bytes() == fault.read_bytes()


@found("kept")
def test_a_good_file_is_left_where_it_is(folder, fault):
    folder.mkdir()
    shutil.copy(fault, folder / store.NAME)
    kept = read(folder)
    assert kept.items["rating/det-for-1"] == SEVEN
    assert kept.note == (store.ODD if "others" in fault.name else "")
    assert names(folder) == [store.NAME]
    assert (folder / store.NAME).read_bytes() == fault.read_bytes()


@found("newer")
def test_a_file_of_a_newer_course_is_not_touched(folder, fault):
    folder.mkdir()
    shutil.copy(fault, folder / store.NAME)
    assert read(folder) == store.Kept({}, store.NEWER)
    assert write(folder, {"a/1": SEVEN}, {"a/1": SEVEN}) == Saved("visit", store.NEWER)
    assert names(folder) == [store.NAME]
    assert (folder / store.NAME).read_bytes() == fault.read_bytes()


def test_a_file_nested_too_deep_is_damaged(folder):
    folder.mkdir()
    deep = '{"schema": 1, "items": {"a/1": ' + "[" * 100_000 + "]" * 100_000 + "}}"
    (folder / store.NAME).write_text(deep, encoding="utf-8")
    assert re.fullmatch(DAMAGED % "the course goes on without earlier answers", read(folder).note)


def test_two_damaged_files_are_both_kept(folder):
    folder.mkdir()
    (folder / store.NAME).write_text("first", encoding="utf-8")
    (folder / store.PREVIOUS).write_text("second", encoding="utf-8")
    kept = read(folder)
    both = ASIDE + " and " + ASIDE
    assert re.search(f"it is now {both} in the folder my_answers, and the course goes on without", kept.note)
    assert sorted((folder / name).read_text(encoding="utf-8") for name in names(folder)) == ["first", "second"]


def test_damage_found_while_saving_is_told_and_what_is_in_memory_is_written(folder):
    write(folder, {"a/1": SEVEN, "a/2": SEVEN})
    write(folder, {"a/1": NINE})
    (folder / store.NAME).write_text("{", encoding="utf-8")
    saved = write(folder, {"a/3": SEVEN}, {"a/1": NINE, "a/3": SEVEN, "a/4": SEVEN})
    assert saved.state == "saved"
    assert re.fullmatch(DAMAGED % "the version before it is used", saved.note)
    assert read(folder) == store.Kept({"a/1": NINE, "a/2": SEVEN, "a/3": SEVEN, "a/4": SEVEN}, "")


def test_another_notebooks_newer_answer_outlives_damage(folder):
    write(folder, {"a/1": NINE})
    write(folder, {"a/2": NINE})
    (folder / store.NAME).write_text("{", encoding="utf-8")
    write(folder, {"a/3": SEVEN}, {"a/1": SEVEN, "a/3": SEVEN})
    assert read(folder).items["a/1"] == NINE


def test_a_folder_in_the_files_place_is_set_aside(folder):
    (folder / store.NAME / "inside").mkdir(parents=True)
    assert re.fullmatch(DAMAGED % "the course goes on without earlier answers", read(folder).note)
    assert write(folder, {"a/1": SEVEN}).state == "saved"
    [aside] = [name for name in names(folder) if re.fullmatch(ASIDE, name)]
    assert (folder / aside / "inside").is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few users make links")
@pytest.mark.parametrize("target", ["nowhere.json", store.NAME])
def test_a_link_that_leads_nowhere_is_set_aside(folder, target):
    folder.mkdir()
    (folder / store.NAME).symlink_to(folder / target)
    assert re.fullmatch(DAMAGED % "the course goes on without earlier answers", read(folder).note)
    assert write(folder, {"a/1": SEVEN}).state == "saved"
    assert read(folder).items == {"a/1": SEVEN}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
def test_a_pipe_in_the_files_place_does_not_wait_for_ever(folder):
    folder.mkdir()
    os.mkfifo(folder / store.NAME)
    assert re.fullmatch(DAMAGED % "the course goes on without earlier answers", read(folder).note)


def test_a_file_in_the_folders_place_fails_in_words(folder):
    folder.write_text("mine", encoding="utf-8")
    assert read(folder) == store.Kept({}, "")
    assert write(folder, {"a/1": SEVEN}) == Saved("failed", store.advice(OSError()))
    assert folder.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("before", [True, False])
def test_cut_at_every_byte(tmp_path, before):
    write(tmp_path / "whole", {"a/1": SEVEN})
    raw = (tmp_path / "whole" / store.NAME).read_bytes()
    for length in range(len(raw)):
        folder = tmp_path / str(length)
        folder.mkdir()
        (folder / store.NAME).write_bytes(raw[:length])
        if before:
            (folder / store.PREVIOUS).write_bytes(raw.replace(b"7", b"6"))
        kept = read(folder)
        if length == len(raw) - 1:
            assert kept == store.Kept({"a/1": SEVEN}, "")  # only the last line's end is missing
        else:
            assert [item.value for item in kept.items.values()] == ([6] if before else [])
            assert kept.note.count(". ") == 0 and kept.note.startswith("Your answers file was damaged")


# --- when the disk says no


def test_a_visit_is_not_called_saved(folder, monkeypatch):
    monkeypatch.setenv("BINDER_REQUEST", "v2/gh/somebody/course/main")
    assert write(folder, {"a/1": SEVEN}) == Saved("visit", place.VISIT)
    assert read(folder).items == {"a/1": SEVEN}


def test_saved_is_said_after_the_file_is_on_the_disk_and_in_place(folder, monkeypatch):
    done = []
    for name in ("fsync", "replace"):
        real = getattr(os, name)
        monkeypatch.setattr(os, name, lambda *a, real=real, name=name: (done.append(name), real(*a)))
    assert write(folder, {"a/1": SEVEN}).state == "saved"
    assert done == ["fsync", "replace"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_file_as_it_was(folder, monkeypatch, step):
    write(folder, {"a/1": SEVEN})

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, step, full)
    saved = write(folder, {"a/1": NINE})
    assert saved == Saved("failed", "The disk is full: make room, or save a copy in “Start here” before you leave.")
    assert read(folder) == store.Kept({"a/1": SEVEN}, "")


def test_a_full_disk_does_not_lose_the_version_before(folder, monkeypatch):
    write(folder, {"a/1": SEVEN})
    write(folder, {"a/1": NINE})
    (folder / store.NAME).write_text("{", encoding="utf-8")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    kept = read(folder)
    assert kept.items == {"a/1": SEVEN}
    assert kept.note == MOVE
    assert (folder / store.NAME).read_text(encoding="utf-8") == "{"


@pytest.mark.parametrize(("refusals", "state"), [(3, "saved"), (99, "failed")])
def test_a_moments_refusal_is_waited_out(folder, monkeypatch, refusals, state):
    real, left = os.replace, [refusals]

    def held(*a):
        left[0] -= 1
        if left[0] >= 0:
            raise PermissionError(errno.EACCES, "The file is used by another process")
        real(*a)

    monkeypatch.setattr(os, "replace", held)
    assert write(folder, {"a/1": SEVEN}).state == state


def test_another_notebook_that_holds_the_lock_fails_in_words(folder, monkeypatch):
    monkeypatch.setattr(store, "PATIENCE", 0.1)
    write(folder, {"a/1": SEVEN})
    with FileLock(folder / store.LOCK):
        process = python(
            """
            import sys
            from pathlib import Path
            from course.answers import Given, store
            store.PATIENCE = 0.1
            print(store.write(Path(sys.argv[1]), {"a/1": Given(9, "", "")}))
            """,
            folder,
        )
        assert "state='failed', note='Another notebook is saving: try again, or save a copy" in finished(process)
    assert read(folder) == store.Kept({"a/1": SEVEN}, "")


def test_a_browsers_python_does_not_lock(folder, monkeypatch):
    folder.mkdir()
    with FileLock(folder / store.LOCK):
        monkeypatch.setattr("sys.platform", "emscripten")
        assert write(folder, {"a/1": SEVEN}).state == "visit"
        assert read(folder).items == {"a/1": SEVEN}
        monkeypatch.undo()


AS_A_USER = """
    import os, sys
    from pathlib import Path
    from course.answers import Given, Keeper, read, write
    # all that saving imports, while the place that it comes from can still be read
    assert write(Path(sys.argv[2]), {"a/1": Given(1, "", "")}).state == "saved"
    assert read(Path(sys.argv[2])).note == ""
    if os.getuid() == 0:
        # root may write anywhere
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    folder = Path(sys.argv[1])
    keeper = Keeper(folder, {"a/1": "v"})
    print(repr(keeper.note))
    print(keeper.give("a/1", 9, True))
    print(keeper.value("a/1"), keeper.copy().count('"value": 9'))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a folder on Windows has no read-only mode")
@pytest.mark.parametrize(
    ("mode_of_folder", "mode_of_file", "content", "note"),
    [
        (0o555, 0o644, "kept-plain", ""),
        (0o777, 0o000, "kept-plain", store.UNREADABLE),
        (0o000, 0o644, "kept-plain", store.UNREADABLE),
        (
            0o555,
            0o644,
            "damaged-nan",
            MOVE,
        ),
    ],
    ids=["read-only-folder", "unreadable-file", "closed-folder", "damaged-in-read-only-folder"],
)
def test_what_a_user_may_not_touch(mode_of_folder, mode_of_file, content, note):
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "my_answers"
        folder.mkdir()
        shutil.copy(FAULTS / f"{content}.json", folder / store.NAME)
        before = (folder / store.NAME).read_bytes()
        os.chmod(home, 0o755)
        os.chmod(folder / store.NAME, mode_of_file)
        os.chmod(folder, mode_of_folder)
        try:
            out = finished(python(AS_A_USER, folder, Path(home) / "other")).splitlines()
        finally:
            os.chmod(folder, 0o755)
            os.chmod(folder / store.NAME, 0o644)
        assert out == [repr(note), repr(Saved("failed", store.advice(OSError()))), "9 1"]
        assert (folder / store.NAME).read_bytes() == before


# --- two notebooks at once

WRITER = """
    import contextlib, sys, time
    from pathlib import Path
    from course.answers import Given, store
    folder, me, fault, times = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
    if fault == "no-lock":
        store.locked = lambda folder: contextlib.nullcontext()
    (folder / me).touch()
    while not ((folder / "one").exists() and (folder / "two").exists()):
        time.sleep(0.005)
    for n in range(times):
        for attempt in range(20):
            if store.write(folder, {f"{me}/{n}": Given(n, "", "")}).state == "saved":
                break
        else:
            sys.exit("could not save")
"""


def lost_by_two_writers(folder, fault, times):
    folder.mkdir()
    processes = [python(WRITER, folder, me, fault, times) for me in ("one", "two")]
    for process in processes:
        process.communicate(timeout=120)
    ended = [process.returncode for process in processes]
    return ended, {f"{me}/{n}" for me in ("one", "two") for n in range(times)} - set(read(folder).items)


def test_two_notebooks_lose_nothing_of_each_other(folder):
    assert lost_by_two_writers(folder, "none", 100) == ([0, 0], set())


def test_two_notebooks_without_a_lock_would_lose_answers(folder):
    assert lost_by_two_writers(folder, "no-lock", 100) != ([0, 0], set())
