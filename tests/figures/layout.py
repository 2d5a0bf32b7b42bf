"""Whether the words of a drawing can all be read."""

from itertools import combinations

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from course.figures import style

# How much wider than in our font a word may become in the reader's.
SPARE = 1.04


def faults(draw) -> list[str]:
    """Return a sentence for each text that leaves the drawing, and for each two that touch."""
    with style.drawing():
        figure = draw()
        renderer = FigureCanvasAgg(figure).get_renderer()
        figure.draw(renderer)
        boxes = [
            (text.get_text(), _widened(text, renderer))
            for text in figure.findobj(Text)
            if text.get_text() and text.get_visible()
        ]
    whole = figure.bbox
    found = [
        f"{words!r} leaves the drawing"
        for words, box in boxes
        if box.x0 < whole.x0 or box.y0 < whole.y0 or box.x1 > whole.x1 or box.y1 > whole.y1
    ]
    return found + [f"{a!r} touches {b!r}" for (a, one), (b, other) in combinations(boxes, 2) if one.overlaps(other)]


def _widened(text, renderer) -> Bbox:
    box = text.get_window_extent(renderer)
    more = box.width * (SPARE - 1)
    left, right = {"left": (0, 1), "right": (1, 0), "center": (0.5, 0.5)}[text.get_horizontalalignment()]
    return Bbox.from_extents(box.x0 - left * more, box.y0, box.x1 + right * more, box.y1)
