"""How a state joins NATO: hold members back and see where the way stops, beside real cases."""

from course.content.load import load
from course.content.records import Case, Content, Table
from course.content.words import written
from course.figures.picture import table
from course.models.accession import LEAST, Journey, chance_of_all, journey, listed, reached, verdict, walk
from course.views.base import Refusal, View, by_id, edge, linked

GONE = "This is no longer in the course. Run this cell again."
KINDS = {"own": "its own reason", "reading": "a reading by others"}
CHANCE = 99


@edge
def accession() -> "Accession":
    """Show the steps into NATO, and let members hold back."""
    return Accession(load())


class Accession(View):
    """The steps, with the members that hold back; an exercise, not an answer, so nothing is kept."""

    def __init__(self, content: Content):
        self.steps, self.sources = content.steps, by_id(content.sources)
        self.members = tuple(sorted(row[0] for row in table(content, "members").rows))
        self.places = [step.id for step in self.steps if step.held]
        self.at, self.holding, self.chance = self.places[0], frozenset(), CHANCE
        dates = table(content, "accession-dates")
        joined = [case for case in content.cases if reached(self.steps, dates, case.country) == len(self.steps)]
        on_the_way = [case for case in content.cases if case not in joined]
        journeys = {case.id: journey(dates, case.country) for case in joined}
        longest = max(way.days("invited", "member") for way in journeys.values())
        super().__init__(
            None,
            f"How a state joins NATO, {len(self.steps)} steps, {len(self.members)} members: run this cell to try it.",
            members=self.members,
            steps=[
                {
                    "id": step.id, "title": step.title, "who": step.who, "what": step.what, "typical": step.typical,
                    "stop": step.who_can_stop, "place": bool(step.held), "stays": step.stays,
                    "sources": self._linked(step.sources),
                }
                for step in self.steps
            ],
            cases=[
                self._case(case, dates) | bars(journeys[case.id], longest) | {"said": said(journeys[case.id])}
                for case in joined
            ],
            waiting=[
                self._case(case, dates)
                | {"as_of": written(case.as_of), "place": place(reached(self.steps, dates, case.country), self.steps)}
                for case in on_the_way
            ],
            meaning=dates.note,
            procedures=[
                {"who": one.who, "rule": one.rule, "sources": self._linked(one.sources)} for one in content.procedures
            ],
            dates=self._linked(dates.sources),
            least=LEAST,
        )  # fmt: skip

    def _linked(self, names: tuple[str, ...]) -> list[dict[str, str]]:
        return [linked(self.sources[name]) for name in names]

    def _case(self, case: Case, dates: Table) -> dict:
        titles = {step.id: step.title for step in self.steps}
        rows = [dict(zip(dates.columns, row, strict=True)) for row in dates.rows]
        return {
            "country": case.country,
            "summary": case.summary,
            "sources": self._linked(case.sources),
            "reasons": [
                {"who": one.who, "kind": KINDS[one.kind], "text": one.text, "sources": self._linked(one.sources)}
                for one in case.reasons
            ],
            "rows": [
                [written(row["date"]), f"{titles[row['step']]}: {row['day']}", row["who"]]
                for row in sorted(rows, key=lambda row: row["date"])
                if row["country"] == case.country
            ],
        }

    def act_place(self, step: str):
        """Choose the step at which members hold back."""
        if step not in self.places:
            raise Refusal(GONE)
        self.at = step

    def act_hold(self, member: str, value: bool):
        """Let a member hold back, or agree again."""
        if member not in self.members:
            raise Refusal(GONE)
        self.holding = self.holding | {member} if value else self.holding - {member}

    def act_release(self):
        """Let everybody agree, and begin again at the first of the steps."""
        self.at, self.holding = self.places[0], frozenset()

    def act_chance(self, value: int):
        """Set the chance of the thought experiment."""
        try:
            chance_of_all(value, len(self.members))
        except ValueError as error:
            raise Refusal(f"{error}. Move the slider again.") from error
        self.chance = value

    def _now(self) -> dict:
        way = walk(self.steps, self.members, self.holding, self.at)
        head, text = verdict(way)
        count = len(self.members)
        all_agree = 100 * chance_of_all(self.chance, count)
        return {
            "at": self.at,
            "holding": sorted(self.holding),
            "head": head,
            "text": text,
            "done": way.done,
            "chance": self.chance,
            "chance_said": (
                f"If each of {count} members agreed with a chance of {self.chance}\u2009% and decided on its own, "
                f"all of them would agree with a chance of {all_agree:.0f}\u2009%."
            ),
        }


def bars(way: Journey, longest: int) -> dict:
    """Return the lengths of the three parts of a bar, as shares of the longest bar."""
    ends = ("invited", "signed", "last_vote", "member")
    parts = [way.days(start, end) / longest for start, end in zip(ends, ends[1:], strict=False)]
    return {"parts": [round(part, 4) for part in parts], "total": f"{way.days('invited', 'member')} days"}


def said(way: Journey) -> list[str]:
    """Return what a bar shows, in sentences."""
    voting, depositing = way.days("signed", "last_vote"), way.days("signed", "last_deposit")
    return [
        f"Invited on {written(way.invited)}, member on {written(way.member)}.",
        f"From the signing of the protocol on {written(way.signed)} it took {voting} days to the last vote in a "
        f"parliament: {listed([way.last])}, {written(way.last_vote)}.",
        f"The last deposit came on {written(way.last_deposit)}, {depositing} days after the signing.",
    ]


def place(done: int, steps: tuple) -> str:
    """Return where a state stands on the steps."""
    last, following = steps[done - 1].title, steps[done].title
    return f"Step {done} of {len(steps)} is done: {last}. Step {done + 1} is not: {following}."
