"""Both sides get the same: arguments, room, first places, colours, and a balance that begins at nought."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stylesheet import rules

from course.content.load import load
from course.models.acceptability import rank_acceptability
from course.models.balance import Ratings, balance, swap
from course.models.dominance import standings
from course.models.options import table
from course.views.card import SIDES

CONTENT = load()
ARGUMENTS = CONTENT.arguments
VIEWS = Path(__file__).parents[1] / "course" / "views"
CSS = {path.name: path.read_text(encoding="utf-8") for path in sorted(VIEWS.glob("*.css"))}
TOKENS = CSS["tokens.css"]
WHOLE, THEME = 1.05, 1.15
PAPERS = ("#ffffff", "#111111")
ALIKE, READABLE = 1.15, 4.5


# Room


def words(a) -> int:
    """Return how many words of an argument a student reads."""
    read = [a.title, a.claim, a.reasoning, a.best_objection, a.what_would_weaken_it, a.crux]
    read += [e.statement for e in a.evidence] + [p.name for p in a.who_argues_it]
    return sum(len(text.split()) for text in read)


def both(arguments: Iterable, measure) -> tuple[int, int]:
    """Return the sum of a measure over the arguments for, and over those against."""
    return tuple(sum(measure(a) for a in arguments if a.side == side) for side in ("for", "against"))


def uneven(arguments: Iterable) -> list[str]:
    """Return in what one side gets more than the other."""
    counts = {
        "arguments": lambda a: 1,
        "evidence items": lambda a: len(a.evidence),
        "proponents": lambda a: len(a.who_argues_it),
    }
    found = []
    for what, measure in counts.items():
        pro, con = both(arguments, measure)
        if pro != con:
            found.append(f"{what}: {pro} for, {con} against")
    themes = {theme.id: [a for a in arguments if a.theme == theme.id] for theme in CONTENT.themes}
    for where, some, most in [("all", arguments, WHOLE), *((name, some, THEME) for name, some in themes.items())]:
        pro, con = both(some, words)
        if max(pro, con) > most * min(pro, con):
            found.append(f"words, {where}: {pro} for, {con} against")
    return found


def test_both_sides_have_the_same_room():
    assert uneven(ARGUMENTS) == []


def one_with(**changes) -> tuple:
    """Return the arguments, one of them changed by what is made of it."""
    first, *others = ARGUMENTS
    return (replace(first, **{name: make(first) for name, make in changes.items()}), *others)


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ((*ARGUMENTS, ARGUMENTS[0]), "arguments: "),
        (one_with(evidence=lambda a: a.evidence * 2), "evidence items: "),
        (one_with(who_argues_it=lambda a: a.who_argues_it[1:]), "proponents: "),
        (one_with(reasoning=lambda a: a.reasoning * 4), "words, all: "),
        (one_with(reasoning=lambda a: f"{a.reasoning} " * 3), f"words, {ARGUMENTS[0].theme}: "),
        (swap(one_with(reasoning=lambda a: f"{a.reasoning} " * 3)), f"words, {ARGUMENTS[0].theme}: "),
    ],
    ids=["argument doubled", "evidence doubled", "proponent left out", "reasoning fourfold", "threefold", "other side"],
)
def test_more_room_for_one_side_would_be_seen(arguments, found):
    assert any(text.startswith(found) for text in uneven(arguments))


def test_those_who_propose_an_option_have_the_same_room_as_those_who_oppose_it():
    for option in CONTENT.options:
        assert len(option.proposed_by) == len(option.opposed_by), option.id
    pro, con = (
        sum(len(getattr(option, name).split()) for option in CONTENT.options)
        for name in ("best_case_for", "best_case_against")
    )
    assert max(pro, con) <= WHOLE * min(pro, con)


def lead(arguments: Iterable) -> int:
    """Return in how many themes more the arguments for come first."""
    firsts = [next(some).side for _, some in groupby(arguments, key=lambda a: a.theme)]
    return firsts.count("for") - firsts.count("against")


def test_both_sides_come_first_equally_often():
    assert len(list(groupby(ARGUMENTS, key=lambda a: a.theme))) == len(CONTENT.themes)
    assert abs(lead(ARGUMENTS)) <= 1


def test_one_side_always_first_would_be_seen():
    themes = [theme.id for theme in CONTENT.themes]
    assert abs(lead(sorted(ARGUMENTS, key=lambda a: (themes.index(a.theme), a.side)))) > 1


def leaning(quizzes: Iterable) -> int:
    """Return how many questions more are about the side for."""
    about = Counter(item.about for quiz in quizzes for item in quiz.items)
    return about["for"] - about["against"]


def test_as_many_questions_are_about_one_side_as_about_the_other():
    assert leaning(CONTENT.quizzes) == 0
    assert any(item.about for quiz in CONTENT.quizzes for item in quiz.items)


@pytest.mark.parametrize("side", ["for", "against"])
def test_a_question_too_many_about_one_side_would_be_seen(side):
    quiz, item = next((quiz, item) for quiz in CONTENT.quizzes for item in quiz.items if item.about == side)
    more = replace(quiz, items=(*quiz.items, item))
    assert leaning(more if one is quiz else one for one in CONTENT.quizzes) != 0


# The balance of the real arguments


def test_before_anything_is_given_the_balance_is_exactly_level():
    result = balance(ARGUMENTS, Ratings())
    assert (result.value, result.strongest, result.status, result.verdict) == (0.0, 0.0, "ok", "even")
    assert {theme.lean for theme in result.themes} == {0.0}


some_ratings = st.builds(
    Ratings,
    ratings=st.dictionaries(st.sampled_from([a.id for a in ARGUMENTS]), st.integers(0, 10), max_size=len(ARGUMENTS)),
    weights=st.dictionaries(st.sampled_from([t.id for t in CONTENT.themes]), st.integers(0, 100)),
    aside=st.frozensets(st.sampled_from([a.id for a in ARGUMENTS]), max_size=4),
)


@settings(deadline=None)
@given(some_ratings)
def test_with_the_sides_exchanged_the_balance_is_exactly_the_opposite(ratings):
    here, there = balance(ARGUMENTS, ratings), balance(swap(ARGUMENTS), ratings)
    assert (there.value, there.strongest, there.status) == (-here.value, -here.strongest, here.status)
    assert [a.contribution for a in there.arguments] == [-a.contribution for a in here.arguments]


# Options

MOST = 0.6


def ahead(scores: Iterable) -> float:
    """Return the largest share of weights, and of scores in their ranges, under which one option is first."""
    of = table(scores)
    found = rank_acceptability(of.middle, low=of.low, high=of.high, draws=20_000)
    return max(row[0] for row in found.acceptability)


def left_out(criterion: str = "") -> list:
    """Return the scores without those by one criterion."""
    return [score for score in CONTENT.scores if score.criterion != criterion]


@pytest.mark.parametrize("criterion", ["", *(c.id for c in CONTENT.criteria)])
def test_no_option_is_first_under_most_weights_whichever_criterion_is_left_out(criterion):
    assert ahead(left_out(criterion)) < MOST


def test_an_option_with_the_better_scores_throughout_would_be_seen():
    name = CONTENT.options[0].id
    assert ahead(replace(s, middle=s.high, low=s.high) if s.option == name else s for s in CONTENT.scores) > MOST


def test_every_option_is_best_under_some_weights_and_none_dominates_another():
    found = standings(table(CONTENT.scores))
    assert {option.best for option in found} == {"alone"}
    assert not any(option.dominated_by for option in found)


def test_an_option_that_can_never_be_best_would_be_seen():
    name = CONTENT.options[0].id
    found = standings(table(replace(s, low=0, middle=0) if s.option == name else s for s in CONTENT.scores))
    assert found[0].best == "never" and found[0].dominated_by


def test_groups_have_as_many_criteria_each_so_that_none_weighs_more_by_its_number():
    assert set(Counter(criterion.group for criterion in CONTENT.criteria).values()) == {3}


@pytest.mark.parametrize("criterion", [c.id for c in CONTENT.criteria])
def test_a_criterion_tells_the_options_apart(criterion):
    middles = [score.middle for score in CONTENT.scores if score.criterion == criterion]
    assert max(middles) - min(middles) >= 2


# Perspectives

LOADED = r"extrem|radical|hard-?line|maximalis|hawk|\bdoves?\b|\b(?:pro|anti)-[A-Z]|regime|propagand|provok|red line"


def told(p) -> str:
    """Return what a student reads of a perspective."""
    return " ".join((p.name, p.who, p.position, p.why, p.caveat))


def favoured(perspectives: Iterable) -> list[str]:
    """Return in what the core perspectives of one side get more than those of the other."""
    core = [p for p in perspectives if p.core and p.side]
    counts = {
        "perspectives": (both(core, lambda p: 1), 1),
        "places": (both(core, core.index), 1),
        "words": (both(core, lambda p: len(told(p).split())), WHOLE),
    }
    return [what for what, (sums, most) in counts.items() if max(sums) > most * min(sums)]


PERSPECTIVES = CONTENT.perspectives
FOR = next(p for p in PERSPECTIVES if p.core and p.side == "for")


def test_perspectives_of_both_sides_have_the_same_room():
    assert favoured(PERSPECTIVES) == []
    assert sum(p.core for p in PERSPECTIVES) == 9


@pytest.mark.parametrize(
    ("perspectives", "found"),
    [
        ([p for p in PERSPECTIVES if p is not FOR], "perspectives"),
        (sorted(PERSPECTIVES, key=lambda p: p.side != "for"), "places"),
        ([replace(p, position=f"{p.position} {p.position}") if p is FOR else p for p in PERSPECTIVES], "words"),
    ],
    ids=["one left out", "one side before the other", "a longer text"],
)
def test_more_room_for_the_perspectives_of_one_side_would_be_seen(perspectives, found):
    assert found in favoured(perspectives)


def test_kyiv_and_moscow_are_written_of_alike():
    kyiv, moscow = (next(p for p in PERSPECTIVES if p.id == f"{name}-government") for name in ("ukraine", "russia"))
    lengths = sorted(len(told(p).split()) for p in (kyiv, moscow))
    assert lengths[1] <= WHOLE * lengths[0]
    assert len(kyiv.sources) == len(moscow.sources)
    assert kyiv.caveat.partition(":")[0] == moscow.caveat.partition(":")[0]
    assert kyiv.who.partition(" and ")[2] == moscow.who.partition(" and ")[2]


@pytest.mark.parametrize("p", PERSPECTIVES, ids=lambda p: p.id)
def test_a_perspective_is_told_without_a_label_and_its_weights_as_the_courses_own(p):
    assert re.findall(LOADED, told(p)) == []
    (first,) = (theme.title.lower() for theme in CONTENT.themes if p.weights[theme.id] == 100)
    assert p.why.lower().startswith(f"the course puts {first.removeprefix('the ')} first")


@pytest.mark.parametrize("text", ["An extreme view.", "hardliners", "The hawks say so.", "pro-Russian", "a red line"])
def test_a_label_would_be_seen(text):
    assert re.findall(LOADED, text)


@pytest.mark.parametrize("p", PERSPECTIVES, ids=lambda p: p.id)
def test_the_weights_of_a_perspective_alone_tip_nothing(p):
    assert balance(ARGUMENTS, Ratings(weights=p.weights)).value == 0.0


@settings(deadline=None)
@given(some_ratings, st.sampled_from(PERSPECTIVES))
def test_under_the_weights_of_a_perspective_exchanged_sides_give_exactly_the_opposite(ratings, p):
    ratings = replace(ratings, weights=p.weights)
    here, there = balance(ARGUMENTS, ratings), balance(swap(ARGUMENTS), ratings)
    assert (there.value, there.strongest, there.status) == (-here.value, -here.strongest, here.status)


# Colours and words


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour such as `#01665e`, 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_that_of_the_standard():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    # the usual example of a grey that just passes on white
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


def heavier(tokens: str) -> list[str]:
    """Return in what theme the colours of the sides differ in weight or cannot be read."""
    pair = {s: re.search(rf"--{s}: light-dark\((#[0-9a-f]{{6}}), (#[0-9a-f]{{6}})\);", tokens) for s in SIDES}
    found = []
    for theme, paper in enumerate(PAPERS, 1):
        pro, con = pair["for"][theme], pair["against"][theme]
        weights = sorted((luminance(pro), luminance(con)))
        if weights[1] > ALIKE * weights[0]:
            found.append(f"{pro} and {con} differ in luminance by {weights[1] / weights[0]:.2f}")
        found += [f"{colour} cannot be read on {paper}" for colour in (pro, con) if contrast(colour, paper) < READABLE]
    return found


def test_neither_colour_looks_heavier_and_both_can_be_read():
    assert heavier(TOKENS) == []


def test_the_paper_is_the_one_that_is_measured_on():
    assert f"light-dark({', '.join(PAPERS)})" in TOKENS


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        # green and red
        ("light-dark(#01665e, #52b5a9)", "light-dark(#1a7f37, #52b5a9)", "differ in luminance"),
        ("light-dark(#8c510a, #d29b4e)", "light-dark(#a40e26, #d29b4e)", "differ in luminance"),
        ("light-dark(#8c510a, #d29b4e)", "light-dark(#8c510a, #f85149)", "differ in luminance"),
        ("light-dark(#01665e, #52b5a9)", "light-dark(#52b5a9, #52b5a9)", "#52b5a9 cannot be read on #ffffff"),
        ("light-dark(#8c510a, #d29b4e)", "light-dark(#8c510a, #8c510a)", "#8c510a cannot be read on #111111"),
    ],
)
def test_a_heavier_or_fainter_colour_would_be_seen(old, new, found):
    assert TOKENS.count(old) == 1
    assert any(found in text for text in heavier(TOKENS.replace(old, new)))


def exchanged(text: str) -> str:
    """Return a text with the sides exchanged."""
    turned = {"for": "against", "against": "for"}
    return re.sub(r"\b(for|against)\b", lambda found: turned[found[0]], text)


def one_sided(css: str) -> list[str]:
    """Return the rules of one side that the other side has not got, and colours used more often for one."""
    # where an argument stands is its place on the axis: against is left, for is right
    known = {
        (rule.path, frozenset(d for d in rule.declared if not d.startswith("grid-column:"))) for rule in rules(css)
    }
    found = [
        " ".join(path)
        for path, declared in sorted(known, key=str)
        if re.search(r"\.(for|against)\b", " ".join(path))
        and (tuple(map(exchanged, path)), frozenset(map(exchanged, declared))) not in known
    ]
    used = Counter(re.findall(r"var\(--((?:hatch-)?(?:for|against)(?:-2)?)\)", css))
    return found + [f"var(--{name})" for name in used if used[name] > used[exchanged(name)]]


@pytest.mark.parametrize("name", CSS)
def test_each_rule_of_one_side_is_there_for_the_other(name):
    assert one_sided(CSS[name]) == []


@pytest.mark.parametrize(
    "fault",
    [
        ".course .side.for { font-size: 2rem; }",
        ".course .arg.against { opacity: .5; }",
        ".course .strip { color: var(--for); }",
        ".course .strip { background: var(--hatch-against); }",
    ],
)
def test_a_rule_of_one_side_alone_would_be_seen(fault):
    assert one_sided(CSS["parts.css"] + fault)
    assert one_sided(CSS["parts.css"] + fault + exchanged(fault)) == []


def test_the_labels_of_the_sides_are_alike():
    assert SIDES == {"for": "For membership", "against": "Against membership"}
    board = (VIEWS / "board.js").read_text(encoding="utf-8")
    (labels,) = re.findall(r"const SIDE = \{([^}]*)\};", board)
    assert dict(re.findall(r'(\w+): "([^"]*)"', labels)) == SIDES
    assert board.count("SIDE.for") == board.count("SIDE.against") > 0
