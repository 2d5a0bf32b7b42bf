"""A real JupyterLab, driven in a real browser as a student drives it."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from find import browser as find_browser
from playwright.sync_api import expect, sync_playwright

ROOT = Path(__file__).parents[2]
TOKEN = "testing"
FLAGS = (
    "--disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
LIGHT, DARK = "JupyterLab Light", "JupyterLab Dark"

# two views of one widget, for what a student does with copy and paste
TWICE = [
    "from course import weighing\n\nboard = weighing()\nboard",
    "board",
    "from course import quiz\n\nquiz('history-1-to-2014')",
]
# two small quizzes that have an item of every type
TYPES = [
    "from pathlib import Path\nfrom course.content.check import check\nfrom course.views.quiz import Quiz\n\n"
    f"Quiz(check(Path({(ROOT / 'tests' / 'content' / 'good').as_posix()!r})), '{name}')"
    for name in ("puddle", "pond")
]


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in Path(item.fspath).parents:
            item.add_marker(pytest.mark.browser)


def written(sources: list[str]) -> dict:
    """Return a notebook that has these code cells."""
    cells = [
        {"cell_type": "code", "id": f"c{i}", "metadata": {}, "source": s, "outputs": [], "execution_count": None}
        for i, s in enumerate(sources)
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


class Lab:
    """The running server and its folders."""

    def __init__(self, home: Path, package: Path | None = None):
        self.home = home
        self.root = home / "course"
        self.answers = self.root / "my_answers"
        shutil.copytree(
            ROOT / "notebooks", self.root / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints")
        )
        for name, sources in (("twice", TWICE), ("types", TYPES)):
            path = self.root / "notebooks" / f"{name}.ipynb"
            path.write_text(json.dumps(written(sources)), encoding="utf-8")
        config = home / "config" / "labconfig"
        config.mkdir(parents=True)
        quiet = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}
        (config / "default_setting_overrides.json").write_text(json.dumps(quiet), encoding="utf-8")
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        places = {
            "JUPYTER_CONFIG_DIR": "config",
            "JUPYTER_DATA_DIR": "data",
            "JUPYTER_RUNTIME_DIR": "runtime",
            "JUPYTERLAB_SETTINGS_DIR": "settings",
            "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
            "IPYTHONDIR": "ipython",
            "MPLCONFIGDIR": "mpl",
        }
        env = os.environ | {name: str(home / place) for name, place in places.items()}
        env["COURSE_ANSWERS"] = str(self.answers)
        if package:
            env["PYTHONPATH"] = str(package)
        args = [
            *(sys.executable, "-m", "jupyter", "lab", "--no-browser", "--ip=127.0.0.1"),
            *(f"--port={self.port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}"),
            *(f"--ServerApp.root_dir={self.root}", "--LabApp.expose_app_in_browser=True"),
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        ]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            args.append("--allow-root")
        self.log = (home / "lab.log").open("w")
        self.process = subprocess.Popen(args, env=env, stdout=self.log, stderr=subprocess.STDOUT, cwd=self.root)
        for _ in range(120):
            try:
                self.api("status")
                return
            except OSError:
                time.sleep(0.5)
        raise RuntimeError(f"JupyterLab did not start: {(home / 'lab.log').read_text()}")

    def api(self, path: str, method: str = "GET"):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/api/{path}", method=method, headers={"Authorization": f"token {TOKEN}"}
        )
        with urllib.request.urlopen(request, timeout=10) as reply:
            return json.loads(reply.read() or "null")

    def kernels(self) -> list[int]:
        """Process ids of the kernels that this server runs."""
        out = subprocess.run(
            ["ps", "-o", "pid=,args=", "--ppid", str(self.process.pid)], capture_output=True, text=True
        ).stdout
        return [int(line.split()[0]) for line in out.splitlines() if "ipykernel" in line]

    def kill_kernel(self) -> None:
        for pid in self.kernels():
            os.kill(pid, signal.SIGKILL)

    def forget(self) -> None:
        """End every kernel and forget every answer."""
        for session in self.api("sessions"):
            self.api(f"sessions/{session['id']}", "DELETE")
        shutil.rmtree(self.answers, ignore_errors=True)

    def saved(self) -> dict:
        """The items of the answers file."""
        return json.loads((self.answers / "answers.json").read_text(encoding="utf-8"))["items"]

    def close(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:  # a busy machine: what was to be seen has been seen
            self.process.kill()
        self.log.close()


class Notebook:
    """One notebook open in the browser."""

    def __init__(self, page, lab: Lab):
        self.page, self.lab = page, lab

    def open(self, name: str, *, theme: str = LIGHT, ready: bool = True) -> "Notebook":
        self.page.goto(f"http://127.0.0.1:{self.lab.port}/doc/tree/notebooks/{name}.ipynb?reset&token={TOKEN}")
        self.page.wait_for_selector(".jp-Notebook", timeout=60_000)
        self.wear(theme)
        if ready:
            self.connect()
        return self

    def wear(self, theme: str) -> None:
        """Change to a theme of JupyterLab."""
        self.page.evaluate(
            """async theme => {
              const app = window.jupyterapp;
              await app.restored;
              if (document.body.dataset.jpThemeName !== theme)
                await app.commands.execute('apputils:change-theme', { theme });
            }""",
            theme,
        )

    def connect(self) -> None:
        # an evaluated promise has no time limit of its own
        self.page.evaluate(
            """() => Promise.race([
              (async () => {
                const p = window.jupyterapp.shell.currentWidget;
                await p.context.ready;
                await p.sessionContext.ready;
                await p.sessionContext.session.kernel.info;
              })(),
              new Promise((_, no) => setTimeout(() => no(new Error('no kernel after 60 seconds')), 60000)),
            ])"""
        )

    def run_all(self) -> "Notebook":
        self.page.evaluate("window.jupyterapp.commands.execute('notebook:run-all-cells')")
        prompts = self.page.locator(".jp-CodeCell .jp-InputPrompt")
        for i in range(prompts.count()):
            expect(prompts.nth(i)).to_have_text(re.compile(r"^\[\d+\]:$"), timeout=90_000)
        for view in self.page.locator(".jp-OutputArea-output .course").all():
            expect(view).to_be_visible(timeout=30_000)
        return self

    def restart(self) -> None:
        """Restart the kernel as the menu does, without its question."""
        self.page.evaluate("window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
        self.connect()

    def cells(self) -> list[str]:
        return self.page.evaluate(
            """() => {
              const cells = window.jupyterapp.shell.currentWidget.content.model.cells;
              return Array.from({ length: cells.length }, (_, i) => cells.get(i))
                .map(c => `${c.type} ${c.id} ${c.sharedModel.source}`);
            }"""
        )

    @property
    def outputs(self):
        return self.page.locator(".jp-Cell-outputArea")


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """A JupyterLab of its own, with throw-away settings and answers."""
    running = Lab(tmp_path_factory.mktemp("lab"))
    yield running
    running.close()


@pytest.fixture(scope="session")
def chromium():
    """The browser, started once."""
    args = FLAGS.split() + (["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=find_browser(), args=args)
        yield running
        running.close()


@contextmanager
def pages(chromium, lab):
    """Open pages of a given width; every answer is forgotten before and after."""
    lab.forget()
    contexts = []

    def page(width: int = 1280, height: int = 1400) -> Notebook:
        context = chromium.new_context(viewport={"width": width, "height": height})
        context.set_default_timeout(30_000)
        contexts.append(context)
        return Notebook(context.new_page(), lab)

    yield page
    for context in contexts:
        context.close()
    lab.forget()


@pytest.fixture
def make(chromium, lab):
    with pages(chromium, lab) as page:
        yield page


@pytest.fixture
def notebook(make):
    """A page as wide as a laptop."""
    return make()
