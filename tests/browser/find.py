"""Find a Chromium, Chrome or Edge for the tests; run as a program, install one if there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
MAC = ("Google Chrome", "Chromium", "Microsoft Edge")
WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
)
HOW = (
    "The tests need a Chromium, Chrome or Edge, and none was found or could be installed: install one, or name its "
    "program in the variable COURSE_BROWSER, or leave out the browser with 'python3 start.py test quick'."
)


def browser() -> str:
    """Return the path of a browser that Playwright can drive.

    Returns
    -------
    str
        The program named by the variable ``COURSE_BROWSER``, else the newest of Playwright's own, else one on the
        PATH, else one in the usual places of macOS and Windows.

    Raises
    ------
    FileNotFoundError
        If there is none; the message says how to get one.
    ValueError
        If ``COURSE_BROWSER`` names no file.
    """
    named = os.environ.get("COURSE_BROWSER")
    if named:
        if not Path(named).is_file():
            raise ValueError(f"The variable COURSE_BROWSER names no program: {named}")
        return named
    found = [*_playwrights(), *filter(None, map(shutil.which, NAMES))]
    found += [f"/Applications/{name}.app/Contents/MacOS/{name}" for name in MAC]
    for folder in filter(None, map(os.environ.get, ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"))):
        found += [str(Path(folder, name)) for name in WINDOWS]
    for path in found:
        if Path(path).is_file():
            return path
    raise FileNotFoundError(HOW)


def _playwrights() -> list[str]:
    """Return the full browsers that Playwright installed, the newest first."""
    cache = {
        "win32": Path(os.environ.get("LOCALAPPDATA", Path.home())) / "ms-playwright",
        "darwin": Path.home() / "Library" / "Caches" / "ms-playwright",
    }.get(sys.platform, Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ms-playwright")
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or cache)
    inside = ("chrome-*/chrome", "chrome-*/chrome.exe", "chrome-*/*.app/Contents/MacOS/*")
    builds = sorted(cache.glob("chromium-*"), key=lambda path: path.stat().st_mtime, reverse=True)
    return [str(path) for build in builds for pattern in inside for path in build.glob(pattern)]


def install() -> None:
    """Install a browser: as root on Debian from its packages, else Playwright's own; says what it does."""
    print("Installing a browser for the tests (about a minute, 400 MB) ...", flush=True)
    try:
        system = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        system = []
    root = sys.platform != "win32" and os.geteuid() == 0
    if root and "ID=debian" in system:
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "-qq", "update"], env=quiet)
        subprocess.run(["apt-get", "-qq", "install", "-y", "--no-install-recommends", "chromium"], env=quiet)
    else:
        # Only root may add the system libraries that the browser needs on Linux.
        libraries = ["--with-deps"] if root else []
        subprocess.run([sys.executable, "-m", "playwright", "install", *libraries, "chromium"])


def main() -> str | None:
    """Make sure that there is a browser; return the sentence for the user if there is none after all."""
    try:
        browser()
    except FileNotFoundError:
        install()
        try:
            browser()
        except FileNotFoundError as missing:
            return str(missing)
    except ValueError as wrong:
        return str(wrong)
    return None


if __name__ == "__main__":
    sys.exit(main())
