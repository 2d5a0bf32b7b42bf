"""The command for teachers, the real content, and the step of the build that checks it."""

import importlib.util
import os
import shutil
import subprocess
import sys
import types
from pathlib import Path

import pytest

from course.content import load
from course.content.check import check
from course.content.problems import Problem

ROOT = Path(__file__).resolve().parents[2]
GOOD = (
    "data/: 3 sources, 4 events, 2 themes, 4 arguments, 2 options, 2 groups, 4 criteria, 8 scores, "
    "2 claims, 2 terms, 2 objectives, 2 chapters, "
    "2 quizzes, 4 tables, 3 guesses, 2 steps, 1 cases, 1 procedures, 1 decisions, 4 perspectives, "
    "10 items: all good\n"
)


@pytest.fixture
def house(data, tmp_path):
    """Return a folder with the course and the good data beside it."""
    shutil.copytree(ROOT / "course", tmp_path / "course", ignore=shutil.ignore_patterns("bundle.json", "__pycache__"))
    (tmp_path / "pyproject.toml").touch()
    return tmp_path


def run(house: Path) -> subprocess.CompletedProcess:
    """Run `python -m course check` in a folder, as on a console that shows ASCII alone."""
    return subprocess.run(
        [sys.executable, "-m", "course", "check"],
        cwd=house,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
    )


def test_the_content_of_the_course_is_good():
    content = check(load.DATA)
    assert content.themes and content.arguments and content.quizzes


def test_the_command_says_what_is_there_and_makes_the_bundle(house):
    told = run(house)
    assert (told.stdout, told.stderr, told.returncode) == (GOOD, "", 0)
    assert (house / "course" / "content" / "bundle.json").is_file()


def test_the_command_says_everything_that_is_wrong_and_leaves_the_bundle(house, plant):
    run(house)
    bundle = (house / "course" / "content" / "bundle.json").read_bytes()
    plant("themes.yaml", "title: Life", "title: ' Lïfe'")
    plant("claims.csv", "01_history#joy", "Überall#joy")
    told = run(house)
    assert told.stdout.splitlines() == [
        "data/claims.csv:3  H02, covered_in: is '\\xdcberall#joy'; "
        "write the file of a chapter, # and the cell: 01_history#why.",
        "data/themes.yaml:3  life, title: begins or ends with a space; delete the space.",
        "data/: to mend: 2, in files: 2",
    ]
    assert (told.stderr, told.returncode) == ("", 1)
    assert (house / "course" / "content" / "bundle.json").read_bytes() == bundle


def test_the_command_says_when_there_is_no_folder(house):
    shutil.rmtree(house / "data")
    told = run(house)
    assert told.stderr == "There is no folder data/ beside the course; run the check in the course's own folder.\n"
    assert (told.stdout, told.returncode) == ("", 1)


def test_the_command_says_when_its_tools_are_missing(house):
    # An isolated interpreter has no installed packages; the course itself is put back by hand.
    code = "import sys; sys.path.insert(0, '.'); from course.__main__ import main; sys.exit(main(['check']))"
    told = subprocess.run([sys.executable, "-I", "-S", "-c", code], cwd=house, capture_output=True, text=True)
    assert told.stderr == "The check needs the package pydantic; run `python3 start.py` to install it.\n"
    assert (told.stdout, told.returncode) == ("", 1)


def test_the_command_says_when_the_bundle_cannot_be_written(house):
    (house / "course" / "content" / "bundle.json").mkdir()
    told = run(house)
    assert told.stdout == GOOD
    assert told.stderr.startswith("The checked content could not be written to bundle.json: ")
    assert told.returncode == 1


@pytest.mark.parametrize(
    "problem, sentence",
    [
        (
            Problem(file="data/x.yaml", line=14, id="q-x", field="rows[2].text", found="is empty", mend="write it"),
            "data/x.yaml:14  q-x, rows[2].text: is empty; write it.",
        ),
        (Problem(file="data/x.yaml", found="is missing", mend="put it back"), "data/x.yaml  is missing; put it back."),
        (
            Problem(file="data/x.yaml", line=1, id="a", found="is odd", mend="did you mean 'b'?"),
            "data/x.yaml:1  a: is odd; did you mean 'b'?",
        ),
    ],
)
def test_a_problem_is_one_sentence(problem, sentence):
    assert str(problem) == sentence


@pytest.fixture
def hook(data, tmp_path, monkeypatch):
    """Return the build's hook for the good folder, and what it says when it stops the build."""
    said = []

    class App:
        def abort(self, message: str):
            said.append(message)
            raise SystemExit(1)

    class BuildHookInterface:
        root, app = str(tmp_path), App()

    # The build tool is there in a build alone; the hook asks nothing else of it.
    for name in ("hatchling", "hatchling.builders", "hatchling.builders.hooks", "hatchling.builders.hooks.plugin"):
        monkeypatch.setitem(sys.modules, name, types.ModuleType(name))
    interface = types.ModuleType("hatchling.builders.hooks.plugin.interface")
    interface.BuildHookInterface = BuildHookInterface
    monkeypatch.setitem(sys.modules, interface.__name__, interface)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(load, "DATA", data)
    monkeypatch.setattr(load, "BUNDLE", tmp_path / "bundle.json")
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.ContentHook(), said


def test_the_build_makes_the_bundle(hook, tmp_path):
    hook[0].initialize("standard", {})
    assert (tmp_path / "bundle.json").is_file()
    assert hook[1] == []


def test_broken_content_stops_the_build(hook, tmp_path, plant):
    plant("themes.yaml", "title: Life", "titel: Life")
    with pytest.raises(SystemExit):
        hook[0].initialize("standard", {})
    assert hook[1] == [
        "The files in data/ are broken:\n"
        "data/themes.yaml:3  life, titel: is no field of this record; did you mean 'title'?"
    ]
    assert not (tmp_path / "bundle.json").exists()
