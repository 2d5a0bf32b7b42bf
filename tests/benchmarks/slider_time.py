"""Print how long the kernel needs for one move of a slider on the weighing board, and what it sends back."""

import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Iterator

from course.content.load import load
from course.views.board import Board


def moves(content, n: int) -> Iterator[dict]:
    """Return `n` messages of a hand that moves one rating after the other."""
    chance = random.Random(1)
    for i in range(n):
        argument = chance.choice(content.arguments)
        yield {"act": "rate", "id": argument.id, "value": chance.randrange(11), "view": "view-1-abcdefgh", "n": i}


def timed(board, messages, settled: bool) -> tuple[list[float], list[int]]:
    """Return the seconds that each message takes, and the bytes that go back as Jupyter packs them."""
    seconds, sizes = [], []
    for message in messages:
        message |= {"settled": settled}
        start = time.perf_counter()
        board._hear(board, message, [])
        seconds.append(time.perf_counter() - start)
        if board.ack["saved"] != ("saved" if settled else "pending"):
            raise RuntimeError(f"a move is {'saved' if settled else 'not saved yet'} here; got {board.ack}")
        sizes.append(len(json.dumps({"now": board.now, "ack": board.ack}, ensure_ascii=False).encode()))
    return seconds, sizes


def main(n: int = 1000) -> None:
    """Time `n` moves that wait for their save, then `n` that are saved."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COURSE_ANSWERS"] = folder
        content = load()
        board = Board(content)
        # nothing is saved while the clock stands, but the first move
        board.keeper._clock = lambda: 0.0
        board._hear(board, next(moves(content, 1)) | {"settled": True}, [])
        sizes = []
        for settled, name in ((False, "without saving"), (True, "with saving")):
            seconds, sent = timed(board, moves(content, n), settled)
            sizes += sent
            p95 = statistics.quantiles(seconds, n=20)[-1]
            print(f"{name:15} median {statistics.median(seconds) * 1e3:6.2f} ms, p95 {p95 * 1e3:6.2f} ms")
        print(f"sent back       median {statistics.median(sizes):.0f} bytes, most {max(sizes)} bytes")


if __name__ == "__main__":
    main()
