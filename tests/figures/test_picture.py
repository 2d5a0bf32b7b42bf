import builtins
import configparser
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from course.content.records import Source
from course.figures import style
from course.figures.picture import RUN, Picture, clean_html, year

ROOT = Path(__file__).parents[2]
ADDRESS = "https://example.org/?a=1&b"
VOID = {"br", "hr", "img", "meta", "link", "input"}


class Page(HTMLParser):
    """The elements of a piece of HTML: tag, attributes, text in it and below."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.open = [], []
        self.feed(html)
        self.close()
        assert not self.open, f"never closed: {self.open}"

    def handle_starttag(self, tag, attributes):
        element = {"tag": tag, "text": "", **dict(attributes)}
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert self.open.pop()["tag"] == tag, f"</{tag}> closes another element"

    def handle_data(self, data):
        for element in self.open:
            element["text"] += data

    def all(self, tag):
        return [element for element in self.elements if element["tag"] == tag]


def draw():
    from matplotlib.figure import Figure

    figure = Figure(figsize=(4, 2))
    axes = figure.add_axes((0.2, 0.2, 0.7, 0.7))
    axes.bar([0, 1], [1, 2], color=style.PAPER, ec=style.INK, hatch="//")
    axes.plot([0, 1], [1, 2], "o", c=style.EDGE)
    return figure


def make(**other):
    source = Source(id="a", title="Yearbook", publisher="Office", date="2026-02", url=ADDRESS, kind="x")
    plain = dict(
        id="apples",
        title="Apples in two years",
        alt="Bars: 1 in 2024 and 2 in 2025.",
        columns=("Year", "Apples"),
        rows=(("2024", "1"), ("2025", "2")),
        unit="Number of apples",
        sources=(source,),
        as_of="2026-02-18",
        note="Pears are left out.",
        draw=draw,
    )
    return Picture(**{**plain, **other})


def html(picture=None):
    return (picture or make())._repr_mimebundle_()["text/html"]


def test_text_is_title_and_alt_and_draws_nothing():
    def never():
        raise AssertionError("drawn")

    bundle = make(draw=never)._repr_mimebundle_(include=["text/plain"])
    assert bundle == {"text/plain": "Apples in two years. Bars: 1 in 2024 and 2 in 2025."}
    assert list(make(draw=never)._repr_mimebundle_(exclude=["text/html"])) == ["text/plain"]


def test_same_picture_gives_same_html():
    assert html() == html()


def test_words_around_the_drawing():
    page = Page(html())
    assert page.all("strong")[0]["text"] == "Apples in two years"
    assert "Number of apples" in [element["text"] for element in page.all("p")]
    (credit,) = [element for element in page.elements if element.get("class") == "credit"]
    assert "Source: Office, Yearbook, February 2026. As of 18 February 2026." in credit["text"]
    assert "Pears are left out." in credit["text"]
    assert page.all("a")[0]["href"] == ADDRESS
    assert page.all("summary")[0]["text"] == "The numbers as a table"
    assert page.all("caption")[0]["text"] == "Apples in two years. Number of apples."
    assert [(cell["text"], cell["scope"]) for cell in page.all("th")] == [
        ("Year", "col"),
        ("Apples", "col"),
        ("2024", "row"),
        ("2025", "row"),
    ]
    assert [cell["text"] for cell in page.all("td")] == ["1", "2"]


def test_no_note_leaves_no_empty_paragraph():
    assert all(element["text"].strip() for element in Page(html(make(note=""))).all("p"))


def test_source_without_address_is_described_without_a_link():
    page = Page(html(make(sources=(Source(id="b", title="Letter", publisher="Office", kind="x"),))))
    assert not page.all("a")
    assert "Source: Office, Letter. As of" in "".join(element["text"] for element in page.all("p"))


def test_many_sources_are_folded():
    sources = tuple(Source(id=str(n), title=f"Letter {n}", kind="x") for n in range(5))
    page = Page(html(make(sources=sources)))
    assert [item["text"] for item in page.all("li")] == [f"Letter {n}" for n in range(5)]
    assert page.all("summary")[0]["text"] == "The sources"


def test_drawing_is_an_image_named_by_the_alt():
    page = Page(html())
    (svg,) = page.all("svg")
    assert (svg["role"], svg["width"], svg["viewbox"]) == ("img", "100%", "0 0 288 144")
    assert "height" not in svg
    (alt,) = [element for element in page.elements if element.get("id") == svg["aria-labelledby"]]
    assert alt["text"] == make().alt
    assert page.all("figure")[0]["aria-labelledby"] in {element.get("id") for element in page.all("p")}


def test_ids_are_unique_and_begin_with_the_pictures():
    text = html()
    ids = [element["id"] for element in Page(text).elements if "id" in element]
    assert len(ids) == len(set(ids))
    assert all(id.startswith("apples-") for id in ids)
    used = re.findall(r"url\(#([^)]+)\)", text) + re.findall(r'href="#([^"]+)"', text)
    assert used
    assert set(used) <= set(ids)


def test_nothing_is_fetched_run_or_a_heading():
    page = Page(html())
    tags = {element["tag"] for element in page.elements}
    assert not tags & {"script", "link", "img", "image", "iframe", "metadata", *(f"h{n}" for n in range(1, 7))}
    assert [element["href"] for element in page.elements if not element.get("href", "#").startswith("#")] == [ADDRESS]
    assert "@import" not in style.CSS
    assert "url(" not in style.CSS


def test_style_stays_in_the_picture():
    assert [element["text"] for element in Page(html()).all("style")] == [style.CSS]
    rules = re.sub(r"@(?:media|container)[^{]*\{(.*?\})\s*\}", r"\1", style.CSS, flags=re.DOTALL)
    heads = re.findall(r"([^{}]+)\{", rules)
    assert heads
    assert all(".course-figure" in head for head in heads)


def test_drawing_has_no_colour_and_no_font_but_the_themes():
    drawing = re.search(r"<svg.*</svg>", html(), re.DOTALL)[0]
    assert set(re.findall(r"var\((--[a-z0-9-]+)\)", drawing)) >= {"--paper", "--ink", "--edge", "--font"}
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\"])", drawing)
    assert style.FONT not in drawing


def test_variables_are_those_of_the_views():
    def named(css):
        pairs = re.findall(r"(--[a-z0-9-]+):\s*([^;]+);", css)
        return {name: re.sub(r"\s+", " ", value) for name, value in reversed(pairs)}

    theirs = named((ROOT / "course/views/tokens.css").read_text(encoding="utf-8"))
    ours = named(style.CSS)
    assert set(style.VARIABLES.values()) <= set(ours)
    assert ours == {name: theirs[name] for name in ours}


def test_markup_in_data_stays_text():
    nasty = '<b onclick="x">&amp;'
    page = Page(
        html(make(title=nasty, alt=nasty, unit=nasty, note=nasty, columns=("Year", nasty), rows=((nasty, nasty),)))
    )
    assert not page.all("b")
    assert page.all("strong")[0]["text"] == nasty
    assert page.all("td")[0]["text"] == nasty


def test_shortcuts_of_the_notebook_are_off_on_what_takes_focus():
    focusable = [element for element in Page(html()).elements if element["tag"] in ("a", "summary")]
    assert len(focusable) == 2
    assert all(element["data-lm-suppress-shortcuts"] == "true" for element in focusable)


def test_cleaned_keeps_the_words_and_drops_the_drawing():
    cleaned = clean_html(html())
    page = Page(cleaned)
    assert not page.all("svg") + page.all("style")
    assert "hidden" not in cleaned
    texts = [element["text"] for element in page.all("p")]
    assert texts[:4] == ["Apples in two years", "Number of apples", make().alt, RUN]
    assert "Source: Office" in texts[4]
    assert len(page.all("td")) == 2
    assert [element["tag"] for element in page.elements if not element["text"].strip()] == []
    assert clean_html(cleaned) == cleaned


def test_other_html_is_left_as_it_is():
    other = "<style>b {}</style>\n<div>a <svg></svg></div>"
    assert clean_html(other) == other


def test_notebook_test_takes_cleaned_and_drawn_for_the_same():
    rules = configparser.RawConfigParser()
    rules.read(ROOT / "tests/sanitize.cfg", encoding="utf-8")

    def sanitised(text):
        for section in rules.sections():
            text = re.sub(rules[section]["regex"], rules[section].get("replace", ""), text)
        return text

    assert sanitised(html()) == sanitised(clean_html(html()))
    assert sanitised(html()) != sanitised(clean_html(html(make(alt="Bars: 1 in 2024 and 3 in 2025."))))


def test_without_matplotlib_the_words_are_shown(monkeypatch):
    real = builtins.__import__

    def lacking(name, *rest):
        if name.startswith("matplotlib"):
            raise ModuleNotFoundError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", lacking)
    text = html()
    assert "The drawing needs matplotlib" in text
    assert make().alt in text
    assert "<style" not in text


def test_building_a_picture_loads_no_matplotlib():
    code = (
        "import sys; from course.content.load import load; from course.figures import PICTURES, picture\n"
        "for id in PICTURES: picture(id, load())._repr_mimebundle_(include=['text/plain'])\n"
        "sys.exit('matplotlib' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


@pytest.mark.parametrize(
    ("date", "expected"), [("1949", 1949), ("2008-04", 2008.25), ("2026-01-01", 2026), ("2026-07-02", 2026.5027)]
)
def test_year_with_fraction(date, expected):
    assert year(date) == pytest.approx(expected, abs=1e-4)


def test_style_of_the_reader_changes_nothing():
    import matplotlib

    before = html()
    with matplotlib.rc_context({"font.size": 30, "svg.fonttype": "path", "lines.markersize": 20, "patch.linewidth": 7}):
        assert html() == before
