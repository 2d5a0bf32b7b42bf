import re

import pytest

from course.views.articles import Articles

from .acts import CONTENT

STEPS = Articles(CONTENT).what["steps"]


def test_the_steps_go_from_a_threat_to_the_report():
    assert [step["article"] for step in STEPS] == [
        *("Article 4", "Article 9", "Article 6", "Article 5", "Articles 5 and 11", "Article 5")
    ]


@pytest.mark.parametrize("step", STEPS, ids=[step["title"] for step in STEPS])
def test_each_step_says_what_is_fixed_what_is_free_and_what_happened(step):
    assert step["fixed"] and step["free"] and step["sources"]
    assert step["cases"] and all(case["when"] and case["what"] and case["sources"] for case in step["cases"])


def test_quotations_of_the_treaty_are_its_own_words_and_short():
    # the English text of 1949, as far as it is quoted
    treaty = (
        "The Parties will consult together whenever, in the opinion of any of them, the territorial integrity, "
        "political independence or security of any of the Parties is threatened. an armed attack against one or "
        "more of them in Europe or North America shall be considered an attack against them all and consequently "
        "they agree that, if such an armed attack occurs, each of them will assist the Party or Parties so "
        "attacked by taking forthwith, individually and in concert with the other Parties, such action as it "
        "deems necessary, including the use of armed force, to restore and maintain the security of the North "
        "Atlantic area. all measures taken as a result thereof shall immediately be reported to the Security "
        "Council. The Council shall be so organised as to be able to meet promptly at any time. its provisions "
        "carried out by the Parties in accordance with their respective constitutional processes."
    )
    quoted = [quote for step in CONTENT.decisions for quote in re.findall("‘([^’]+)’", f"{step.fixed} {step.free}")]
    assert len(quoted) >= 6
    for quote in quoted:
        assert quote in treaty and len(quote.split()) <= 12


def test_the_one_invocation_is_dated():
    (case,) = next(step for step in CONTENT.decisions if step.id == "agree").cases
    assert case.date == "2001-09-12" and "As of 18 February 2026" in case.what
