"""The two commands, run in throw-away copies of the course, and the pins that they install.

The copies install one tiny package from a folder. It leads to the packages that run these tests, so that pytest and
JupyterLab are the real ones and nothing is downloaded.
"""

import ast
import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import time
import tomllib
import urllib.request
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from traitlets.config.loader import PyFileConfigLoader

ROOT = Path(__file__).parents[1]
PINNED = "lender==1\n"
POSIX = pytest.mark.skipif(
    os.name == "nt", reason="needs signals, file locks or permissions as Linux and macOS have them"
)
TESTS = """import pytest

@pytest.mark.browser
def test_browser():
    assert {browser}

def test_plain():
    assert {plain}
"""


def wheel(folder, version):
    """Write the package `lender`: a path to the packages of the environment that runs these tests."""
    info = f"lender-{version}.dist-info"
    with zipfile.ZipFile(folder / f"lender-{version}-py3-none-any.whl", "w") as archive:
        archive.writestr("lender.pth", sysconfig.get_path("purelib") + "\n")
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: lender\nVersion: {version}\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "lender.pth,,\n" + "".join(f"{info}/{n},,\n" for n in ("METADATA", "WHEEL")))


class Copy:
    """A copy of what `start.py` needs, in a folder whose name has spaces and letters beyond ASCII."""

    def __init__(self, place, wheels):
        self.folder = place / "Курс à côté"
        self.venv = self.folder / ".venv"
        self.python = self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "JUPYTER", "PYTEST"))}
        self.env = kept | {
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": wheels.as_uri(),
            "PYTHONIOENCODING": "utf-8",
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        }
        # How a machine looks that has no network: the index is at a port that nobody listens to.
        self.offline = {
            "PIP_NO_INDEX": "0",
            "PIP_FIND_LINKS": "",
            "PIP_INDEX_URL": "http://127.0.0.1:9/",
            "PIP_RETRIES": "1",
        }

    def fill(self):
        self.folder.mkdir()
        shutil.copy(ROOT / "start.py", self.folder)
        (self.folder / "tests" / "browser").mkdir(parents=True)
        shutil.copy(ROOT / "tests" / "browser" / "find.py", self.folder / "tests" / "browser")
        (self.folder / "course").mkdir()
        (self.folder / "course" / "__init__.py").touch()
        (self.folder / "notebooks").mkdir()
        shutil.copy(ROOT / "notebooks" / "00_start_here.ipynb", self.folder / "notebooks")
        (self.folder / "pytest.ini").write_text("[pytest]\nmarkers = browser\n", encoding="utf-8")
        self.pin(PINNED)
        self.tests(browser=True, plain=True)
        return self

    def pin(self, text):
        for name in ("requirements.txt", "requirements-test.txt"):
            (self.folder / name).write_text(text, encoding="utf-8")

    def tests(self, **results):
        (self.folder / "tests" / "test_two.py").write_text(TESTS.format(**results), encoding="utf-8")

    def command(self, *words, lie=""):
        """Return the command line; `lie` is code that makes this Python look like another one."""
        if not lie:
            return [sys.executable, str(self.folder / "start.py"), *words]
        run = f"import runpy, sys; {lie}; runpy.run_path(sys.argv[0], run_name='__main__')"
        return [sys.executable, "-c", f"import sys; del sys.argv[0]; {run}", str(self.folder / "start.py"), *words]

    def start(self, *words, lie="", prefix=(), **env):
        done = subprocess.run(
            [*prefix, *self.command(*words, lie=lie)],
            env=self.env | env,
            cwd=self.folder.parent,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )
        assert "Traceback" not in done.stdout + done.stderr
        return done

    def refusal(self, *words, code=1, **how):
        """Start, expect a failure, and return its one sentence."""
        done = self.start(*words, **how)
        assert done.returncode == code, done.stdout + done.stderr
        (sentence,) = done.stderr.splitlines()
        return sentence


@pytest.fixture(scope="module")
def wheels(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheels")
    for version in (1, 2):
        wheel(folder, version)
    return folder


@pytest.fixture
def fresh(tmp_path, wheels):
    return Copy(tmp_path, wheels).fill()


@pytest.fixture(scope="module")
def made(tmp_path_factory, wheels):
    """A copy with everything installed, for the tests to copy again."""
    copy = Copy(tmp_path_factory.mktemp("made"), wheels).fill()
    done = copy.start("test", "quick")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Making the environment" in done.stdout
    return copy


@pytest.fixture
def ready(made, tmp_path, wheels):
    copy = Copy(tmp_path, wheels)
    shutil.copytree(made.folder, copy.folder, symlinks=True)
    return copy


# What a start refuses


def test_an_old_python_can_read_the_program():
    ast.parse((ROOT / "start.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_an_old_python_is_told_what_is_needed(fresh):
    sentence = fresh.refusal(lie="sys.version_info = (3, 10, 2, 'final', 0)")
    assert sentence == "This course needs Python 3.11 or newer, and this is Python 3.10: install a newer one."


def test_a_new_python_is_called_untested_and_the_start_goes_on(fresh):
    (fresh.folder / "requirements.txt").unlink()
    done = fresh.start(lie="sys.version_info = (3, 14, 0, 'final', 0)")
    assert done.stdout == "The course is untested with Python 3.14; going on.\n"
    assert done.stderr.startswith("requirements.txt is missing")


@pytest.mark.parametrize("words", [["open"], ["test", "slow"], ["quick"], ["--help"], ["test", "quick", "quick"]])
def test_an_unknown_argument_gets_the_list_of_commands(fresh, words):
    sentence = fresh.refusal(*words, code=2)
    assert f"'{' '.join(words)}' is not a command" in sentence
    assert "python3 start.py, python3 start.py test, python3 start.py test quick" in sentence


def test_a_folder_without_the_pins_is_incomplete(fresh):
    (fresh.folder / "requirements-test.txt").unlink()
    assert "requirements-test.txt is missing" in fresh.refusal("test")


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_python_that_makes_no_environments_names_the_package_to_install(fresh, module):
    assert "sudo apt install python3-venv" in fresh.refusal(lie=f"sys.modules['{module}'] = None")
    assert not fresh.venv.exists()


@POSIX
@pytest.mark.parametrize("which", ["folder", "venv"])
def test_a_folder_that_cannot_be_written_is_named(fresh, which):
    # Even root is refused without this capability.
    prefix = [] if os.geteuid() else ["setpriv", "--bounding-set=-dac_override"]
    fresh.venv.mkdir()
    folder = getattr(fresh, which)
    folder.chmod(0o555)
    try:
        assert f"The folder {folder} cannot be written to" in fresh.refusal(prefix=prefix)
    finally:
        folder.chmod(0o755)


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_what_is_no_environment_is_left_alone(fresh, kind):
    if kind == "folder":
        fresh.venv.mkdir()
    treasure = fresh.venv / "essay.txt" if kind == "folder" else fresh.venv
    treasure.write_text("mine", encoding="utf-8")
    assert f"{fresh.venv} is not an environment that this course made" in fresh.refusal()
    assert treasure.read_text(encoding="utf-8") == "mine"


# A first start that is broken off


def test_a_first_start_without_network_says_so(ready):
    ready.pin("lender==3\n")
    (ready.venv / "course-stamp.json").unlink()
    sentence = ready.refusal(**ready.offline)
    log = ready.venv / "course-install.log"
    assert sentence.startswith("The packages could not be installed, because the network did not answer: check")
    assert sentence.endswith(f"Details: {log}")
    assert "lender==3" in log.read_text(encoding="utf-8")
    # The next start does not trust what this one left.
    assert (ready.venv / "course-half-made").exists()


@POSIX
def test_a_first_start_that_is_stopped_is_repaired_by_the_next(ready):
    ready.pin("lender==2\n")
    (ready.venv / "course-stamp.json").unlink()
    # An index that takes the call and never answers, so that the user has time to press Ctrl+C.
    with socket.create_server(("127.0.0.1", 0)) as silent:
        index = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        process = subprocess.Popen(
            ready.command("test", "quick"),
            env=ready.env | ready.offline | {"PIP_INDEX_URL": index},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
            preexec_fn=let_interrupts_through,
        )
        silent.settimeout(60)
        call, _ = silent.accept()
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=60)
        call.close()
    assert (process.returncode, errors) == (130, "Stopped. Start again whenever you like.\n")

    done = ready.start("test", "quick")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Making the environment" in done.stdout
    assert list(ready.venv.glob("**/lender-2.dist-info"))


def let_interrupts_through():
    """Undo what a shell does to programs that it starts in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_for(condition):
    """Return the first true value of `condition`, within a minute."""
    deadline = time.monotonic() + 60
    while not (value := condition()):
        assert time.monotonic() < deadline, "nothing came"
        time.sleep(0.1)
    return value


def test_another_failure_is_told_in_one_sentence_with_its_reason(ready):
    ready.pin("no-such-package==7\n")
    sentence = ready.refusal()
    assert "No matching distribution found for no-such-package==7" in sentence
    assert "course-install.log" in sentence


# Later starts


def test_a_second_start_installs_nothing_and_asks_no_network(made):
    log = made.venv / "course-install.log"
    before = log.stat().st_size
    with socket.create_server(("127.0.0.1", 0)) as index:
        calls = made.offline | {"PIP_INDEX_URL": f"http://127.0.0.1:{index.getsockname()[1]}/"}
        done = made.start("test", "quick", **calls)
        index.settimeout(0)
        with pytest.raises(BlockingIOError):
            index.accept()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "packages" not in done.stdout
    assert log.stat().st_size == before


def test_a_copied_or_moved_folder_needs_no_network(ready):
    done = ready.start("test", "quick", **ready.offline)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "packages" not in done.stdout
    ask = [ready.python, "-I", "-c", "import course; print(ascii(course.__file__))"]
    found = subprocess.run(ask, capture_output=True, text=True).stdout
    assert Path(ast.literal_eval(found)).parents[1] == ready.folder


def test_new_pins_are_installed_into_what_is_there(ready):
    ready.pin("lender==2\n")
    done = ready.start("test", "quick")
    assert "Making the environment" not in done.stdout
    assert "installing the packages" in done.stdout
    assert list(ready.venv.glob("**/lender-2.dist-info"))


def test_new_pins_without_network_leave_what_worked(ready):
    ready.pin("lender==3\n")
    assert "the network did not answer" in ready.refusal("test", "quick", **ready.offline)
    ready.pin(PINNED)
    done = ready.start("test", "quick", **ready.offline)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "packages" not in done.stdout


@pytest.mark.parametrize("damage", ["interpreter", "package", "killed", "packages"])
def test_a_damaged_environment_is_made_anew(ready, damage):
    if damage == "interpreter":
        ready.python.unlink()
    elif damage == "package":
        next(ready.venv.glob("**/lender.pth")).unlink()
    elif damage == "killed":
        (ready.venv / "course-half-made").touch()
    else:
        (ready.venv / "course-stamp.json").unlink()
        shutil.rmtree(next(ready.venv.glob("**/site-packages")))
    # Without venv the start can only say that it wants to make the environment.
    done = ready.start("test", "quick", lie="sys.modules['venv'] = None")
    assert "Making the environment" in done.stdout
    assert "no venv or ensurepip" in done.stderr


@POSIX
def test_two_starts_do_not_install_at_once(made, tmp_path):
    import fcntl

    said = tmp_path / "said"
    with (made.folder / "start.py").open() as lock, said.open("wb") as output:
        fcntl.flock(lock, fcntl.LOCK_EX)
        process = subprocess.Popen(made.command("test", "quick"), env=made.env, stdout=output)
        try:
            wait_for(lambda: "Another window" in said.read_text(encoding="utf-8", errors="replace"))
            assert "passed" not in said.read_text(encoding="utf-8", errors="replace")
        finally:
            fcntl.flock(lock, fcntl.LOCK_UN)
            process.wait(timeout=60)
    assert process.returncode == 0


# The tests' command


@pytest.mark.parametrize(
    ("words", "results", "code"),
    [
        (["test", "quick"], {"browser": False, "plain": True}, 0),
        (["test", "quick"], {"browser": True, "plain": False}, 1),
        (["test"], {"browser": False, "plain": True}, 1),
        (["test"], {"browser": True, "plain": True}, 0),
    ],
)
def test_the_exit_code_is_that_of_the_tests(made, words, results, code):
    made.tests(**results)
    done = made.start(*words, COURSE_BROWSER=sys.executable)
    made.tests(browser=True, plain=True)
    assert done.returncode == code, done.stdout + done.stderr


def test_without_a_browser_no_test_runs(made):
    done = made.start("test", COURSE_BROWSER=str(made.folder / "no-such-browser"))
    assert done.returncode == 1
    assert "COURSE_BROWSER names no program" in done.stderr
    assert "passed" not in done.stdout


def test_a_missing_browser_is_installed_or_asked_for(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "tests" / "browser")
    import find

    monkeypatch.delenv("COURSE_BROWSER", raising=False)
    monkeypatch.setattr(find, "NAMES", ("a-browser",))
    monkeypatch.setattr(find, "MAC", ())
    monkeypatch.setattr(find, "WINDOWS", ())
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    tried = []
    monkeypatch.setattr(find.subprocess, "run", lambda command, **how: tried.append(command))
    assert "The tests need a Chromium, Chrome or Edge" in find.main()
    assert "chromium" in tried[-1]

    own = tmp_path / "chromium-1255" / "chrome-linux64" / "chrome"
    own.parent.mkdir(parents=True)

    monkeypatch.setattr(find.subprocess, "run", lambda command, **how: own.touch())
    assert find.main() is None
    assert find.browser() == str(own)


# The course's command


@POSIX
def test_the_course_opens_once_in_the_real_jupyterlab_and_closes(ready):
    # JupyterLab's pages belong to the environment that lends its packages.
    shutil.copytree(Path(sys.prefix) / "share" / "jupyter", ready.venv / "share" / "jupyter", dirs_exist_ok=True)
    shown = ready.folder.parent / "shown"
    browser = ready.folder.parent / "browser"
    browser.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$1\" >> '{shown}'\n", encoding="utf-8")
    browser.chmod(0o755)
    env = (
        ready.env
        | ready.offline
        | {"BROWSER": f"{browser} %s", "JUPYTER_TOKEN": "the user's own", "PYTHONPATH": "/nowhere"}
    )
    said = ready.folder.parent / "said"
    terminal, keyboard = os.openpty()
    with said.open("wb") as output:
        process = subprocess.Popen(
            ready.command(),
            env=env,
            stdin=keyboard,
            stdout=output,
            stderr=output,
            start_new_session=True,
            preexec_fn=let_interrupts_through,
        )
    try:
        printed = r"http://127\.0\.0\.1:\d+/doc/tree/notebooks/00_start_here\.ipynb\?token=(\w+)"
        found = wait_for(lambda: re.search(printed, said.read_text(encoding="utf-8", errors="replace")))
        address, token = found.group(0), found.group(1)
        wait_for(shown.exists)

        again = ready.start(**(ready.offline | {"BROWSER": f"{browser} %s"}))
        assert again.returncode == 0
        assert again.stdout.startswith("The course is already open")
        assert address in again.stdout.splitlines()
        wait_for(lambda: len(shown.read_text(encoding="utf-8").splitlines()) == 2)
        first, second = shown.read_text(encoding="utf-8").splitlines()
        assert first == second
        with urllib.request.urlopen(first) as page:
            assert address in page.read().decode("utf-8")

        def get(path):
            base = address.split("/doc/")[0]
            call = urllib.request.Request(base + path, headers={"Authorization": f"token {token}"})
            with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(call) as answer:
                return json.load(answer)

        news = get("/lab/api/settings/@jupyterlab/apputils-extension:notification")["schema"]["properties"]
        assert news["fetchNews"]["default"] == "false"
        assert get("/api/contents/notebooks/00_start_here.ipynb?content=0")["type"] == "notebook"

        # Pins that changed under an open course are for the next start.
        ready.pin("lender==2\n")
        assert "was updated while it is open" in ready.refusal(**ready.offline)
    finally:
        os.killpg(process.pid, signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=30)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        os.close(terminal)
        os.close(keyboard)
    assert process.returncode == 0
    assert not list((ready.venv / "jupyter" / "runtime").glob("jpserver-*"))


def server_settings(folder):
    """Return what a server reads from the file that `start.py` writes."""
    write = "import sys, start; start.write_settings(sys.argv[1])"
    subprocess.run([sys.executable, "-c", write, str(folder)], cwd=ROOT, check=True)
    return PyFileConfigLoader("jupyter_server_config.py", path=str(folder)).load_config()


def test_the_server_sends_at_once_what_python_answers(tmp_path, monkeypatch):
    connection = server_settings(tmp_path).ServerApp.kernel_websocket_connection_class
    monkeypatch.setattr(ZMQChannelsWebsocketConnection, "connect", lambda self: "connected")
    said, made = [], connection.__new__(connection)
    monkeypatch.setattr(connection, "websocket_handler", SimpleNamespace(set_nodelay=said.append))
    assert made.connect() == "connected"
    assert said == [True]

    # a connection that cannot do so is made all the same
    monkeypatch.setattr(connection, "websocket_handler", None)
    assert made.connect() == "connected"


def test_another_server_starts_without_that(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "jupyter_server.services.kernels.connection.channels", None)
    assert "ServerApp" not in server_settings(tmp_path)


# The pins


def pins(name):
    """Return the pinned versions of a file: package -> set of `version ; marker`."""
    found = {}
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if match := re.match(r"(?:\s*- )?([a-zA-Z0-9._-]+)==(\S.*)", line):
            found.setdefault(re.sub("[._]", "-", match[1].lower()), set()).add(match[2])
    return found


def needed(*extras):
    """Return the packages that the project names, in the spelling of `pins`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + sum((project["optional-dependencies"][extra] for extra in extras), [])
    return {re.sub("[._]", "-", re.match(r"[\w.-]+", line)[0].lower()) for line in wanted}


def test_environment_yml_names_the_versions_of_the_requirements_and_no_jupyterlab():
    binder = pins("environment.yml")
    assert set(binder) == needed()
    assert binder == {name: pins("requirements.txt")[name] for name in binder}


def test_every_package_of_the_project_is_pinned():
    assert needed("lab") <= set(pins("requirements.txt"))
    assert needed("lab", "test") <= set(pins("requirements-test.txt"))


def test_the_tests_run_on_the_versions_that_students_get():
    tests, course = pins("requirements-test.txt"), pins("requirements.txt")
    assert {name: tests.get(name) for name in course} == course


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt", "environment.yml"])
def test_pins_name_no_host_and_no_path(name):
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        assert not re.search(r"://|file:| @ |^\s*-[a-z]|^\s*--|^[./]|[A-Z]:\\", line), line
        assert name.endswith(".yml") or not line or re.match(r"\S+==\S+|\s+#", line), line


# What runs on another machine


@POSIX
@pytest.mark.parametrize("old", [False, True])
def test_ci_runs_the_command_of_the_readme_and_nothing_else(tmp_path, old):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```\w*\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    (command,) = {line for block in blocks for line in block.splitlines() if re.fullmatch(r"\S+ start\.py test", line)}

    called = tmp_path / "called"
    for name in ("python3", "python3.12"):
        too_old = old and name == "python3"
        fake = tmp_path / name
        fake.write_text(
            f'#!/bin/sh\n[ "$1" = -c ] && exit {int(too_old)}\necho "{name} $*" >> "{called}"\n', encoding="utf-8"
        )
        fake.chmod(0o755)
    (tmp_path / "python3.13").write_text("#!/bin/sh\nexit 127\n", encoding="utf-8")
    (tmp_path / "python3.13").chmod(0o755)
    subprocess.run(
        ["bash", ROOT / ".ci" / "run"],
        env=os.environ | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
        check=True,
    )
    expected = command.replace("python3", "python3.12") if old else command
    assert called.read_text(encoding="utf-8").splitlines() == [expected]
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == command
