"""How a state joins, what follows a threat, and a guess in order: parts as somebody meets them."""

import json
import re

from conftest import written
from playwright.sync_api import expect

from course.content.load import load

NAME = "02_barriers"


def test_members_hold_back_by_keyboard_alone(notebook, lab):
    notebook.open(NAME).run_all()
    page, part = notebook.page, notebook.outputs.locator(".course.accession")
    result, steps = part.get_by_role("status").first, part.locator(".ladder > li")
    expect(result).to_contain_text("The state is a member")
    part.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(result).to_contain_text("The state is a member")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(result).to_contain_text("It stops at step 6 of 9")
    expect(result).to_contain_text("Albania holds back, the other 31 agree.")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(result).to_contain_text("Albania and Belgium hold back, the other 30 agree.")
    expect(steps.nth(4)).to_contain_text("done")
    expect(steps.nth(5)).to_contain_text("stops here")
    expect(steps.nth(5)).to_contain_text("What stays possible")
    expect(steps.nth(6)).to_contain_text("not reached")
    steps.nth(5).locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(steps.nth(5)).to_contain_text("Who can stop it")
    part.get_by_role("button", name="Nobody holds back").focus()
    page.keyboard.press("Enter")
    expect(result).to_contain_text("The state is a member")
    expect(part.get_by_role("checkbox", checked=True)).to_have_count(0)
    assert not lab.answers.exists()


def test_the_steps_after_a_threat_are_walked_by_keyboard_alone(notebook):
    notebook.open(NAME).run_all()
    page, part = notebook.page, notebook.outputs.locator(".course.articles")
    said, titles = part.get_by_role("status"), part.locator("nav button")
    count = titles.count()
    next_button = part.get_by_role("button", name=re.compile("^Next"))
    next_button.focus()
    for i in range(1, count):
        page.keyboard.press("Enter")
        expect(said).to_contain_text(f"Step {i + 1} of {count}:")
        expect(titles.nth(i)).to_have_attribute("aria-current", "step")
        expect(part.get_by_role("heading", level=3)).to_have_count(1)
    # the end of the way takes the focus back to the button that still leads somewhere
    expect(part.get_by_role("button", name=re.compile("^Back"))).to_be_focused()
    page.keyboard.press("Enter")
    expect(said).to_contain_text(f"Step {count - 1} of {count}:")
    titles.first.focus()
    page.keyboard.press("Enter")
    expect(said).to_contain_text(f"Step 1 of {count}:")
    expect(titles.first).to_be_focused()
    assert part.locator("nav [aria-current]").count() == 1


def test_a_guess_in_order_names_every_line(notebook, lab):
    guess = next(g for g in load().guesses if g.type == "order")
    page = written([f"from course import guess\n\nguess({guess.id!r})"])
    (lab.root / "notebooks" / "order.ipynb").write_text(json.dumps(page), encoding="utf-8")
    lines = notebook.open("order").run_all().outputs.locator(".course.guess ol.order li")
    assert sorted(line.locator("span").nth(1).inner_text() for line in lines.all()) == sorted(guess.rows)
