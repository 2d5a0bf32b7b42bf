"""Pictures that stand still: records in, words and numbers and a drawing out."""

from course.content.records import Content
from course.figures.aid import aid
from course.figures.members import members
from course.figures.picture import Picture
from course.figures.timeline import timeline

PICTURES = {"aid": aid, "members": members, "timeline": timeline}


def picture(id: str, content: Content) -> Picture:
    """Return the picture with this id.

    Raises
    ------
    ValueError
        If there is none; the text names those that there are.
    """
    if id not in PICTURES:
        raise ValueError(f"There is no picture called {id!r}. Write one of: {', '.join(PICTURES)}.")
    return PICTURES[id](content)
