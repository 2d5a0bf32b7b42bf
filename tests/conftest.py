"""All tests keep answers in a folder of their own; the student's stays as it was."""

import os
import tempfile

os.environ["COURSE_ANSWERS"] = tempfile.mkdtemp(prefix="course-answers-")
