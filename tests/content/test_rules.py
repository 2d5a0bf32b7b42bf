"""Each rule is silent on the good folder and tells of the fault that is planted for it."""

from dataclasses import dataclass

import pytest

from course.content.check import check
from course.content.draft import Draft
from course.content.problems import ContentError, Problem
from course.content.rules import REFERENCES, RULES

from .conftest import GOOD

QUIZ = "quizzes/pond.yaml"
OPENING = "quizzes/puddle.yaml"
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


LAST = "      - It leaves open whether ponds are good.\n    source: pond-survey\n"


def more(count: int, higher: int = 0, objective: str = "O1") -> str:
    """Return items to add at the end of a quiz, the first `higher` of them at apply."""
    return "".join(
        f"  - {{id: q-more-{objective.lower()}-{i}, type: short, objective: {objective}, "
        f"level: {'apply' if i < higher else 'remember'}, as_of: 2021-05, prompt: Say it., model: So it is., "
        "checklist: [It is said., It is short.], source: pond-survey}\n"
        for i in range(count)
    )


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
          "q-fence", "id", "is taken already (data/quizzes/pond.yaml:55)", "write a new id"),
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
    Fault("references_resolve", "options.yaml", "ask for it.\n  who_must_agree: The class.\n  sources: [pond-rules]",
          "ask for it.\n  who_must_agree: The class.\n  sources: [pond-rule]", "[pond-rule]",
          "fence-first", "sources[0]", "is 'pond-rule', which is none of the sources", "did you mean 'pond-rules'?",
          "options sources.*"),
    Fault("references_resolve", "options.yaml", "what: Safety first.\n      source: pond-letter",
          "what: Safety first.\n      source: letter", "source: letter", "fence-first", "proposed_by[0].source",
          "is 'letter', which is none of the sources", "did you mean 'pond-letter'?", "options proposed_by.*.source"),
    Fault("references_resolve", "options.yaml", "what: Begin next year.\n      source: pond-letter",
          "what: Begin next year.\n      source: letter", "source: letter", "dig-now", "opposed_by[0].source",
          "is 'letter', which is none of the sources", "did you mean 'pond-letter'?", "options opposed_by.*.source"),
    Fault("references_resolve", "options.yaml", "soft.\n    sources: [pond-survey]", "soft.\n    sources: [survey]",
          "[survey]", "dig-now", "precedent.sources[0]", "is 'survey', which is none of the sources",
          "did you mean 'pond-survey'?", "options precedent.sources.*"),
    Fault("references_resolve", "options.yaml", "status_sources: [pond-survey]", "status_sources: [survey]", "[survey]",
          "fence-first", "status_sources[0]", "is 'survey', which is none of the sources",
          "did you mean 'pond-survey'?", "options status_sources.*"),
    Fault("references_resolve", "options.yaml", "[dig-now]", "[dig-now, dig-never]", "dig-never",
          "fence-first", "compatible_with[1]", "is 'dig-never', which is none of the options",
          "did you mean 'dig-now'?", "options compatible_with.*"),
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
    Fault("references_resolve", OPENING, "source: pond-rules", "source: pond-rule", "source: pond-rule",
          "q-who", "pairs[0].source", "is 'pond-rule', which is none of the sources", "did you mean 'pond-rules'?",
          "items pairs.*.source"),
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
    Fault("statements_have_sources", "options.yaml", "larger.\n    sources: [pond-survey]", "larger.\n    sources: []",
          "sources: []", "fence-first", "precedent.sources", "is empty", "write at least one, with its source"),
    Fault("statements_have_sources", "options.yaml",
          "opposed_by:\n    - name: A. Frog\n      date: 2020\n      what: A fence keeps frogs out.\n"
          "      source: pond-survey", "opposed_by: []", "opposed_by: []",
          "fence-first", "opposed_by", "is empty", "write at least one, with its source"),
    Fault("dates_are_real", "sources.csv", ",2019,", ",n.d.,", "n.d.",
          "pond-rules", "date", "is 'n.d.'", "write a year, a month or a day: 2014, 2014-02 or 2014-02-22"),
    Fault("dates_are_real", "timeline.csv", "ev-digging,2019-04", "ev-digging,2019-02-29", "2019-02-29",
          "ev-digging", "date", "is '2019-02-29'", "write a year, a month or a day: 2014, 2014-02 or 2014-02-22"),
    Fault("dates_are_real", "arguments.yaml", "date: 2019", "date: 4 May 2019", "4 May", "cost-against-1",
          "evidence[0].date", "is '4 May 2019'", "write a year, a month or a day: 2014, 2014-02 or 2014-02-22"),
    Fault("dates_are_real", "arguments.yaml", "as_of: 2021-03", "as_of: 2021-13", "2021-13",
          "life-against-1", "as_of", "is '2021-13'", "write a year, a month or a day: 2014, 2014-02 or 2014-02-22"),
    Fault("dates_are_real", "options.yaml", "date: 2020-05", "date: May 2020", "May 2020", "dig-now",
          "proposed_by[0].date", "is 'May 2020'", "write a year, a month or a day: 2014, 2014-02 or 2014-02-22"),
    Fault("dates_are_real", "options.yaml", "as_of: 2021-03", "as_of: 2021-00", "2021-00", "dig-now",
          "as_of", "is '2021-00'", "write a year, a month or a day: 2014, 2014-02 or 2014-02-22"),
    Fault("dates_are_real", "claims.csv", "2018.,2021,", "2018.,20211,", "20211",
          "H01", "as_of", "is '20211'", "write a year, a month or a day: 2014, 2014-02 or 2014-02-22"),
    Fault("dates_are_real", QUIZ, "level: analyse\n    as_of: 2021-05", "level: analyse\n    as_of: 2021-5", "2021-5\n",
          "q-costs", "as_of", "is '2021-5'", "write a year, a month or a day: 2014, 2014-02 or 2014-02-22"),
    Fault("dates_are_real", "tables.yaml", '"2021"\n  sources: [pond-survey]',
          '"0000"\n  sources: [pond-survey]', "0000",
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
    Fault("texts_are_short", "tables.yaml", "unit: Number of frogs", "unit: " + "Big " * 23, "unit: Big",
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
    Fault("references_resolve", "accession.yaml", "[pond-rules]", "[pond-rulez]", "[pond-rulez]",
          "ask", "sources[0]", "is 'pond-rulez', which is none of the sources", "did you mean 'pond-rules'?",
          "steps sources.*"),
    Fault("references_resolve", "cases.yaml", "[pond-letter]", "[pond-litter]", "litter",
          "green-frog", "sources[0]", "is 'pond-litter', which is none of the sources", "did you mean 'pond-letter'?",
          "cases sources.*"),
    Fault("references_resolve", "cases.yaml", "[pond-survey]", "[pond-surwey]", "surwey",
          "green-frog", "reasons[0].sources[0]", "is 'pond-surwey', which is none of the sources",
          "did you mean 'pond-survey'?", "cases reasons.*.sources.*"),
    Fault("references_resolve", "procedures.yaml", "[pond-rules]", "[pond-rulez]", "rulez",
          "newts", "sources[0]", "is 'pond-rulez', which is none of the sources", "did you mean 'pond-rules'?",
          "procedures sources.*"),
    Fault("references_resolve", "decisions.yaml", "[pond-rules]", "[pond-rulez]", "rulez",
          "alarm", "sources[0]", "is 'pond-rulez', which is none of the sources", "did you mean 'pond-rules'?",
          "decisions sources.*"),
    Fault("references_resolve", "decisions.yaml", "[pond-letter]", "[pond-litter]", "litter",
          "alarm", "cases[0].sources[0]", "is 'pond-litter', which is none of the sources",
          "did you mean 'pond-letter'?", "decisions cases.*.sources.*"),
    Fault("statements_have_sources", "cases.yaml", "[pond-survey]", "[]", "sources: []",
          "green-frog", "reasons[0].sources", "is empty", "write at least one, with its source"),
    Fault("statements_have_sources", "procedures.yaml", "[pond-rules]", "[]", "[]",
          "newts", "sources", "is empty", "write at least one, with its source"),
    Fault("dates_are_real", "decisions.yaml", "2020-05-04", "2020-05-32", "2020-05-32",
          "alarm", "cases[0].date", "is '2020-05-32'", "write a year, a month or a day: 2014, 2014-02 or 2014-02-22"),
    Fault("steps_say_what_holding_back_means", "accession.yaml", "  stays: The newt may change its mind.\n", "",
          "held: One", "vote", "held", "stands without stays", "write stays too, or delete held"),
    Fault("steps_say_what_holding_back_means", "accession.yaml",
          "  held: One newt said no, so the frog stays out.\n", "", "stays: The", "vote", "stays",
          "stands without held", "write held too, or delete stays"),
    Fault("dated_rows_name_a_step_and_a_day", "tables/ways.csv", "Frogland,vote", "Frogland,vot", "Frogland,vot,",
          "ways", "rows[1]", "has the step 'vot', which is none of the steps", "did you mean 'vote'?"),
    Fault("dated_rows_name_a_step_and_a_day", "tables/ways.csv", "2019-05-04", "2019-05", "Frogland,ask",
          "ways", "rows[0]", "has the date '2019-05'", "write a day: 2014-02-22"),
    Fault("cases_have_dates", "cases.yaml", "country: Frogland", "country: Froglant", "country: Froglant",
          "green-frog", "country", "is 'Froglant', which has no dates", "did you mean 'Frogland'?"),
    Fault("references_resolve", "perspectives.yaml", "[pond-letter]", "[pond-litter]", "litter",
          "lawn-friends", "sources[0]", "is 'pond-litter', which is none of the sources",
          "did you mean 'pond-letter'?", "perspectives sources.*"),
    Fault("statements_have_sources", "perspectives.yaml", "[pond-rules]", "[]", "sources: []",
          "neighbours", "sources", "is empty", "write at least one, with its source"),
    Fault("dates_are_real", "perspectives.yaml", "as_of: 2021-03", "as_of: March 2021", "March 2021",
          "frog-friends", "as_of", "is 'March 2021'", "write a year, a month or a day: 2014, 2014-02 or 2014-02-22"),
    Fault("texts_are_short", "perspectives.yaml", "for a pond soon.", "for a pond" + " soon" * 56, "for a pond soon",
          "frog-friends", "position", "has 61 words", "write at most 60"),
    Fault("texts_are_short", "perspectives.yaml", "saw money named first.", "saw money" + " first" * 27,
          "saw money first", "lawn-friends", "why", "has 31 words", "write at most 30"),
    Fault("texts_are_short", "perspectives.yaml", "Few of them were asked", "Few of them were" + " asked" * 26,
          "them were asked", "visitors", "caveat", "has 31 words", "write at most 30"),
    Fault("perspectives_weigh_every_theme", "perspectives.yaml", "{life: 0, cost: 100}", "{cost: 100}", "{cost: 100}",
          "lawn-friends", "weights", "has nothing for 'life'", "write a weight for each theme"),
    Fault("perspectives_weigh_every_theme", "perspectives.yaml", "cost: 99}", "cost: 99, coast: 4}", "coast",
          "neighbours", "weights.coast", "is none of the themes", "did you mean 'cost'?"),
    Fault("perspectives_weigh_every_theme", "perspectives.yaml", "cost: 99}", "cost: 99, joy: 4}", "joy",
          "neighbours", "weights.joy", "is none of the themes", "write weights for the themes alone"),
    Fault("weights_lie_in_their_range", "perspectives.yaml", "cost: 99}", "cost: 101}", "101",
          "neighbours", "weights.cost", "is 101", "write 0 to 100"),
    Fault("weights_lie_in_their_range", "perspectives.yaml", "life: 0,", "life: -1,", "-1",
          "lawn-friends", "weights.life", "is -1", "write 0 to 100"),
    Fault("perspectives_put_one_theme_first", "perspectives.yaml", "cost: 99}", "cost: 100}", "{life: 100, cost: 100}",
          "neighbours", "weights", "have 100 for 2 themes", "write it for the one theme that is stressed most"),
    Fault("perspectives_put_one_theme_first", "perspectives.yaml", "life: 0, cost: 100", "life: 0, cost: 90",
          "{life: 0, cost: 90}", "lawn-friends", "weights", "have 100 for 0 themes",
          "write it for the one theme that is stressed most"),
    Fault("perspectives_have_the_same_room", "perspectives.yaml", "some newts.", "some newts and frogs.", "and frogs",
          "visitors", "position", "has 8 words, the shortest 6", "let them differ by a fifth at most"),
    Fault("perspectives_have_the_same_room", "perspectives.yaml", "guessed at their wishes", "guessed", "saw frogs",
          "frog-friends", "why", "has 6 words, the shortest 3", "let them differ by a fifth at most", times=3),
    Fault("perspectives_have_the_same_room", "perspectives.yaml", "next year.", "next year or later.", "or later",
          "neighbours", "caveat", "has 8 words, the shortest 6", "let them differ by a fifth at most"),
    Fault("perspectives_are_of_both_sides", "perspectives.yaml", "  side: against\n", "", None,
          "", "side", "the core has 1 for and 0 against", "write as many of one as of the other", times=2),
    Fault("perspectives_are_of_both_sides", "perspectives.yaml", "  core: false\n  position: They did",
          "  core: false\n  side: for\n  position: They did", None,
          "", "side", "all have 3 for and 1 against", "let them differ by one at most"),
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
    Fault("best_cases_have_the_same_room", "options.yaml", "still very hard", "still very hard in March",
          "best_case_against: The ground", "dig-now", "best_case_against", "has 8 words, best_case_for 6",
          "let them differ by a tenth at most"),
    Fault("best_cases_have_the_same_room", "options.yaml", "Nobody would fall in", "Nobody would ever fall in",
          "best_case_against: Nobody", "fence-first", "best_case_against", "has 4 words, best_case_for 5",
          "let them differ by a tenth at most"),
    Fault("options_go_together_both_ways", "options.yaml", "[fence-first]", "[]", "[dig-now]",
          "fence-first", "compatible_with[0]", "is 'dig-now', which does not name 'fence-first'",
          "make both name each other, or neither"),
    Fault("options_go_together_both_ways", "options.yaml", "[dig-now]", "[dig-now, fence-first]", "[dig-now",
          "fence-first", "compatible_with[1]", "is the option itself", "delete it"),
    Fault("positions_are_not_from_the_future", "options.yaml", "date: 2020-05", "date: 2021-04", "2021-04",
          "dig-now", "proposed_by[0].date", "is 2021-04, later than as_of (2021-03)", "mend the date or as_of"),
    Fault("positions_are_not_from_the_future", "options.yaml", "date: 2021-03", "date: 2022", "2022",
          "dig-now", "opposed_by[0].date", "is 2022, later than as_of (2021-03)", "mend the date or as_of"),
    Fault("quizzes_are_named_by_their_file", QUIZ, "id: pond", "id: pool", "id: pool",
          "pool", "id", "is 'pool' in pond.yaml", "give file and quiz the same name"),
    Fault("quizzes_have_their_number_of_items", QUIZ, part(QUIZ, "  - id: q-rain", "  - id: q-kinds"), "", "items:",
          "pond", "items", "has 5 items", "write 6 to 8"),
    Fault("quizzes_have_their_number_of_items", OPENING, LAST, LAST + more(1), "items:",
          "puddle", "items", "has 4 items", "write 3"),
    Fault("quizzes_ask_for_use", OPENING, "level: apply", "level: remember", "items:",
          "puddle", "items", "has 1 of 3 items at apply, analyse or evaluate", "write 2"),
    Fault("all_quizzes_ask_for_use", OPENING, LAST, LAST + more(30), None,
          "", "items", "6 of 40 are at apply, analyse or evaluate", "let 22 to 26 be", told_in="quizzes"),
    Fault("objectives_come_back", QUIZ, part(QUIZ, "  - id: q-grass", "  - id: q-rain"), more(52), "- id: O2",
          "O2", "", "has 3 items", "write at least 4 in the quizzes", told_in="objectives.yaml"),
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
    Fault("options_differ", OPENING, "The weather, The frogs]", "The weather, the town]", "the town",
          "q-who", "choices[3]", "is there twice: 'the town'", "write another, or delete it"),
    Fault("options_differ", OPENING, "- It calls joy a matter of judgement.", "- it says what the count measures.",
          "- it says", "q-in-your-words", "checklist[1]", "is there twice: 'it says what the count measures.'",
          "write another, or delete it"),
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
    Fault("feedback_explains", OPENING,
          part(OPENING, "        right: >-\n          The town", "        not_yet: >-\n          A f"),
          "        right: The town.\n", "The town.\n", "q-who", "pairs[0].right", "has 2 words", "write 15 to 60"),
    Fault("feedback_explains", OPENING,
          part(OPENING, "        not_yet: >-\n          A f", "        source: pond-rules"),
          "        not_yet: Think again.\n", "Think again.", "q-who", "pairs[0].not_yet", "has 2 words",
          "write 15 to 60"),
    Fault("feedback_explains", OPENING, part(OPENING, "    right: >-\n      The survey", "    too_low"),
          "    right: Twelve.\n", "Twelve.", "q-how-many", "right", "has 1 word", "write 15 to 60"),
    Fault("feedback_explains", OPENING, part(OPENING, "    too_low", "    too_high"),
          "    too_low: More.\n", "More.", "q-how-many", "too_low", "has 1 word", "write 15 to 60"),
    Fault("feedback_explains", OPENING, part(OPENING, "    too_high", "    source: pond-survey\n  - id: q-in-"),
          "    too_high: Fewer.\n", "Fewer.", "q-how-many", "too_high", "has 1 word", "write 15 to 60"),
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
    Fault("pairs_match_a_choice", OPENING, "match: The town", "match: The twon", "match: The twon",
          "q-who", "pairs[0].match", "is 'The twon'", "did you mean 'The town'?"),
    Fault("pairs_match_a_choice", OPENING, part(OPENING, "      - text: Water", "  - id: q-how-many"), "", "pairs:",
          "q-who", "pairs", "has 2 pairs", "write 3 to 6"),
    Fault("pairs_match_a_choice", OPENING, part(OPENING, "    pairs:", "  - id: q-how-many"),
          part(OPENING, "    pairs:", "  - id: q-how-many").replace("match: The class", "match: The town")
          .replace("match: The weather", "match: The town"), "pairs:",
          "q-who", "pairs", "use one choice alone", "use at least 2"),
    Fault("pairs_match_a_choice", OPENING, "The frogs]", "The frogs, The newts, The toads]", "choices:",
          "q-who", "choices", "has 3 that no pair uses ('The frogs', 'The newts', 'The toads')", "leave at most 2"),
    Fault("choices_fit_their_box", OPENING, "The frogs]", "The frogs that came to the pond at midnight]", "at midnight",
          "q-who", "choices[3]", "has 43 characters", "write at most 40"),
    Fault("pairs_begin_out_of_order", OPENING, "match: The town", "match: The class", "pairs:",
          "q-who", "pairs", "are in order when sorted by their choices", "change their order"),
    Fault("numbers_lie_in_their_range", OPENING, 'answer: "12"', "answer: a dozen", "answer: a",
          "q-how-many", "answer", "is 'a dozen'", 'write a number in quotes: "74" or "0.5"'),
    Fault("numbers_lie_in_their_range", OPENING, 'most: "40"', 'most: "1e3"', "1e3",
          "q-how-many", "most", "is '1e3'", 'write a number in quotes: "74" or "0.5"'),
    Fault("numbers_lie_in_their_range", OPENING, 'tolerance: "1.5"', 'tolerance: "-1.5"', "tolerance",
          "q-how-many", "tolerance", "is -1.5", "write 0 or more"),
    Fault("numbers_lie_in_their_range", OPENING, 'least: "0"', 'least: "10.5"', "answer:",
          "q-how-many", "answer", "counts 10.5 to 13.5 as right, of 10.5 to 40",
          "leave room for wrong answers below and above"),
    Fault("numbers_lie_in_their_range", OPENING, 'most: "40"', 'most: "13.5"', "answer:",
          "q-how-many", "answer", "counts 10.5 to 13.5 as right, of 0 to 13.5",
          "leave room for wrong answers below and above"),
    Fault("checklists_have_two_to_five_points", OPENING,
          f"      - It calls joy a matter of judgement.\n{LAST}", "    source: pond-survey\n", "checklist:",
          "q-in-your-words", "checklist", "has 1 point", "write 2 to 5"),
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
    Fault("references_resolve", "guesses.yaml", "id: frogs", "id: frog", "id: frog",
          "frog", "id", "is 'frog', which is none of the tables", "did you mean 'frogs'?", "guesses id"),
    Fault("references_resolve", "guesses.yaml", "source: pond-survey\n    - text: It fell.",
          "source: pond-serve\n    - text: It fell.", "pond-serve", "rain", "options[0].source",
          "is 'pond-serve', which is none of the sources", "did you mean 'pond-survey'?", "guesses options.*.source"),
    Fault("guesses_point_to_numbers", "guesses.yaml", 'row: "2020"', 'row: "2022"', '"2022"',
          "frogs", "row", "is '2022', no row of its table", "did you mean '2021'?"),
    Fault("guesses_point_to_numbers", "guesses.yaml", "column: frogs", "column: toads", "column: toads",
          "frogs", "column", "is 'toads', no column of its table", "write one of year, frogs"),
    Fault("guesses_point_to_numbers", "guesses.yaml", 'row: "2020"', 'row: "2021"', '"2021"',
          "frogs", "row", "leads to ''", "choose a row and a column with a number"),
    Fault("guesses_can_miss_on_both_sides", "guesses.yaml", 'most: "40"', 'most: "12"', 'most: "12"',
          "frogs", "most", "and least do not enclose 12", "let the record lie between them"),
    Fault("guesses_can_miss_on_both_sides", "guesses.yaml", 'least: "0"', 'least: "0.5"', 'least: "0.5"',
          "frogs", "least", "and most are no whole numbers", 'write whole numbers in quotes: "0"'),
    Fault("orders_to_guess_are_strict", "guesses.yaml", "[North, South, West]", "[North, South]", "rows:",
          "ducks", "rows", "has 2 rows", "write 3 to 6"),
    Fault("orders_to_guess_are_strict", "guesses.yaml", "[North, South, West]", "[South, West, North]", "rows:",
          "ducks", "rows", "are in order already", "write them in another order"),
    Fault("orders_to_guess_are_strict", "tables/ducks.csv", "West,5", "West,7", "  rows:", "ducks", "rows",
          "has two rows with the same number", "choose others", told_in="guesses.yaml"),
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


@pytest.mark.parametrize(
    "count, higher, told",
    [
        (29, 0, []),
        (30, 15, ["21 of 40 are at apply, analyse or evaluate"]),
        (30, 16, []),
        (30, 20, []),
        (30, 21, ["27 of 40 are at apply, analyse or evaluate"]),
    ],
)
def test_levels_are_weighed_over_all_quizzes_once_there_are_forty_items(count, higher, told, data, plant):
    plant(OPENING, LAST, LAST + more(count, higher))
    rule = next(rule for rule in RULES if rule.__name__ == "all_quizzes_ask_for_use")
    assert [problem.found for problem in rule(Draft(data))] == told


@pytest.mark.parametrize(
    "items, told",
    [
        (more(48) + more(1, objective="O3"), []),
        (more(49) + more(1, objective="O3"), ["O3: has 1 item"]),
        (more(47) + more(3, objective="O3"), ["O3: has 3 items"]),
        (more(46) + more(4, objective="O3"), []),
    ],
)
def test_objectives_come_back_once_there_are_sixty_items(items, told, data, plant):
    plant(OPENING, LAST, LAST + items)
    plant("objectives.yaml", "- id: O2", "- id: O3\n  text: Look twice.\n- id: O9\n  text: Rest.\n- id: O2")
    rule = next(rule for rule in RULES if rule.__name__ == "objectives_come_back")
    assert [f"{problem.id}: {problem.found}" for problem in rule(Draft(data))] == told


def test_every_rule_has_a_planted_fault():
    assert {rule.__name__ for rule in RULES} == {fault.rule for fault in FAULTS}


def test_every_reference_has_a_planted_fault():
    references = {f"{kind} {pattern}" for kind, patterns in REFERENCES.items() for pattern in patterns}
    assert references == {fault.name for fault in FAULTS if fault.rule == "references_resolve"}
