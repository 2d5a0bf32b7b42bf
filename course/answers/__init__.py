"""The learner's own answers, ratings, weights and stances: one file on their own disk, and nowhere else."""

from course.answers.copies import LIMIT, bring_in, delete, export
from course.answers.keeper import Keeper
from course.answers.place import folder, lasts
from course.answers.store import Given, Kept, Saved, read, write

__all__ = [
    "LIMIT",
    "Given",
    "Keeper",
    "Kept",
    "Saved",
    "bring_in",
    "delete",
    "export",
    "folder",
    "lasts",
    "read",
    "write",
]
