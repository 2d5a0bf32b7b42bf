import pytest

from course.views.listing import _glossary, _ledger, _sources

from .acts import CONTENT


def text(cell) -> str:
    return cell if isinstance(cell, str) else cell["text"]


@pytest.mark.parametrize(
    ("make", "records"),
    [(_ledger, CONTENT.claims), (_sources, CONTENT.sources), (_glossary, CONTENT.terms)],
    ids=["claims", "sources", "terms"],
)
def test_every_record_has_a_row_of_whole_cells(make, records):
    what = make(CONTENT).what
    assert len(what["rows"]) == len(records)
    assert all(len(row) == len(what["columns"]) and text(row[0]) for row in what["rows"])


def test_claims_are_filtered_by_part_and_verdict():
    what = _ledger(CONTENT).what
    assert [what["columns"][f["column"]] for f in what["filters"]] == ["Part of the essay", "Verdict"]
    assert sorted(what["filters"][1]["choices"]) == sorted({c.verdict.replace("_", " ") for c in CONTENT.claims})


def test_a_claim_shows_its_record_with_date_sources_and_chapter():
    claim = CONTENT.claims[0]
    cells = _ledger(CONTENT).what["rows"][0]
    assert claim.record in cells[4]["text"] and " As of " in cells[4]["text"]
    assert len(cells[4]["sources"]) == len(claim.sources)
    assert cells[5]["file"] == claim.covered_in.partition("#")[0] + ".ipynb"


def test_claims_sort_by_their_number():
    order = [row[0]["text"] for row in sorted(_ledger(CONTENT).what["rows"], key=lambda row: row[0]["key"])]
    assert order == sorted(order, key=lambda id: (id[0], int(id[1:])))


def test_a_source_without_address_is_no_link():
    for source, row in zip(CONTENT.sources, _sources(CONTENT).what["rows"], strict=True):
        assert (row[0] == source.title) == (not source.url) if not source.url else row[0]["url"] == source.url


def test_sources_sort_by_date_and_not_by_its_words():
    dated = [row[3] for row in _sources(CONTENT).what["rows"] if row[3]["text"]]
    assert all(cell["key"][:4] in cell["text"] for cell in dated)


def test_terms_stand_in_alphabetical_order():
    terms = [text(row[0]).casefold() for row in _glossary(CONTENT).what["rows"]]
    assert terms == sorted(terms)
