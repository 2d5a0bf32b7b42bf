"""The rules of the house, each with a fault that it was seen to find."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import nbformat
import pytest
from stylesheet import rules, selectors

from course.figures.style import CSS as FIGURES

ROOT = Path(__file__).parents[1]
VIEWS = ROOT / "course" / "views"
PYPROJECT = ROOT / "pyproject.toml"
# what a download without Git has not got, and no tool writes into Git
IGNORED = [".git", *(ROOT / ".gitignore").read_text(encoding="utf-8").split()]


def house() -> list[Path]:
    """Return every file of the project that is not ignored; a download has no Git to ask."""
    found = []
    for folder, folders, files in os.walk(ROOT):
        inside = Path(folder).relative_to(ROOT)
        folders[:] = [name for name in folders if not ignored(inside / name)]
        found += [Path(folder, name) for name in files if not ignored(inside / name)]
    return sorted(found)


def ignored(path: Path) -> bool:
    return any(fnmatch(path.as_posix() if "/" in p.strip("/") else path.name, p.strip("/")) for p in IGNORED)


def text_of(path: Path) -> str:
    """Return the text of a file; what is no text in it comes as question marks."""
    return path.read_bytes().decode("utf-8", "replace")


FILES = house()


def run(*command, **where) -> subprocess.CompletedProcess:
    return subprocess.run(
        [str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", **where
    )


def test_the_files_of_the_house_are_found_and_no_others():
    names = {path.relative_to(ROOT).as_posix() for path in FILES}
    assert {"pyproject.toml", "course/views/board.js", "notebooks/00_start_here.ipynb", ".ci/run"} <= names
    assert not {name for name in names if re.match(r"\.git/|\.venv/|my_answers/", name) or "__pycache__" in name}
    assert "course/content/bundle.json" not in names


# Which way imports go


def imports(folder: Path) -> subprocess.CompletedProcess:
    """Let import-linter judge the package `course` in a folder."""
    program = shutil.which("lint-imports", path=sysconfig.get_path("scripts"))
    assert program, "import-linter is one of the test tools; install them with `python3 start.py test`"
    path = os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])
    return run(program, "--no-cache", "--config", PYPROJECT, cwd=folder, env={**os.environ, "PYTHONPATH": path})


def test_imports_go_one_way():
    judged = imports(ROOT)
    assert judged.returncode == 0, judged.stdout


def test_imports_that_go_the_other_way_would_be_seen(tmp_path):
    shutil.copytree(ROOT / "course", tmp_path / "course", ignore=shutil.ignore_patterns("__pycache__", "*.json"))
    for place, line in (
        ("models/upwards.py", "import course.figures.style"),
        ("content/upwards.py", "import course.models.balance"),
        ("figures/upwards.py", "import course.views.base"),
        ("models/drawing.py", "import matplotlib"),
        ("answers/widget.py", "import anywidget"),
    ):
        (tmp_path / "course" / place).write_text(f"{line}\n", encoding="utf-8", newline="\n")
    judged = imports(tmp_path)
    assert judged.returncode == 1
    for wrong in (
        "course.models is not allowed to import course.figures",
        "course.content is not allowed to import course.models",
        "course.figures is not allowed to import course.views",
        "course.models is not allowed to import matplotlib",
        "course.answers is not allowed to import anywidget",
    ):
        assert wrong in judged.stdout, judged.stdout


# How code is written


def ruff(*words) -> subprocess.CompletedProcess:
    return run(sys.executable, "-m", "ruff", words[0], "--no-cache", "--config", PYPROJECT, *words[1:], cwd=ROOT)


def test_no_fault_of_style_in_code_and_notebooks():
    judged = ruff("check", ".")
    assert judged.returncode == 0, judged.stdout


def test_code_and_notebooks_are_formatted():
    judged = ruff("format", "--check", ".")
    assert judged.returncode == 0, judged.stdout


@pytest.mark.parametrize("name", ["fault.py", "fault.ipynb"])
@pytest.mark.parametrize(
    ("judge", "code"),
    [(["check"], "import os\n\nprint(1)"), (["format", "--check"], "print( 'a' )")],
    ids=["lint", "format"],
)
def test_a_fault_of_style_would_be_seen(tmp_path, name, judge, code):
    path = tmp_path / name
    if path.suffix == ".ipynb":
        nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)]), path)
    else:
        path.write_text(f"{code}\n", encoding="utf-8", newline="\n")
    assert ruff(*judge, path).returncode == 1


# What no file holds. The brackets keep these patterns from finding themselves.

PATHS = (
    r"(?<![\w.])/(?:[h]ome/(?!pyodide/)\w|[U]sers/\w|[r]oot/|[t]mp/|[w]ork/|[o]pt/\w)|\b[A-Z]:\\+[U]sers|[f]ile:/{2}"
)
HOSTS = (
    r"[p]ypi\.org|[p]ythonhosted\.org|[r]egistry\.npmjs|[c]onda\.anaconda\.org|[u]npkg\.com|[j]sdelivr\.net"
    r"|[e]xtra-index-url"
)


def tells(text: str) -> list[str]:
    """Return what tells of one machine or one registry."""
    return [found[0] for found in re.finditer(f"{PATHS}|{HOSTS}", text)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_file_tells_of_a_machine_or_a_registry(path):
    assert tells(text_of(path)) == []


@pytest.mark.parametrize(
    "parts",
    [
        ("open('/ho", "me/anna/course')"),
        ("cd /tm", "p/course"),
        ('"/Us', 'ers/anna"'),
        ("C:\\Us", "ers\\anna"),
        ('"C:\\\\Us', 'ers\\\\anna"'),
        ("see fi", "le:///course"),
        ("https://py", "pi.org/simple"),
        ("https://files.python", "hosted.org/packages"),
    ],
    ids=["Linux", "scratch", "macOS", "Windows", "Windows in JSON", "link", "index", "files"],
)
def test_a_machine_or_a_registry_would_be_seen(parts):
    assert tells("".join(parts))


def test_an_address_on_the_web_is_no_machine():
    assert tells("https://www.osce.org/home/123257") == []


FLICKER = re.compile(r"\bOutput\(|\binteract\(|\binteractive_output\(|clear_output")


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if path.relative_to(ROOT).parts[0] in ("course", "notebooks")],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_no_part_catches_output_in_a_box_of_its_own(path):
    assert FLICKER.findall(text_of(path)) == []


@pytest.mark.parametrize("code", ["out = widgets.Output()", "interact(f, x=1)", "clear_output(wait=True)"])
def test_a_box_of_output_would_be_seen(code):
    assert FLICKER.findall(code)


# What each dependency is for


def unexplained(text: str) -> list[str]:
    """Return the requirements of a pyproject file that stand without a comment on their line or right above it."""
    document = tomllib.loads(text)
    project = document["project"]
    wanted = [*project["dependencies"], *document["build-system"]["requires"]]
    wanted += [name for extra in project["optional-dependencies"].values() for name in extra]
    lines = text.splitlines()
    explained = set()
    for above, line in zip(["", *lines], lines, strict=False):
        if re.search(r"#\s*\w+ \w+", line) or re.match(r"#\s*\w+ \w+", above):
            explained |= {name for name in wanted if f'"{name}"' in line}
    return [name for name in wanted if name not in explained]


def test_every_dependency_says_what_it_is_for():
    assert unexplained(PYPROJECT.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("old", ["# one writer at a time", "# runs every test", "# hatchling builds the wheel"])
def test_a_dependency_without_a_reason_would_be_seen(old):
    text = PYPROJECT.read_text(encoding="utf-8")
    assert text.count(old) == 1
    assert unexplained(re.sub(f"{old}.*", "", text))


# Style sheets stay within the course


# three wrappers of JupyterLab around an output clip it; a result that stays in view needs them to let go
STICKY = ".jp-CodeCell:not(.jp-mod-outputsScrolled) :is("
WITHIN = {"@media", "@container", "@supports"}


def escapes(css: str, root: str) -> list[str]:
    """Return the selectors and statements that reach beyond the elements of a class."""
    found = []
    for rule in rules(css):
        at = [prelude.split()[0] for prelude in rule.path if prelude.startswith("@")]
        outer = [prelude for prelude in rule.path if not prelude.startswith("@")][:1]
        found += [name for name in at if name not in WITHIN]
        found += [text for text in rule.declared if not outer]
        for selector in selectors(outer[0]) if outer else []:
            own = re.match(rf"(?:(?:body|html)\[[^\]]*\] )?\.{root}(?![\w-])[^\s>+~]*+(?!\s*[+~])", selector)
            lets_go = selector.startswith(STICKY) and ":has(.course " in selector
            if not own and not (lets_go and rule.declared == {"overflow: visible"}):
                found.append(selector)
    return found


SHEETS = [(path.read_text(encoding="utf-8"), "course") for path in sorted(VIEWS.glob("*.css"))]


@pytest.mark.parametrize(("css", "root"), [*SHEETS, (FIGURES, "course-figure")])
def test_each_rule_stays_within_the_course(css, root):
    assert rules(css)
    assert escapes(css, root) == []


@pytest.mark.parametrize(
    "fault",
    [
        "button { color: red; }",
        ".course a, .btn { color: red; }",
        ".courses { color: red; }",
        ".course-figure { color: red; }",
        ".jp-Cell .course { color: red; }",
        ".course + p { color: red; }",
        ".course.board ~ p { color: red; }",
        "@media print { p { color: red; } }",
        "@media print { color: red; }",
        "@import url(other.css);",
        "@font-face { src: url(x.woff); }",
        "body { --ink: red; }",
        'body[data-x="}"] p { color: red; }',
        f"{STICKY}.a):has(.course .stays) {{ overflow: visible; color: red; }}",
        ".jp-CodeCell:has(.course) { overflow: visible; }",
    ],
)
def test_a_rule_that_reaches_beyond_would_be_seen(fault):
    assert escapes(f".course {{ color: red; }} {fault} .course a {{ color: red; }}", "course")


@pytest.mark.parametrize(
    "good",
    [
        ".course { a, button { color: red; } @container (width < 9rem) { p { color: red; } } }",
        'body[data-jp-theme-light="true"] .course { color: red; }',
        "@media (forced-colors: active) { .course :is(a, button) { color: red; } }",
        "/* p { color: red; } */ .course p::before { content: '} p {'; }",
    ],
)
def test_a_rule_that_stays_within_passes(good):
    assert escapes(good, "course") == []


@pytest.mark.parametrize("css", [".course { color: red;", ".course { color: red; } }"])
def test_a_brace_without_its_partner_is_refused(css):
    with pytest.raises(ValueError, match="closes as many braces as it opens"):
        rules(css)


# What no script does


RISKY = re.compile(
    r"\b(?:innerHTML|outerHTML|srcdoc|insertAdjacentHTML|document\.write\w*|eval|Function|fetch|XMLHttpRequest|WebSocket"
    r"|sendBeacon|localStorage|sessionStorage|indexedDB|document\.cookie)\b|\bimport\b"
)


@pytest.mark.parametrize("path", sorted(VIEWS.glob("*.js")), ids=lambda path: path.name)
def test_no_script_writes_html_runs_text_or_reaches_out(path):
    # a picture and the memo come as HTML that Python wrote, with every text in it escaped; the memo stands in a frame
    text = text_of(path).replace("figure.innerHTML = now.picture;", "", 1)
    assert RISKY.findall(text.replace("preview.srcdoc = now.memo;", "", 1)) == []


def test_the_frame_of_the_memo_lets_no_script_run():
    (given,) = re.findall(r'sandbox: "([^"]*)"', text_of(VIEWS / "memo.js"))
    assert given.split() == ["allow-same-origin", "allow-popups", "allow-popups-to-escape-sandbox"]


@pytest.mark.parametrize("path", sorted(VIEWS.glob("*.js")), ids=lambda path: path.name)
def test_nothing_given_is_known_where_python_runs_in_the_browser(path):
    # there None arrives as undefined, which === null does not find
    assert re.findall(r".*[!=]== ?null.*", text_of(path)) == []


@pytest.mark.parametrize(
    "code",
    [
        "e.innerHTML = text;",
        "frame.srcdoc = text;",
        "e.insertAdjacentHTML('beforeend', text);",
        "document.write(text);",
        "eval(text);",
        "new Function(text)();",
        "await fetch(url);",
        "new XMLHttpRequest();",
        "localStorage.setItem('a', 1);",
        "import x from 'https://example.org/x.js';",
    ],
)
def test_a_script_that_did_would_be_seen(code):
    assert RISKY.findall(code)
