"""Should Ukraine join NATO? The parts that the notebooks call, each loaded when it is first named."""

from importlib import import_module

PARTS = {
    "accession": "course.views.accession",
    "argument": "course.views.card",
    "drivers": "course.views.drivers",
    "elsewhere": "course.views.elsewhere",
    "flips": "course.views.flips",
    "formula": "course.views.formula",
    "guess": "course.views.guess",
    "glossary": "course.views.listing",
    "ledger": "course.views.listing",
    "articles": "course.views.articles",
    "memo": "course.views.memo",
    "option": "course.views.option",
    "picture": "course.views.picture",
    "progress": "course.views.progress",
    "quiz": "course.views.quiz",
    "rules": "course.views.rules",
    "sources": "course.views.listing",
    "stance": "course.views.stance",
    "then_and_now": "course.views.then",
    "unsure": "course.views.unsure",
    "weighing": "course.views.board",
}
__all__ = sorted(PARTS)


def __getattr__(name: str):
    if name not in PARTS:
        raise AttributeError(f"The course has no part called {name!r}. Write one of: {', '.join(__all__)}.")
    return getattr(import_module(PARTS[name]), name)
