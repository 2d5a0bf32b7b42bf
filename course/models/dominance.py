"""Which options are nowhere better than another, and which can be best at all, whatever the weights.

An option leads by the most at the weights that make its smallest lead over the others as large as possible. That is a
game: one player picks weights to lift the option, the other picks a rival to press it down. The game has one value, the
margin, with best weights for the one and a mix of rivals for the other: below 0 the mix is ahead under every weight.

References
----------
Dantzig (1951), in Koopmans (ed.), *Activity Analysis of Production and Allocation*, 330-335: games as programs.
Bland (1977), Mathematics of Operations Research 2(2), 103-107: the pivots that cannot go round in circles.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from course.models.options import Row, Table


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What one option can be under any weights, at the middle scores.

    Attributes
    ----------
    id : str
    dominated_by : tuple of str
        Options that are at least as good by every criterion and better by one.
    best : {"alone", "level", "never"}
        Whether some weights put it first alone, or only level with another, or none put it first.
    margin : Fraction
        The most that it can be ahead of the next, in points of the scores; below 0 the least that it is behind.
    weights : tuple of Fraction
        Weights at which it is ahead by the margin, in the order of the criteria; they add up to 1.
    rivals : tuple of (str, Fraction)
        Options, and shares of them that add up to 1, of which the mixture keeps it at or below the margin under every
        weight; where it is never best, that mixture is ahead of it whatever the weights.
    """

    id: str
    dominated_by: tuple[str, ...]
    best: str
    margin: Fraction
    weights: tuple[Fraction, ...]
    rivals: tuple[tuple[str, Fraction], ...]


def standings(table: Table) -> tuple[Standing, ...]:
    """Return for each option which others dominate it and whether any weights make it best; exact, nothing is drawn.

    Parameters
    ----------
    table : Table

    Returns
    -------
    tuple of Standing
        In the order of the table.
    """
    found = []
    for i, name in enumerate(table.options):
        others = [j for j in range(len(table.options)) if j != i]
        leads = [_less(table.middle[i], table.middle[j]) for j in others]
        margin, weights, rivals = _game(leads)
        found.append(
            Standing(
                id=name,
                dominated_by=tuple(
                    table.options[j] for j, lead in zip(others, leads, strict=True) if any(lead) and max(lead) <= 0
                ),
                best="alone" if margin > 0 else "level" if margin == 0 else "never",
                margin=margin,
                weights=weights,
                rivals=tuple((table.options[j], share) for j, share in zip(others, rivals, strict=True) if share),
            )
        )
    return tuple(found)


def _less(one: Row, other: Row) -> Row:
    return tuple(a - b for a, b in zip(one, other, strict=True))


def _game(leads: Sequence[Row]) -> tuple[Fraction, Row, Row]:
    """Return the value of a game, the best shares of its columns (to make it large) and of its rows (to make it small).

    With every lead above 0, shares of the rows divided by the value are the largest y with sum_i y_i lead_ij <= 1, and
    the prices of that program are the shares of the columns divided by the value. It can start at y = 0.
    """
    rows, columns = len(leads), len(leads[0])
    lift = 1 - min(map(min, leads))
    # a line for each column, with one slack each; the last line holds the prices
    lines = [
        [leads[i][j] + lift for i in range(rows)] + [Fraction(j == k) for k in range(columns)] + [Fraction(1)]
        for j in range(columns)
    ]
    lines.append([Fraction(-1)] * rows + [Fraction(0)] * (columns + 1))
    basis = list(range(rows, rows + columns))
    while (enter := next((k for k, price in enumerate(lines[-1][:-1]) if price < 0), None)) is not None:
        # Bland: of the lines that bind first the one whose variable comes first
        _, _, leave = min((line[-1] / line[enter], basis[j], j) for j, line in enumerate(lines[:-1]) if line[enter] > 0)
        basis[leave] = enter
        pivot = lines[leave] = [number / lines[leave][enter] for number in lines[leave]]
        for j, line in enumerate(lines):
            if j != leave and line[enter]:
                factor = line[enter]
                lines[j] = [a - factor * b if b else a for a, b in zip(line, pivot, strict=True)]
    value = 1 / lines[-1][-1]
    solved = {variable: lines[j][-1] for j, variable in enumerate(basis)}
    mix = tuple(value * solved.get(i, Fraction(0)) for i in range(rows))
    return value - lift, tuple(value * price for price in lines[-1][rows:-1]), mix
