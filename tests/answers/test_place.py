import sys
from pathlib import Path

import pytest

from course import answers
from course.answers import place


@pytest.mark.parametrize("start", ["course", "course/notebooks", "course/notebooks/deeper"])
def test_answers_stand_beside_the_nearest_notebooks(tmp_path, monkeypatch, start):
    monkeypatch.delenv("COURSE_ANSWERS")
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "course/notebooks/deeper").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / start)
    assert answers.folder() == tmp_path / "course" / "my_answers"


def test_without_notebooks_answers_stand_where_the_kernel_runs(tmp_path, monkeypatch):
    monkeypatch.delenv("COURSE_ANSWERS")
    monkeypatch.setattr("os.path.isdir", lambda _: False)
    monkeypatch.chdir(tmp_path)
    assert answers.folder() == tmp_path / "my_answers"


def test_a_named_folder_wins(folder, monkeypatch):
    assert answers.folder() == folder
    monkeypatch.setenv("COURSE_ANSWERS", "elsewhere")
    assert answers.folder() == Path.cwd() / "elsewhere"


def test_a_computer_of_ones_own_lasts():
    assert answers.lasts()


@pytest.mark.parametrize("name", ["BINDER_LAUNCH_HOST", "BINDER_REPO_URL", "BINDER_REQUEST"])
def test_binder_does_not_last(monkeypatch, name):
    monkeypatch.setenv(name, "anything")
    assert not answers.lasts()


@pytest.mark.parametrize(
    ("where", "stays"),
    [
        ("/drive/my_answers", True),
        ("/drive/course/my_answers", True),
        ("/home/pyodide/my_answers", False),
        ("/driveway/my_answers", False),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="the paths of a browser's Python start with /")
def test_in_a_browser_only_the_drive_lasts(monkeypatch, where, stays):
    monkeypatch.setattr("sys.platform", "emscripten")
    assert answers.lasts(Path(where)) is stays
    monkeypatch.setenv("COURSE_ANSWERS", where)
    assert answers.lasts() is stays


def test_the_advice_for_a_visit_is_one_that_works_there(monkeypatch):
    assert place.visit() == place.VISIT and "save a copy" in place.visit()
    # without https, no other notebook of JupyterLite can see these answers, so a copy could not be saved there
    monkeypatch.setattr("sys.platform", "emscripten")
    assert place.visit() == place.NOTEBOOK and "by https" in place.visit()
