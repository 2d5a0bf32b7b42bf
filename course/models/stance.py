"""A stance: how firmly somebody is for or against, from -100 to +100."""

from course.models.whole import is_whole

STEPS = ((5, "In the middle"), (35, "Leaning {side}"), (70, "{Side}"), (101, "Firmly {side}"))


def sentence(value: int | None) -> str:
    """Return a stance in words.

    Parameters
    ----------
    value : int or None
        From -100, firmly against, to +100, firmly for; None when none was given.

    Raises
    ------
    ValueError
        If `value` is not a whole number in that range.
    """
    if value is None:
        return "No stance given"
    if not is_stance(value):
        raise ValueError(f"A stance is a whole number from -100 to 100; got {value!r}")
    side = "for" if value > 0 else "against"
    words = next(words for end, words in STEPS if abs(value) < end)
    return words.format(side=side, Side=side.capitalize())


def is_stance(value: object) -> bool:
    """Say whether `value` is a whole number from -100 to 100."""
    return is_whole(value, -100, 100)
