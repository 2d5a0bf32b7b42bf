"""One keeper of answers for every view in a kernel, so that none forgets or overrules what another was told."""

from collections.abc import Iterable
from pathlib import Path

from course.answers import Keeper, folder
from course.content.records import Content
from course.models.balance import TOP_RATING, TOP_WEIGHT, Ratings
from course.models.whole import is_whole

STANCES = ("first", "last")
OTHER_SIDE, SKIPPED = "other-side", "skipped"
CHOICES = ("against", "both", "for")
"""What a student may call the other side; "both" where neither is."""
CHANGE = "memo/change"
LONGEST = 400  # characters
COVERED = (
    "This part shows your balance, and your balance is still covered. Go to the weighing board, and state the other "
    "side first or skip that."
)
BALANCES = tuple(f"balance/{n}" for n in range(1, 21))
"""The places for balances saved along the way, in the order in which they are filled."""
_keepers: dict[Path, Keeper] = {}


def known(content: Content) -> dict[str, str]:
    """Return the key of everything in the course that can be answered, with the version of that thing."""
    return (
        {f"quiz/{item.id}": item.version for quiz in content.quizzes for item in quiz.items}
        | {f"{kind}/{a.id}": a.version for a in content.arguments for kind in ("rating", "aside", "unsure")}
        | {f"weight/{theme.id}": theme.version for theme in content.themes}
        | {f"guess/{guess.id}": guess.version for guess in content.guesses}
        | {f"stance/{which}": "1" for which in STANCES}
        | dict.fromkeys((*BALANCES, OTHER_SIDE, CHANGE), "1")
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


def other_side(keeper: Keeper) -> dict[str, str] | None:
    """Return the other side and its strongest argument in the student's words; None if not stated, or not as it is."""
    value = keeper.value(OTHER_SIDE)
    if not isinstance(value, dict) or value.keys() != {"side", "text"} or value["side"] not in CHOICES:
        return None
    text = value["text"]
    return value if isinstance(text, str) and text.strip() and len(text) <= LONGEST else None


def covered(keeper: Keeper) -> bool:
    """Say whether results wait until the other side is stated or that is skipped."""
    return keeper.value(OTHER_SIDE) != SKIPPED and other_side(keeper) is None


def ratings(keeper: Keeper, content: Content) -> Ratings:
    """Return what the student has given so far; the rest, and what was written in by hand and does not fit, is left."""

    def given(kind: str, records: Iterable, top: int) -> dict[str, int]:
        values = ((r.id, keeper.value(f"{kind}/{r.id}")) for r in records)
        return {name: value for name, value in values if is_whole(value, 0, top)}

    return Ratings(
        ratings=given("rating", content.arguments, TOP_RATING),
        weights=given("weight", content.themes, TOP_WEIGHT),
        aside=frozenset(a.id for a in content.arguments if keeper.value(f"aside/{a.id}") is True),
    )
