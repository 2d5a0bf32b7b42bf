"""Where the answers are kept, and whether that place outlives the visit."""

import os
import sys
from pathlib import Path

BINDER = ("BINDER_LAUNCH_HOST", "BINDER_REPO_URL", "BINDER_REQUEST")
VISIT = "Your answers are kept for this visit only: save a copy in “Start here” before you leave."
# without https JupyterLite gives each notebook a disk of its own, so no other notebook could save a copy
NOTEBOOK = "Your answers are kept for this visit and in this notebook only: open the course by https to keep them."


def folder() -> Path:
    """Return the folder of the answers; it need not exist yet.

    Returns
    -------
    Path
        What the environment variable `COURSE_ANSWERS` names, if it is set. Else `my_answers` beside the nearest
        `notebooks` folder, looking in the kernel's folder and then upwards; else `my_answers` in the kernel's folder.
    """
    if named := os.environ.get("COURSE_ANSWERS"):
        return Path(named).absolute()
    here = Path.cwd()
    # os.path.isdir, because Path.is_dir raises where a folder above must not be looked into
    root = next((place for place in (here, *here.parents) if os.path.isdir(place / "notebooks")), here)
    return root / "my_answers"


def visit() -> str:
    """Return the sentence for a place that does not outlive the visit."""
    return NOTEBOOK if sys.platform == "emscripten" else VISIT


def kept() -> str:
    """Return the sentence that says where answers are kept, and for how long if not for good."""
    if not lasts():
        return visit()
    if sys.platform == "emscripten":
        return "Your answers are kept in this browser, nowhere else; clearing its data deletes them."
    return f"Your answers are kept in the folder {folder().name} on this computer, nowhere else."


def lasts(where: Path | None = None) -> bool:
    """Say whether what is written to `where` is still there on the next visit.

    Parameters
    ----------
    where : Path, optional
        The folder asked about; without it, `folder()`.

    Returns
    -------
    bool
        False on Binder, whose machine is thrown away, and in a browser's Python outside of `/drive`: JupyterLite
        keeps only that folder in the browser's storage. True everywhere else.
    """
    if any(os.environ.get(name) for name in BINDER):
        return False
    return sys.platform != "emscripten" or Path("/drive") in (where or folder()).absolute().parents
