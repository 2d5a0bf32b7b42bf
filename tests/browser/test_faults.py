"""Each gate of test_course.py goes red for the fault that it is there for."""

import json
import shutil
from contextlib import contextmanager

import pytest
import test_course as gate
import test_ways as ways
import test_weighing as depth
from conftest import ROOT, Lab, pages
from playwright.sync_api import Error, expect

START, WEIGHING = "00_start_here", "06_weighing"
# fault: file of the course, what stands there, what is planted, the gate that must go red
FAULTS = {
    "fault-in-a-cell": ("views/stance.py", 'pick(ASKS, which, "stance")', 'pick({}, which, "stance")',
        lambda make, lab: gate.test_every_cell_runs_and_nothing_is_an_error(make(), START)),
    "quiz-deaf-to-keys": ("views/quiz.js", "check.onclick =", "check.onpointerup =",
        lambda make, lab: gate.test_a_quiz_is_answered_by_keyboard_alone(make(), lab)),
    "order-loses-the-focus": ("views/parts.js", "if (focus?.[0] === key)", "if (false)",
        lambda make, lab: gate.test_events_are_put_in_order_by_buttons_that_keep_the_focus(make())),
    "match-without-a-name": ("views/quiz.js", 'h("label", { htmlFor: id }, text)', 'h("span", {}, text)',
        lambda make, lab: gate.test_axe_finds_nothing(make(), "types")),
    "number-deaf-to-enter": ("views/quiz.js", "s.check.click();", "",
        lambda make, lab: gate.test_a_number_is_checked_by_enter_with_a_comma_or_a_point(make(), lab)),
    "new-line-taken-back": ("views/parts.js", '"insertLineBreak") e.stopPropagation();', '"insertLineBreak") return;',
        lambda make, lab: gate.test_a_text_is_written_compared_ticked_and_kept_by_keyboard_alone(make(), lab)),
    "text-lost-to-a-tick": ("views/quiz.js", "if (answer.text !== text) area.value", "area.value",
        lambda make, lab: gate.test_a_text_is_written_compared_ticked_and_kept_by_keyboard_alone(make(), lab)),
    "nothing-written": ("answers/store.py", "os.replace(", "str(",
        lambda make, lab: gate.test_sliders_move_the_balance_and_a_restart_keeps_them(make(), lab)),
    "undo-forgets": ("views/board.py", "return self._all(given)", "return self._all({})",
        lambda make, lab: gate.test_setting_aside_starting_again_and_undoing(make())),
    "second-view-stands-still": ("views/parts.js", 'on("change:now", show);', "",
        lambda make, lab: gate.test_one_widget_shown_twice_stays_in_step(make())),
    "shortcuts-live": ("views/parts.js", 'e.dataset.lmSuppressShortcuts = "true";', "",
        lambda make, lab: gate.test_no_notebook_shortcut_reaches_a_cell_from_a_control(make(), WEIGHING)),
    "shift-enter-ignored": ("views/parts.js", 'if (e.key !== "Enter" || !e.shiftKey) return;', "return;",
        lambda make, lab: gate.test_shift_enter_on_a_control_moves_to_its_cell(make())),
    "dead-kernel-unsaid": ("views/parts.js", "const lose = () => {", "const lose = () => { return;",
        lambda make, lab: gate.test_a_dead_kernel_is_said_and_not_hidden(make(), lab)),
    "delete-does-nothing": ("views/progress.py", "self.sentence = delete(folder())", 'self.sentence = "Deleted."',
        lambda make, lab: gate.test_a_copy_is_saved_loaded_and_everything_deleted(make(), lab, lab.home)),
    "slider-without-a-name": ("views/parts.js", 'h("label", { htmlFor: id }', 'h("span", {}',
        lambda make, lab: gate.test_axe_finds_nothing(make(), WEIGHING)),
    "wider-than-a-phone": ("views/parts.css", ".course [hidden]", ".course p { inline-size: 60rem; } .course [hidden]",
        lambda make, lab: gate.test_nothing_is_wider_than_its_cell(make(), WEIGHING)),
    "cover-betrays-the-lean": ("views/board.py", "self._hidden() if waits else", "self._hidden() if False else",
        lambda make, lab: depth.test_the_other_side_is_stated_by_keyboard_alone_and_every_part_opens(
            depth.shown(make(), lab), lab)),
    "words-become-markup": ("views/board.js", "put(text, now.stated?.text", "text.innerHTML = (now.stated?.text",
        lambda make, lab: depth.test_the_other_side_is_stated_by_keyboard_alone_and_every_part_opens(
            depth.shown(make(), lab), lab)),
    "parts-stand-still": ("views/base.py", "if self._rests:", "if False:",
        lambda make, lab: depth.test_parts_follow_the_board_when_a_slider_rests(depth.shown(make(), lab))),
    "last-step-loses-the-focus": ("views/rules.js", "if (held.disabled)", "if (false)",
        lambda make, lab: depth.test_franklins_way_is_walked_by_keyboard_alone(depth.shown(make(), lab))),
    "members-deaf-to-keys": ("views/accession.js", "box.onchange =", "box.onpointerup =",
        lambda make, lab: ways.test_members_hold_back_by_keyboard_alone(make(), lab)),
    "next-loses-the-focus": ("views/articles.js", "if (held.disabled)", "if (false)",
        lambda make, lab: ways.test_the_steps_after_a_threat_are_walked_by_keyboard_alone(make())),
}  # fmt: skip


@contextmanager
def faulty(home, file, old, new):
    """A JupyterLab over a copy of the course with one fault in it."""
    copy = home / "faulty" / "course"
    shutil.copytree(ROOT / "course", copy, ignore=shutil.ignore_patterns("__pycache__"))
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text, f"{file} no longer holds {old!r}: plant the fault anew"
    (copy / file).write_text(text.replace(old, new), encoding="utf-8")
    lab = Lab(home, package=copy.parent)
    try:
        yield lab
    finally:
        lab.close()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_turns_its_gate_red(chromium, tmp_path, fault):
    *edit, check = FAULTS[fault]
    expect.set_options(timeout=4_000)
    try:
        with (
            faulty(tmp_path, *edit) as lab,
            pages(chromium, lab) as make,
            pytest.raises((AssertionError, Error, OSError)),
        ):
            check(make, lab)
    finally:
        expect.set_options(timeout=5_000)


def test_an_empty_committed_output_turns_its_gate_red(make, lab):
    path = lab.root / "notebooks" / "blank.ipynb"
    text = (lab.root / "notebooks" / f"{START}.ipynb").read_text(encoding="utf-8")
    path.write_text(
        text.replace("Your first stance, a slider: run this cell to set it or skip it.", ""), encoding="utf-8"
    )
    with pytest.raises(AssertionError, match="says nothing before it ran"):
        gate.test_the_committed_notebook_reads_well_before_anything_ran(make(), "blank")


def test_a_cell_that_can_be_deleted_turns_its_gate_red(make, lab):
    path = lab.root / "notebooks" / "unguarded.ipynb"
    notebook = json.loads((lab.root / "notebooks" / f"{START}.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell["metadata"] = {}
    path.write_text(json.dumps(notebook), encoding="utf-8")
    with pytest.raises(AssertionError, match="CodeCell"):
        gate.test_no_stray_key_deletes_or_edits_a_cell(make(), "unguarded")
