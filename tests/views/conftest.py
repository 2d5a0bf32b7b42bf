"""Every test here gets a folder of its own; nothing may reach the student's."""

import pytest

from course.answers import place


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    for name in place.BINDER:
        monkeypatch.delenv(name, raising=False)
    where = tmp_path / "my_answers"
    monkeypatch.setenv("COURSE_ANSWERS", str(where))
    return where
