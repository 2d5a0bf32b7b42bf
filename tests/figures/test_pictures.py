import random
from dataclasses import replace

import pytest

from course.content.records import Content, Event, Source, Table
from course.figures import PICTURES, picture, style

from .layout import faults

PARTS = Content.__dataclass_fields__


def small(**parts):
    sources = tuple(Source(id=id, title=id.upper(), kind="x") for id in "ab")
    return Content(**{**dict.fromkeys(PARTS, ()), "sources": sources, **parts})


def event(date, title, category="war", level="core", source="a", id=""):
    return Event(
        id=id or date, date=date, title=title, what_happened="-", category=category, level=level, sources=(source,)
    )


def table(id, columns, *rows):
    return Table(
        id=id, title="Title", unit="Unit", as_of="2026-02", sources=("a",), note="", columns=columns, rows=rows
    )


@pytest.fixture(params=sorted(PICTURES))
def shown(request, content):
    return picture(request.param, content)


def test_unknown_picture_is_refused_with_those_that_there_are(content):
    with pytest.raises(ValueError, match="no picture called 'map'. Write one of: aid, members, timeline"):
        picture("map", content)


def test_words_can_be_read(shown):
    assert faults(shown.draw) == []


def test_id_is_the_name_it_is_called_by(shown, content):
    assert picture(shown.id, content).title == shown.title


def test_alt_is_two_to_five_sentences_and_title_has_no_stop(shown):
    assert 2 <= shown.alt.count(". ") + 1 <= 5
    assert shown.alt.endswith(".")
    assert not shown.title.endswith(".")


def test_drawn_in_stand_in_colours_only(shown):
    html = shown._repr_mimebundle_()["text/html"]
    drawing = html[html.index("<svg") : html.index("</svg>")]
    assert "#" not in drawing.replace("url(#", "").replace('href="#', "")


def test_text_is_at_least_11_points_and_4_inches_wide(shown):
    from matplotlib.text import Text

    with style.drawing():
        figure = shown.draw()
        assert min(text.get_fontsize() for text in figure.findobj(Text)) >= 11
        assert figure.get_size_inches()[0] == 4


def test_planted_overlap_and_overflow_are_seen():
    from matplotlib.figure import Figure

    def crowded():
        figure = Figure(figsize=(4, 1))
        figure.text(0.1, 0.5, "one word")
        figure.text(0.2, 0.5, "another word")
        figure.text(0.9, 0.1, "far too long a line")
        return figure

    def roomy():
        figure = Figure(figsize=(4, 1))
        figure.text(0.1, 0.5, "one word")
        figure.text(0.6, 0.5, "another word")
        return figure

    assert faults(crowded) == ["'far too long a line' leaves the drawing", "'one word' touches 'another word'"]
    assert faults(roomy) == []


# NATO's own count: 32 members after ten rounds, Sweden the last.
def test_nato_grew_from_12_to_32_in_ten_rounds(content):
    shown = picture("members", content)
    assert shown.title.endswith("from 12 to 32 in 10 rounds")
    assert [int(row[2]) for row in shown.rows] == [12, 14, 15, 16, 19, 26, 28, 29, 30, 31, 32]
    assert shown.rows[-1] == ("7 March 2024", "Sweden", "32")
    assert "3 April 2008: NATO had 26 members" in shown.alt


def test_members_are_counted_from_the_table():
    rows = (("C", "2009-04-01"), ("A", "1949-04-04"), ("B", "1949-04-04"))
    promise = event("2008-04-03", "Summit", source="b", id="ev-2008-04-03-bucharest-summit-promises")
    shown = picture("members", small(events=(promise,), tables=(table("members", ("country", "date"), *rows),)))
    assert shown.title == "Title: from 2 to 3 in 1 rounds"
    assert shown.rows == (("4 April 1949", "A, B", "2"), ("1 April 2009", "C", "3"))
    assert "NATO had 2 members" in shown.alt
    assert [source.id for source in shown.sources] == ["a", "b"]


# Kiel Institute, Ukraine Support Tracker, Release 29: the year with the largest sum of each group.
def test_aid_has_the_published_sums(content):
    shown = picture("aid", content)
    assert shown.columns == ("Year", "Europe", "United States", "Other donors")
    assert shown.rows[2] == ("2024", "44.5", "46.4", "6.8")
    assert shown.rows[3] == ("2025", "74.1", "0.5", "6.3")
    assert shown.rows[-1][0] == "January to April 2026"


def test_aid_says_every_number_of_its_table():
    rows = (("2022", "37.2", "0.04"), ("2023", "46.8", "9"))
    shown = picture("aid", small(tables=(table("aid", ("year", "East", "West"), *rows),)))
    assert shown.alt == (
        "Bars of billion euros allocated. East: 37.2 in 2022 and 46.8 in 2023. West: 0.0 in 2022 and 9.0 in 2023."
    )
    assert shown.rows == (("2022", "37.2", "0.0"), ("2023", "46.8", "9.0"))


def test_aid_refuses_what_is_no_number():
    with pytest.raises(ValueError, match="37,2"):
        picture("aid", small(tables=(table("aid", ("year", "East"), ("2022", "37,2")),)))


def test_timeline_has_all_core_events_and_no_other(content):
    shown = picture("timeline", content)
    core = [one for one in content.events if one.level == "core"]
    assert sorted(row[1] for row in shown.rows) == sorted(one.title for one in core)
    assert f"{len(core)} main events" in shown.title
    assert len(core) < len(content.events)


def test_timeline_counts_and_sorts():
    events = (
        event("2022-02-24", "Third"),
        event("1990-07", "First", "ukraine", source="b"),
        event("2014", "Second", "reform"),
        event("2015-01-01", "Hidden", level="more"),
    )
    shown = picture("timeline", small(events=events))
    assert shown.rows == (
        ("July 1990", "First", "Ukraine"),
        ("2014", "Second", "Reform"),
        ("24 February 2022", "Third", "War"),
    )
    assert shown.alt == (
        "A line of 3 events, from July 1990 (First) to 24 February 2022 (Third). "
        "Before 2014: 1; from 2014 to 2021: 1; from 2022 on: 1. By kind: Reform 1, Ukraine 1, War 1."
    )
    assert [source.id for source in shown.sources] == ["b", "a"]
    assert faults(shown.draw) == []


def test_order_of_the_file_does_not_matter(content):
    events = list(content.events)
    random.Random(7).shuffle(events)
    again = picture("timeline", replace(content, events=tuple(events)))
    first = picture("timeline", content)
    # Two events of one day keep the order of the file.
    assert sorted(again.rows) == sorted(first.rows)
    assert [row[0] for row in again.rows] == [row[0] for row in first.rows]
    assert again.alt == first.alt
