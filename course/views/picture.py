"""A picture that stands still, as the notebooks call it."""

from course.content.load import load
from course.figures import PICTURES
from course.figures import picture as drawn
from course.views.base import Refusal, edge


@edge
def picture(name: str):
    """Show the picture with this id."""
    if name not in PICTURES:
        raise Refusal(f"There is no picture called {name!r}. Write one of: {', '.join(PICTURES)}.")
    return drawn(name, load())
