"""Files that cannot be read, or do not have the shape of their records: each is told with what to write."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from course.content.check import check
from course.content.problems import ContentError, Problem
from course.content.records import Content

FAULTS = Path(__file__).parents[1] / "faults" / "content"
PLACES = {
    "criteria": "criteria.yaml",
    "quiz": "quizzes/pond.yaml",
    "scores": "scores.csv",
    "themes": "themes.yaml",
    "timeline": "timeline.csv",
}
HEADER = "write the first line id,date,title,what_happened,category,level,sources"
LIST = "write a list, each entry of it after a dash"
QUOTES = "put a text with a comma or a quote in it in double quotes, and write each quote in it twice"
FIELDS = "write fields, each with its name and a colon"

TOLD = {
    "criteria-fail-nested.yaml": [(18, "work", "group", "is a list", "write a text")],
    "criteria-fail-no-worst.yaml": [(9, "joy", "worst", "is missing", "write it")],
    "scores-fail-half.csv": [(3, "dig-now-joy", "middle", "is '6.5'", "write a number of up to 3 digits")],
    "scores-fail-no-middle.csv": [
        (1, "", "middle", "is missing",
         "write the first line id,option,criterion,low,middle,high,reason,as_of,sources")
    ],
    "scores-fail-no-number.csv": [(3, "dig-now-joy", "middle", "is empty", "write a number of up to 3 digits")],
    "scores-fail-word-for-number.csv": [
        (3, "dig-now-joy", "middle", "is 'six'", "write a number of up to 3 digits")
    ],
    "themes-fail-alias.yaml": [(8, "cost", "summary", "is an alias (*)", "write the value itself")],
    "themes-fail-anchor.yaml": [
        (4, "life", "summary", "has an anchor (&)", "put a text that begins with & in quotes")
    ],
    "themes-fail-at-sign.yaml": [
        (4, "", "", "has a sign that no text can begin with", "put the whole text in quotes")
    ],
    "themes-fail-colon.yaml": [
        (4, "", "", "has a colon where none can be", "put a text that has a colon in it in quotes")
    ],
    "themes-fail-comment-only.yaml": [(1, "", "", "is empty", LIST)],
    "themes-fail-dash.yaml": [
        (4, "", "", "has a dash where no list can begin", "put the text in quotes, or begin a new line")
    ],
    "themes-fail-deep.yaml": [
        (4, "", "", "is nested too deeply", "take out brackets or spaces at the beginning of lines")
    ],
    "themes-fail-duplicate-key.yaml": [(5, "life", "title", "is there twice (first on line 2)", "keep one")],
    "themes-fail-empty.yaml": [(1, "", "", "is empty", LIST)],
    "themes-fail-group-for-list.yaml": [(1, "", "", "is a group of fields", LIST)],
    "themes-fail-latin-1.yaml": [(4, "", "", "is not UTF-8 text", "save the file as UTF-8")],
    "themes-fail-line-of-spaces.yaml": [(6, "", "", "comes after a line of spaces", "delete that line")],
    "themes-fail-list-as-name.yaml": [
        (4, "", "", "has a list or an alias as the name of a field", "write name: value")
    ],
    "themes-fail-merge-key.yaml": [
        (5, "cost", "'<<'", "is a merge (<<)", "write the fields themselves"),
        (5, "cost", "summary", "is missing", "write it"),
    ],
    "themes-fail-no-character.yaml": [
        (4, "", "", "cannot be read from here on", "look for a stray \\, % or quote")
    ],
    "themes-fail-no-entries.yaml": [(1, "", "", "is empty", LIST)],
    "themes-fail-no-field.yaml": [
        (6, "", "", "has a line that is no field", "write name: value, or set the line further in")
    ],
    "themes-fail-nul.yaml": [(4, "", "", "has the hidden character U+0000", "delete it")],
    "themes-fail-open-bracket.yaml": [
        (4, "", "", "has a bracket that does not end", "close the bracket, or put the whole text in quotes")
    ],
    "themes-fail-open-quote.yaml": [(4, "", "", "has a quote that does not end", "close the quote")],
    "themes-fail-second-document.yaml": [
        (5, "", "", "begins a second document", "keep one, without --- between the lines")
    ],
    "themes-fail-tab.yaml": [(4, "", "", "has a tab", "write spaces in place of the tab")],
    "themes-fail-tag.yaml": [(4, "life", "summary", "has a tag (!)", "put a text that begins with ! in quotes")],
    "themes-fail-text-after-quote.yaml": [
        (4, "", "", "does not fit the lines before it", "set it in like them, or put the text in quotes")
    ],
    "themes-fail-text-for-entry.yaml": [(5, "", "", "is text", FIELDS)],
    "themes-fail-text-for-list.yaml": [(1, "", "", "is text", LIST)],
    "timeline-fail-column-twice.csv": [(1, "", "level", "is there twice", "keep one column")],
    "timeline-fail-comma.csv": [
        (2, "ev-plan", "", "has 8 cells", "write 7, and put a text with a comma in it in double quotes")
    ],
    "timeline-fail-empty.csv": [(1, "", "", "has no header", HEADER)],
    "timeline-fail-missing-column.csv": [(1, "", "sources", "is missing", HEADER)],
    "timeline-fail-misspelt-column.csv": [
        (1, "", "titel", "is no column of this file", "did you mean 'title'?")
    ],
    "timeline-fail-no-rows.csv": [(1, "", "", "is empty", "write the rows under the header")],
    "timeline-fail-open-quote.csv": [
        (4, "", "", "has a row that cannot be read (unexpected end of data)", QUOTES)
    ],
    "timeline-fail-semicolons.csv": [(1, "", "", "has no header", HEADER)],
    "timeline-fail-text-after-quote.csv": [
        (2, "", "", "has a row that cannot be read (',' expected after '\"')", QUOTES)
    ],
    "timeline-fail-unknown-column.csv": [(1, "", "weather", "is no column of this file", "delete the column")],
    "quiz-fail-empty.yaml": [
        (1, "", "", "is empty", "write one quiz: id, chapter, kind, title, minutes, after, items")
    ],
    "quiz-fail-list-for-feedback.yaml": [(131, "q-kinds", "rows[0].feedback", "is a list", FIELDS)],
    "quiz-fail-list-for-quiz.yaml": [
        (1, "", "", "is a list", "write one quiz: id, chapter, kind, title, minutes, after, items")
    ],
    "quiz-fail-list-for-text.yaml": [(38, "q-grass", "prompt", "is a list", "write a text")],
    "quiz-fail-misspelt-field.yaml": [
        (96, "q-rain", "options[2].feedbak", "is no field of this record", "did you mean 'feedback'?")
    ],
    "quiz-fail-no-feedback.yaml": [(94, "q-rain", "options[2].feedback", "is missing", "write it")],
    "quiz-fail-no-items.yaml": [(1, "pond", "items", "is missing", "write it")],
    "quiz-fail-no-type.yaml": [
        (99, "q-costs", "type", "is missing", "write one of single, several, classify, order, match, number, short")
    ],
    "quiz-fail-nothing-for-text.yaml": [(38, "q-grass", "prompt", "is empty", "write a text")],
    "quiz-fail-number-for-text.yaml": [(94, "q-rain", "options[2].text", "is the number 12", "put it in quotes")],
    "quiz-fail-text-for-item.yaml": [(160, "", "", "is text", FIELDS)],
    "quiz-fail-text-for-items.yaml": [(7, "pond", "items", "is text", "write a list, each line after a dash")],
    "quiz-fail-text-for-list.yaml": [(31, "q-frogs", "claims", "is text", "write a list, each line after a dash")],
    "quiz-fail-text-for-number.yaml": [
        (5, "pond", "minutes", "is 'eight'", "write a number of up to 3 digits")
    ],
    "quiz-fail-text-for-truth.yaml": [(90, "q-rain", "options[1].right", "is 'no'", "write true or false")],
    "quiz-fail-unknown-field.yaml": [
        (32, "q-frogs", "points", "is no field of this record",
         "write one of id, type, objective, level, as_of, prompt, options, about, claims")
    ],
    "quiz-fail-unknown-type.yaml": [(100, "q-costs", "type", "is 'severall'", "did you mean 'several'?")],
    "quiz-fail-wrong-level.yaml": [(102, "q-costs", "level", "is 'analyze'", "did you mean 'analyse'?")],
}  # fmt: skip


def problems(data: Path) -> list[Problem]:
    """Return what the check tells of a folder, which must not be good."""
    with pytest.raises(ContentError) as error:
        check(data)
    return list(error.value.problems)


@pytest.mark.parametrize("name", sorted(TOLD))
def test_a_broken_file_is_told_with_its_place_and_its_mend(name, data):
    place = PLACES[name.partition("-")[0]]
    shutil.copy(FAULTS / name, data / place)
    right = [
        Problem(file=f"data/{place}", line=line, id=id, field=field, found=found, mend=mend)
        for line, id, field, found, mend in TOLD[name]
    ]
    assert [problem for problem in problems(data) if problem.file == f"data/{place}"] == right


def test_every_broken_file_is_tried():
    assert {path.name for path in FAULTS.iterdir()} == set(TOLD)


def test_a_file_that_cannot_be_read_makes_no_noise_elsewhere(data):
    shutil.copy(FAULTS / "themes-fail-colon.yaml", data / "themes.yaml")
    shutil.copy(FAULTS / "timeline-fail-open-quote.csv", data / "timeline.csv")
    assert [problem.file for problem in problems(data)] == ["data/themes.yaml", "data/timeline.csv"]


def test_all_faults_of_all_files_are_told_at_once(data, plant):
    shutil.copy(FAULTS / "themes-fail-tab.yaml", data / "themes.yaml")
    plant("sources.csv", ",2019,", ",n.d.,")
    plant("glossary.yaml", "term: Weight", "term: <i>Weight</i>")
    plant("quizzes/pond.yaml", "text: The tap\n        right: false", "text: None of the above\n        right: maybe")
    plant("quizzes/pond.yaml", "    prompt: Choose all that cost money.\n", "")
    plant("chapters.yaml", "minutes: 35", "minute: 350")
    told = [(problem.file, problem.id, problem.field) for problem in problems(data)]
    assert told == [
        ("data/chapters.yaml", "history", "minute"),
        ("data/glossary.yaml", "weight", "term"),
        ("data/quizzes/pond.yaml", "q-rain", "options"),
        ("data/quizzes/pond.yaml", "q-rain", "options[2].text"),
        ("data/quizzes/pond.yaml", "q-rain", "options[2].right"),
        ("data/quizzes/pond.yaml", "q-costs", "prompt"),
        ("data/sources.csv", "pond-rules", "date"),
        ("data/themes.yaml", "", ""),
    ]


@pytest.mark.parametrize("name", sorted(path.name for path in (Path(__file__).parent / "good").glob("*.*")))
def test_a_missing_file_is_told(name, data):
    (data / name).unlink()
    right = Problem(file=f"data/{name}", found="is missing", mend="put the file back")
    assert right in problems(data)


def test_a_missing_folder_is_told(data):
    shutil.rmtree(data)
    assert {problem.found for problem in problems(data)} == {"is missing"}


def test_a_folder_in_place_of_a_file_is_told(data):
    (data / "themes.yaml").unlink()
    (data / "themes.yaml").mkdir()
    right = Problem(
        file="data/themes.yaml", found="cannot be read (not a regular file)", mend="make it a readable file"
    )
    assert problems(data) == [right]


def test_a_huge_file_is_told(data):
    with (data / "themes.yaml").open("ab") as file:
        file.truncate(2_000_001)
    right = Problem(file="data/themes.yaml", found="is larger than 2 MB", mend="split it or make its texts shorter")
    assert problems(data) == [right]


@pytest.mark.parametrize(
    "name, mend",
    [
        ("theme.yaml", "did you mean 'themes.yaml'?"),
        ("themes.yml", "did you mean 'themes.yaml'?"),
        ("quizes/pond.yaml", "did you mean 'quizzes/pond.yaml'?"),
        ("xyz.csv", "delete it, or move it out of the folder"),
        ("tables/newts.csv", "describe the table in tables.yaml, or delete the file"),
    ],
)
def test_a_file_that_nothing_reads_is_told(name, mend, data):
    (data / name).parent.mkdir(exist_ok=True)
    (data / name).write_text("x", encoding="utf-8")
    assert problems(data) == [Problem(file=f"data/{name}", found="is no file of the course", mend=mend)]


@pytest.mark.parametrize(
    "text, line, field, found, mend",
    [
        (None, 0, "", "is missing", "put the file back"),
        ("year,frogs\n", 1, "", "has no rows", "write a header and the rows under it"),
        ("year,frogs\n2019,0\n\n2020\n", 4, "rows[1]", "has 1 cell",
         "write 2, and put a text with a comma in it in double quotes"),
        ('year,frogs\n2019,"0\n', 2, "", "has a row that cannot be read (unexpected end of data)", QUOTES),
    ],
)  # fmt: skip
def test_a_broken_table_is_told(text, line, field, found, mend, data):
    path = data / "tables" / "frogs.csv"
    path.unlink() if text is None else path.write_text(text, encoding="utf-8")
    id = "frogs" if field else ""
    right = Problem(file="data/tables/frogs.csv", line=line, id=id, field=field, found=found, mend=mend)
    assert [problem for problem in problems(data) if problem.file == right.file] == [right]


def test_rows_of_a_table_outside_their_file_are_told(data, plant):
    plant("tables.yaml", '[pond-survey]\n  note: ""', '[pond-survey]\n  note: ""\n  rows: []')
    right = Problem(
        file="data/tables.yaml",
        line=7,
        id="frogs",
        field="rows",
        found="does not belong here",
        mend="write it in the table's CSV file",
    )
    assert problems(data) == [right]


def test_an_id_names_no_file_outside_the_folder(data, plant):
    plant("tables.yaml", "id: frogs", "id: ../sources")
    told = [problem for problem in problems(data) if problem.file == "data/tables.yaml"]
    assert [(problem.field, problem.found) for problem in told] == [("id", "is '../sources'")]


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault(data):
    before = check(data)
    for path in data.rglob("*.*"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert check(data) == before


def test_values_are_read_as_they_are_written(data, plant):
    plant("themes.yaml", "title: Life", "title: '007'")
    plant("arguments.yaml", "date: 2019", "date: 2019-01-01")
    plant("timeline.csv", "A class digs the first hole.", '"A class digs ""the"" first hole, by hand."')
    content = check(data)
    assert content.themes[0].title == "007"
    assert content.themes[1].summary == "The sides disagree on what it costs."
    assert content.arguments[3].evidence[0].date == "2019-01-01"
    assert content.events[1].what_happened == 'A class digs "the" first hole, by hand.'
    assert content.events[1].sources == ("pond-rules", "pond-survey")
    assert content.sources[1].language == "en"
    assert content.quizzes[0].items[3].options[0].right is True
    assert content.tables[0].rows == (("2019", "0"), ("2020", "12"), ("2021", ""))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names on Windows")
def test_a_pipe_in_place_of_a_file_does_not_hang(data):
    (data / "themes.yaml").unlink()
    os.mkfifo(data / "themes.yaml")
    assert [problem.found for problem in problems(data)] == ["cannot be read (not a regular file)"]


QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
FILES = [
    *("quizzes/pond.yaml", "quizzes/puddle.yaml", "arguments.yaml"),
    *("timeline.csv", "tables/frogs.csv", "tables.yaml"),
]


def survives(data: Path, name: str, damaged: bytes) -> None:
    """Check the folder with a damaged file: it is good or it is told, and never anything else."""
    whole = (data / name).read_bytes()
    (data / name).write_bytes(damaged)
    try:
        assert isinstance(check(data), Content)
    except ContentError as error:
        assert all(str(problem).startswith("data/") and "\n" not in str(problem) for problem in error.problems)
    finally:
        (data / name).write_bytes(whole)


@QUICK
@given(st.sampled_from(FILES), st.integers(0), st.integers(0, 255))
def test_no_changed_byte_gives_a_traceback(data, name, place, byte):
    whole = bytearray((data / name).read_bytes())
    whole[place % len(whole)] = byte
    survives(data, name, bytes(whole))


@QUICK
@given(st.sampled_from(FILES), st.integers(0))
def test_no_file_cut_short_gives_a_traceback(data, name, place):
    whole = (data / name).read_bytes()
    survives(data, name, whole[: place % len(whole)])


@QUICK
@given(st.sampled_from(FILES), st.integers(0), st.text("-?:,[]{}#&*!|>'\"%@`<\\ \n\t\r\0x1é\u202e", max_size=6))
def test_no_stray_signs_give_a_traceback(data, name, place, signs):
    whole = (data / name).read_bytes()
    place %= len(whole)
    survives(data, name, whole[:place] + signs.encode() + whole[place:])
