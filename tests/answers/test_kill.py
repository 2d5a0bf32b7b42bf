import subprocess
import sys
from pathlib import Path

HARNESS = Path(__file__).parents[1] / "benchmarks" / "kill_answers.py"


def killed(*words):
    return subprocess.run([sys.executable, str(HARNESS), *words], capture_output=True, encoding="utf-8", timeout=120)


def test_a_kernel_killed_while_a_slider_is_dragged_harms_nothing():
    done = killed("5")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 of 5 kills did harm" in done.stdout


def test_the_harness_notices_a_writer_that_writes_in_place():
    done = killed("3", "fault")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "0 of 3 kills did harm" not in done.stdout
