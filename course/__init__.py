"""Should Ukraine join NATO? The parts that the notebooks call, each loaded when it is first named."""

from importlib import import_module

PARTS = {
    "argument": "course.views.card",
    "picture": "course.views.picture",
    "progress": "course.views.progress",
    "quiz": "course.views.quiz",
    "stance": "course.views.stance",
    "weighing": "course.views.board",
}
__all__ = sorted(PARTS)


def __getattr__(name: str):
    if name not in PARTS:
        raise AttributeError(f"The course has no part called {name!r}. Write one of: {', '.join(__all__)}.")
    return getattr(import_module(PARTS[name]), name)
