"""The one look of the pictures: matplotlib draws in stand-in colours, which the page turns into the reader's theme."""

from contextlib import contextmanager

# Stand-ins: near the light theme's colours, so that a drawing also looks right by itself, and used for nothing else.
PAPER = "#fffffe"
INK = "#1f1f1e"
INK_2 = "#5f5f5e"
EDGE = "#767675"
LINE = "#d2d2d1"
WASH = "#f4f4f3"
VARIABLES = {PAPER: "--paper", INK: "--ink", INK_2: "--ink-2", EDGE: "--edge", LINE: "--line", WASH: "--wash"}

# It comes with matplotlib and is wider than most system fonts: what fits when measured in it fits in the browser.
FONT = "DejaVu Sans"

# Points. On a phone a drawing is 286 pixels wide, so its text has 12 there; at most 24 times the text of the page,
# where its text is as large as that.
WIDTH = 288
TEXT = 12
LEADING = 16

RC = {
    "svg.fonttype": "none",
    "svg.hashsalt": "course",
    "font.family": [FONT],
    "font.size": TEXT,
    "text.color": INK,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "axes.edgecolor": EDGE,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "grid.color": LINE,
    "grid.linewidth": 1,
    "xtick.color": EDGE,
    "xtick.labelcolor": INK_2,
    "xtick.labelsize": TEXT,
    "ytick.color": EDGE,
    "ytick.labelcolor": INK_2,
    "ytick.labelsize": TEXT,
    "hatch.linewidth": 1.5,
}

# The variables are those of course/views/tokens.css. `.drawing` has the attribute `hidden` and `.alt` has not: where
# this style is not let through, as in a notebook that is not trusted, the words show and the drawing does not.
CSS = """
.course-figure { color-scheme: light dark; }
body[data-jp-theme-light="true"] .course-figure { color-scheme: light; }
body[data-jp-theme-light="false"] .course-figure { color-scheme: dark; }
.course-figure {
  --paper: var(--jp-layout-color0, light-dark(#ffffff, #111111));
  --ink: var(--jp-ui-font-color1, light-dark(#1f1f1f, #e6e6e6));
  --ink-2: color-mix(in oklab, var(--ink) 70%, var(--paper));
  --edge: color-mix(in oklab, var(--ink) 60%, var(--paper));
  --line: color-mix(in oklab, var(--ink) 20%, var(--paper));
  --wash: color-mix(in oklab, var(--ink) 5%, var(--paper));
  --you: light-dark(#5b3fa0, #b9a5f2);
  --font: var(--jp-content-font-family, system-ui, -apple-system,
    "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif);
  --text: max(1rem, var(--jp-content-font-size1, 1rem));
  max-inline-size: 36rem; color: var(--ink); font: 400 var(--text)/1.5 var(--font);
  overflow-wrap: break-word; container-type: inline-size;
}
@media (forced-colors: active) {
  .course-figure { --paper: Canvas; --ink: CanvasText; --you: LinkText; }
}
.course-figure p { margin: 0; text-wrap: pretty; }
.course-figure .alt { display: none; }
.course-figure .drawing { display: block !important; max-inline-size: calc(24 * var(--text)); margin-block: .75rem; }
.course-figure svg { display: block; block-size: auto; stroke-linejoin: round; }
.course-figure :is(.unit, .credit, .credit p, details) { font-size: calc(var(--text) * .875); color: var(--ink-2); }
.course-figure .credit { border-block-start: 1px solid var(--line); padding-block: .5rem; }
.course-figure summary { min-block-size: 1.75rem; cursor: pointer; }
.course-figure :focus-visible { outline: 3px solid var(--you); outline-offset: 2px; }
.course-figure a:any-link { color: var(--you); text-decoration: underline; }
.course-figure ul { margin: 0; padding-inline-start: 1.25rem; }
.course-figure table { border-collapse: collapse; table-layout: auto; inline-size: 100%; margin: 0 0 .5rem; }
.course-figure table { font-size: inherit; color: var(--ink); }
.course-figure caption { text-align: start; padding-block: .25rem; color: var(--ink-2); }
.course-figure table tr:nth-child(n) { background: none; border-block-end: 1px solid var(--line); }
.course-figure tr:nth-child(n) > * { text-align: start; vertical-align: top; padding: .25rem .5rem .25rem 0; }
.course-figure tr:nth-child(n) > [scope="row"] { font-weight: inherit; min-inline-size: 8.5em; }
.course-figure td:nth-child(2) { overflow-wrap: anywhere; }
.course-figure tr:nth-child(n) > .num { text-align: end; font-variant-numeric: tabular-nums; }
@container (width < 20rem) {
  .course-figure tr:nth-child(n) > * { font-size: calc(var(--text) * .8125); padding-inline-end: .25rem; }
  .course-figure tr:nth-child(n) > [scope="row"] { min-inline-size: 0; }
  .course-figure .wide :is(caption, thead, tbody, tr, td, th), .course-figure .wide { display: block; }
  .course-figure .wide thead { position: absolute; clip-path: inset(50%); inline-size: 1px; overflow: hidden; }
  .course-figure .wide tr:nth-child(n) > [scope="row"] { font-weight: 700; }
  .course-figure .wide tr:nth-child(n) > td {
    display: grid; grid-template-columns: 6.5em 1fr; column-gap: .5rem; text-align: start; padding-block: 0;
  }
  .course-figure .wide td::before { content: attr(data-head); color: var(--ink-2); }
  .course-figure .wide tr { padding-block-end: .25rem; }
}
"""


@contextmanager
def drawing():
    """Draw inside this: our style over matplotlib's own, whatever the reader's settings say."""
    from matplotlib import style

    with style.context(["default", RC]):
        yield


def sheet(height: float):
    """Return a figure `WIDTH` points wide and axes that cover it: x to the right, y down, in points, nothing drawn."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH / 72, height / 72))
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
    axes.axis("off")
    return figure, axes


def marks(axes, spots, shape: str, fill: str):
    """Draw a mark at each of the spots, so that no line shows through it."""
    # The theme's ink lets through what lies under it; paper keeps the line out of the mark.
    for inside, edge in ((PAPER, PAPER), (fill, INK)):
        axes.plot(*zip(*spots, strict=True), shape, ms=8, mfc=inside, mec=edge, mew=1.5)
