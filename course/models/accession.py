"""How far a state gets on its way into NATO when members hold back, and how many days real cases took."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from course.content.records import Step, Table
from course.models.whole import is_whole

FEW = 4
LEAST = 90
ARTICLED = ("Netherlands", "United Kingdom", "United States")


@dataclass(frozen=True, kw_only=True)
class Way:
    """How far a state gets.

    Attributes
    ----------
    steps : tuple of Step
        All steps, in their order.
    members : tuple of str
        All members.
    done : int
        How many steps are done.
    by : tuple of str
        The members that hold it back at the next step, in the order of `members`; empty where all steps are done.
    """

    steps: tuple[Step, ...]
    members: tuple[str, ...]
    done: int
    by: tuple[str, ...]

    @property
    def stop(self) -> Step | None:
        """The step at which it stops, which says what that means and what stays possible; None for a member."""
        return self.steps[self.done] if self.by else None


def walk(steps: Sequence[Step], members: Sequence[str], holding: Collection[str], at: str) -> Way:
    """Return how far a state gets when some members hold back at one step.

    Parameters
    ----------
    steps : sequence of Step
        All steps, in their order.
    members : sequence of str
        All members.
    holding : collection of str
        The members that hold back; all others agree.
    at : str
        The id of the step at which they do.

    Raises
    ------
    ValueError
        If somebody else than a member holds back, or at a step where no member can.
    """
    ids = [step.id for step in steps]
    places = [step.id for step in steps if step.held]
    if at not in places:
        raise ValueError(f"Members can hold back at the steps {', '.join(places)}; got {at!r}")
    for name in holding:
        if name not in members:
            raise ValueError(f"One of the {len(members)} members can hold back; got {name!r}")
    by = tuple(name for name in members if name in holding)
    done = ids.index(at) if by else len(ids)
    return Way(steps=tuple(steps), members=tuple(members), done=done, by=by)


def verdict(way: Way) -> tuple[str, str]:
    """Return where the way ends, and what that means in a sentence or two."""
    total = len(way.members)
    if way.stop is None:
        return "The state is a member", f"Nobody holds back: all {total} members agree at every step."
    others = total - len(way.by)
    rest = f"the {'other agrees' if others == 1 else f'other {others} agree'}" if others else "nobody agrees"
    holds = "holds" if len(way.by) == 1 else "hold"
    head = f"It stops at step {way.done + 1} of {len(way.steps)}"
    return head, f"{listed(way.by)} {holds} back, {rest}. {way.stop.held}"


def listed(names: Sequence[str]) -> str:
    """Return names as a reader says them, the first few of them where there are many."""
    names = [f"the {name}" if name in ARTICLED else name for name in names]
    if len(names) > FEW:
        names = [*names[: FEW - 1], f"{len(names) - FEW + 1} more members"]
    text = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    return text[0].upper() + text[1:]


@dataclass(frozen=True, kw_only=True)
class Journey:
    """The dates of a state that became a member, as ISO days, and the member whose parliament voted last."""

    country: str
    invited: str
    signed: str
    last_vote: str
    last: str
    last_deposit: str
    member: str

    def days(self, start: str, end: str) -> int:
        """Return the days from one of these dates to another, both named by their fields."""
        first, then = (date.fromisoformat(getattr(self, name)) for name in (start, end))
        return (then - first).days


def journey(table: Table, country: str) -> Journey:
    """Return the journey of a country from a table of dates with the columns country, step, day, who and date.

    Raises
    ------
    ValueError
        If the table lacks one of its dates.
    """
    found = {}
    for row in table.rows:
        cells = dict(zip(table.columns, row, strict=True))
        if cells["country"] == country:
            found |= {(cells["step"], cells["day"]): cells, cells["step"]: cells}
    wanted = {
        "invited": "invite",
        "signed": "protocol",
        "last_vote": ("ratify", "last vote"),
        "last_deposit": ("ratify", "last deposit"),
        "member": "deposit",
    }
    lacking = [name for name, key in wanted.items() if key not in found]
    if lacking:
        raise ValueError(f"A journey has five dates; {country} in the table {table.id} lacks {', '.join(lacking)}")
    dates = {name: found[key]["date"] for name, key in wanted.items()}
    return Journey(country=country, last=found["ratify", "last vote"]["who"], **dates)


def reached(steps: Sequence[Step], table: Table, country: str) -> int:
    """Return how many of the steps a country has reached by a table of dates, 0 where it has no dates."""
    ids = [step.id for step in steps]
    where, what = table.columns.index("country"), table.columns.index("step")
    return max((ids.index(row[what]) + 1 for row in table.rows if row[where] == country), default=0)


def chance_of_all(percent: int, members: int) -> float:
    """Return the chance that all agree, if each did so with the same chance and on its own.

    A teaching device: real members wait for each other and bargain, so their decisions are not independent.

    Parameters
    ----------
    percent : int
        The chance that one member agrees, from 90 to 100 per cent.
    members : int
        How many members there are.

    Raises
    ------
    ValueError
        If `percent` is not a whole number in that range.
    """
    if not is_whole(percent, LEAST, 100):
        raise ValueError(f"A chance is a whole number from {LEAST} to 100 per cent; got {percent!r}")
    return (percent / 100) ** members
