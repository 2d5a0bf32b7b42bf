"""One keeper of answers for every view in a kernel, so that none forgets or overrules what another was told."""

from pathlib import Path

from course.answers import Keeper, folder
from course.content.records import Content

STANCES = ("first", "last")
_keepers: dict[Path, Keeper] = {}


def known(content: Content) -> dict[str, str]:
    """Return the key of everything in the course that can be answered, with the version of that thing."""
    return (
        {f"quiz/{item.id}": item.version for quiz in content.quizzes for item in quiz.items}
        | {f"{kind}/{a.id}": a.version for a in content.arguments for kind in ("rating", "aside")}
        | {f"weight/{theme.id}": theme.version for theme in content.themes}
        | {f"guess/{guess.id}": guess.version for guess in content.guesses}
        | {f"stance/{which}": "1" for which in STANCES}
    )


def keeper(content: Content) -> Keeper:
    """Return the keeper of this kernel, knowing what the file holds now and what could not yet be written."""
    where = folder()
    if where not in _keepers:
        _keepers[where] = Keeper(where, known(content))
    else:
        saved = _keepers[where].flush()
        if saved is None or saved.state != "failed":
            _keepers[where].reload()
    return _keepers[where]
