"""The sentences that say a balance in words; pictures and pages show them and add none of their own."""

import math
from collections.abc import Mapping

from course.models.balance import Balance, ThemeBalance

SIDES = ("against", "for")
EMPTY = {
    "no-theme-weight": ("No theme counts", "Every weight is 0. Give at least one theme a weight."),
    "no-live-theme": ("No theme is left", "In every theme that counts, one side is wholly set aside."),
    "nothing-convinces": ("Nothing convinces you", "Every rating that counts is 0. That is not a tie."),
}


def points(value: float) -> int:
    """Return a value in [-1, 1] as whole points from -100 to 100; halves go away from zero, alike on both sides."""
    return int(math.copysign(math.floor(abs(value) * 100 + 0.5), value))


def signed(number: float, digits: int = 0) -> str:
    """Return `number` with its sign in front (a real minus sign), and no sign for zero."""
    text = f"{abs(number):.{digits}f}"
    return text if not float(text) else ("+" if number > 0 else "\u2212") + text


def side_of(value: float) -> str:
    """Return the side that a value other than zero leans to."""
    return SIDES[value > 0]


def verdict(balance: Balance) -> tuple[str, str]:
    """Return the headline of a balance and the line under it."""
    if balance.status != "ok":
        return EMPTY[balance.status]
    size = abs(points(balance.value))
    if balance.verdict == "even":
        return "About even", f"{size} of 100, on the side {side_of(balance.value)}" if size else "0 of 100"
    return f"Leans {balance.verdict}", f"{size} of 100"


def flip(balance: Balance, titles: Mapping[str, str]) -> str:
    """Return what would make the other side lead; `titles` names arguments and themes by id."""
    if balance.status != "ok":
        return ""
    if balance.flip is None:
        if not balance.rated:
            return "Nothing is rated yet: every argument counts as 5, so the sides are level."
        return "The sides are exactly level: one step on any rating that counts tips it."
    now, parts = balance.flip, []
    if now.argument:
        name, before, after = now.argument
        parts.append(f"Rating \u201c{titles[name]}\u201d {after:g}, not {before:g}")
    if now.theme:
        name, before, after = now.theme
        parts.append(f"{'or giving' if parts else 'Giving'} {titles[name]} weight {after:g}, not {before:g}")
    if parts:
        return ", ".join(parts) + "."
    if len(now.together) == 2:
        both = " and ".join(f"\u201c{titles[name]}\u201d {end:g}" for name, end in now.together)
        return f"No single rating or weight. Two ratings together: {both}."
    many, lead = len(now.together), side_of(balance.value)
    less = f"{now.every:.1f} points less on every argument {lead}, none below 0"
    return f"No single rating or weight. At least {many} ratings together would, or {less}."


def theme_lean(theme: ThemeBalance) -> str:
    """Return how a theme leans and from which two averages."""
    if theme.out:
        return left_out(theme) + "."
    against, pro = (f"{10 * mean:.1f}" for mean in (theme.mean_against, theme.mean_for))
    averages = f"Average against {against}, for {pro}"
    if not points(theme.lean):
        return f"{averages}: even."
    return f"{averages}: this theme leans {side_of(theme.lean)} by {abs(10 * theme.lean):.1f} of 10."


def left_out(theme: ThemeBalance) -> str:
    """Return why a theme does not count, or nothing when it does."""
    if theme.out == "both":
        return "Left out: all its arguments are set aside"
    if theme.out:
        return f"Left out: all arguments {theme.out} are set aside"
    return "" if theme.live else "Does not count: weight 0"


def theme_side(theme: ThemeBalance) -> str:
    """Return a theme's lean in a few words, for a reader who does not see its bar."""
    if theme.lean is None:
        return "left out"
    size = points(theme.lean)
    return f"leans {side_of(size)}, {abs(size)} of 100" if size else "even"


def reach(balance: Balance) -> str:
    """Return how far other theme weights could move the balance."""
    if balance.low is None:
        return ""
    low, high = signed(points(balance.low)), signed(points(balance.high))
    fixed = balance.low > 0 or balance.high < 0
    end = ". No weighing of the themes can flip it." if fixed else "."
    return f"With these ratings, other theme weights could move your balance anywhere between {low} and {high}{end}"
