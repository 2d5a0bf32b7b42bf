"""Load the content for students: quickly, and with the standard library alone.

The files in `data/` are checked where they are written (`check.py`) and come out as one JSON bundle; here the bundle
becomes records again. In a checkout a bundle that no longer fits its files is made anew.
"""

import json
import types
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, get_args, get_origin

from course.content.problems import ContentError, Problem
from course.content.records import Content

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
BUNDLE = Path(__file__).with_name("bundle.json")
LARGEST = 2_000_000


@cache
def load() -> Content:
    """Return everything in `data/`, checked.

    Returns
    -------
    Content
        The records, the same object at each call.

    Raises
    ------
    ContentError
        If a file in `data/` is broken, or if there is neither a bundle nor the means to make one.
    """
    bundle = _read_bundle()
    if is_checkout():
        now = digest(DATA)
        if bundle and bundle[0] == now:
            return bundle[1]
        try:
            from course.content import check
        except ImportError:
            pass
        else:
            content = check.check(DATA)
            # A read-only course works all the same; it is only slower to start.
            with suppress(OSError):
                check.write_bundle(content, now, BUNDLE)
            return content
    if bundle:
        return bundle[1]
    raise ContentError(
        [
            Problem(
                file="course/content/bundle.json",
                found="is missing or damaged",
                mend="install the course anew, or run `python3 start.py` in its folder",
            )
        ]
    )


def is_checkout() -> bool:
    """Tell whether the files of the content stand beside the course."""
    # An installed course has no project file beside it; a `data` folder there would be somebody else's.
    return DATA.is_dir() and (ROOT / "pyproject.toml").is_file()


def digest(folder: Path) -> str:
    """Return a fingerprint of all YAML and CSV files in `folder`, the same on every system.

    Parameters
    ----------
    folder : Path
        The folder `data/`; one that is not there counts as empty.

    Returns
    -------
    str
        32 hexadecimal digits (BLAKE2b) of the names and bytes; how lines end does not count, as Git may change it.
    """
    mark = blake2b(digest_size=16)
    for path in content_files(folder):
        try:
            data = read_bytes(path).replace(b"\r\n", b"\n")
        except OSError:
            data = b"cannot be read"
        name = path.relative_to(folder).as_posix().encode(errors="surrogatepass")
        mark.update(b"%d %d " % (len(name), len(data)) + name + data)
    return mark.hexdigest()


def content_files(folder: Path) -> list[Path]:
    """Return the YAML and CSV files in `folder` and below, sorted by name."""
    paths = (path for path in folder.rglob("*") if path.suffix in (".yaml", ".yml", ".csv"))
    return sorted(paths, key=lambda path: path.relative_to(folder).parts)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of the file `path`, one more than `LARGEST` at most, so that no file can fill the memory.

    Raises
    ------
    OSError
        If there is no such file, or it is not a regular one, or it cannot be read.
    """
    if path.exists() and not path.is_file():
        raise OSError("not a regular file")
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _read_bundle() -> tuple[str, Content] | None:
    """Return the digest and the content of the bundle, or None for one that is missing, damaged or of other records."""
    try:
        bundle = json.loads(BUNDLE.read_text(encoding="utf-8"))
        return bundle["digest"], _maker(Content)(bundle["content"])
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


@cache
def _maker(hint: Any) -> Callable[[Any], Any]:
    """Return the function that turns a value of JSON into what the type `hint` says."""
    if is_dataclass(hint):
        makers = {field.name: _maker(field.type) for field in fields(hint)}
        return lambda value: hint(**{name: makers[name](part) for name, part in value.items()})
    if get_origin(hint) is tuple:
        make = _maker(get_args(hint)[0])
        return tuple if make is _same else lambda value: tuple([make(part) for part in value])
    if isinstance(hint, types.UnionType) and all(map(is_dataclass, get_args(hint))):
        by_type = {name: _maker(one) for one in get_args(hint) for name in get_args(one.__annotations__["type"])}
        return lambda value: by_type[value["type"]](value)
    return _same


def _same(value: Any) -> Any:
    return value
