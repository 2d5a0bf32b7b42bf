"""All tests keep answers in a folder of their own; a run that touches the student's own folder fails."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from course.answers import place

OWN = Path(__file__).parents[1] / "my_answers"


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return what every file in `folder` holds, by its name; empty where there is no such folder."""
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


BEFORE = snapshot(OWN)
THROW_AWAY = tempfile.mkdtemp(prefix="course-answers-")
os.environ["COURSE_ANSWERS"] = THROW_AWAY


def pytest_sessionfinish(session):
    shutil.rmtree(THROW_AWAY, ignore_errors=True)
    if snapshot(OWN) != BEFORE:
        print(f"\nA test wrote into the student's own folder {OWN.name}.")
        session.exitstatus = 1


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Give every test answers of its own, as on a student's own computer."""
    for name in place.BINDER:
        monkeypatch.delenv(name, raising=False)
    where = tmp_path / "my_answers"
    monkeypatch.setenv("COURSE_ANSWERS", str(where))
    return where
