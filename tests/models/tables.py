"""Tables of options for the tests of the models that compare them."""

from hypothesis import strategies as st

from course.models.options import Table

scores = st.integers(0, 10)
points = st.integers(0, 100)


def plain(*rows, criteria: str = "") -> Table:
    """Return a table of options A, B, ... by criteria a, b, ... or by those named."""
    return Table(
        options=tuple("ABCDEFGHIJ"[: len(rows)]), criteria=tuple(criteria or "abcdefghij"[: len(rows[0])]), middle=rows
    )


@st.composite
def tables(draw, options=6, criteria=5, least=1, ranges=False):
    """Return a table of whole scores, with ranges or without."""
    shape = draw(st.tuples(st.integers(2, options), st.integers(least, criteria)))
    cells = [[sorted(draw(st.tuples(scores, scores, scores))) for _ in range(shape[1])] for _ in range(shape[0])]
    low, middle, high = ([[cell[end] for cell in row] for row in cells] for end in range(3))
    if not ranges:
        return plain(*middle)
    names = plain(*middle)
    return Table(options=names.options, criteria=names.criteria, low=low, middle=middle, high=high)


@st.composite
def weighed(draw, **sizes):
    """Return a table and whole weights by criterion, not all of them 0."""
    table = draw(tables(**sizes))
    given = draw(st.lists(points, min_size=len(table.criteria), max_size=len(table.criteria)).filter(any))
    return table, dict(zip(table.criteria, given, strict=True))
