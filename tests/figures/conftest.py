import pytest

from course.content.load import load


@pytest.fixture(scope="session")
def content():
    return load()
