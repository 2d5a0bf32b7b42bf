import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.authoring.reading import measure, prose, syllables, unmarked

# as the Carnegie Mellon pronouncing dictionary has them
SYLLABLES = {
    "table": 2, "guarantee": 3, "alliance": 3, "security": 4, "invaded": 3, "promised": 2, "united": 3, "treaty": 2,
    "ratify": 3, "agreement": 3, "people": 2, "the": 1, "members": 2, "changes": 2, "decided": 3, "lives": 1,
    "article": 3, "evidence": 3, "military": 4, "nations": 2, "russia": 2, "attacked": 2, "war": 1, "weapons": 2,
}  # fmt: skip


def cell(id: str, text: str):
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(text, id=id)])


@pytest.mark.parametrize(("word", "count"), SYLLABLES.items())
def test_syllables_are_those_of_the_dictionary(word, count):
    assert syllables(word) == count


def test_the_grade_is_that_of_the_formula():
    found = measure("The cat sat on the mat. The dog ran.")
    assert (found.words, found.sentences, found.mean) == (9, 2, 4.5)
    assert found.grade == pytest.approx(0.39 * 4.5 + 11.8 * 1 - 15.59)


def test_shortened_words_and_decimals_end_no_sentence():
    assert measure("On 2.5 of 10 points, e.g. Here, St. Petersburg agrees. Good.").sentences == 2


@given(st.integers(1, 30))
def test_longer_sentences_are_harder(n):
    word = "treaty "
    assert measure(word * (n + 1) + ".").grade > measure(word * n + ".").grade


@pytest.mark.parametrize("text", ["", "...", "\n \n"])
def test_a_text_without_words_is_refused(text):
    with pytest.raises(ValueError, match="has at least one word"):
        measure(text)


def test_prose_is_what_a_reader_reads():
    text = "## A heading\n\n**Bold** and *thin* [words](x.ipynb). [[3]](#src-kiel-2026)\n\n- one line\n- another"
    assert prose(cell("a", text)) == "Bold and thin words.\none line\nanother"
    assert prose(cell("sources", "1. A source")) == ""


@pytest.mark.parametrize(
    "text", ["It fell in 2014.", "Some 40 states agreed.", "It was so in Vilnius.", "- It fell.\n- In May 2014."]
)
def test_a_paragraph_of_fact_without_a_mark_is_told(text):
    assert unmarked(cell("a", text), ["Vilnius"]) == [("a", text)]
    assert unmarked(cell("a", text + " [[1]](#src-kiel-2026)"), ["Vilnius"]) == []


@pytest.mark.parametrize(
    "text",
    ["What do you think?", "## Since 2014", "Article 5 is next.", "1. Rate it.", "See [here](01_history.ipynb)."],
)
def test_a_paragraph_without_facts_needs_no_mark(text):
    assert unmarked(cell("a", text), ["Vilnius"]) == []
