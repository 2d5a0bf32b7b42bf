"""Check the content when the package is built, so that broken content never reaches a student."""

import sys
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ContentHook(BuildHookInterface):
    """Writes the bundle that students load into the package, or stops the build and says why."""

    def initialize(self, version, build_data):
        """Check `data/` and write `course/content/bundle.json`, before anything is packed."""
        sys.path.insert(0, str(Path(self.root)))
        from course.content import load
        from course.content.check import check, write_bundle
        from course.content.problems import ContentError

        digest = load.digest(load.DATA)
        try:
            write_bundle(check(load.DATA), digest, load.BUNDLE)
        except ContentError as error:
            self.app.abort(f"The files in data/ are broken:\n{error}")
