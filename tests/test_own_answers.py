"""No test writes into the student's own answers; tests/conftest.py compares the folder before and after a run."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
GOOD = "def test_answers():\n    from course import stance\n    stance('first').act_take(40, True)\n"
FAULT = "def test_answers():\n    import os; os.environ.pop('COURSE_ANSWERS')\n" + GOOD.split("\n", 1)[1]


def run(folder: Path, test: str) -> int:
    """Run one test with this project's conftest in a course of its own that holds a student's answers."""
    tests = folder / "tests"
    tests.mkdir(parents=True)
    (folder / "notebooks").mkdir()
    (folder / "my_answers").mkdir()
    (folder / "my_answers" / "answers.json").write_text(
        '{"schema": 1, "items": {}, "code": "abcd1234"}', encoding="utf-8"
    )
    (tests / "conftest.py").write_bytes((ROOT / "tests" / "conftest.py").read_bytes())
    (tests / "test_one.py").write_text(test, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-c",
        str(folder / "pytest.ini"),
        str(tests),
    ]
    env = {name: value for name, value in os.environ.items() if name != "COURSE_ANSWERS"} | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True).returncode


def test_a_run_that_leaves_the_students_file_alone_passes(tmp_path):
    assert run(tmp_path, GOOD) == 0


def test_a_run_that_writes_into_the_students_file_fails(tmp_path):
    assert run(tmp_path, FAULT) == 1
