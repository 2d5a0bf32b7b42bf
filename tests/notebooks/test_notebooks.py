"""The notebooks as they are committed: short calls, sourced prose, nothing left behind by a run."""

import ast
import json
import re
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import nbformat
import pytest
from texts import strings

from course.authoring.notebooks import MARK, MOST, NotebookError, clean, guard, number, prepare
from course.authoring.reading import unmarked
from course.content.load import load

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
SOURCES = {source.id: source for source in load().sources}
# places, people and states by which a sentence tells of something that happened
NAMES = {
    *("Abu Dhabi", "Alaska", "Ankara", "Baker", "Berlin", "Brussels", "Bucharest", "Budapest", "Crimea", "Donbas"),
    *("Geneva", "Georgia", "Gorbachev", "Hague", "Istanbul", "Kerch", "Kuchma", "Madrid", "Midas", "Minsk", "Munich"),
    *("Paris", "Prague", "Putin", "Trump", "Vilnius", "Warsaw", "Washington", "Yanukovych", "Zelenskyy"),
    *(row[0] for table in load().tables if table.id == "members" for row in table.rows),
}


def read(path: Path):
    return nbformat.read(path, as_version=4)


def heading_levels(notebook) -> list[int]:
    text = "\n".join(c.source for c in notebook.cells if c.cell_type == "markdown")
    return [len(mark) for mark in re.findall(r"^(#+) ", text, re.MULTILINE)]


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def path(request):
    return request.param


def test_numbers_and_lists_of_sources_are_as_the_command_writes_them(path):
    assert prepare(path, SOURCES, execute=False) == path.read_text(encoding="utf-8")


def test_a_code_cell_is_one_import_and_one_call(path):
    for cell in read(path).cells:
        if cell.cell_type == "code":
            first, second = ast.parse(cell.source).body
            assert isinstance(first, ast.ImportFrom) and first.module == "course", cell.source
            assert isinstance(second, ast.Expr) and isinstance(second.value, ast.Call), cell.source


def test_every_part_says_something_before_anything_ran(path):
    for cell in read(path).cells:
        if cell.cell_type == "code":
            said = " ".join(output.data["text/plain"] for output in cell.outputs)
            assert len(said.split()) >= 5, cell.id


def test_nothing_of_a_run_is_left(path):
    text = path.read_text(encoding="utf-8")
    assert "widget" not in text.replace("ipywidgets", "").lower() and "<svg" not in text and "base64" not in text
    counts = [c["execution_count"] for c in json.loads(text)["cells"] if c["cell_type"] == "code"]
    assert counts == list(range(1, len(counts) + 1))
    assert len(text.encode()) <= MOST


def test_headings_begin_with_one_title_and_skip_no_level(path):
    levels = heading_levels(read(path))
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_it_opens_with_question_outcomes_and_time(path):
    opening = read(path).cells[0].source
    for words in ("**The question of this page:**", "**Time:**", "**As of**", "After this page you can"):
        assert words in opening


def test_links_lead_to_notebooks_that_are_there(path):
    for name in re.findall(r"\]\(([^)#]+\.ipynb)\)", path.read_text(encoding="utf-8")):
        assert (FOLDER / name).exists(), name


def test_a_mark_leads_to_its_line_in_the_same_notebook(path):
    notebook = read(path)
    text = "\n".join(c.source for c in notebook.cells if c.cell_type == "markdown")
    for match in MARK.finditer(text):
        assert text.count(f'<a id="src-{match[1]}"></a>') == 1


def test_every_paragraph_with_a_date_a_number_or_an_event_has_a_source(path):
    assert unmarked(read(path), NAMES) == []


def test_a_paragraph_without_a_source_is_found():
    notebook = read(FOLDER / "01_history.ipynb")
    cell = next(c for c in notebook.cells if c.id == "bucharest")
    cell.source = MARK.sub("", cell.source)
    assert [id for id, _ in unmarked(notebook, NAMES)] == ["bucharest"]


def named(cell) -> set[str]:
    """Ids of the sources that a cell names: by its marks, or by the card that it shows."""
    content = load()
    card = re.search(r'^(argument|option)\("([^"]+)"\)', cell.source, re.MULTILINE)
    if card is None:
        return {match[1] for match in MARK.finditer(cell.source)}
    shown = next(one for one in (*content.arguments, *content.options) if one.id == card[2])
    return {text for text in strings(asdict(shown)) if text in SOURCES}


def test_every_claim_is_covered_where_it_says_with_one_of_its_sources():
    cells = {f"{p.stem}#{c.id}": c for p in NOTEBOOKS for c in read(p).cells}
    for claim in load().claims:
        assert named(cells[claim.covered_in]) & set(claim.sources), claim.id


def test_the_weighing_page_counts_what_there_is():
    content = load()
    text = " ".join(c.source for c in read(FOLDER / "06_weighing.ipynb").cells)
    sides = [a.side for a in content.arguments]
    assert f"sorted into {len(content.themes)} themes" in text
    said = (
        f"They hold {len(sides)} arguments, {sides.count('for')} for membership and {sides.count('against')} against."
    )
    assert said in text


def test_the_page_on_claims_counts_what_there_is():
    claims = load().claims
    text = " ".join(c.source for c in read(FOLDER / "03_checking_claims.ipynb").cells)
    count = Counter(claim.verdict for claim in claims)
    open_ones = count["contested"] + count["prediction"] + count["value_judgement"]
    said = (
        f"The ledger holds {len(claims)} claims. Of these, {count['confirmed']} are confirmed, {count['imprecise']} "
        f"imprecise, {count['wrong']} wrong and {count['outdated']} outdated; for {count['unsupported']} no support "
        f"was found. The other {open_ones} are not, or not yet, for a record to settle: {count['contested']} are "
        f"contested, {count['prediction']} are predictions and {count['value_judgement']} are value judgements."
    )
    assert said in text


def test_opening_minutes_are_those_of_the_map(path):
    chapter = next(c for c in load().chapters if c.file == path.name)
    assert f"about {chapter.minutes} minutes" in read(path).cells[0].source


def made(*cells):
    return nbformat.v4.new_notebook(cells=list(cells))


def markdown(id: str, text: str):
    return nbformat.v4.new_markdown_cell(text, id=id)


def test_sources_are_numbered_by_first_appearance_and_listed():
    first, second = list(SOURCES)[:2]
    notebook = made(
        markdown("a", f"One [[?]](#src-{second}) two [[7]](#src-{first}) [[?]](#src-{second})"),
        markdown("sources", "old"),
    )
    number(notebook, SOURCES, "x.ipynb")
    assert notebook.cells[0].source == f"One [[1]](#src-{second}) two [[2]](#src-{first}) [[1]](#src-{second})"
    lines = notebook.cells[1].source.splitlines()
    assert lines[0] == "## Sources" and lines[2].startswith(f'1. <a id="src-{second}"></a>') and len(lines) == 4


def test_an_unknown_source_is_refused_with_its_place():
    with pytest.raises(
        NotebookError, match="x.ipynb, cell a: no source is called 'no-such'; add it to data/sources.csv"
    ):
        number(made(markdown("a", "[[?]](#src-no-such)"), markdown("sources", "")), SOURCES, "x.ipynb")


def test_marks_without_a_list_are_refused():
    with pytest.raises(NotebookError, match="add a Markdown cell with the id 'sources'"):
        number(made(markdown("a", f"[[?]](#src-{next(iter(SOURCES))})")), SOURCES, "x.ipynb")


def test_cleaning_drops_widgets():
    data = {
        "text/plain": "Board",
        "application/vnd.jupyter.widget-view+json": {"model_id": "1"},
        "text/html": "<p>a</p>",
    }
    cell = nbformat.v4.new_code_cell(
        "x", execution_count=3, outputs=[nbformat.v4.new_output("execute_result", data, execution_count=3)]
    )
    notebook = made(cell)
    notebook.metadata["widgets"] = {}
    guard(notebook)
    clean(notebook)
    assert notebook.cells[0].outputs[0].data == {"text/plain": "Board", "text/html": "<p>a</p>"}
    assert "widgets" not in notebook.metadata and notebook.cells[0].metadata == {"deletable": False, "editable": False}
