"""A picture that stands still, as the notebooks call it."""

from course.content.load import load
from course.figures import PICTURES
from course.figures import picture as drawn
from course.views.base import edge, pick


@edge
def picture(name: str):
    """Show the picture with this id."""
    pick(PICTURES, name, "picture")
    return drawn(name, load())
