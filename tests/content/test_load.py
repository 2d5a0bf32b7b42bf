"""What students load: the bundle, made anew where it no longer fits its files."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import course.content
from course.content import load
from course.content.check import check, write_bundle
from course.content.problems import ContentError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def place(data, tmp_path, monkeypatch):
    """Let `load` find the good folder and a bundle of its own beside it, as in a checkout; return the bundle."""
    (tmp_path / "pyproject.toml").touch()
    monkeypatch.setattr(load, "ROOT", tmp_path)
    monkeypatch.setattr(load, "DATA", data)
    monkeypatch.setattr(load, "BUNDLE", tmp_path / "bundle.json")
    load.load.cache_clear()
    yield tmp_path / "bundle.json"
    load.load.cache_clear()


@pytest.fixture
def no_tools(monkeypatch):
    """Take the packages away that the check needs."""
    monkeypatch.delattr(course.content, "check")
    monkeypatch.delitem(sys.modules, "course.content.check")
    monkeypatch.setitem(sys.modules, "pydantic", None)


def test_the_bundle_holds_just_what_was_checked(place, data, no_tools):
    content = check(data)
    write_bundle(content, load.digest(data), place)
    assert load.load() == content
    assert load.load() is load.load()


def test_a_missing_bundle_is_made(place, data):
    assert load.load() == check(data)
    assert json.loads(place.read_text(encoding="utf-8"))["digest"] == load.digest(data)


def test_a_fresh_bundle_is_not_made_again(place):
    load.load()
    before = place.stat().st_mtime_ns
    load.load.cache_clear()
    load.load()
    assert place.stat().st_mtime_ns == before


def test_a_changed_file_is_seen(place, plant):
    load.load()
    load.load.cache_clear()
    plant("themes.yaml", "title: Life", "title: More life")
    assert load.load().themes[0].title == "More life"
    assert "More life" in place.read_text(encoding="utf-8")


def test_broken_content_is_told_and_once_mended_it_loads(place, plant):
    load.load()
    load.load.cache_clear()
    plant("themes.yaml", "title: Life", "titel: Life")
    plant("sources.csv", ",2019,", ",n.d.,")
    with pytest.raises(ContentError) as error:
        load.load()
    assert [problem.field for problem in error.value.problems] == ["date", "titel"]
    assert str(error.value).splitlines() == [
        "data/sources.csv:3  pond-rules, date: is 'n.d.'; write a year, a month or a day: 2014, 2014-02 or 2014-02-22.",
        "data/themes.yaml:3  life, titel: is no field of this record; did you mean 'title'?",
    ]
    plant("themes.yaml", "titel: Life", "title: Life")
    plant("sources.csv", ",n.d.,", ",2019,")
    assert load.load().themes[0].title == "Life"


def test_without_the_tools_a_stale_bundle_serves(place, plant, data, no_tools):
    write_bundle(check(data), "stale", place)
    plant("themes.yaml", "title: Life", "titel: Life")
    assert load.load().themes[0].title == "Life"


def test_without_the_tools_and_a_bundle_one_sentence_says_what_to_do(place, no_tools):
    with pytest.raises(ContentError) as error:
        load.load()
    assert str(error.value) == (
        "course/content/bundle.json  is missing or damaged; "
        "install the course anew, or run `python3 start.py` in its folder."
    )


def test_an_installed_course_leaves_a_strangers_folder_alone(place, data, plant):
    write_bundle(check(data), load.digest(data), place)
    (data.parent / "pyproject.toml").unlink()
    plant("themes.yaml", "title: Life", "titel: Life")
    assert load.load().themes[0].title == "Life"


@pytest.mark.parametrize("kept", [0, 1, 100, 2000, -1])
def test_a_damaged_bundle_is_made_anew(kept, place, data):
    write_bundle(check(data), load.digest(data), place)
    whole = place.read_bytes()
    place.write_bytes(whole[:kept])
    assert load.load() == check(data)
    assert place.read_bytes() == whole


@pytest.mark.parametrize(
    "text",
    [
        "null",
        "[]",
        '{"digest": "x"}',
        '{"digest": "x", "content": []}',
        '{"digest": "x", "content": {"sources": [1]}}',
        '{"digest": "x", "content": {"quizzes": [{"items": [{"type": "match"}]}]}}',
        '{"digest": "x", "content": {"pictures": []}}',
        "[" * 100_000,
    ],
)
def test_a_bundle_of_other_records_is_no_bundle(text, place, data, no_tools):
    place.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match="is missing or damaged"):
        load.load()


def test_where_the_bundle_cannot_be_written_the_content_loads_all_the_same(place, data, monkeypatch):
    monkeypatch.setattr(load, "BUNDLE", place.parent / "nowhere" / "bundle.json")
    assert load.load() == check(data)


def test_a_bundle_is_written_whole_or_not_at_all(place, data, monkeypatch):
    place.write_text("old", encoding="utf-8")

    def refuse(*paths):
        raise PermissionError("in use")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(PermissionError):
        write_bundle(check(data), "new", place)
    assert place.read_text(encoding="utf-8") == "old"
    assert [path.name for path in place.parent.iterdir() if path.name.startswith("bundle")] == ["bundle.json"]


def test_the_digest_sees_names_and_bytes_but_not_how_lines_end(data):
    before = load.digest(data)
    themes = data / "themes.yaml"
    whole = themes.read_bytes()
    themes.write_bytes(whole.replace(b"\n", b"\r\n"))
    assert load.digest(data) == before
    themes.write_bytes(whole + b"#")
    assert load.digest(data) != before
    themes.write_bytes(whole)
    (data / "notes.txt").write_text("not content", encoding="utf-8")
    assert load.digest(data) == before
    themes.rename(data / "theme.yaml")
    assert load.digest(data) != before


def test_students_load_with_the_standard_library_alone():
    load.load.cache_clear()
    load.load()
    code = "import sys, course; from course.content.load import load; load(); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert "course" in loaded
    assert not loaded & {"anywidget", "ipywidgets", "matplotlib", "numpy", "pandas", "pydantic", "ruamel"}
