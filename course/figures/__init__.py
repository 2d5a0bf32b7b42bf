"""Pictures that stand still: records in, words and numbers and a drawing out."""

from course.content.records import Content
from course.figures.agreements import agreements
from course.figures.aid import aid
from course.figures.borders import borders
from course.figures.corruption import corruption
from course.figures.defence import defence
from course.figures.democracy import democracy
from course.figures.europe_russia import europe_russia
from course.figures.gas import gas
from course.figures.map import europe_map
from course.figures.members import members
from course.figures.military_aid import military_aid
from course.figures.picture import Picture
from course.figures.polls import polls_allies, polls_ukraine
from course.figures.ratifications import ratifications
from course.figures.timeline import timeline
from course.figures.verdicts import verdicts

PICTURES = {
    "agreements": agreements,
    "aid": aid,
    "borders": borders,
    "corruption": corruption,
    "defence": defence,
    "democracy": democracy,
    "europe-russia": europe_russia,
    "gas": gas,
    "map": europe_map,
    "members": members,
    "military-aid": military_aid,
    "polls-allies": polls_allies,
    "polls-ukraine": polls_ukraine,
    "ratifications": ratifications,
    "timeline": timeline,
    "verdicts": verdicts,
}


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
