"""The sentences that say a balance in words; pictures and pages show them and add none of their own."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction

from course.models.balance import TOLERANCE, ArgumentBalance, Balance, ThemeBalance
from course.models.mixes import Mixes
from course.models.rules import Counted
from course.models.sensitivity import COUNTED, Bar, Flips, Tornado
from course.models.uncertain import Interval

SIDES = ("against", "for")
VERDICTS = {"against": "against", "even": "about even", "for": "for"}
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


def one_line(balance: Balance) -> str:
    """Return the headline and the line under it as one; where there is no balance these are two sentences."""
    return (", " if balance.status == "ok" else ". ").join(verdict(balance))


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
        steps = "One step" if abs(after - before) == 1 else f"{abs(after - before):g} steps"
        if now.alike == 1:
            parts.append(f"Rating \u201c{titles[name]}\u201d {after:g}, not {before:g}")
        else:
            parts.append(f"{steps} on {'either' if now.alike == 2 else 'any'} of {now.alike} ratings")
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


def matters(tornado: Tornado, titles: Mapping[str, str]) -> str:
    """Return which two ratings or weights matter most, or that no two stand out."""
    first, second = tornado.first, tornado.second
    if not first:
        return ""
    if len(first) > 2:
        move = f"Each can move your balance by up to {points(first[0].reach)} of 100"
        return f"No two stand out: {len(first)} {_kinds(first)} matter equally. {move}."
    if len(first) + len(second) == 2:
        return f"Two matter most: {' and '.join(_ranged(bar, titles) for bar in first + second)}."
    if not second:
        return f"Only one matters: {_ranged(first[0], titles)}."
    rest = f"After it, {len(second)} {_kinds(second)} matter equally"
    return f"One matters most: {_ranged(first[0], titles)}. {rest}."


def sums(arguments: Collection[ArgumentBalance], value: float) -> str:
    """Return what arguments of a balance add up to, side by side; `value` is both sides together, -1 to 1."""
    against, pro = (math.fsum(100 * a.contribution for a in arguments if a.side == side) for side in SIDES)
    # one value for every step of a strike-out, since its sum of fewer numbers might round the other way
    return f"Against {signed(against, 1)}, for {signed(pro, 1)}: together {signed(100 * value, 1)}."


def two_rules(balance: Balance) -> str:
    """Return whether the average and the strongest argument of each side come to the same verdict."""
    if balance.status != "ok":
        return ""
    if balance.verdict == balance.strongest_verdict:
        return f"Both rules say {VERDICTS[balance.verdict]}."
    return (
        f"The average says {VERDICTS[balance.verdict]}, the strongest argument {VERDICTS[balance.strongest_verdict]}: "
        "your verdict depends on the counting rule."
    )


def rating_steps(flips: Flips, titles: Mapping[str, str]) -> list[str]:
    """Return each single rating that makes the other side lead, the smallest move first."""
    return [f"Rating \u201c{titles[a.id]}\u201d {_step(a.step, a.rating, a.break_even)}" for a in flips.ratings]


def weight_steps(flips: Flips, titles: Mapping[str, str]) -> list[str]:
    """Return each single weight that makes the other side lead, the smallest move first."""
    return [f"Giving {titles[t.id]} weight {_step(t.step, t.weight, t.break_even)}" for t in flips.weights]


def together(flips: Flips, titles: Mapping[str, str]) -> str:
    """Return the fewest ratings that make the other side lead together, or nothing when one does."""
    if not flips.ratings_together:
        return ""
    named = [f"\u201c{titles[name]}\u201d {end}" for name, end in flips.ratings_together]
    return f"No single rating does it. It takes at least {_several(named, 'ratings')}."


def reweighing(flips: Flips, titles: Mapping[str, str]) -> str:
    """Return whether other theme weights could make the other side lead, and which."""
    if not flips.weights and not flips.weights_together:
        return "No weighing of the themes can flip it: no theme leans the other way."
    could = f"Other theme weights can flip it, since {_listed(titles[t.id] for t in flips.other_way)} "
    could += f"{'lean' if len(flips.other_way) > 1 else 'leans'} {side_of(flips.other_way[0].lean)}"
    if flips.weights:
        return f"{could}. One weight is enough."
    named = [f"{titles[name]} {end}" for name, end in flips.weights_together]
    return f"{could}. It takes at least {_several(named, 'weights')}."


def give_or_take(interval: Interval) -> str:
    """Return between which two values the balance lies, and whether the same side leads at both."""
    low, high = interval.lowest.value, interval.highest.value
    if interval.lowest.status not in COUNTED:
        return ""
    if not interval.unsure:
        return f"No rating that counts is unsure, so your balance stays at {signed(points(low))}."
    lies = f"Your balance lies anywhere between {signed(points(low))} and {signed(points(high))}."
    if low > TOLERANCE or high < -TOLERANCE:
        return f"{lies} The side {side_of(low)} leads throughout."
    if low < -TOLERANCE and high > TOLERANCE:
        return f"{lies} Either side could lead."
    return f"{lies} The side {side_of(-low - high)} never leads."


def mixed(mixes: Mixes | None) -> str:
    """Return which share of all mixes of theme weights favours each side."""
    if mixes is None:
        return ""
    if mixes.share_even:
        return "However you weigh the themes that count, the sides stay exactly level."
    for side, share in zip(SIDES, (mixes.share_against, mixes.share_for), strict=True):
        if share == 1:
            return f"However you weigh the themes that count, the side {side} leads."
    against, pro = percent(mixes.share_against), percent(mixes.share_for)
    return f"Of all ways to weigh the themes that count, the side against leads in {against}, the side for in {pro}."


def percent(share: Fraction) -> str:
    """Return a share in whole percent; 0 and 100 are kept for what is exactly nothing and all."""
    if 0 < share < Fraction(1, 100):
        return "less than 1\u2009%"
    if Fraction(99, 100) < share < 1:
        return "more than 99\u2009%"
    # of two shares that add up to 1, halves to the even number add up to 100
    return f"{round(100 * share)}\u2009%"


def rules(counted: Sequence[Counted]) -> str:
    """Return how many counting rules come to each verdict."""
    verdicts = [one.verdict for one in counted]
    against, even, pro = (verdicts.count(verdict) for verdict in ("against", "even", "for"))
    return f"Of these {len(verdicts)} rules, {against} say against, {even} about even, {pro} for."


def elsewhere(name: str, other: Balance, own: Balance) -> str:
    """Return a balance seen from elsewhere, beside one's own; `name` says from where."""
    return f"{name}: {_said(other)}. Your own: {_said(own)}."


def _said(balance: Balance) -> str:
    head, tail = verdict(balance)
    head = head[0].lower() + head[1:]
    return head if balance.status != "ok" else f"{head}, {tail}"


def _kinds(bars: Sequence[Bar]) -> str:
    return " and ".join(f"{kind}s" for kind in ("rating", "weight") if any(bar.kind == kind for bar in bars))


def _ranged(bar: Bar, titles: Mapping[str, str]) -> str:
    name = f"your rating of \u201c{titles[bar.id]}\u201d" if bar.kind == "rating" else f"the weight of {titles[bar.id]}"
    ends = (f"{signed(points(end.value))} at {end.setting}" for end in (bar.bottom, bar.top))
    return f"{name} (balance {', '.join(ends)})"


def _step(step: int, now: float, level: float) -> str:
    return f"{step}, not {now:g}: the sides are level at {level:.1f}."


def _several(named: Sequence[str], kind: str) -> str:
    # a longer list is a table's, not a sentence's
    return f"{len(named)} {kind} together" + (f", such as {_listed(named)}" if len(named) <= 3 else "")


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
