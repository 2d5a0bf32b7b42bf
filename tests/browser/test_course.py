"""What students do, in a real JupyterLab."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import DARK, LIGHT
from playwright.sync_api import expect

NOTEBOOKS = ("00_start_here", "01_history", "06_weighing")


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


def board(notebook):
    return notebook.outputs.locator(".course.board").first


def open_theme(notebook, title: str):
    board(notebook).get_by_role("button", name=re.compile(f"^{title}")).last.click()
    expect(board(notebook).get_by_role("heading", name=title)).to_be_focused()


def test_sliders_move_the_balance_and_a_restart_keeps_them(notebook, lab):
    notebook.open("06_weighing").run_all()
    expect(board(notebook).locator(".verdict")).to_contain_text("About even")
    expect(board(notebook).locator(".verdict")).to_contain_text("0 of 100")
    open_theme(notebook, "Deterrence")
    board(notebook).locator("article.arg.for:visible input[type=range]").first.focus()
    notebook.page.keyboard.press("End")
    expect(board(notebook).locator(".verdict")).to_contain_text(re.compile(r"[1-9]\d* of 100"))
    expect(board(notebook).locator(".flip").first).to_contain_text("Rating")
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


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_no_notebook_shortcut_reaches_a_cell_from_a_control(notebook, name):
    notebook.open(name).run_all()
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


@pytest.mark.parametrize("name", NOTEBOOKS)
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
    expect(board(notebook).get_by_role("alert")).to_contain_text("Not connected", timeout=30_000)
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
        text = codes.nth(i).locator(".jp-OutputArea").inner_text()
        assert len(text.split()) >= 5, f"cell {i} says nothing before it ran"
        assert not re.search(r"<|object at|Error|model not found|\[object", text), text
    expect(page.locator(".jp-MarkdownCell h1")).to_have_count(1)
    broken = page.evaluate(
        "Array.from(document.querySelectorAll('.jp-Notebook img')).filter(i => i.complete && !i.naturalWidth).length"
    )
    assert broken == 0


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_axe_finds_nothing(notebook, name, theme):
    notebook.open(name, theme=theme).run_all()
    page = notebook.page
    if name == "06_weighing":
        assert violations(page) == []
        open_theme(notebook, "Deterrence")
        for summary in board(notebook).locator("summary:visible").all():
            summary.click()
    if name == "01_history":
        for button in notebook.outputs.locator(".course.quiz .item .btn.first").all():
            button.click()
        notebook.outputs.locator(".course.quiz input").first.check()
        notebook.outputs.locator(".course.quiz .item .btn.first").first.click()
    assert violations(page) == []


def violations(page) -> list[str]:
    found = Axe().run(page, context={"include": [[".jp-Cell-outputArea"]]}).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found]


@pytest.mark.parametrize("width", [360, 390, 1280, 1600])
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_nothing_is_wider_than_its_cell(make, name, width):
    notebook = make(width, 900).open(name).run_all()
    wide = notebook.page.evaluate(
        """() => {
          const flows = e => e.checkVisibility() && !e.closest('.sr, svg')
            && getComputedStyle(e).position !== 'absolute';
          const parts = document.querySelectorAll('.jp-Cell-outputArea :is(.course, figure)');
          return Array.from(parts).flatMap(root => {
            const right = root.closest('.jp-OutputArea-output').getBoundingClientRect().right + 1;
            return Array.from(root.querySelectorAll('*'))
              .filter(e => flows(e) && e.getBoundingClientRect().right > right)
              .map(e => `${e.tagName}.${e.className} ${e.textContent.slice(0, 40)}`);
          });
        }"""
    )
    assert wide == []
