"""Numbers and lists the sources of the notebooks, runs them in a fresh kernel, and cleans what is committed."""

import json
import os
import re
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from course.content.records import Source
from course.content.words import line
from course.figures.picture import clean_html

TABLE = re.compile(r"\n?<details>.*?</details>", re.DOTALL)
MARK = re.compile(r"\[\[(?:\d+|\?)\]\]\(#src-([a-z0-9-]+)\)")
LIST = "sources"
WIDGET = "application/vnd.jupyter.widget-view+json"
MOST = 60_000


class NotebookError(Exception):
    """What is wrong in a notebook, with its name, its cell and what to write."""


def number(notebook, sources: dict[str, Source], name: str) -> None:
    """Number the source marks of `notebook` by first appearance and write its list of sources.

    Raises
    ------
    NotebookError
        If a mark names a source that is not in the source list, or the notebook has marks and no cell `sources`.
    """
    numbers: dict[str, int] = {}

    def numbered(match: re.Match) -> str:
        if match[1] not in sources:
            raise NotebookError(
                f"{name}, cell {cell.id}: no source is called {match[1]!r}; add it to data/sources.csv."
            )
        return f"[[{numbers.setdefault(match[1], len(numbers) + 1)}]](#src-{match[1]})"

    listing = None
    for cell in notebook.cells:
        if cell.id == LIST:
            listing = cell
        elif cell.cell_type == "markdown":
            cell.source = MARK.sub(numbered, cell.source)
    if numbers and listing is None:
        raise NotebookError(f"{name}: add a Markdown cell with the id {LIST!r} at its end for the list of sources.")
    if listing is not None:
        lines = [f'{n}. <a id="src-{key}"></a>{described(sources[key])}' for key, n in numbers.items()]
        listing.source = "\n".join(["## Sources", "", *lines])


def described(source: Source) -> str:
    """Return a source as one line of Markdown, its title the link where there is an address."""
    title = plain(source.title)
    link = f"[{title}](<{source.url}>)" if source.url else title
    return line(source, link, plain)


def plain(text: str) -> str:
    """Return `text` with the characters that Markdown would read as markup escaped."""
    return re.sub(r"([\\`*_\[\]<>$|])", r"\\\1", text)


def guard(notebook) -> None:
    """Make cells safe from a stray key, and drop what a run leaves behind in the notebook's own data."""
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        }
    )
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({"deletable": False, "editable": False})


def run(notebook, folder: Path) -> None:
    """Run every cell in a fresh kernel that keeps answers in a folder of its own."""
    with tempfile.TemporaryDirectory() as answers:
        env = {**os.environ, "COURSE_ANSWERS": answers}
        client = NotebookClient(
            notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
        )
        client.execute(env=env)


def clean(notebook) -> None:
    """Keep of each output what reads well before anything ran: sentences, titles, tables; no drawing, no widget."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            data.pop(WIDGET, None)
            if "text/html" in data:
                data["text/html"] = TABLE.sub("", clean_html(data["text/html"]))


def prepare(path: Path, sources: dict[str, Source], *, execute: bool) -> str:
    """Return the text of the notebook at `path` as it is to be committed.

    Raises
    ------
    NotebookError
        If a mark cannot be resolved, a cell fails, or the result is larger than 60 kB.
    """
    notebook = nbformat.read(path, as_version=4)
    number(notebook, sources, path.name)
    guard(notebook)
    if execute:
        run(notebook, path.parent)
        guard(notebook)
        clean(notebook)
    # one line a value as Jupyter writes it, but without indentation, which would be some 3 kB of a chapter
    text = json.dumps(json.loads(nbformat.writes(notebook)), ensure_ascii=False, indent=0) + "\n"
    if len(text.encode()) > MOST:
        raise NotebookError(f"{path.name}: {len(text.encode())} bytes; a committed notebook has at most {MOST}.")
    return text
