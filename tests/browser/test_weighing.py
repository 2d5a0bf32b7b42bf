"""The weighing chapter by keyboard alone: the other side first, then what drives, flips and counts."""

import json
import re

import pytest
from conftest import DARK, LIGHT, written
from playwright.sync_api import expect
from test_course import WIDER, board, open_theme, violations

NAME = "depth"
TEXT = "A promise may be <b>tested</b>, & then \u201cwords\u201d count.\n<img src=x onerror=\"document.title='hurt'\">"


def shown(notebook, lab):
    """Open a page with the board and the parts that read it."""
    sources = [f"from course import {part}\n\n{part}()" for part in ("weighing", "drivers", "flips", "rules")]
    path = lab.root / "notebooks" / f"{NAME}.ipynb"
    path.write_text(json.dumps(written(sources)), encoding="utf-8")
    return notebook.open(NAME).run_all()


@pytest.fixture
def weighing(notebook, lab):
    return shown(notebook, lab)


def part(notebook, name: str):
    return notebook.outputs.locator(f".course.{name}")


def press(notebook, *keys: str) -> None:
    for key in keys:
        notebook.page.keyboard.press(key)


def test_the_other_side_is_stated_by_keyboard_alone_and_every_part_opens(weighing, lab):
    page = weighing.page
    open_theme(weighing, "Deterrence")
    board(weighing).locator("article.arg.for:visible input[type=range]").first.focus()
    press(weighing, "End")
    expect(board(weighing).locator(".verdict")).to_have_text("Covered for now")
    expect(board(weighing)).not_to_contain_text(re.compile(r"Leans|leans (for|against)|of 100, on"))
    for name in ("drivers", "flips", "rules"):
        expect(part(weighing, name).locator(".covered")).to_contain_text("still covered")
    board(weighing).get_by_role("button", name="State the other side").focus()
    press(weighing, "Enter")
    expect(board(weighing).get_by_role("heading", name="State the other side first")).to_be_focused()
    # nothing is chosen for the student
    expect(board(weighing).get_by_role("radio", checked=True)).to_have_count(0)
    board(weighing).get_by_role("button", name="Keep it and uncover").press("Enter")
    expect(board(weighing).get_by_role("alert")).to_contain_text("Choose first which side")
    board(weighing).get_by_label("Neither yet").focus()
    press(weighing, "Space", "Tab")
    first, second = TEXT.split("\n")
    page.keyboard.type(first)
    press(weighing, "Enter")
    page.keyboard.type(second)
    press(weighing, "Tab", "Enter")
    expect(board(weighing).locator(".verdict")).to_contain_text("About even")
    expect(board(weighing).locator(".verdict")).to_be_focused()
    expect(board(weighing).locator(".stated .mine")).to_have_text(TEXT, use_inner_text=True)
    assert page.title() != "hurt" and board(weighing).locator(".stated :is(b, img)").count() == 0
    assert lab.saved()["other-side"]["value"] == {"side": "both", "text": TEXT}
    for name in ("drivers", "flips", "rules"):
        expect(part(weighing, name).locator(".covered")).to_be_hidden()
    expect(part(weighing, "drivers")).to_contain_text("rated 10")
    board(weighing).get_by_role("button", name="Change it").press("Enter")
    area = board(weighing).get_by_label("Its strongest argument")
    expect(area).to_have_value(TEXT)
    area.fill("Shorter.")
    board(weighing).get_by_role("button", name="Keep these words").press("Enter")
    expect(board(weighing).locator(".stated .mine")).to_have_text("Shorter.")
    expect(area).to_be_hidden()


def skip(weighing) -> None:
    button = board(weighing).get_by_role("button", name="Skip this")
    expect(button).to_have_accessible_description(re.compile("^Skipping loses"))
    button.press("Enter")
    expect(board(weighing).locator(".verdict")).to_contain_text("About even")
    expect(board(weighing).get_by_role("button", name="You skipped this. Write it now")).to_be_visible()


def test_parts_follow_the_board_when_a_slider_rests(weighing):
    skip(weighing)
    open_theme(weighing, "Deterrence")
    for argument, key in (("for", "End"), ("against", "Home")):
        for slider in board(weighing).locator(f"article.arg.{argument}:visible input[type=range]").all():
            slider.focus()
            press(weighing, key)
    expect(board(weighing).locator(".verdict")).to_contain_text("14 of 100")
    for name in ("drivers", "flips"):
        expect(part(weighing, name)).to_contain_text("Leans for, 14 of 100")
    expect(part(weighing, "rules")).to_contain_text("for, +14")


def test_franklins_way_is_walked_by_keyboard_alone(weighing):
    skip(weighing)
    rules, page = part(weighing, "rules"), weighing.page
    back, forward = (rules.get_by_role("button", name=name) for name in ("Back", "Next"))
    expect(back).to_be_disabled()
    forward.focus()
    press(weighing, "Enter")
    expect(rules.get_by_role("status")).to_contain_text(re.compile(r"^Step 1 of \d+\. Strike"))
    expect(rules.locator("s")).to_have_count(2)
    steps = int(re.search(r"of (\d+)", rules.get_by_role("status").inner_text())[1])
    press(weighing, *["Enter"] * (steps - 1))
    expect(forward).to_be_disabled()
    expect(back).to_be_focused()
    expect(rules).to_contain_text("Nothing is left: the sides cancel.")
    press(weighing, "Enter")
    expect(rules.locator("s")).to_have_count(2 * (steps - 1))
    assert page.locator(".jp-Dialog").count() == 0


@pytest.mark.parametrize("open_", [False, True], ids=["covered", "open"])
def test_axe_finds_nothing_and_nothing_is_wider_than_its_cell(weighing, open_):
    if open_:
        skip(weighing)
    weighing.page.evaluate("document.querySelectorAll('.jp-OutputArea details').forEach(part => (part.open = true))")
    for theme in (DARK, LIGHT):
        weighing.wear(theme)
        assert violations(weighing.page) == []
    # 640 is 1280 at a zoom of 200 %
    for width in (1600, 1280, 640, 390, 360):
        weighing.page.set_viewport_size({"width": width, "height": 900})
        assert weighing.page.evaluate(WIDER) == [], width


def test_tab_alone_leads_through_every_part_of_the_chapter(notebook):
    notebook.open("06_weighing").run_all()
    board(notebook).get_by_role("button", name="Skip this").press("Enter")
    open_theme(notebook, "Deterrence")
    board(notebook).locator("article.arg.for:visible input[type=range]").first.press("End")
    expect(part(notebook, "flips").locator("summary")).to_be_visible()
    # where the focus is: the part, and whether it can be seen
    focus = """() => {
      const e = document.activeElement, r = e.getBoundingClientRect(), part = e.closest('.course');
      const seen = r.width > 0 && r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth;
      return [part?.classList[1] ?? '', seen, e.outerHTML.slice(0, 120)];
    }"""
    notebook.outputs.locator(".course.quiz input").first.focus()
    walked = []
    for _ in range(400):
        name, seen, what = notebook.page.evaluate(focus)
        assert seen, what
        if name and name not in walked:
            walked.append(name)
        if walked[-1] == "formula" and not name:
            break
        press(notebook, "Tab")
    parts = notebook.outputs.locator(".course").evaluate_all("all => all.map(e => e.classList[1])")
    assert walked == list(dict.fromkeys(parts)), what
