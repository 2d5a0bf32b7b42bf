"""What a slider gives: a whole number between its ends."""


def is_whole(value: object, low: int, high: int) -> bool:
    """Say whether `value` is a whole number from `low` to `high`; True and False are none."""
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
