"""Should Ukraine join NATO? The parts that the notebooks call, each loaded when it is first named."""

from importlib import import_module

PARTS = {
    "accession": "course.views.accession",
    "argument": "course.views.card",
    "guess": "course.views.guess",
    "glossary": "course.views.listing",
    "ledger": "course.views.listing",
    "articles": "course.views.articles",
    "option": "course.views.option",
    "picture": "course.views.picture",
    "progress": "course.views.progress",
    "quiz": "course.views.quiz",
    "sources": "course.views.listing",
    "stance": "course.views.stance",
    "weighing": "course.views.board",
}
__all__ = sorted(PARTS)


def __getattr__(name: str):
    if name not in PARTS:
        raise AttributeError(f"The course has no part called {name!r}. Write one of: {', '.join(__all__)}.")
    return getattr(import_module(PARTS[name]), name)
