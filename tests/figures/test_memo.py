"""The memo: its numbers are the model's, and nothing that is typed becomes anything but text."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hostile import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st

from course.content.load import load
from course.content.words import cite
from course.figures.memo import HALF, MOST, OTHER, PARTS, SIDES, SOURCES, fits, most, page, plain
from course.models import sentences
from course.models.balance import Ratings, balance, swap

CONTENT = load()
DAY = "2026-02-18"
VOID = {"meta", "rect", "path"}
some_ratings = st.builds(
    Ratings,
    ratings=st.dictionaries(
        st.sampled_from([a.id for a in CONTENT.arguments]), st.integers(0, 10), max_size=len(CONTENT.arguments)
    ),
    weights=st.dictionaries(st.sampled_from([t.id for t in CONTENT.themes]), st.integers(0, 100)),
    aside=st.frozensets(st.sampled_from([a.id for a in CONTENT.arguments]), max_size=4),
)
steady = settings(deadline=None, max_examples=50)


class Read(HTMLParser):
    """What a browser would make of a page: its elements with their attributes, and their text."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.tags, self.open, self.words, self.comments = [], [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, tuple(attributes)))
        if tag not in VOID:
            self.open.append(tag)
            self.words.append([tag, dict(attributes), ""])

    def handle_startendtag(self, tag, attributes):
        self.tags.append((tag, tuple(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.words and self.open and self.words[-1][0] == self.open[-1]:
            self.words[-1][2] += data

    def handle_comment(self, data):
        self.comments.append(data)

    handle_pi = unknown_decl = handle_comment

    def texts(self, tag: str, **attributes) -> list[str]:
        """Return the texts at which elements begin that have this tag and these attributes."""
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        return [text for t, has, text in self.words if t == tag and wanted.items() <= has.items()]


def made(ratings=None, *, content=CONTENT, other=None, change="", out=()) -> str:
    result = balance(content.arguments, ratings or Ratings())
    return page(content, result, other=other, change=change, day=DAY, out=out)


RATED = Ratings(ratings={a.id: 10 - i % 9 for i, a in enumerate(CONTENT.arguments)})
OWN = {"side": "for", "text": "Their best argument."}
WHOLE = {"other": OWN, "change": "A new fact."}


# What is typed


@pytest.mark.parametrize("text", [*HOSTILE, "W" * 100_000], ids=range(len(HOSTILE) + 1))
@pytest.mark.parametrize("where", ["other", "change"])
def test_what_is_typed_is_text_and_nothing_else(where, text):
    given = {"other": {"side": "for", "text": text}} if where == "other" else {"change": text}
    read, harmless = Read(made(RATED, **WHOLE | given)), Read(made(RATED, **WHOLE))
    shape = lambda r: [(tag, [(k, re.sub(r" size-\d", "", v)) for k, v in has]) for tag, has in r.tags]  # noqa: E731
    assert shape(read) == shape(harmless)
    assert (read.open, read.comments) == ([], [])
    typed = [t for t in read.texts("p", dir="auto")]
    assert typed[where == "change"] == plain(text)


def test_every_text_of_the_course_is_escaped_too():
    bad = '<script>x</script>"&'
    arguments = tuple(replace(a, title=bad + a.id) for a in CONTENT.arguments)
    themes = tuple(replace(t, title=bad + t.id) for t in CONTENT.themes)
    sources = tuple(
        replace(s, title=bad, author=bad, publisher=bad, url=s.url and f'{s.url}"{bad}') for s in CONTENT.sources
    )
    content = replace(CONTENT, arguments=arguments, themes=themes, sources=sources)
    read = Read(made(RATED, content=content, **WHOLE))
    assert "script" not in {tag for tag, _ in read.tags}
    assert [tag for tag, _ in read.tags if tag != "a"] == [t for t, _ in Read(made(RATED, **WHOLE)).tags if t != "a"]
    assert read.texts("th", scope="row") == [t.title for t in themes]


@steady
@given(st.text(st.characters(codec=None), max_size=400))
def test_any_text_can_be_written_as_utf_8_and_read_again(text):
    html = made(RATED, other={"side": "both", "text": text}, change=text).encode("utf-8").decode("utf-8")
    assert Read(html).texts("p", dir="auto") == [plain(text)] * 2 * bool(plain(text))


def test_a_typed_text_becomes_one_line_without_control_characters():
    assert plain(" one\n\ntwo\t\x00\x07three\ud800 ") == "one two three"


@pytest.mark.parametrize(
    ("text", "size", "whole"),
    [
        ("x" * 400, 0, True),
        ("Like any other. " * 25, 0, True),
        ("W" * 400, 2, True),
        ("\u5f37" * 400, 2, True),
        ("\U0001f600" * 400, 3, True),
        ("e\u0301" * 200, 0, True),
        ("\ufdfd" * 400, 3, False),
        ("\u2e3b" * 400, 3, False),
    ],
    ids=["letters", "prose", "capitals", "full-width", "pictures", "accents", "ligatures", "long dashes"],
)
def test_the_wider_a_text_the_smaller_it_is_printed_and_what_may_not_fit_is_known(text, size, whole):
    assert Read(made(change=text)).texts("p", class_=f"own size-{size}") == [plain(text)]
    assert fits(text) is whole


def test_the_page_runs_nothing_and_asks_for_nothing():
    html = made(RATED, **WHOLE)
    read = Read(html)
    assert {tag for tag, _ in read.tags}.isdisjoint(
        {"script", "link", "img", "iframe", "object", "embed", "video", "audio", "form", "base", "image", "use"}
    )
    names = {name for _, has in read.tags for name, _ in has}
    assert not [name for name in names if name.startswith("on") or name in ("src", "srcset", "data", "action", "style")]
    assert set(re.findall(r"url\(([^)]*)\)", html)) == {"#hatch-for", "#hatch-against"}
    assert "@import" not in html
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    assert ("meta", (("http-equiv", "Content-Security-Policy"), ("content", policy))) in read.tags
    links = {value for tag, has in read.tags if tag == "a" for name, value in has if name == "href"}
    assert links <= {s.url for s in CONTENT.sources} and links


# Numbers


def number(text: str) -> int:
    """Return the number in words such as `leans against, 23 of 100`, below 0 for the side against."""
    size = int((re.search(r"\d+", text) or ["0"])[0])
    return -size if "against" in text else size


@steady
@given(some_ratings)
def test_the_numbers_of_the_memo_are_those_of_the_model(ratings):
    result = balance(CONTENT.arguments, ratings)
    html = made(ratings)
    rows = dict(re.findall(r'<tr data-theme="([^"]*)">(.*?)</tr>', html))
    assert list(rows) == [t.id for t in result.themes]
    for t in result.themes:
        said = re.findall(r"<td>(.*?)</td>", rows[t.id])[0]
        weight, share = re.findall(r'data-head="(?:Weight|Share)">([\d.]+)', rows[t.id])
        assert (float(weight), int(share)) == (t.weight, int(f"{100 * t.share:.0f}"))
        bars = drawn(rows[t.id])
        if not t.live:
            assert said.startswith(("Left out", "Does not count")) and bars == []
            continue
        assert abs(number(said) - 100 * t.lean) <= 0.5 + 1e-9
        assert bars == spans(t.lean)
    head = re.search(r'class="verdict"><b>(.*?)</b> (.*?)</p>', html)
    assert (head[1], head[2]) == sentences.verdict(result)
    if result.status == "ok":
        assert abs(abs(number(head[2])) - abs(100 * result.value)) <= 0.5 + 1e-9
        assert drawn(html[: html.index("<table")]) == spans(result.value)
    assert f"{result.rated} of {len(CONTENT.arguments)} arguments rated." in html


def spans(value: float) -> list[tuple[str, float, float]]:
    """Return the bar that stands for a value: its side, where it begins and where it ends."""
    end = HALF + value * HALF
    side = "for" if value > 0 else "against"
    bar = (side, *(pytest.approx(x, abs=0.011) for x in sorted((HALF, end))))
    return [bar] if round(abs(value) * HALF, 2) else []


def drawn(html: str) -> list[tuple[str, float, float]]:
    found = re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" [^>]*#hatch-(\w+)', html)
    return [(side, float(x), float(x) + float(wide)) for x, wide, side in found]


@steady
@given(some_ratings)
def test_with_the_sides_exchanged_the_picture_is_its_own_mirror(ratings):
    turned = replace(CONTENT, arguments=swap(CONTENT.arguments))
    here, there = (drawn(made(ratings, content=content)) for content in (CONTENT, turned))
    other = {"for": "against", "against": "for"}
    assert there == [
        (other[side], pytest.approx(2 * HALF - end, abs=0.02), pytest.approx(2 * HALF - start, abs=0.02))
        for side, start, end in here
    ]


@steady
@given(some_ratings)
def test_the_sources_are_those_of_the_arguments_that_add_most(ratings):
    result = balance(CONTENT.arguments, ratings)
    chosen = most(result)
    html = made(ratings)
    assert ('id="sources"' in html) == bool(chosen)
    for side, arguments in chosen.items():
        adding = [abs(a.contribution) for a in result.arguments if a.side == side and a.given and a.contribution]
        assert [abs(a.contribution) for a in arguments] == pytest.approx(sorted(adding, reverse=True)[:MOST])
        assert all(a.side == side for a in arguments)
    records, known = {a.id: a for a in CONTENT.arguments}, {s.id: s for s in CONTENT.sources}
    told = Read(html)  # headings of the third level, lists and links are the sources' alone
    heads = [f"{records[a.id].title}: " for arguments in chosen.values() for a in arguments]
    assert told.texts("h3") == heads
    cited = [*told.texts("a"), *filter(None, told.texts("li"))]
    sources = [n for some in chosen.values() for a in some for n in names(records[a.id])]
    assert sorted(cited) == sorted(cite(known[n]) for n in sources)


def names(argument) -> list[str]:
    return list(dict.fromkeys(n for e in argument.evidence for n in (e.source, *e.also)))[:SOURCES]


# Parts


SIGNS = {
    "balance": "In words",
    "weights": "Weight",
    "flip": "What would flip it",
    "other": OWN["text"],
    "change": WHOLE["change"],
    "sources": SIDES["for"],
    "day": "18 February 2026",
}


def shown(html: str) -> set[str]:
    inside = html[html.index("<main>") : html.index("<footer>")]
    return {name for name, sign in SIGNS.items() if sign in inside}


@pytest.mark.parametrize("name", PARTS)
def test_what_is_left_out_leaves_no_trace_and_everything_else_stays(name):
    assert shown(made(RATED, **WHOLE)) == set(PARTS)
    assert shown(made(RATED, **WHOLE, out=[name])) == set(PARTS) - {name}


def test_with_every_part_left_out_the_memo_still_says_what_it_is():
    html = made(RATED, **WHOLE, out=PARTS)
    assert shown(html) == set()
    assert "the course takes no side" in html and "Should Ukraine join NATO?" in html
    assert not re.search(r"leans|\d of 100", html.partition("</style>")[2])


def test_a_part_that_is_none_of_the_memos_is_refused():
    with pytest.raises(ValueError, match="one of balance, weights, .*; got 'name'"):
        made(out=["name"])


def test_nothing_written_leaves_no_empty_part():
    assert shown(made()) == {"balance", "weights", "flip", "day"}
    assert 'dir="auto"' not in made(other={"side": "for", "text": " \n"}, change="\t")


@pytest.mark.parametrize("side", OTHER)
def test_the_other_side_is_told_in_the_same_words_for_both(side):
    html = made(RATED, other={"side": side, "text": "x"})
    assert OTHER[side] in html
    assert OTHER["for"].replace("for membership", "against membership") == OTHER["against"]
