import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.content.load import load
from course.content.records import Source
from course.content.words import cite, written


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2014", "2014"),
        ("2014-02", "February 2014"),
        ("2014-02-22", "22 February 2014"),
        ("2008-04-03", "3 April 2008"),
        ("1990-12-01", "1 December 1990"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(iso, words):
    assert written(iso) == words


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_date_can_be_read_back(day):
    number, month, year = written(day.isoformat()).split()
    # the calendar of the standard library speaks the language of the system
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    assert (int(year), months.index(month[:3]) + 1, int(number)) == (day.year, day.month, day.day)


def source(**fields) -> Source:
    return Source(**{"id": "pond", "title": "The pond", "kind": "report"} | fields)


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({}, "The pond."),
        (
            {"author": "A. Frog", "publisher": "Marsh Press", "date": "2019-04"},
            "A. Frog, The pond, Marsh Press, April 2019.",
        ),
        ({"author": "Marsh Press", "publisher": "Marsh Press", "date": "2019"}, "The pond, Marsh Press, 2019."),
        ({"publisher": "Marsh Press", "language": "uk"}, "The pond (uk), Marsh Press."),
        ({"author": "A. Frog", "language": "en"}, "A. Frog, The pond."),
    ],
)
def test_a_source_is_described_by_what_is_known_of_it(fields, line):
    assert cite(source(**fields)) == line


def test_every_source_of_the_course_is_described_in_one_line():
    for one in load().sources:
        assert re.fullmatch(r"\S.*[^.,\s]\.", cite(one)), cite(one)
        assert one.title in cite(one) and ", ," not in cite(one)
