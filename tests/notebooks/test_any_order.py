"""Students run cells in any order, and twice: nothing but the parts themselves may come of it."""

from pathlib import Path

import nbformat
import pytest

from course.authoring.notebooks import run

FOLDER = Path(__file__).parents[2] / "notebooks"


def faults(cells) -> list[str]:
    """Run cells one after the other in one kernel; return what looks like an error or a warning."""
    notebook = nbformat.v4.new_notebook(cells=cells)
    run(notebook, FOLDER)
    return [str(o) for c in notebook.cells for o in c.outputs if o.output_type in ("error", "stream")]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ipynb")), ids=lambda path: path.stem)
def test_backwards_and_twice_is_as_good_as_in_order(path):
    codes = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    order = [*reversed(codes), *codes]
    assert faults([nbformat.v4.new_code_cell(source) for source in order]) == []


def test_a_cell_that_prints_a_warning_is_found():
    assert faults([nbformat.v4.new_code_cell("import logging; logging.warning('x')")])
