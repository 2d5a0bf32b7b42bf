"""A small folder of good content, to plant faults in."""

import shutil
from pathlib import Path

import pytest

GOOD = Path(__file__).with_name("good")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the good folder, named as the course's own."""
    return Path(shutil.copytree(GOOD, tmp_path / "data"))


@pytest.fixture
def plant(data: Path):
    """Return the function that replaces a text, which must be there once, in a file of the folder."""

    def plant(file: str, old: str, new: str) -> str:
        text = (data / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {file}"
        text = text.replace(old, new)
        (data / file).write_text(text, encoding="utf-8", newline="\n")
        return text

    return plant
