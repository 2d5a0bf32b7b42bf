"""From a threat to common action, step by step: what the Treaty fixes and what each Ally decides itself."""

from course.content.load import load
from course.content.records import Content
from course.content.words import written
from course.views.base import View, by_id, edge, linked


@edge
def articles() -> "Articles":
    """Show the steps under Articles 4 and 5, one at a time."""
    return Articles(load())


class Articles(View):
    """The steps of a decision: nothing to answer, so nothing is kept."""

    def __init__(self, content: Content):
        sources = by_id(content.sources)
        link = lambda names: [linked(sources[name]) for name in names]  # noqa: E731
        super().__init__(
            None,
            f"From a threat to common action, {len(content.decisions)} steps: run this cell to walk through them.",
            steps=[
                {
                    "title": step.title, "article": step.article, "fixed": step.fixed, "free": step.free,
                    "sources": link(step.sources),
                    "cases": [
                        {"when": written(case.date), "what": case.what, "sources": link(case.sources)}
                        for case in step.cases
                    ],
                }
                for step in content.decisions
            ],
        )  # fmt: skip
