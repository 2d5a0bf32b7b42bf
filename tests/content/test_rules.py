"""Each rule is silent on the good folder and tells of the fault that is planted for it."""

from dataclasses import dataclass

import pytest

from course.content.check import check
from course.content.draft import Draft
from course.content.problems import ContentError, Problem
from course.content.rules import REFERENCES, RULES

from .conftest import GOOD

QUIZ = "quizzes/pond.yaml"
FEEDBACK = "The survey and the rules say so. Read them again, and ask who counted, when, and what was left out."


@dataclass(frozen=True)
class Fault:
    """A text to put in place of another, and the problem that is to be told.

    `at` begins on the line that is named, in the file `told_in` where that is another; without it no line is named.
    `name` tells apart what a rule says in many places; `times` counts all that the rule tells of this fault.
    """

    rule: str
    file: str
    old: str
    new: str
    at: str | None
    id: str
    field: str
    found: str
    mend: str
    name: str = ""
    times: int = 1
    told_in: str = ""


def part(file: str, start: str, end: str) -> str:
    """Return what is between two texts of a file of the good folder, the first one included."""
    text = (GOOD / file).read_text(encoding="utf-8")
    return text[text.index(start) : text.index(end)]


FAULTS = [
    Fault("ids_have_their_form", "glossary.yaml", "id: weight", "id: The_weight", "The_weight",
          "The_weight", "id", "is 'The_weight'", "write small letters, digits and hyphens"),
    Fault("ids_have_their_form", "claims.csv", "H02,", "joy,", "joy,History",
          "joy", "id", "is 'joy'", "write a capital letter and a number"),
    Fault("ids_have_their_form", "objectives.yaml", "id: O2", "id: o-2", "o-2",
          "o-2", "id", "is 'o-2'", "write a capital letter and a number"),
    Fault("ids_are_unique", "glossary.yaml", "id: weight", "id: pond", "id: pond\n  term: Weight",
          "pond", "id", "is taken already (data/glossary.yaml:1)", "write a new id"),
    Fault("ids_are_unique", QUIZ, "id: q-rain", "id: q-fence", "id: q-fence\n    type: single\n    objective: O1",
          "q-fence", "id", "is taken already (data/quizzes/pond.yaml:54)", "write a new id"),
    Fault("references_resolve", "timeline.csv", "hole.,diplomacy,more,pond-survey", "hole.,diplomacy,more,pond-surwey",
          "surwey", "ev-water", "sources[0]", "is 'pond-surwey', which is none of the sources",
          "did you mean 'pond-survey'?", "events sources.*"),
    Fault("references_resolve", "arguments.yaml", "theme: life\n  side: for", "theme: live\n  side: for", "theme: live",
          "life-for-1", "theme", "is 'live', which is none of the themes", "did you mean 'life'?", "arguments theme"),
    Fault("references_resolve", "arguments.yaml", "pair: cost-for-1", "pair: cost-for-2", "cost-for-2",
          "cost-against-1", "pair", "is 'cost-for-2', which is none of the arguments", "did you mean 'cost-for-1'?",
          "arguments pair"),
    Fault("references_resolve", "arguments.yaml", "date: 2019\n      source: pond-rules",
          "date: 2019\n      source: mud", "source: mud", "cost-against-1", "evidence[0].source",
          "is 'mud', which is none of the sources", "write the id of one of the sources",
          "arguments evidence.*.source"),
    Fault("references_resolve", "arguments.yaml", "also: [pond-letter]", "also: [pond-litter]", "litter",
          "life-for-1", "evidence[0].also[0]", "is 'pond-litter', which is none of the sources",
          "did you mean 'pond-letter'?", "arguments evidence.*.also.*"),
    Fault("references_resolve", "arguments.yaml", "source: pond-letter\n  crux: Whether the",
          "source: letter\n  crux: Whether the", "source: letter", "cost-against-1", "who_argues_it[0].source",
          "is 'letter', which is none of the sources", "did you mean 'pond-letter'?",
          "arguments who_argues_it.*.source"),
    Fault("references_resolve", "arguments.yaml", "other_sources: [pond-rules]", "other_sources: [rules]", "[rules]",
          "life-for-1", "other_sources[0]", "is 'rules', which is none of the sources", "did you mean 'pond-rules'?",
          "arguments other_sources.*"),
    Fault("references_resolve", "claims.csv", "2021,pond-rules,", "2021,pond-rule,", "pond-rule,",
          "H01", "sources[0]", "is 'pond-rule', which is none of the sources", "did you mean 'pond-rules'?",
          "claims sources.*"),
    Fault("references_resolve", "glossary.yaml", "[pond-rules]", "[pond-rule]", "[pond-rule]",
          "pond", "sources[0]", "is 'pond-rule', which is none of the sources", "did you mean 'pond-rules'?",
          "terms sources.*"),
    Fault("references_resolve", "tables.yaml", "[pond-survey]", "[pond-rules, survey]", "survey",
          "frogs", "sources[1]", "is 'survey', which is none of the sources", "did you mean 'pond-survey'?",
          "tables sources.*"),
    Fault("references_resolve", QUIZ, "chapter: history", "chapter: histori", "histori",
          "pond", "chapter", "is 'histori', which is none of the chapters", "did you mean 'history'?",
          "quizzes chapter"),
    Fault("references_resolve", QUIZ, "objective: O2\n    level: analyse", "objective: O3\n    level: analyse", "O3",
          "q-costs", "objective", "is 'O3', which is none of the objectives", "write the id of one of the objectives",
          "items objective"),
    Fault("references_resolve", QUIZ, "source: pond-survey\n    claims", "source: pond-serve\n    claims", "serve",
          "q-frogs", "options[2].source", "is 'pond-serve', which is none of the sources",
          "did you mean 'pond-survey'?", "items options.*.source"),
    Fault("references_resolve", QUIZ, "source: pond-survey\n  - id: q-order", "source: pond-serve\n  - id: q-order",
          "serve", "q-kinds", "rows[1].source", "is 'pond-serve', which is none of the sources",
          "did you mean 'pond-survey'?", "items rows.*.source"),
    Fault("references_resolve", QUIZ, "source: pond-rules", "source: pond-rule", "source: pond-rule",
          "q-order", "source", "is 'pond-rule', which is none of the sources", "did you mean 'pond-rules'?",
          "items source"),
    Fault("references_resolve", QUIZ, "- ev-digging", "- ev-diggin", "- ev-diggin",
          "q-order", "events[1]", "is 'ev-diggin', which is none of the events", "did you mean 'ev-digging'?",
          "items events.*"),
    Fault("references_resolve", QUIZ, "[H01]", "[H03]", "[H03]",
          "q-frogs", "claims[0]", "is 'H03', which is none of the claims", "did you mean 'H02'?", "items claims.*"),
    Fault("statements_have_sources", "timeline.csv", "diplomacy,more,pond-survey", "diplomacy,more,", "ev-water",
          "ev-water", "sources", "is empty", "write at least one, with its source"),
    Fault("statements_have_sources", "claims.csv", "2021,pond-rules,", "2021,,", "H01",
          "H01", "sources", "is empty", "write at least one, with its source"),
    Fault("statements_have_sources", "tables.yaml", "[pond-survey]", "[]", "sources: []",
          "frogs", "sources", "is empty", "write at least one, with its source"),
    Fault("statements_have_sources", "arguments.yaml",
          "who_argues_it:\n    - name: A. Frog\n      source: pond-survey\n  crux: Whether rain",
          "who_argues_it: []\n  crux: Whether rain", "who_argues_it: []",
          "cost-for-1", "who_argues_it", "is empty", "write at least one, with its source"),
    Fault("statements_have_sources", "arguments.yaml",
          "evidence:\n    - statement: The rules name a fence.\n      date: 2019\n      source: pond-rules",
          "evidence: []", "evidence: []",
          "cost-against-1", "evidence", "is empty", "write at least one, with its source"),
    Fault("dates_are_real", "sources.csv", ",2019,", ",n.d.,", "n.d.",
          "pond-rules", "date", "is 'n.d.'", "write a year, a month or a day: 2014, 2014-02 or 2014-02-22"),
    Fault("dates_are_real", "timeline.csv", "ev-digging,2019-04", "ev-digging,2019-02-29", "2019-02-29",
          "ev-digging", "date", "is '2019-02-29'", "write a year, a month or a day: 2014, 2014-02 or 2014-02-22"),
    Fault("dates_are_real", "arguments.yaml", "date: 2019", "date: 4 May 2019", "4 May", "cost-against-1",
          "evidence[0].date", "is '4 May 2019'", "write a year, a month or a day: 2014, 2014-02 or 2014-02-22"),
    Fault("dates_are_real", "arguments.yaml", "as_of: 2021-03", "as_of: 2021-13", "2021-13",
          "life-against-1", "as_of", "is '2021-13'", "write a year, a month or a day: 2014, 2014-02 or 2014-02-22"),
    Fault("dates_are_real", "claims.csv", "2018.,2021,", "2018.,20211,", "20211",
          "H01", "as_of", "is '20211'", "write a year, a month or a day: 2014, 2014-02 or 2014-02-22"),
    Fault("dates_are_real", QUIZ, "level: analyse\n    as_of: 2021-05", "level: analyse\n    as_of: 2021-5", "2021-5\n",
          "q-costs", "as_of", "is '2021-5'", "write a year, a month or a day: 2014, 2014-02 or 2014-02-22"),
    Fault("dates_are_real", "tables.yaml", '"2021"', '"0000"', "0000",
          "frogs", "as_of", "is '0000'", "write a year, a month or a day: 2014, 2014-02 or 2014-02-22"),
    Fault("texts_are_plain", "themes.yaml", "who would live there", "who would <b>live</b> there", "<b>",
          "life", "summary", "has the markup '<b>'", "write plain text"),
    Fault("texts_are_plain", "timeline.csv", "and nobody minds", "&amp; nobody minds", "&amp;",
          "ev-plan", "what_happened", "has the markup '&amp;'", "write plain text"),
    Fault("texts_are_plain", QUIZ, "text: The spade", "text: The [spade](x)", "spade]",
          "q-costs", "options[1].text", "has the markup ']('", "write plain text"),
    Fault("texts_are_plain", "tables/frogs.csv", "2020,12", "2020,<!--12", "<!--",
          "frogs", "rows[1][1]", "has the markup '<!--'", "write plain text"),
    Fault("texts_show_all", "themes.yaml", "title: Life", 'title: "L\\u202Eife"', "202E",
          "life", "title", "has the hidden character U+202E", "delete it"),
    Fault("texts_show_all", "claims.csv", "A pond is a joy.", "A pond\x07 is a joy.", "H02",
          "H02", "passage", "has the hidden character U+0007", "delete it"),
    Fault("texts_show_all", "themes.yaml", "title: Cost", 'title: "Cost\\ud800"', "d800",
          "cost", "title", "has the hidden character U+D800", "delete it"),
    Fault("texts_show_all", "themes.yaml", "summary: >-", "summary: >", "summary: >",
          "cost", "summary", "has a line break", "write one paragraph, after >- if it needs several lines"),
    Fault("texts_have_no_outer_spaces", "claims.csv", ",The plan is of 2018.,", ", The plan is of 2018.,", "H01",
          "H01", "record", "begins or ends with a space", "delete the space"),
    Fault("texts_have_no_outer_spaces", "glossary.yaml", "term: Weight", "term: 'Weight\u00a0'", "term: 'Weight",
          "weight", "term", "begins or ends with a space", "delete the space"),
    Fault("texts_are_there", "glossary.yaml", "term: Weight", "term: ''", "term: ''",
          "weight", "term", "is empty", "write it"),
    Fault("texts_are_there", "sources.csv", "A letter about ponds", "", "pond-letter",
          "pond-letter", "title", "is empty", "write it"),
    Fault("texts_are_there", QUIZ, "kinds: [fact, value judgement]", "kinds: [fact, value judgement, '']", "kinds: [",
          "q-kinds", "kinds[2]", "is empty", "write it"),
    Fault("texts_are_there", "tables/frogs.csv", "year,frogs", "year,", "year,",
          "frogs", "columns[1]", "is empty", "write it"),
    Fault("texts_are_short", "themes.yaml", "who would live there", "who " + "would " * 40 + "live there", "who would",
          "life", "summary", "has 47 words", "write at most 40"),
    Fault("texts_are_short", QUIZ, "text: The tap", "text: The " + "t" * 600, "text: The ttt",
          "q-rain", "options[2].text", "has 604 characters", "write at most 600"),
    Fault("texts_are_short", "tables.yaml", "unit: Number", "unit: " + "Big " * 20 + "number", "unit: Big",
          "frogs", "unit", "has 23 words", "write at most 20"),
    Fault("texts_are_short", QUIZ, f"text: The spade\n        right: true\n        feedback: >-\n          {FEEDBACK}",
          f"text: The spade\n        right: true\n        feedback: {'No ' * 61}", "feedback: No",
          "q-costs", "options[1].feedback", "has 61 words", "write at most 60"),
    Fault("addresses_are_of_the_web", "sources.csv", "http://example.org/letter", "example.org/letter", "pond-letter",
          "pond-letter", "url", "is 'example.org/letter'",
          "write a whole address that begins with https://, or leave it empty"),
    Fault("addresses_are_of_the_web", "sources.csv", "http://example.org/letter", "javascript:alert(1)", "pond-letter",
          "pond-letter", "url", "is 'javascript:alert(1)'",
          "write a whole address that begins with https://, or leave it empty"),
    Fault("addresses_are_of_the_web", "sources.csv", "http://example.org/letter", "http://[example", "pond-letter",
          "pond-letter", "url", "is 'http://[example'",
          "write a whole address that begins with https://, or leave it empty"),
    Fault("minutes_are_sane", "chapters.yaml", "minutes: 35", "minutes: 350", "350",
          "history", "minutes", "is 350", "write 1 to 180"),
    Fault("minutes_are_sane", QUIZ, "minutes: 8", "minutes: 0", "minutes: 0",
          "pond", "minutes", "is 0", "write 1 to 180"),
    Fault("chapters_are_numbered", "chapters.yaml", "number: 1", "number: 2", "number: 2",
          "history", "number", "is 2", "write 1, or move the chapter to its place"),
    Fault("chapters_are_numbered", "chapters.yaml", "01_history.ipynb", "1-history.ipynb", "1-history",
          "history", "file", "is '1-history.ipynb'", "write 01_, small letters and .ipynb"),
    Fault("claims_are_covered", "claims.csv", "01_history#joy", "01_historie#joy", "historie",
          "H02", "covered_in", "is '01_historie#joy'", "did you mean '01_history'?"),
    Fault("claims_are_covered", "claims.csv", "01_history#joy", "01_history", "H02",
          "H02", "covered_in", "is '01_history'", "write the file of a chapter, # and the cell: 01_history#why"),
    Fault("columns_have_names", "tables/frogs.csv", "year,frogs", "frogs,frogs", "frogs,frogs",
          "frogs", "columns", "has 'frogs' 2 times", "name each column once"),
    Fault("themes_have_both_sides", "arguments.yaml", "theme: cost\n  side: against", "theme: cost\n  side: for", 
          "- id: cost", "cost", "", "has no argument against", "write one in arguments.yaml", told_in="themes.yaml"),
    Fault("pairs_face_each_other", "arguments.yaml", "pair: cost-for-1", "pair: life-for-1",
          "pair: cost-against-1", "cost-for-1", "pair", "is 'cost-against-1', whose own pair is 'life-for-1'",
          "make both name each other", times=2),
    Fault("pairs_face_each_other", "arguments.yaml", "theme: cost\n  side: against", "theme: cost\n  side: for",
          "pair: cost-for-1", "cost-against-1", "pair", "is 'cost-for-1', of the same side",
          "pair it with the other side", times=2),
    Fault("pairs_face_each_other", "arguments.yaml", "theme: cost\n  side: against", "theme: life\n  side: against",
          "pair: cost-for-1", "cost-against-1", "pair", "is 'cost-for-1', of another theme",
          "pair it within the theme", times=2),
    Fault("evidence_is_not_from_the_future", "arguments.yaml", "date: 2019", "date: 2022-01", "2022-01",
          "cost-against-1", "evidence[0].date", "is 2022-01, later than as_of (2021)", "mend the date or as_of"),
    Fault("quizzes_are_named_by_their_file", QUIZ, "id: pond", "id: pool", "id: pool",
          "pool", "id", "is 'pool' in pond.yaml", "give file and quiz the same name"),
    Fault("quizzes_have_six_to_eight_items", QUIZ, part(QUIZ, "  - id: q-rain", "  - id: q-kinds"), "", "items:",
          "pond", "items", "has 5 items", "write 6 to 8"),
    Fault("quizzes_ask_for_use", QUIZ, "level: evaluate", "level: understand", "items:",
          "pond", "items", "has 3 of 7 items at apply, analyse or evaluate", "write 4 to 5"),
    Fault("quizzes_ask_about_both_sides", QUIZ, "    about: against\n", "", "items:",
          "pond", "items", "have 1 about: for and 0 about: against", "write as many of one as of the other"),
    Fault("keys_are_not_the_longest", QUIZ, "text: There were a dozen dozen.", "text: There were ten.", None,
          "", "single items", "the right option is the longest in 2 of 4 (q-frogs, q-fence)",
          "let it be the longest in at most 1", told_in="quizzes"),
    Fault("keys_change_place", QUIZ, part(QUIZ, "There were nine.", "      - text: There were a dozen"),
          part(QUIZ, "There were nine.", "      - text: There were a dozen").replace("right: false", "right: true", 1)
          .replace("twelve.\n        right: true", "twelve.\n        right: false"), None,
          "", "single items", "the right option is number 1 in 3 of 4", "move it, so that each place has at most 2",
          told_in="quizzes"),
    Fault("items_have_three_to_five_options", QUIZ, part(QUIZ, "      - text: The tap", "  - id: q-costs"), "",
          "    options:\n      - text: The rain\n", "q-rain", "options", "has 2 options", "write 3 to 5"),
    Fault("options_differ", QUIZ, "text: The spade", "text: the fence", "text: the fence",
          "q-costs", "options[1].text", "is there twice: 'the fence'", "write another, or delete it"),
    Fault("items_have_their_keys", QUIZ, "text: The river\n        right: false",
          "text: The river\n        right: true", "    options:\n      - text: The rain\n",
          "q-rain", "options", "has 2 right and 1 wrong options", "make exactly 1 right"),
    Fault("items_have_their_keys", QUIZ, "text: The spade\n        right: true",
          "text: The spade\n        right: false", "    options:\n      - text: The fence",
          "q-costs", "options", "has 1 right and 2 wrong options", "make at least 2 right and at least 1 wrong"),
    Fault("options_stand_alone", QUIZ, "text: The tap", "text: None of the above", "above",
          "q-rain", "options[2].text", "is 'None of the above'", "write an answer of its own"),
    Fault("options_are_alike_in_length", QUIZ, "text: The tap", "text: The taps of the",
          "    options:\n      - text: The rain\n", "q-rain", "options",
          "have 8 to 15 characters, 1.88 times as many", "write at most 1.6 times as many"),
    Fault("feedback_explains", QUIZ,
          f"text: The river\n        right: false\n        feedback: >-\n          {FEEDBACK}",
          "text: The river\n        right: false\n        feedback: No, look again.", "No, look",
          "q-rain", "options[1].feedback", "has 3 words", "write 15 to 60"),
    Fault("feedback_explains", QUIZ,
          f"value judgement: >-\n            {FEEDBACK}\n        source: pond-survey\n  - id",
          "value judgement: No, look again.\n        source: pond-survey\n  - id", "No, look",
          "q-kinds", "rows[1].feedback.value judgement", "has 3 words", "write 15 to 60"),
    Fault("feedback_leaves_the_verdict_to_the_page", QUIZ, f"not_yet: >-\n      {FEEDBACK}",
          f"not_yet: >-\n      Not yet. {FEEDBACK}", "not_yet: >-",
          "q-order", "not_yet", "begins with 'Not yet'", "leave it out: the page says it"),
    Fault("rows_have_a_kind", QUIZ, "kind: fact", "kind: fakt", "kind: fakt",
          "q-kinds", "rows[0].kind", "is 'fakt'", "did you mean 'fact'?"),
    Fault("rows_have_a_kind", QUIZ, "kind: fact", "kind: x", "kind: x",
          "q-kinds", "rows[0].kind", "is 'x'", "write one of 'fact', 'value judgement'"),
    Fault("rows_answer_every_kind", QUIZ,
          f"          value judgement: >-\n            {FEEDBACK}\n        source: pond-survey\n  - id: q-order",
          "        source: pond-survey\n  - id: q-order", "        feedback:\n          fact: >-\n            "
          f"{FEEDBACK}\n        source", "q-kinds", "rows[1].feedback", "has nothing for 'value judgement'",
          "write feedback for each kind"),
    Fault("rows_answer_every_kind", QUIZ, "        source: pond-survey\n  - id: q-order",
          f"          joke: {FEEDBACK}\n        source: pond-survey\n  - id: q-order", "joke",
          "q-kinds", "rows[1].feedback.joke", "is none of the kinds", "write feedback for the kinds alone"),
    Fault("kinds_are_used", QUIZ, "kind: fact", "kind: value judgement", "rows:",
          "q-kinds", "rows", "use 1 of the kinds", "use at least 2"),
    Fault("orders_have_three_to_six_events", QUIZ, "      - ev-plan\n", "", "events:",
          "q-order", "events", "has 2 events", "write 3 to 6"),
    Fault("orders_rise", QUIZ, "- ev-fence", "- ev-plan", "events:",
          "q-order", "events", "has 'ev-plan' (2018) after 'ev-digging' (2019-04)",
          "write them from the earliest to the latest, on different dates"),
    Fault("orders_rise", "timeline.csv", "ev-digging,2019-04", "ev-digging,2018-04", "    events:",
          "q-order", "events", "has 'ev-digging' (2018-04) after 'ev-plan' (2018)",
          "write them from the earliest to the latest, on different dates", told_in=QUIZ),
    Fault("orders_begin_out_of_order", QUIZ, "- ev-plan\n      - ev-digging\n      - ev-fence",
          "- ev-digging\n      - ev-water", "events:",
          "q-order", "events", "are in order when sorted by title", "choose another event"),
    Fault("orders_do_not_look_ahead", "timeline.csv", "ev-fence,2021", "ev-fence,2021-06", "    events:",
          "q-order", "events", "has 'ev-fence' (2021-06), later than as_of (2021-05)",
          "mend as_of or choose another event", told_in=QUIZ),
    Fault("keys_rest_on_what_is_agreed", QUIZ, "[H01]", "[H02]", "[H02]",
          "q-frogs", "claims[0]", "is 'H02', whose verdict is value_judgement",
          "ask who argues it or what would weaken it, or name another claim"),
]  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_good_folder_keeps_every_rule(rule, data):
    assert list(rule(Draft(data))) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.rule} {fault.name}")
def test_a_planted_fault_is_told_with_its_place_and_its_mend(fault, data, plant):
    text = plant(fault.file, fault.old, fault.new)
    told_in = fault.told_in or fault.file
    line = 0
    if fault.at is not None:
        text = (data / told_in).read_text(encoding="utf-8")
        assert text.count(fault.at) == 1, f"{fault.at!r} is {text.count(fault.at)} times in {told_in}"
        line = text.count("\n", 0, text.index(fault.at)) + 1
    right = Problem(
        file=f"data/{told_in}", line=line, id=fault.id, field=fault.field, found=fault.found, mend=fault.mend
    )
    rule = next(rule for rule in RULES if rule.__name__ == fault.rule)
    told = list(rule(Draft(data)))
    assert right in told
    assert len(told) == fault.times
    with pytest.raises(ContentError) as error:
        check(data)
    assert right in error.value.problems


def test_every_rule_has_a_planted_fault():
    assert {rule.__name__ for rule in RULES} == {fault.rule for fault in FAULTS}


def test_every_reference_has_a_planted_fault():
    references = {f"{kind} {pattern}" for kind, patterns in REFERENCES.items() for pattern in patterns}
    assert references == {fault.name for fault in FAULTS if fault.rule == "references_resolve"}
