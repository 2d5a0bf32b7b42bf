"""The memo from what is typed to the printed page, and the formula page: by keyboard alone, and whatever is typed."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import DARK, LIGHT, written
from hostile import HOSTILE
from playwright.sync_api import expect
from test_course import WIDER, board, violations

from course.content.load import load
from course.content.words import cite
from course.figures.memo import PARTS, SIDES, SIZES, SOURCES, fits, most, page, plain
from course.models.balance import Ratings, balance

CONTENT = load()
PAPER = ("A4", "Letter")
CHANGE = "If an Ally said in public that it would not help, I would rate deterrence lower."
OTHER = "A promise that few want to keep is <b>no</b> protection."
NET = re.compile("^(https?|wss?):")


def heavy(argument) -> int:
    """Return how much an argument would put on the page if it were one of those that add most."""
    known = {s.id: s for s in CONTENT.sources}
    names = dict.fromkeys(name for e in argument.evidence for name in (e.source, *e.also))
    return len(argument.title) + sum(len(cite(known[name])) for name in list(names)[:SOURCES])


def fullest() -> dict[str, int]:
    """Return ratings under which the arguments with the longest titles and sources add most."""
    chosen = set()
    for side in SIDES:
        chosen |= {a.id for a in sorted((a for a in CONTENT.arguments if a.side == side), key=heavy)[-2:]}
    return {a.id: 10 if a.id in chosen else 1 for a in CONTENT.arguments}


def many(letter: str, width: float, limit: int) -> str:
    """Return a text of a letter of this width that is just not printed smaller."""
    return letter * min(400, int(limit / width))


TYPED = {
    "prose": ("Their strongest point is that a promise must be kept. " * 8)[:400],
    "capitals": "W" * 400,
    "words of capitals": ("WWWWWWW " * 50)[:400],
    "full-width": "\u5f37" * 400,
    "pictures": "\U0001f600" * 400,
    "marks": "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d" * 50,
    "right to left": "\u0627\u0644\u062d\u062c\u0629 " * 50,
} | {f"just in size {n}": many("W" if n < 3 else "\U0001f600", 1 if n < 3 else 1.4, s) for n, s in enumerate(SIZES)}
# however wide: these may be cut, which is said before, but never need a second page
CUT = {"ligatures": "\ufdfd" * 400, "long dashes": "\u2e3b" * 400, "rare script": "\U00012219" * 400}


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def printed(tab, paper: str) -> int:
    return pages_of(tab.pdf(format=paper, prefer_css_page_size=True, display_header_footer=True))


# On paper


@pytest.fixture
def tab(chromium):
    context = chromium.new_context(viewport={"width": 680, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("typed", [*TYPED, *CUT])
def test_the_memo_is_one_page_whatever_is_typed_and_what_fits_is_whole(tab, typed):
    text = (TYPED | CUT)[typed]
    assert fits(text) == (typed in TYPED)
    weights = {t.id: 100 - n for n, t in enumerate(CONTENT.themes)}
    # the theme that is left out has the longest words in its row
    last = CONTENT.themes[-1].id
    gone = frozenset(a.id for a in CONTENT.arguments if (a.theme, a.side) == (last, "against"))
    result = balance(CONTENT.arguments, Ratings(ratings=fullest(), weights=weights, aside=gone))
    assert [len(some) for some in most(result).values()] == [2, 2]
    tab.set_content(page(CONTENT, result, other={"side": "against", "text": text}, change=text, day="2026-09-23"))
    assert [printed(tab, paper) for paper in PAPER] == [1, 1]
    tab.emulate_media(media="print")
    for width in (680, 702):  # A4 and Letter within the margins
        tab.set_viewport_size({"width": width, "height": 900})
        cut = tab.locator(".own").evaluate_all("all => all.map(e => e.scrollHeight > e.clientHeight + 1)")
        assert typed in CUT or cut == [False, False]


def test_a_second_page_would_be_counted(tab):
    result = balance(CONTENT.arguments, Ratings(ratings=fullest()))
    html = page(CONTENT, result, other={"side": "both", "text": TYPED["capitals"]}, change="x", day="2026-09-23")
    tab.set_content(html.replace("max-height: 125pt", "min-height: 700pt"))
    assert min(printed(tab, paper) for paper in PAPER) > 1


# In the notebook


@pytest.fixture
def memo(notebook, lab):
    """The board, the memo and the formula page of somebody who has rated and stated the other side."""
    given = {f"rating/{name}": value for name, value in fullest().items()}
    given["other-side"] = {"side": "against", "text": OTHER}
    items = {key: {"value": value, "version": "1", "at": "2026-02-18T12:00Z"} for key, value in given.items()}
    lab.answers.mkdir()
    (lab.answers / "answers.json").write_text(json.dumps({"schema": 1, "items": items}), encoding="utf-8")
    cells = [f"from course import {name}\n\n{name}()" for name in ("weighing", "memo", "formula")]
    (lab.root / "notebooks" / "memo.ipynb").write_text(json.dumps(written(cells)), encoding="utf-8")
    return notebook.open("memo").run_all()


def part(notebook, name: str):
    return notebook.outputs.locator(f".course.{name}")


def preview(notebook):
    return part(notebook, "memo").frame_locator("iframe")


def canaries(notebook) -> list:
    """Return what would be set if anything typed had run, in the page and in the preview."""
    return notebook.page.evaluate(
        """() => {
          const frames = document.querySelectorAll('.course iframe');
          return [window, ...Array.from(frames, frame => frame.contentWindow)].map(w => w.__canary);
        }"""
    )


def saved(notebook, path):
    with notebook.page.expect_download() as download:
        part(notebook, "memo").get_by_role("button", name="Save the memo").press("Enter")
    assert download.value.suggested_filename == "my-memo-ukraine-nato.html"
    download.value.save_as(path)
    return path


def read(chromium, path, **how):
    """Open a saved memo where nothing may be fetched; return the page and what it asked for all the same."""
    context, asked = chromium.new_context(**how), []
    context.set_offline(True)
    context.route(NET, lambda route: (asked.append(route.request.url), route.abort()))
    opened = context.new_page()
    opened.goto(path.as_uri())
    return opened, asked


def test_a_memo_is_written_seen_saved_and_printed_by_keyboard_alone(memo, chromium, lab, tmp_path):
    view, keyboard = part(memo, "memo"), memo.page.keyboard
    expect(preview(memo).locator("h1")).to_have_text("Should Ukraine join NATO?")
    expect(preview(memo).locator("#other .own")).to_have_text(OTHER)
    view.get_by_role("textbox", name="What would change my mind?").focus()
    keyboard.type(CHANGE)
    expect(preview(memo).locator("#change .own")).to_have_text(CHANGE)
    expect(view.locator(".kept")).to_contain_text(re.compile(r"Saved \d"))
    assert lab.saved()["memo/change"]["value"] == CHANGE
    keyboard.press("Tab")
    expect(view.get_by_role("checkbox", name=PARTS["balance"])).to_be_focused()
    for _ in range(2):
        keyboard.press("Tab")
    keyboard.press("Space")
    expect(view.get_by_role("checkbox", name=PARTS["flip"])).to_be_checked()
    expect(preview(memo).locator("#flip")).to_have_count(0)
    seen = preview(memo).locator("main").inner_text()
    path = saved(memo, tmp_path / "memo.html")
    expect(view.get_by_role("status")).to_contain_text("in your downloads: my-memo-ukraine-nato.html")
    opened, asked = read(chromium, path)
    assert opened.locator("main").inner_text().split() == seen.split()
    assert [printed(opened, paper) for paper in PAPER] == [1, 1]
    assert asked == []
    opened.context.close()
    # nothing of the student's is missing because it stood below the edge of the preview
    heights = view.locator("iframe").evaluate("e => [e.offsetHeight, e.contentDocument.body.scrollHeight]")
    assert heights[0] >= heights[1]


def test_nothing_typed_becomes_anything_but_text(memo, chromium, tmp_path):
    area = part(memo, "memo").get_by_role("textbox", name="What would change my mind?")
    title, address = memo.page.title(), memo.page.url
    for n, text in enumerate(HOSTILE):
        board(memo).get_by_role("button", name="Change it").click()
        board(memo).get_by_label("Its strongest argument").fill(text)
        board(memo).get_by_role("button", name="Keep these words").click()
        expect(board(memo).locator(".stated .mine")).to_have_text(text)
        assert board(memo).locator(".stated .mine *").count() == 0
        area.fill(text)
        for name in ("change", "other"):
            expect(preview(memo).locator(f"#{name} .own")).to_have_text(plain(text))
            assert preview(memo).locator(f"#{name} .own *").count() == 0
        opened, asked = read(chromium, saved(memo, tmp_path / f"memo-{n}.html"))
        assert opened.locator(".own").all_text_contents() == [plain(text)] * 2
        opened.locator(".own").first.hover()
        assert (opened.evaluate("window.__canary"), asked) == (None, [])
        opened.context.close()
        assert canaries(memo) == [None, None], text
    assert (memo.page.title(), memo.page.url) == (title, address)


def test_something_that_ran_would_be_seen(memo):
    memo.page.evaluate("document.querySelector('.course iframe').contentWindow.__canary = 1")
    assert canaries(memo) == [None, 1]
    memo.page.evaluate("document.body.insertAdjacentHTML('beforeend', `<img src=x onerror='window.__canary=1'>`)")
    memo.page.wait_for_function("window.__canary === 1")


def test_a_slider_of_the_formula_page_recounts_the_table_by_keyboard_alone(memo):
    view, keyboard = part(memo, "formula"), memo.page.keyboard
    rows = view.get_by_role("row")
    expect(rows).to_have_count(8)
    expect(view.locator(".numbers td:last-child")).to_have_text(["about even"] * 7)
    view.get_by_role("slider", name="Arguments against").focus()
    for _ in range(3):
        keyboard.press("ArrowRight")
    expect(view.locator(".said-of")).to_have_text(
        re.compile("^6 against and 3 for, each rated 5. Of these 7 rules, 5 say")
    )
    expect(rows.nth(1)).to_contain_text("about even")
    expect(rows.nth(4)).to_contain_text("\u221264")
    expect(view.locator("p[role=status]")).to_have_text(re.compile("^6 against and 3 for"))
    keyboard.press("Tab")
    keyboard.press("End")
    expect(view.locator(".said-of")).to_have_text(re.compile("^6 against and 12 for"))
    expect(rows.nth(4)).to_contain_text(re.compile(r"\+\d+"))
    view.get_by_text("Why can no rule have all three?").focus()
    keyboard.press("Enter")
    expect(view.get_by_text("Now rate that second argument 7.")).to_be_visible()


def test_axe_finds_nothing_and_nothing_is_wider_than_its_cell(memo, chromium, tmp_path):
    part(memo, "memo").get_by_role("textbox", name="What would change my mind?").fill(CHANGE + "W" * 300)
    expect(preview(memo).locator("#change .own")).to_contain_text("WWW")
    memo.page.evaluate("document.querySelectorAll('.jp-OutputArea details').forEach(part => (part.open = true))")
    for theme in (DARK, LIGHT):
        memo.wear(theme)
        assert violations(memo.page) == []
    for width in (1600, 1280, 390, 360):
        memo.page.set_viewport_size({"width": width, "height": 900})
        assert memo.page.evaluate(WIDER) == [], width
        wide = "e => e.contentDocument.documentElement.scrollWidth - e.clientWidth"
        assert part(memo, "memo").locator("iframe").evaluate(wide) <= 0, width
    path = saved(memo, tmp_path / "memo.html")
    for scheme in ("light", "dark"):
        for width in (1280, 390, 360):
            opened, _ = read(chromium, path, color_scheme=scheme, viewport={"width": width, "height": 900})
            found = Axe().run(opened).response["violations"]
            assert [v["id"] for v in found] == [], (scheme, width)
            assert opened.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
            opened.context.close()
