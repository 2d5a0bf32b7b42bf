#!/usr/bin/env python3
"""Make the course's environment, then open the course or run its tests.

    python3 start.py              opens the course in the browser
    python3 start.py test         runs every test
    python3 start.py test quick   runs the tests that need no browser

On Windows write ``py`` for ``python3``. Everything that is made stands in the folder ``.venv`` beside this file.
The standard library is enough. The syntax is that of Python 3.6, so that an old Python can say that it is too old.
"""

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import urllib.request
import webbrowser
from importlib.util import find_spec
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 13)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOG = VENV / "course-install.log"
STAMP = VENV / "course-stamp.json"
HALF_MADE = VENV / "course-half-made"
RUNTIME = VENV / "jupyter" / "runtime"
PAGE = "doc/tree/notebooks/00_start_here.ipynb"
COMMANDS = "python3 start.py, python3 start.py test, python3 start.py test quick"
# For each kind of start: what it installs, and the packages without which it cannot work.
KINDS = {
    "course": ("requirements.txt", ("course", "jupyterlab", "ipykernel", "anywidget")),
    "test": ("requirements-test.txt", ("course", "jupyterlab", "ipykernel", "anywidget", "pytest", "nbval")),
}
SETTINGS = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyterlab/extensionmanager-extension:plugin": {"enabled": False},
    # No question which kernel to take, and no raw Markdown after a double click on a text.
    "@jupyterlab/notebook-extension:tracker": {"autoStartDefaultKernel": True, "showEditorForReadOnlyMarkdown": False},
}
# The server's own settings: what Python sends goes to the browser at once. Otherwise it waits until the browser has
# confirmed what came before, up to 40 milliseconds. A later server that works otherwise goes on without this.
SERVER = """import contextlib

with contextlib.suppress(Exception):
    from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

    class AtOnce(ZMQChannelsWebsocketConnection):
        def connect(self):
            with contextlib.suppress(Exception):
                self.websocket_handler.set_nodelay(True)
            return super().connect()

    c.ServerApp.kernel_websocket_connection_class = AtOnce
"""
# What pip says when it cannot reach the packages.
OFFLINE = ("Retrying (Retry(", "Max retries exceeded", "Could not fetch URL", "connection-failed", "timed out")


class Stop(Exception):
    """The sentence that a user reads when a start cannot go on.

    Parameters
    ----------
    sentence : str
        What is wrong and what to do.
    code : int
        Exit code: 1, or 2 if the command itself was wrong.
    """

    def __init__(self, sentence, code=1):
        super().__init__(sentence)
        self.code = code


def say(sentence):
    """Print one line at once, so that nobody waits before an empty window."""
    print(sentence, flush=True)


def environment():
    """Return the variables for all that runs in ``.venv``.

    The user's own Jupyter and Python settings are left out: they neither change the course nor are changed by it.

    Returns
    -------
    dict of str to str
    """
    foreign = ("JUPYTER", "PYTHONHOME", "PYTHONPATH")
    own = VENV / "jupyter"
    return dict(
        {name: value for name, value in os.environ.items() if not name.startswith(foreign)},
        JUPYTER_CONFIG_DIR=str(own / "config"),
        JUPYTER_DATA_DIR=str(own / "data"),
        JUPYTER_RUNTIME_DIR=str(RUNTIME),
        IPYTHONDIR=str(own / "ipython"),
        MPLCONFIGDIR=str(own / "matplotlib"),
        # A setting that some systems make for everybody; pip refuses it in an environment.
        PIP_USER="0",
    )


def write_settings(folder):
    """Write Jupyter's settings for students: no news, no update check, no needless question, no needless wait.

    Parameters
    ----------
    folder : Path
        A folder from which Jupyter reads its configuration, such as ``etc/jupyter`` in an environment.
    """
    labconfig = Path(folder) / "labconfig"
    labconfig.mkdir(parents=True, exist_ok=True)
    text = json.dumps(SETTINGS, indent=2) + "\n"
    (labconfig / "default_setting_overrides.json").write_text(text, encoding="utf-8")
    (Path(folder) / "jupyter_server_config.py").write_text(SERVER, encoding="utf-8")


def check_writable():
    """Refuse a folder in which neither the environment nor a student's answers could be written.

    Raises
    ------
    Stop
        If no file can be made in the course's folder or in ``.venv``.
    """
    for folder in (ROOT, VENV):
        if folder.is_dir():
            probe = folder / ".course-can-write"
            try:
                probe.write_bytes(b"")
                probe.unlink()
            except OSError:
                raise Stop(
                    f"The folder {folder} cannot be written to: "
                    "copy the whole course into a folder of your own, such as Documents, and start it there."
                ) from None


def wanted(kind):
    """Return what a kind of start needs, as text: this Python's version and the hash of the pinned packages."""
    path = ROOT / KINDS[kind][0]
    try:
        pins = path.read_bytes()
    except FileNotFoundError:
        raise Stop(f"{path.name} is missing from {ROOT}: unpack the whole course and start it there.") from None
    return "{}.{} {}".format(*sys.version_info[:2], hashlib.sha256(pins).hexdigest())


def installed():
    """Return what is installed: for each kind of start what `wanted` said then."""
    try:
        return json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def works(*packages):
    """Return whether ``.venv`` has a Python of this version that starts and finds the packages."""
    look = "import importlib.util as u, sys; print(*sys.version_info[:2], all(map(u.find_spec, sys.argv[1:])))"
    command = [str(PYTHON), "-I", "-c", look] + list(packages)
    try:
        answer = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    except OSError:
        return False
    return answer.decode().split() == "{} {} True".format(*sys.version_info[:2]).split()


def ready(kind):
    """Return whether a kind of start has all it needs; asks no network."""
    return installed().get(kind) == wanted(kind) and not HALF_MADE.exists() and works(*KINDS[kind][1])


def run(command, failure):
    """Run one step of the installation in silence; what it says goes to the log.

    Parameters
    ----------
    command : list of str
    failure : str
        The beginning of the sentence if the step fails.

    Raises
    ------
    Stop
        If the step fails.
    """
    with LOG.open("ab") as log:
        begin = log.tell()
        code = subprocess.call(command, cwd=str(ROOT), env=environment(), stdout=log, stderr=subprocess.STDOUT)
    if code == 0:
        return
    said = LOG.read_bytes()[begin:].decode("utf-8", "replace")
    if installed() and "Installing collected packages" not in said:
        # Nothing was touched yet, so what was installed before still works.
        HALF_MADE.unlink()
    if any(word in said for word in OFFLINE):
        raise Stop(
            f"{failure}, because the network did not answer: "
            f"check the internet connection and start again. Details: {LOG}"
        )
    errors = [line for line in said.splitlines() if line.lower().startswith("error")]
    reason = errors[-1] if errors else f"exit code {code}"
    raise Stop(f"{failure} ({reason}): put this right and start again. Details: {LOG}")


def make_venv():
    """Make ``.venv`` anew; what stood there is deleted if it is an environment, and refused if not.

    Raises
    ------
    Stop
        If this Python cannot make environments, or ``.venv`` is something else.
    """
    if not (find_spec("venv") and find_spec("ensurepip")):
        raise Stop(
            "This Python cannot make environments (no venv or ensurepip): on Debian or Ubuntu run "
            "'sudo apt install python3-venv', elsewhere install Python again, then start again."
        )
    if VENV.is_symlink() or VENV.exists():
        # What a first start leaves that was broken off before the file pyvenv.cfg was there.
        early = {"bin", "include", "lib", "lib64", "Scripts", "Include", "Lib", HALF_MADE.name, LOG.name}
        names = set(os.listdir(str(VENV))) if VENV.is_dir() and not VENV.is_symlink() else {"no folder"}
        if "pyvenv.cfg" not in names and not names <= early:
            raise Stop(f"{VENV} is not an environment that this course made: rename it and start again.")
        # The interpreter goes first: if it is in use, Windows refuses here and nothing is lost.
        with contextlib.suppress(FileNotFoundError):
            PYTHON.unlink()
        shutil.rmtree(str(VENV))
    VENV.mkdir()
    HALF_MADE.touch()
    run([sys.executable, "-m", "venv", str(VENV)], "The environment could not be made")


def prepare(kind):
    """Install what a kind of start needs, unless it is there.

    Parameters
    ----------
    kind : {"course", "test"}

    Raises
    ------
    Stop
        If a step fails.
    """
    if ready(kind):
        return
    want = wanted(kind)
    if HALF_MADE.exists() or installed().get(kind) == want or not works("pip"):
        say("Making the environment in the folder .venv (about 10 seconds) ...")
        make_venv()
    size = {"course": "500 MB", "test": "700 MB with the tools for the tests"}[kind]
    say(f"Fetching and installing the packages (about 1 to 3 minutes, {size}) ...")
    HALF_MADE.touch()
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar=off"]
    run(pip + ["-r", KINDS[kind][0]], "The packages could not be installed")
    # The course is used where it stands. A relative path, unlike the absolute one of an editable install, holds in
    # a folder that is moved, and on a Windows whose code page cannot read the letters of the folder's name.
    site = sysconfig.get_path("purelib", "venv", {"base": str(VENV)})
    (Path(site) / "course.pth").write_text(os.path.relpath(str(ROOT), site) + "\n", encoding="ascii")
    stamp = dict(installed(), **{kind: want, "course": wanted("course")})
    STAMP.write_text(json.dumps(stamp), encoding="utf-8")
    HALF_MADE.unlink()
    if not ready(kind):
        raise Stop(f"The packages are there but cannot be used: look into {LOG}, or unpack the whole course again.")


def prepare_alone(kind):
    """`prepare`, one start at a time: two would undo each other's work."""
    with Path(__file__).open() as lock:
        try:
            import fcntl
        except ImportError:  # Windows, which refuses to delete an environment in use
            return prepare(kind)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another window is making the environment; waiting for it ...")
            fcntl.flock(lock, fcntl.LOCK_EX)
        return prepare(kind)


def running():
    """Return the course's running server, if any.

    Returns
    -------
    dict or None
        What Jupyter wrote about the server: `url`, `token`, `pid` and more.
    """
    for path in RUNTIME.glob("jpserver-*.json"):
        try:
            server = json.loads(path.read_text(encoding="utf-8"))
            ask = urllib.request.Request(
                server["url"] + "api/status", headers={"Authorization": "token " + server["token"]}
            )
            # No proxy: the server is on this machine.
            with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(ask, timeout=5) as answer:
                if "kernels" in json.loads(answer.read().decode()) and Path(server["root_dir"]) == ROOT:
                    return server
        except (OSError, ValueError, KeyError):
            continue
    return None


def open_course():
    """Open the course's page, in a server of its own or in the one that runs already; return the exit code."""
    server = running()
    if server:
        if not ready("course"):
            raise Stop("The course was updated while it is open: press Ctrl+C in its window, then start again.")
        say("The course is already open; showing it in your browser. If no page appears, copy this address there:")
        say("{url}{page}?token={token}".format(page=PAGE, **server))
        # This file leads to the address; so the token does not show in the machine's list of processes.
        webbrowser.open((RUNTIME / "jpserver-{pid}-open.html".format(**server)).as_uri())
        return 0
    prepare_alone("course")
    write_settings(VENV / "etc" / "jupyter")
    say("Opening the course in your browser (about 10 seconds). Leave this window open; Ctrl+C here closes the course.")
    command = [str(PYTHON), "-m", "jupyterlab", f"--ServerApp.root_dir={ROOT}", f"--LabApp.default_url=/{PAGE}"]
    command += ["--ServerApp.ip=127.0.0.1", "--ServerApp.answer_yes=True"]
    command += ["--ServerApp.log_level=ERROR", "--LabApp.log_level=ERROR"]
    command += ["--LabApp.extension_manager=readonly"]
    command += ["--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    # Else other users of a shared machine could read what the notebooks say to Python.
    command += ["--KernelManager.transport_encryption=auto"]
    if os.name != "nt" and os.geteuid() == 0:
        command.append("--allow-root")
    return run_to_end(command)


def run_tests(quick):
    """Run the tests, all or without the browser's; return pytest's exit code."""
    prepare_alone("test")
    command = [str(PYTHON), "-m", "pytest"]
    if quick:
        return run_to_end(command + ["-m", "not browser"])
    return run_to_end([str(PYTHON), "tests/browser/find.py"]) or run_to_end(command)


def run_to_end(command):
    """Run a command before the user's eyes and return its exit code; Ctrl+C ends it as cleanly as it can end."""
    process = subprocess.Popen(command, cwd=str(ROOT), env=environment())
    try:
        return process.wait()
    except KeyboardInterrupt:
        # The command got the same Ctrl+C from the window and is closing.
        try:
            return process.wait(timeout=30)
        except (KeyboardInterrupt, subprocess.TimeoutExpired):
            process.terminate()
            raise KeyboardInterrupt from None


def main(words):
    """Do what the words after ``start.py`` say.

    Parameters
    ----------
    words : list of str

    Returns
    -------
    int
        Exit code.
    """
    version = "{}.{}".format(*sys.version_info[:2])
    if sys.version_info < OLDEST:
        raise Stop(f"This course needs Python 3.11 or newer, and this is Python {version}: install a newer one.")
    if words not in ([], ["test"], ["test", "quick"]):
        raise Stop(f"'{' '.join(words)}' is not a command; the commands are: {COMMANDS}", 2)
    for stream in (sys.stdout, sys.stderr):
        # A console that lacks a letter of the folder's name shows a question mark instead of failing.
        stream.reconfigure(errors="replace")
    if sys.version_info[:2] > NEWEST:
        say(f"The course is untested with Python {version}; going on.")
    check_writable()
    return run_tests(len(words) == 2) if words else open_course()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Stop as stop:
        print(stop, file=sys.stderr)
        sys.exit(stop.code)
    except KeyboardInterrupt:
        print("Stopped. Start again whenever you like.", file=sys.stderr)
        sys.exit(130)
    except OSError as error:
        print(f"The course cannot be started ({error}): put this right and start again.", file=sys.stderr)
        sys.exit(1)
