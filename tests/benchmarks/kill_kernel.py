"""Kill the kernel while a slider is dragged in the browser, and print what the answers file then holds.

python tests/benchmarks/kill_kernel.py [times, 20 if not given]
"""

import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))
from conftest import FLAGS, Lab, pages
from find import browser
from playwright.sync_api import sync_playwright

DRAG = """() => {
  const input = document.querySelector('.course.board .weight input');
  window.dragged = [];
  let value = 0;
  window.drag = setInterval(() => {
    value = (value + 1) % 101;
    input.value = value;
    input.dispatchEvent(new Event('input'));
    window.dragged.push([Date.now(), value]);
  }, 20);
}"""


def main(times: int) -> None:
    """Print for each kill how far the saved weight lies behind the hand, in seconds."""
    lab = Lab(Path(tempfile.mkdtemp()))
    behind = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser(), args=[*FLAGS.split(), "--no-sandbox"])
        try:
            with pages(chromium, lab) as make:
                for n in range(times):
                    lab.forget()
                    notebook = make().open("06_weighing").run_all()
                    notebook.page.evaluate(DRAG)
                    time.sleep(random.uniform(1.2, 3.5))
                    killed = time.time() * 1000
                    lab.kill_kernel()
                    dragged = notebook.page.evaluate("() => { clearInterval(window.drag); return window.dragged; }")
                    saved = lab.saved()["weight/deterrence"]["value"]
                    last = max(at for at, value in dragged if value == saved and at <= killed)
                    behind.append((killed - last) / 1000)
                    print(f"kill {n + 1}: the file loads, {behind[-1]:.2f} s behind the hand", flush=True)
        finally:
            chromium.close()
            lab.close()
    middle = sorted(behind)[times // 2]
    print(f"{times} kills, the file always loads; at most {max(behind):.2f} s lost, median {middle:.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
