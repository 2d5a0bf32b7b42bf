"""How sure, from elsewhere, then and now: by keyboard alone, in both themes and at every width."""

import json
import re

import pytest
from conftest import DARK, LIGHT, written
from playwright.sync_api import expect
from test_course import WIDER, violations

PARTS = ["unsure", "elsewhere", "then_and_now"]
RATED = {
    "other-side": "skipped",
    "rating/det-for-1": 10,
    "rating/det-against-1": 1,
    "stance/first": -100,
    "stance/last": 100,
}
DAYS = {f"balance/{n}": {"day": "2026-02-18", "points": 50 * n - 150} for n in range(1, 6)}


@pytest.fixture
def depth(notebook, lab):
    """A page of the three parts, with some answers given before."""
    given = {k: {"value": v, "version": "1", "at": "2026-02-18T12:00Z"} for k, v in (RATED | DAYS).items()}
    lab.answers.mkdir()
    (lab.answers / "answers.json").write_text(json.dumps({"schema": 1, "items": given}), encoding="utf-8")
    cells = [f"from course import {name}\n\n{name}()" for name in PARTS]
    (lab.root / "notebooks" / "in_depth.ipynb").write_text(json.dumps(written(cells)), encoding="utf-8")
    return notebook.open("in_depth").run_all()


def part(notebook, name: str):
    return notebook.outputs.locator(f".course.{name}")


def test_a_give_or_take_is_chosen_by_keyboard_alone_and_widens_the_bar(depth, lab):
    view, keyboard = part(depth, "unsure"), depth.page.keyboard
    expect(view.locator(".verdict")).to_contain_text("No rating that counts is unsure")
    choices = view.get_by_role("group", name=re.compile("Article 5 has kept members safe"))
    choices.get_by_role("radio", name="sure", exact=True).focus()
    for _ in range(3):
        keyboard.press("ArrowRight")
    expect(choices.get_by_role("radio", name="give or take 3")).to_be_checked()
    expect(view.locator(".verdict")).to_have_text(re.compile(r"^Your balance lies anywhere between \+\d+ and \+\d+\."))
    expect(choices).to_contain_text("10 of 10: 7 to 10")
    expect(view.locator(".theme summary").first).to_contain_text("1 of 4 unsure")
    expect(view.locator(".kept")).to_contain_text(re.compile(r"Saved \d"))
    assert lab.saved()["unsure/det-for-1"]["value"] == 3
    widths = [view.locator(f".beam .part.{side}").evaluate("e => e.offsetWidth") for side in ("against", "for")]
    assert widths[0] == 0 < widths[1]
    view.locator(".theme summary").nth(1).focus()
    keyboard.press("Enter")
    expect(view.get_by_role("radio", name="give or take 1")).to_have_count(8)


def test_somebody_looks_from_elsewhere_and_comes_back_by_keyboard_alone(depth, lab):
    view, keyboard = part(depth, "elsewhere"), depth.page.keyboard
    before = lab.saved()
    own = view.locator(".line").first.inner_text()
    view.get_by_role("radio", name="Your own weights").focus()
    for _ in range(2):
        keyboard.press("ArrowDown")
    expect(view.get_by_role("heading", name="Sides swapped")).to_be_visible()
    expect(view.locator(".line").first).to_contain_text("Leans against")
    expect(view.locator(".line").nth(1)).to_contain_text("Leans for")
    expect(view.get_by_role("status")).to_contain_text("Sides swapped: leans against")
    keyboard.press("ArrowDown")
    expect(view.locator(".told")).to_contain_text("illustration by the course")
    view.locator(".ask summary").focus()
    keyboard.press("Enter")
    view.get_by_role("radio", name="Türkiye").press("Space")
    expect(view.get_by_role("heading", name="Türkiye")).to_be_visible()
    view.locator(".about .srcs summary").press("Enter")
    expect(view.locator(".about .srcs a").first).to_be_visible()
    view.get_by_role("button", name="Back to my own weights").press("Enter")
    expect(view.get_by_role("radio", name="Your own weights")).to_be_focused()
    expect(view.get_by_role("radio", name="Your own weights")).to_be_checked()
    expect(view.locator(".line").first).to_have_text(re.compile(r"\s*".join(map(re.escape, own.split()))))
    assert lab.saved() == before


def test_a_balance_is_saved_removed_and_brought_back_by_keyboard_alone(depth, lab):
    view, keyboard = part(depth, "then"), depth.page.keyboard
    rows = view.locator("tbody tr")
    expect(rows).to_have_count(7)
    view.get_by_role("button", name="Save this balance").press("Enter")
    expect(rows).to_have_count(8)
    expect(view.get_by_role("status")).to_contain_text("Saved: Leans for")
    assert sorted(lab.saved()["balance/6"]["value"]) == ["day", "points"]
    view.get_by_role("button", name=re.compile("Remove ?: balance of 18 February 2026, .100 against")).focus()
    keyboard.press("Enter")
    expect(rows).to_have_count(7)
    # the next line has the focus
    expect(depth.page.locator(":focus")).to_have_accessible_name(re.compile("Remove ?: balance .* .50 against"))
    view.get_by_role("button", name="Undo").press("Enter")
    expect(rows).to_have_count(8)
    expect(view.get_by_role("button", name="Save this balance")).to_be_focused()
    expect(view.get_by_role("status")).to_contain_text("The balance is back.")


def test_axe_finds_nothing_and_nothing_is_wider_than_its_cell(depth):
    part(depth, "elsewhere").get_by_role("radio", name="Poland").check()
    depth.page.evaluate("document.querySelectorAll('.jp-OutputArea details').forEach(part => (part.open = true))")
    for theme in (DARK, LIGHT):
        depth.wear(theme)
        assert violations(depth.page) == []
    for width in (1600, 1280, 640, 390, 360):
        depth.page.set_viewport_size({"width": width, "height": 900})
        expect(depth.page.locator(".jp-Notebook")).to_be_visible()
        assert depth.page.evaluate(WIDER) == [], width
        # what is placed by hand stays in its cell too
        beyond = """() => Array.from(document.querySelectorAll(
            ':is(.spot, .beam, td .axis) :is(.num, .end, .tip, .mark)')).filter(e => {
              const cell = e.closest('.jp-OutputArea-output').getBoundingClientRect(), r = e.getBoundingClientRect();
              return e.checkVisibility() && (r.left < cell.left - 1 || r.right > cell.right + 1);
            }).map(e => e.textContent)"""
        assert depth.page.evaluate(beyond) == [], width
