"""`python -m course check` says what is wrong in `data/`; `... notebooks` makes the notebooks fit to commit,
`... reading` tells how hard they are to read."""

import argparse
import re
import sys

from course.content import load
from course.content.problems import ContentError

PACE = 150
"""Words that a student reads in a minute, with time to think."""


def main(argv: list[str] | None = None) -> int:
    """Run one command; return the exit code, 0 where all is good."""
    parser = argparse.ArgumentParser(prog="python -m course", description="Commands for teachers and authors.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="check the files in data/ and make the content anew").set_defaults(run=check)
    commands.add_parser("notebooks", help="number sources, run and clean the notebooks").set_defaults(run=notebooks)
    commands.add_parser("reading", help="tell how long and how hard each chapter is to read").set_defaults(run=reading)
    # A message may quote signs that an old console cannot show.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    return parser.parse_args(argv).run()


def check() -> int:
    """Check `data/`, print every problem or what is there, and write the bundle where all is good."""
    try:
        from course.content.check import check, write_bundle
    except ImportError as error:
        print(f"The check needs the package {error.name}; run `python3 start.py` to install it.", file=sys.stderr)
        return 1
    if not load.is_checkout():
        print("There is no folder data/ beside the course; run the check in the course's own folder.", file=sys.stderr)
        return 1
    digest = load.digest(load.DATA)
    try:
        content = check(load.DATA)
    except ContentError as error:
        files = len({problem.file for problem in error.problems})
        print(error, f"data/: to mend: {len(error.problems)}, in files: {files}", sep="\n")
        return 1
    counts = {kind: len(records) for kind, records in vars(content).items()}
    counts["items"] = sum(len(quiz.items) for quiz in content.quizzes)
    print(f"data/: {', '.join(f'{count} {kind}' for kind, count in counts.items())}: all good")
    try:
        write_bundle(content, digest, load.BUNDLE)
    except OSError as error:
        print(f"The checked content could not be written to {load.BUNDLE.name}: {error.strerror}.", file=sys.stderr)
        return 1
    return 0


def notebooks() -> int:
    """Number, run and clean every notebook; print each with its size, or what is wrong with it."""
    from course.authoring.notebooks import NotebookError, prepare

    try:
        sources = {source.id: source for source in load.load().sources}
        for path in sorted((load.ROOT / "notebooks").glob("*.ipynb")):
            text = prepare(path, sources, execute=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"{path.name}: {len(text.encode())} bytes")
    except (ContentError, NotebookError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def reading() -> int:
    """Print a line for each notebook: minutes, words, mean sentence, reading grade, sources, quiz items, pictures."""
    import nbformat

    from course.authoring.notebooks import MARK
    from course.authoring.reading import measure, prose

    items = {quiz.id: len(quiz.items) for quiz in load.load().quizzes}
    print(f"{'notebook':24}{'minutes':>8}{'words':>7}{'mean':>6}{'grade':>7}{'sources':>9}{'items':>7}{'pictures':>10}")
    for path in sorted((load.ROOT / "notebooks").glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        found, code = measure(prose(notebook)), "\n".join(c.source for c in notebook.cells if c.cell_type == "code")
        marks = {mark for cell in notebook.cells for mark in MARK.findall(cell.source)}
        asked = sum(items[name] for name in re.findall(r'quiz\("([^"]+)"\)', code))
        drawn = len(re.findall(r"^(?:picture|guess)\(", code, re.MULTILINE))
        print(
            f"{path.stem:24}{found.words / PACE:8.0f}{found.words:7}{found.mean:6.1f}{found.grade:7.1f}"
            f"{len(marks):9}{asked:7}{drawn:10}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
