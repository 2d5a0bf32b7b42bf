"""The strict comparison of the notebooks goes red when what a picture says has changed."""

import subprocess
import sys
from pathlib import Path

import nbformat

ROOT = Path(__file__).parents[2]


def compared(folder: Path, old: str, new: str) -> int:
    """Run nbval over the picture of aid alone, with `old` replaced by `new` in its committed text."""
    notebook = nbformat.read(ROOT / "notebooks" / "01_history.ipynb", as_version=4)
    notebook.cells = [cell for cell in notebook.cells if cell.id == "picture-aid"]
    text = nbformat.writes(notebook)
    assert old in text
    path = folder / "picture.ipynb"
    path.write_text(text.replace(old, new), encoding="utf-8")
    options = ["--nbval", "--nbval-current-env", f"--nbval-sanitize-with={ROOT / 'tests' / 'sanitize.cfg'}"]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "none.ini", *options, str(path)]
    (folder / "none.ini").write_text("[pytest]\n", encoding="utf-8")
    return subprocess.run(command, cwd=folder, capture_output=True).returncode


def test_a_picture_that_says_the_same_passes(tmp_path):
    assert compared(tmp_path, "billion", "billion") == 0


def test_a_picture_that_says_another_number_fails(tmp_path):
    assert compared(tmp_path, "37.2 in 2022", "38.2 in 2022") == 1
