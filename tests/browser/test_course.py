"""What students do, in a real JupyterLab."""

import re
from contextlib import suppress

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import DARK, LIGHT, ROOT
from playwright.sync_api import expect

NOTEBOOKS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
# one page for each kind of control
CONTROLS = ("00_start_here", "01_history", "02_barriers", "03_checking_claims", "04_case_for", "06_weighing")


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_cell_runs_and_nothing_is_an_error(notebook, name):
    problems = []
    notebook.page.on("pageerror", lambda error: problems.append(str(error)))
    notebook.open(name).run_all()
    assert notebook.outputs.locator("[data-mime-type='application/vnd.jupyter.error']").count() == 0
    assert notebook.outputs.locator("[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    assert notebook.outputs.get_by_role("alert").filter(has_text=re.compile(r"\w")).count() == 0
    assert problems == []


def test_a_quiz_is_answered_by_keyboard_alone(notebook, lab):
    notebook.open("01_history").run_all()
    page = notebook.page
    quiz = notebook.outputs.locator(".course.quiz").first
    item = quiz.locator(".item").filter(has=page.locator("input[type=radio]")).first
    item.locator("input[type=radio]").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(item.locator(".said")).to_have_count(1)
    expect(item.get_by_role("status")).to_contain_text(re.compile("Right|Not yet"))
    item.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(item.locator(".srcs li").first).to_be_visible()
    expect(quiz.locator(".kept")).to_contain_text(re.compile(r"Saved \d"))
    assert [key for key in lab.saved() if key.startswith("quiz/")]


def test_events_are_put_in_order_by_buttons_that_keep_the_focus(notebook):
    notebook.open("01_history").run_all()
    page = notebook.page
    item = notebook.outputs.locator(".course.quiz .item").filter(has=page.locator(".order")).first
    first = item.locator(".order li").first
    down = first.get_by_role("button", name=re.compile("Move down"))
    title = down.get_attribute("aria-label").removeprefix("Move down: ")
    down.focus()
    page.keyboard.press("Enter")
    expect(item.locator(".order li").nth(1)).to_contain_text(title)
    expect(page.locator(":focus")).to_have_attribute("aria-label", f"Move down: {title}")
    item.get_by_role("button", name=re.compile("Check order")).click()
    expect(item.get_by_role("status").filter(has=page.locator(".said"))).to_contain_text(
        re.compile("Right|Partly right|Not yet")
    )


def small_quiz(notebook):
    """Open the small quiz of a match, a number and a text; return its three items."""
    items = notebook.open("types").run_all().outputs.locator(".course.quiz").first.locator(".item")
    expect(items).to_have_count(3)
    return [items.nth(i) for i in range(3)]


def answer(notebook) -> None:
    """Give every quiz of the page an answer of every kind, and check all."""
    for field, text in (("textarea", "A text."), ("input[type=text]", "30")):
        for control in notebook.outputs.locator(f".course.quiz {field}").all():
            control.fill(text)
    for control in notebook.outputs.locator(".course.quiz select").all():
        control.select_option(index=1)
    for control in notebook.outputs.locator(".course.quiz :is(.choice, .kinds):first-of-type input").all():
        control.check()
    for button in notebook.outputs.locator(".course.quiz .item .btn.first").all():
        button.click()
    for item in notebook.outputs.locator(".course.quiz .item").all():
        expect(item.locator(".said, .model").first).to_be_visible()


def test_lines_are_matched_by_keyboard_alone(notebook, lab):
    item, _, _ = small_quiz(notebook)
    keyboard = notebook.page.keyboard
    item.get_by_label("A fence round the pond").focus()
    for key in [*["ArrowDown"] * 3, "Tab", *["ArrowDown"] * 2, "Tab", "Tab"]:
        keyboard.press(key)
    expect(item.locator(".said")).to_have_count(0)
    expect(item.get_by_role("button")).to_be_focused()
    keyboard.press("Enter")
    expect(item.locator(".said")).to_have_text(
        [
            re.compile("^Right. The town"),
            re.compile("^Not yet. Somebody"),
            "Look again. Choose a match for this line too.",
        ]
    )
    expect(item.get_by_role("status")).to_have_text("1 of 3 right.")
    assert lab.saved()["quiz/q-who"]["value"] == {"answer": ["The town", "The frogs", None], "tries": 1}


def test_a_number_is_checked_by_enter_with_a_comma_or_a_point(notebook, lab):
    _, item, _ = small_quiz(notebook)
    field, said = item.get_by_role("textbox"), item.get_by_role("status")
    expect(field).to_have_accessible_name("Your number, from 0 to 40; within 1.5 either way counts as right")
    expect(field).to_have_accessible_description("frogs Say how many frogs the survey of 2020 counted.")
    for typed, sentence in (
        ("", "Look again. Write a number first."),
        ("ten", "Look again. Write one number in digits"),
        ("1,944", "Look again. Write a number from 0 to 40; 1944 lies outside."),
        ("10.4", "Not yet. More than that were there."),
        ("13.6", "Not yet. That would be a crowd."),
        ("13,5", "Right. The record: 12 frogs."),
    ):
        field.focus()
        notebook.page.keyboard.press("ControlOrMeta+a")
        notebook.page.keyboard.press("Backspace")
        notebook.page.keyboard.type(typed)
        notebook.page.keyboard.press("Enter")
        expect(said).to_contain_text(sentence)
        expect(field).to_be_focused()
        expect(field).to_have_value(typed)
    assert lab.saved()["quiz/q-how-many"]["value"] == {"answer": "13,5", "tries": 3}


def test_a_text_is_written_compared_ticked_and_kept_by_keyboard_alone(notebook, lab):
    _, number, item = small_quiz(notebook)
    page, cells = notebook.page, notebook.cells()
    area = item.get_by_label("Your text")
    expect(area).to_have_accessible_description(re.compile("^Say in one or two sentences"))
    area.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(item.get_by_role("status")).to_have_text("Look again. Write your text first, then compare it.")
    expect(item.locator(".model")).to_be_hidden()
    area.focus()
    page.keyboard.type("One day")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("of counting")
    page.keyboard.press("Enter")
    page.keyboard.type("frogs.")
    expect(area).to_be_focused()
    expect(area).to_have_value("One day\nof counting\nfrogs.")
    assert notebook.cells() == cells
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(item.locator(".model")).to_contain_text("One good answer")
    expect(item.get_by_role("status")).to_have_text("A good answer and 3 points to tick follow here.")
    # the source that unfolds has a link
    for key in ("Tab", "Enter", "Tab", "Tab", "Tab", "Space"):
        page.keyboard.press(key)
    expect(item.locator(".srcs li")).to_be_visible()
    expect(item.get_by_label("It calls joy a matter of judgement.")).to_be_checked()
    area.focus()
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.type(" More.")
    # what is said of another question and a tick leave alone what is not yet compared
    number.get_by_role("textbox").fill("12")
    number.get_by_role("textbox").press("Enter")
    expect(number.get_by_role("status")).to_contain_text("Right.")
    item.get_by_label("It says what the count measures.").press("Space")
    expect(item.get_by_label("It says what the count measures.")).to_be_checked()
    expect(item.locator(".srcs li")).to_be_visible()
    expect(area).to_have_value("One day\nof counting\nfrogs. More.")
    kept = {"answer": {"text": "One day\nof counting\nfrogs.", "ticked": [0, 1]}, "tries": 1}
    expect(notebook.outputs.locator(".kept").first).to_contain_text(re.compile(r"Saved \d"))
    page.wait_for_timeout(500)
    assert lab.saved()["quiz/q-in-your-words"]["value"] == kept
    item.get_by_role("button", name="Compare with a model answer").press("Enter")
    page.wait_for_timeout(500)
    assert lab.saved()["quiz/q-in-your-words"]["value"]["answer"]["text"] == "One day\nof counting\nfrogs. More."
    _, _, item = small_quiz(notebook)
    expect(item.get_by_label("Your text")).to_have_value("One day\nof counting\nfrogs. More.")
    expect(item.get_by_role("checkbox", checked=True)).to_have_count(2)
    assert notebook.cells() == cells


def unfold(notebook) -> None:
    """Answer every quiz, show every picture that is covered, and open all that folds."""
    answer(notebook)
    covered = notebook.outputs.get_by_role("button", name="Show it without a guess")
    for left in reversed(range(covered.count())):
        covered.first.click()
        expect(covered).to_have_count(left)
    notebook.page.evaluate("document.querySelectorAll('.jp-OutputArea details').forEach(part => (part.open = true))")


def board(notebook):
    return notebook.outputs.locator(".course.board").first


def open_theme(notebook, title: str):
    board(notebook).get_by_role("button", name=re.compile(f"^{title}")).last.click()
    expect(board(notebook).get_by_role("heading", name=title)).to_be_focused()


def uncover(notebook) -> None:
    """Show the result as somebody does who skips what comes before it."""
    board(notebook).get_by_role("button", name="Skip this").click()
    expect(board(notebook).locator(".verdict")).not_to_contain_text("Covered")


def test_sliders_move_the_balance_and_a_restart_keeps_them(notebook, lab):
    notebook.open("06_weighing").run_all()
    uncover(notebook)
    expect(board(notebook).locator(".verdict")).to_contain_text("About even")
    expect(board(notebook).locator(".verdict")).to_contain_text("0 of 100")
    open_theme(notebook, "Deterrence")
    board(notebook).locator("article.arg.for:visible input[type=range]").first.focus()
    notebook.page.keyboard.press("End")
    expect(board(notebook).locator(".verdict")).to_contain_text(re.compile(r"[1-9]\d* of 100"))
    expect(board(notebook).locator(".flip").first).to_contain_text("ratings")
    expect(board(notebook).locator(".kept")).to_contain_text(re.compile(r"Saved \d"))
    before = board(notebook).locator(".verdict").inner_text()
    assert [item["value"] for key, item in lab.saved().items() if key.startswith("rating/")] == [10]
    notebook.restart()
    notebook.run_all()
    expect(board(notebook).locator(".verdict")).to_have_text(
        re.compile(r"\s*".join(map(re.escape, before.split("\n"))))
    )


def test_setting_aside_starting_again_and_undoing(notebook):
    notebook.open("06_weighing").run_all()
    open_theme(notebook, "Deterrence")
    board(notebook).locator("article.arg.for:visible input[type=checkbox]").first.check()
    expect(board(notebook).locator("article.arg.for:visible").first).to_contain_text("set aside, does not count")
    board(notebook).get_by_role("button", name="All themes").first.click()
    expect(board(notebook).locator(".theme").first).to_contain_text("1 of 4 rated")
    board(notebook).get_by_role("button", name="Start again", exact=True).click()
    expect(board(notebook).locator(".theme").first).to_contain_text("0 of 4 rated")
    board(notebook).get_by_role("button", name="Undo").click()
    expect(board(notebook).locator(".theme").first).to_contain_text("1 of 4 rated")


def test_one_widget_shown_twice_stays_in_step(notebook):
    notebook.open("twice").run_all()
    first, second = (notebook.outputs.locator(".course.board").nth(i) for i in (0, 1))
    slider = first.get_by_role("slider", name=re.compile("How much Deterrence matters"))
    slider.focus()
    notebook.page.keyboard.press("End")
    expect(second.get_by_role("slider", name=re.compile("How much Deterrence matters"))).to_have_value("100")
    slider = second.get_by_role("slider", name=re.compile("How much Deterrence matters"))
    slider.focus()
    notebook.page.keyboard.press("Home")
    expect(first.get_by_role("slider", name=re.compile("How much Deterrence matters"))).to_have_value("0")


KEYS = "a b c d d f h i i j k l m o r v x y z 1 2 0 0 Delete Backspace Shift+m Shift+l Control+Shift+Minus"


@pytest.mark.parametrize("name", [*CONTROLS, "07_alternatives", "types"])
def test_no_notebook_shortcut_reaches_a_cell_from_a_control(notebook, name):
    notebook.open(name).run_all()
    unfold(notebook)
    page = notebook.page
    before = notebook.cells()
    kinds = page.evaluate(
        """() => {
          const seen = new Set();
          const focusable = ':is(button, input, select, textarea, summary, a[href], [tabindex])';
          let n = 0;
          for (const e of document.querySelectorAll('.jp-Cell-outputArea ' + focusable)) {
            const kind = [e.closest('.course')?.className, e.tagName, e.type, e.className].join();
            if (!e.checkVisibility() || e.disabled || e.type === 'file' || seen.has(kind)) continue;
            seen.add(kind);
            e.dataset.probe = n++;
          }
          return n;
        }"""
    )
    assert kinds > 0
    for i in range(kinds):
        control = page.locator(f"[data-probe='{i}']")
        if not control.is_visible():
            continue
        control.focus()
        for key in KEYS.split():
            page.keyboard.press(key)
            if not control.evaluate("e => e === document.activeElement"):
                control.focus()
        assert notebook.cells() == before, f"{control.evaluate('e => e.outerHTML')[:120]}"
    assert page.locator(".jp-Dialog").count() == 0


@pytest.mark.parametrize("name", CONTROLS[:2])
def test_no_stray_key_deletes_or_edits_a_cell(notebook, name):
    notebook.open(name).run_all()
    before = notebook.cells()
    for kind in (".jp-CodeCell", ".jp-MarkdownCell"):
        notebook.page.locator(kind).first.evaluate("cell => cell.focus()")
        for key in ["Escape", *"xddmyr1", "Delete", "Enter", *"qwe", "Backspace", "Escape", "Shift+m"]:
            notebook.page.keyboard.press(key)
        assert notebook.cells() == before, kind


def test_shift_enter_on_a_control_moves_to_its_cell(notebook):
    notebook.open("00_start_here").run_all()
    slider = notebook.outputs.get_by_role("slider").first
    slider.focus()
    notebook.page.keyboard.press("Shift+Enter")
    assert notebook.page.evaluate("document.activeElement.matches('.jp-Cell, .jp-Notebook')")
    assert slider.evaluate("e => e.closest('.jp-Cell').classList.contains('jp-mod-active')")


def test_a_dead_kernel_is_said_and_not_hidden(notebook, lab):
    notebook.open("06_weighing").run_all()
    slider = board(notebook).get_by_role("slider", name=re.compile("How much Deterrence matters"))
    slider.focus()
    notebook.page.keyboard.press("End")
    expect(board(notebook).locator(".kept")).to_contain_text(re.compile(r"Saved \d"))
    lab.kill_kernel()
    slider.focus()
    notebook.page.keyboard.press("Home")
    expect(board(notebook).get_by_role("alert")).to_contain_text("Not connected", timeout=15_000)
    expect(board(notebook).get_by_role("alert")).to_contain_text("Run this cell again")
    assert lab.saved()["weight/deterrence"]["value"] == 100


def test_a_deleted_file_is_written_anew(notebook, lab):
    notebook.open("06_weighing").run_all()
    slider = board(notebook).get_by_role("slider", name=re.compile("How much Deterrence matters"))
    slider.focus()
    notebook.page.keyboard.press("End")
    expect(board(notebook).locator(".kept")).to_contain_text(re.compile(r"Saved \d"))
    (lab.answers / "answers.json").unlink()
    other = board(notebook).get_by_role("slider", name=re.compile("How much Escalation matters"))
    other.focus()
    notebook.page.keyboard.press("Home")
    expect(other).to_have_value("0")
    expect(board(notebook).get_by_role("slider", name=re.compile("How much Escalation matters"))).to_have_value("0")
    notebook.page.wait_for_timeout(500)
    assert {key: item["value"] for key, item in lab.saved().items()} == {
        "weight/deterrence": 100,
        "weight/escalation": 0,
    }


def test_two_tabs_on_one_notebook_show_the_same(make):
    one = make().open("06_weighing").run_all()
    two = make().open("06_weighing").run_all()
    slider = board(two).get_by_role("slider", name=re.compile("How much Deterrence matters"))
    slider.focus()
    two.page.keyboard.press("End")
    expect(board(two).locator(".kept")).to_contain_text(re.compile(r"Saved \d"))
    one.run_all()
    expect(board(one).get_by_role("slider", name=re.compile("How much Deterrence matters"))).to_have_value("100")


def test_a_copy_is_saved_loaded_and_everything_deleted(notebook, lab, tmp_path):
    notebook.open("00_start_here").run_all()
    page = notebook.page
    page.get_by_role("slider").first.focus()
    page.keyboard.press("End")
    expect(notebook.outputs.locator(".course.stance .kept")).to_contain_text(re.compile(r"Saved \d"))
    progress = notebook.outputs.locator(".course.progress")
    progress.get_by_role("button", name="Look again").click()
    expect(progress).to_contain_text("first stance given")
    with page.expect_download() as download:
        progress.get_by_role("button", name="Save a copy").click()
    copy = tmp_path / "copy.json"
    download.value.save_as(copy)
    progress.get_by_role("button", name="Delete my answers").click()
    expect(progress.get_by_role("button", name="Keep them")).to_be_focused()
    progress.get_by_role("button", name="Delete for good").click()
    expect(progress.locator(".way")).not_to_contain_text("first stance given")
    assert lab.saved() == {}
    progress.locator("input[type=file]").set_input_files(copy)
    expect(progress).to_contain_text("first stance given")
    assert lab.saved()["stance/first"]["value"] == 100


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_committed_notebook_reads_well_before_anything_ran(notebook, name):
    notebook.open(name, ready=False)
    page = notebook.page
    codes = page.locator(".jp-CodeCell")
    expect(codes.first).to_be_visible()
    for i in range(codes.count()):
        output = codes.nth(i).locator(".jp-OutputArea")
        # JupyterLab draws what is in sight at once, the rest when it has time
        page.evaluate(
            """i => {
              const list = window.jupyterapp.shell.currentWidget.content;
              const codes = list.widgets.filter(cell => cell.model.type === 'code');
              return list.scrollToItem(list.widgets.indexOf(codes[i]));
            }""",
            i,
        )
        with suppress(AssertionError):
            expect(output).to_contain_text(re.compile(r"(\S+\s+){4}\S"), timeout=15_000)
        text = output.inner_text()
        assert len(text.split()) >= 5, f"cell {i} says nothing before it ran"
        assert not re.search(r"<|object at|Error|model not found|\[object", text), text
    expect(page.locator(".jp-MarkdownCell h1")).to_have_count(1)
    broken = page.evaluate(
        "Array.from(document.querySelectorAll('.jp-Notebook img')).filter(i => i.complete && !i.naturalWidth).length"
    )
    assert broken == 0


@pytest.mark.parametrize("name", [*NOTEBOOKS, "types"])
def test_axe_finds_nothing(notebook, name):
    notebook.open(name).run_all()
    page = notebook.page
    assert violations(page) == []
    if name == "06_weighing":
        open_theme(notebook, "Deterrence")
    for button in notebook.outputs.locator(".course.quiz .item .btn.first").all():
        button.click()
    assert violations(page) == []
    unfold(notebook)
    for theme in (DARK, LIGHT):
        notebook.wear(theme)
        assert violations(page) == []


def violations(page) -> list[str]:
    found = Axe().run(page, context={"include": [[".jp-Cell-outputArea"]]}).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found]


# JupyterLab lays a page out some time after the window has another width
WIDER = """async () => {
  const flows = e => e.checkVisibility() && !e.closest('.sr, svg')
    && getComputedStyle(e).position !== 'absolute';
  const wide = () => Array.from(document.querySelectorAll('.jp-Cell-outputArea :is(.course, figure)')).flatMap(root => {
    const right = root.closest('.jp-OutputArea-output').getBoundingClientRect().right + 1;
    return Array.from(root.querySelectorAll('*'))
      .filter(e => flows(e) && e.getBoundingClientRect().right > right)
      .map(e => `${e.tagName}.${e.className} ${e.textContent.slice(0, 40)}`);
  });
  for (const end = Date.now() + 3000; wide().length && Date.now() < end;) await new Promise(requestAnimationFrame);
  return wide();
}"""


@pytest.mark.parametrize("name", [*NOTEBOOKS, "types"])
def test_nothing_is_wider_than_its_cell(notebook, name):
    notebook.open(name).run_all()
    unfold(notebook)
    for width in (1600, 1280, 390, 360):
        notebook.page.set_viewport_size({"width": width, "height": 900})
        expect(notebook.page.locator(".jp-Notebook")).to_be_visible()
        assert notebook.page.evaluate(WIDER) == [], width


def test_an_option_card_opens_by_keyboard_alone(notebook):
    notebook.open("07_alternatives").run_all()
    card, page = notebook.outputs.locator(".course.option").first, notebook.page
    expect(card.get_by_role("heading", name="The best case for it")).to_be_visible()
    expect(card.get_by_role("heading", name="The best case against it")).to_be_visible()
    law = card.get_by_role("heading", name="How it would work in law")
    expect(law).to_be_hidden()
    card.locator("details.more > summary").focus()
    page.keyboard.press("Enter")
    expect(law).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    source = card.locator(".more .srcs[open] a").first
    expect(source).to_be_visible()
    expect(source).to_have_attribute("rel", "noopener")
