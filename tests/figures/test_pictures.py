import json
import math
import random
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import accumulate

import pytest

from course.content.records import Claim, Content, Event, Source, Table
from course.figures import PICTURES, picture, style
from course.figures.map import SHAPES

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
    with pytest.raises(ValueError, match="no picture called 'flags'. Write one of: agreements, aid, .*, verdicts"):
        picture("flags", content)


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


# NATO Parliamentary Assembly and the press: the days of the last votes.
def test_ratification_days_are_those_between_the_dates(content):
    rows = {ally: days for ally, *days in picture("ratifications", content).rows}
    signed = date(2022, 7, 5)
    published = {
        "Slovakia": [date(2022, 9, 27)] * 2,
        "Hungary": [date(2023, 3, 27), date(2024, 2, 26)],
        "Türkiye": [date(2023, 3, 30), date(2024, 1, 23)],
    }
    assert {ally: rows[ally] for ally in published} == {
        ally: [str((day - signed).days) for day in days] for ally, days in published.items()
    }
    assert len(rows) == 30


def test_last_to_ratify_are_named_with_their_dates():
    rows = (("B", "3", "200"), ("A", "0", "0"), ("C", "2", "4"))
    shown = picture("ratifications", small(tables=(table("ratifications", ("Ally", "Finland", "Sweden"), *rows),)))
    assert shown.title == "Title: 2 of 3 within 4 days"
    assert [row[0] for row in shown.rows] == ["A", "C", "B"]
    assert shown.alt == (
        "Marks on a scale of days from 5 July 2022, for Finland and for Sweden. "
        "2 Allies approved both within 4 days, 1 of them both on one day. "
        "B approved Finland on day 3 (8 July 2022) and Sweden on day 200 (21 January 2023)."
    )


@pytest.mark.parametrize("id", ["polls-allies", "polls-ukraine", "ratifications", "democracy"])
def test_no_line_joins_two_rows(id, content):
    with style.drawing():
        lines = picture(id, content).draw().axes[0].lines
    # A line goes along one row or, as part of the scale, straight down.
    assert all(len(set(line.get_ydata())) == 1 or len(set(line.get_xdata())) == 1 for line in lines)
    assert any(len(set(line.get_xdata())) == 2 for line in lines)


# Razumkov Centre and Democratic Initiatives: the same winter, two questions.
def test_polls_in_ukraine_have_the_published_shares(content):
    rows = {row[0]: row[2:] for row in picture("polls-ukraine", content).rows}
    assert rows["Razumkov Centre, all asked, February 2026"] == ("71.3", "17.9")
    assert rows["Democratic Initiatives and Razumkov Centre, best guarantee, December 2025"] == ("38", "not given")
    assert rows["Rating Group for the International Republican Institute, March 2014"] == ("34", "43")


def test_polls_are_parted_by_pollster_and_by_question():
    rows = (
        ("Office, June 2020", "Yes?", "40", "50"),
        ("Office, May 2021", "Yes?", "60", ""),
        ("Office, June 2021", "Really?", "30", "30"),
        ("Bureau, all, June 2022", "Really?", "20", "70"),
    )
    content = small(tables=(table("polls-ukraine", ("Survey", "Question", "For", "Against"), *rows),))
    shown = picture("polls-ukraine", content)
    assert shown.alt == (
        "Marks on a scale from 0 to 100 per cent, for 4 results in 3 panels, one for each pollster and question. "
        "Shares for, in the first and the last survey of each panel: Office: 40 in June 2020 and 60 in May 2021; "
        "Office: 30 in June 2021 and 30 in June 2021; Bureau, all: 20 in June 2022 and 20 in June 2022."
    )
    assert shown.rows[1] == ("Office, May 2021", "Yes?", "60", "not given")
    assert faults(shown.draw) == []


def test_polls_in_member_states_count_both_readings():
    rows = (
        ("Office, June 2025, A", "Yes?", "40", "50"),
        ("Office, June 2025, B", "Yes?", "60", "20"),
        ("Office, June 2025, C", "Yes?", "45", "45"),
        ("Office, June 2025, D", "Yes?", "70", ""),
    )
    content = small(tables=(table("polls-allies", ("Survey", "Question", "For", "Against"), *rows),))
    assert picture("polls-allies", content).alt.endswith(
        "Shares for run from 40 (Office, June 2025, A) to 70 (Office, June 2025, D). "
        "Of the 3 results with both shares, 1 have more for than against, 1 more against than for, 1 as many."
    )


# infratest dimap, 1 to 3 December 2025; IBRiS for Rzeczpospolita, August 2025.
def test_polls_in_member_states_have_the_published_shares(content):
    rows = {row[0]: row[2:] for row in picture("polls-allies", content).rows}
    assert rows["infratest dimap, December 2025, Germany"] == ("45", "45")
    assert rows["IBRiS, August 2025, Poland"] == ("33.5", "52.7")


# Transparency International Ukraine on the editions of 2013 and 2025.
def test_corruption_scores_are_the_published_ones(content):
    rows = dict(row[:2] for row in picture("corruption", content).rows)
    assert (rows["Ukraine 2013"], rows["Ukraine 2025"], rows["Türkiye 2025"]) == ("25", "36", "31")
    assert all(0 <= int(score) <= 100 for score in rows.values())
    # Before 2012 the index had another scale.
    assert min(edition[-4:] for edition in rows) == "2012"


def test_corruption_says_every_score_beside_ukraines():
    rows = (("Ukraine 2020", "30", "over time"), ("Ukraine 2021", "32", "over time"))
    rows += (("A B 2020", "50", "year of joining"), ("C 2021", "90", "member"), ("D 2021", "10", "not a member"))
    shown = picture("corruption", small(tables=(table("corruption", ("Edition", "Score", "Shown"), *rows),)))
    assert shown.title == "Title, 2020 to 2021"
    assert shown.alt == (
        "A line for Ukraine goes from 30 in 2020 to 32 in 2021, on a scale up to 100. "
        "Diamonds mark countries in the year when they joined NATO: A B 50 in 2020. "
        "On the right stand scores of 2021: members C 90; not a member D 10."
    )


# V-Dem, dataset v15.
def test_democracy_scores_lie_in_their_ranges(content):
    rows = picture("democracy", content).rows
    assert all(float(low) < float(score) < float(high) for _, score, low, high in rows)
    assert ("Ukraine 2024", "0.23", "0.20", "0.27") in rows
    assert ("Romania 2004", "0.43", "0.38", "0.49") in rows
    joined = {row[0][-4:] for row in rows if not row[0].startswith("Ukraine")}
    assert joined == {date[:4] for _, date in picture_table(content, "members") if date > "1990"}


def picture_table(content, id):
    return {table.id: table for table in content.tables}[id].rows


def test_democracy_is_sorted_and_sets_ukraine_apart():
    rows = (("A 1999", "0.40", "0.30", "0.50"), ("Ukraine 2020", "0.45", "0.40", "0.50"), ("B 2004", "0.9", "0.8", "1"))
    shown = picture(
        "democracy", small(tables=(table("democracy", ("Country and year", "Score", "Low", "High"), *rows),))
    )
    assert [row[0] for row in shown.rows] == ["B 2004", "Ukraine 2020", "A 1999"]
    assert shown.alt.endswith(
        "The highest is 0.9 (B 2004), the lowest 0.40 (A 1999); 1 are below 0.50. Ukraine has 0.45 in 2020."
    )


# Kiel Institute, Ukraine Support Tracker, Release 29: military aid by year, in Europe, the United States and elsewhere.
def test_half_years_of_military_aid_add_up_to_the_published_years(content):
    published = {
        "2022": (15.07, 20.882, 1.803),
        "2023": (22.153, 23.111, 1.052),
        "2024": (20.626, 20.141, 0.843),
        "2025": (34.668, 0.483, 2.089),
        "2026": (9.694, 0, 0.379),
    }
    rows = picture("military-aid", content).rows
    for year, sums in published.items():
        halves = [[float(cell) for cell in row[1:]] for row in rows if row[0].endswith(year)]
        assert [sum(column) for column in zip(*halves, strict=True)] == pytest.approx(sums, abs=0.1)


def test_only_a_period_shorter_than_half_a_year_is_hatched(content):
    with style.drawing():
        bars = picture("military-aid", content).draw().axes[0].patches
    rows = picture("military-aid", content).rows
    assert [bool(bar.get_hatch()) for bar in bars] == [
        not row[0].startswith(("January to June", "July")) for row in rows
    ] * 3


def claim(id, section, verdict):
    return Claim(
        id=id,
        section=section,
        passage="-",
        verdict=verdict,
        record="-",
        as_of="2026-02",
        sources=("a",),
        covered_in="-",
    )


def test_verdicts_count_every_claim(content):
    shown = picture("verdicts", content)
    total = Counter()
    for _, said in shown.rows:
        for part in said.partition(";")[0].split(", "):
            number, _, word = part.partition(" ")
            total[word.replace(" ", "_")] += int(number)
    assert total == Counter(claim.verdict for claim in content.claims)
    assert f"{len(content.claims)} claims" in shown.title


def test_verdicts_are_counted_by_section_in_one_order():
    essay = Source(id="essay-liesenfeld", title="Essay", author="Ada", kind="x")
    claims = (
        claim("H01", "Arguments", "prediction"),
        claim("H02", "Arguments", "confirmed"),
        claim("H03", "End", "value_judgement"),
        claim("H04", "Arguments", "confirmed"),
    )
    shown = picture("verdicts", small(sources=(essay,), claims=claims))
    assert shown.title == "What the record says of 4 claims in Ada's essay, by section"
    assert shown.rows == (("Arguments", "2 confirmed, 1 prediction; 3 in all"), ("End", "1 value judgement; 1 in all"))
    assert shown.alt == (
        "Columns for 8 verdicts in each of 2 sections. "
        "In all there are 2 confirmed, 1 value judgement and 1 prediction. "
        "The section with the most claims is Arguments (3)."
    )
    assert faults(shown.draw) == []


# NATO's list of members and the UN's list of Europe, which leaves Türkiye out.
def test_map_has_30_of_45_states_with_the_day_they_joined(content):
    shown = picture("map", content)
    assert shown.title.endswith(": 30 of 45 states")
    joined = dict(shown.rows)
    assert (joined["Finland"], joined["Türkiye"]) == ("4 April 2023", "18 February 1952")
    assert sum(date == "not a member" for date in joined.values()) == 15
    assert "in 2009, 2017, 2020: Albania, Croatia, Montenegro, North Macedonia;" in shown.alt
    assert shown.alt.endswith("Serbia, Switzerland, Ukraine.")


def test_all_members_in_europe_are_on_the_map(content):
    by_table = {row[0] for tab in content.tables if tab.id == "members" for row in tab.rows}
    on_map = {row[0] for row in picture("map", content).rows if row[1] != "not a member"}
    assert by_table - on_map == {"Canada", "United States"}
    drawn = json.loads(SHAPES.read_text(encoding="utf-8"))["shapes"]
    codes = {code for tab in content.tables if tab.id == "map" for code, _ in tab.rows}
    assert codes - set(drawn) == {"MCO", "SMR", "VAT"}


# Degrees east and north.
@pytest.mark.parametrize(
    ("place", "east", "north", "state"),
    [
        ("Simferopol", 34.10, 44.95, "UKR"),
        ("Kerch", 36.40, 45.33, "UKR"),
        ("Donetsk", 37.80, 48.00, "UKR"),
        ("Luhansk", 39.31, 48.57, "UKR"),
        ("Melitopol", 35.37, 46.85, "UKR"),
        ("Rostov", 39.72, 47.24, "RUS"),
        ("Chernyakhovsk", 21.82, 54.63, "RUS"),
        ("Tiraspol", 29.63, 46.84, "MDA"),
        ("Pristina", 21.17, 42.67, "XKX"),
    ],
)
def test_places_lie_in_the_state_of_the_un_resolution(place, east, north, state):
    from matplotlib.path import Path

    across, up, middle = math.radians(east - 18), math.radians(north), math.radians(52)
    size = 6371 * math.sqrt(
        2 / (1 + math.sin(middle) * math.sin(up) + math.cos(middle) * math.cos(up) * math.cos(across))
    )
    x = size * math.cos(up) * math.sin(across)
    y = size * (math.cos(middle) * math.sin(up) - math.sin(middle) * math.cos(up) * math.cos(across))
    shapes = json.loads(SHAPES.read_text(encoding="utf-8"))["shapes"]
    inside = [
        code
        for code, rings in shapes.items()
        if any(Path(list(zip(ring[::2], ring[1::2], strict=True))).contains_point((x, y)) for ring in rings)
    ]
    assert inside == [state]


def test_map_is_light(content):
    assert SHAPES.stat().st_size < 60_000
    assert len(picture("map", content)._repr_mimebundle_()["text/html"]) < 120_000


# CIA World Factbook: 1,317 km before Finland joined, 2,626 km since; Ukraine 1,944 km.
def test_finland_doubled_the_border(content):
    shown = picture("borders", content)
    assert [int(row[3]) for row in shown.rows] == list(accumulate(int(row[2]) for row in shown.rows))
    totals = {row[0]: row[3] for row in shown.rows}
    assert [totals[state] for state in ("Lithuania", "Finland", "Ukraine")] == ["1317", "2626", "4570"]
    assert "Until Finland joined on 4 April 2023, Norway, Poland, Estonia, Latvia and Lithuania" in shown.alt
    assert "2,626 km, 2.0 times as much. Ukraine would add 1,944 km: 4,570 km, 74% more." in shown.alt


def test_borders_are_computed_from_the_table():
    columns = ("state", "member since", "km", "total")
    rows = (("A", "1949", "3", "3"), ("B", "1950", "1", "4"), ("C", "1999", "1000", "1004"), ("D", "-", "502", "1506"))
    tables = (table("borders", columns, *rows), table("members", ("country", "date"), ("C", "1999-03-12")))
    shown = picture("borders", small(tables=tables))
    assert shown.alt == (
        "Three bars. Until C joined on 12 March 1999, A and B had 4 km of land border with Russia. "
        "With C's 1,000 km the sum is 1,004 km, 251.0 times as much. D would add 502 km: 1,506 km, 50% more."
    )
    assert faults(shown.draw) == []


# SIPRI for 2024: European Allies 479, Russia 149, Ukraine 64.7 billion dollars. IISS: Russia 462 in purchasing power.
def test_europe_and_russia_have_spending_in_both_measures(content):
    shown = picture("europe-russia", content)
    assert shown.columns == ("Measure", "European Allies", "Russia", "Ukraine")
    market, power = (row for row in shown.rows if row[0].startswith("Military spending"))
    assert market[1:] == ("479", "149", "65")
    assert power[1:] == ("none found", "462", "none found")
    assert "European Allies 599, Russia 144, Ukraine 38" in shown.alt


def test_europe_and_russia_take_ranges_and_gaps():
    rows = (("Men", "20", "8 to 10", "none found"), ("Money", "1.5", "none found", "3"))
    shown = picture("europe-russia", small(tables=(table("europe-russia", ("measure", "A", "B", "C"), *rows),)))
    assert shown.alt == (
        "Bars in 2 groups, each with its own scale. "
        "Men: A 20, B 8 to 10, C none found; Money: A 1.5, B none found, C 3."
    )
    assert faults(shown.draw) == []


# NATO, June 2024 and August 2025: three Allies at 2 per cent in 2014, all 31 with armed forces in 2025.
def test_defence_has_31_allies_and_counts_those_at_2_per_cent(content):
    shown = picture("defence", content)
    assert len(shown.rows) == 31
    assert shown.rows[0] == ("Poland", "1.9", "4.5")
    assert ("United States", "3.7", "3.2") in shown.rows
    assert "2 per cent of GDP or more: 3 in 2014, 31 in 2025." in shown.alt
    latest = [float(row[2]) for row in shown.rows]
    assert latest == sorted(latest, reverse=True)
    members = {row[0] for tab in content.tables if tab.id == "members" for row in tab.rows}
    assert members - {row[0] for row in shown.rows} == {"Iceland"}


def test_defence_says_what_rose_and_fell():
    rows = (("A", "1.0", "3.0"), ("B", "2.5", "2.0"), ("C", "0.5", "1.0"))
    shown = picture("defence", small(tables=(table("defence", ("country", "2014", "2025"), *rows),)))
    assert shown.alt == (
        "Two marks for each of 3 Allies, in order of 2025. At 2 per cent of GDP or more: 1 in 2014, 2 in 2025. "
        "The share rose in 2 and fell in 1 (B from 2.5 to 2.0). "
        "The highest in 2025 is 3.0 (A), and C rose from the lowest of 2014, 0.5, to 1.0."
    )


# Ukrtransgaz, as reported: 104.2 in 2011, 67.1 in 2015, 93.5 in 2017, 86.8 in 2018, 89.6 in 2019; nothing since 2025.
def test_gas_has_the_published_volumes_and_ends_on_1_january_2025(content):
    shown = picture("gas", content)
    volume = {row[0]: row[1] for row in shown.rows}
    assert list(volume) == [str(year) for year in range(2008, 2026)]
    assert [volume[year] for year in ("2011", "2015", "2017", "2018", "2019")] == [
        "104.2",
        "67.1",
        "93.5",
        "86.8",
        "89.6",
    ]
    assert (volume["2024"], volume["2025"]) == ("15.4", "0.0")
    assert "none since 1 January 2025" in shown.alt
    assert [row[0] for row in shown.rows if row[2] != "all"] == ["2012"]


def test_gas_finds_the_highest_year_and_the_largest_fall():
    rows = (
        ("2001", "3", "all"),
        ("2002", "9.5", "part"),
        ("2003", "9", "all"),
        ("2004", "2", "all"),
        ("2005", "0", "all"),
    )
    shown = picture("gas", small(tables=(table("gas", ("year", "volume", "counted"), *rows),)))
    assert shown.alt == (
        "Bars of billion cubic metres a year: 3.0 in 2001, 2.0 in 2004, and none since February 2026. "
        "The highest is 9.5 in 2002. The largest fall from one year to the next is from 9.0 in 2003 to 2.0 in 2004."
    )


# The counts that Ukraine's Presidential Office gave out on these days.
@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("2024-04-11", 9),
        ("2024-06-27", 20),
        ("2024-07-11", 23),
        ("2024-08-30", 25),
        ("2024-09-04", 26),
        ("2024-10-09", 27),
    ],
)
def test_agreements_run_with_the_official_count(content, day, count):
    (tab,) = [tab for tab in content.tables if tab.id == "agreements"]
    assert sum(row[0] <= day for row in tab.rows) == count


def test_agreements_tell_allies_other_states_and_the_eu_apart(content):
    shown = picture("agreements", content)
    assert shown.title.endswith(": 29 partners")
    assert shown.rows[0] == ("12 January 2024", "United Kingdom", "Ally", "10")
    assert "28 in 2024, 1 in 2025" in shown.alt
    assert "26 Allies, 2 other states (Japan, Ireland) and the European Union" in shown.alt
    members = {row[0] for tab in content.tables if tab.id == "members" for row in tab.rows}
    assert all((row[1] in members) == (row[2] == "Ally") for row in shown.rows)
