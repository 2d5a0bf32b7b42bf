"""Europe, with NATO's members by the years in which they joined."""

import json
from pathlib import Path

from course.content.records import Content
from course.content.words import written
from course.figures.picture import Picture, sources, table
from course.figures.style import EDGE, INK, LEADING, LINE, PAPER, WASH, WIDTH, sheet

SHAPES = Path(__file__).with_suffix(".json")
NONE = "not a member"
# The last year of each group of rounds, and the look of its members.
LOOKS = {
    "1982": {"fc": LINE},
    "2004": {"fc": PAPER, "hatch": "////"},
    "2020": {"fc": EDGE},
    "2024": {"fc": PAPER, "hatch": "---"},
    NONE: {"fc": PAPER},
}
# Where a state's year, or the name of one that is no member, fits: kilometres east and north of the middle.
LABELS = {
    "ISL": (-1640, 1640),
    "NOR": (-830, 1330),
    "GBR": (-930, 650),
    "FRA": (-1171, -455),
    "ESP": (-1824, -1045),
    "ITA": (-650, -745),
    "DEU": (-530, -72),
    "POL": (96, 12),
    "ROU": (542, -652),
    "TUR": (1380, -1296),
    "SWE": (-142, 1224),
    "FIN": (418, 1185),
    "UKR": (961, -224),
    "RUS": (1366, 779),
}


def europe_map(content: Content) -> Picture:
    """Return the map of the table `map`: a row a state with its code; the table `members` says when it joined."""
    data = table(content, "map")
    dates = dict(table(content, "members").rows)
    states = {code: (country, dates.get(country, "")) for code, country in data.rows}
    groups = {last: [] for last in LOOKS}
    for country, date in states.values():
        groups[_group(date)].append((country, date[:4]))
    years = {last: sorted({year for _, year in group}) for last, group in groups.items()}
    names = {last: ", ".join(country for country, _ in group) for last, group in groups.items()}
    members = len(states) - len(groups[NONE])
    said = "; ".join(f"in {', '.join(years[last])}: {names[last]}" for last in groups if last != NONE)
    return Picture(
        id="map",
        title=f"{data.title}: {members} of {len(states)} states",
        alt=f"A map with {members} members of NATO in Europe. Joined {said}. Not members: {names[NONE]}.",
        columns=("State", "Member since"),
        rows=tuple((country, written(date) if date else NONE) for country, date in states.values()),
        unit=data.unit,
        sources=sources(content, data.sources),
        as_of=data.as_of,
        note=data.note,
        draw=lambda: _draw(
            states,
            {last: f"{', '.join(years[last])}: {len(group)} states" for last, group in groups.items() if last != NONE}
            | {NONE: f"Not a member: {len(groups[NONE])} states"},
        ),
    )


def _group(date: str) -> str:
    return next(last for last in LOOKS if date[:4] <= last) if date else NONE


def _draw(states: dict[str, tuple[str, str]], keys: dict[str, str]):
    from matplotlib.patches import PathPatch, Rectangle
    from matplotlib.path import Path as Outline

    drawn = json.loads(SHAPES.read_text(encoding="utf-8"))
    west, east, south, north = drawn["window"]
    scale = WIDTH / (east - west)
    height = round((north - south) * scale)

    def place(x, y):
        return round((x - west) * scale, 1), round((north - y) * scale, 1)

    figure, axes = sheet(height + (len(keys) * 1.25 + 0.5) * LEADING)

    sea = Rectangle((0, 0), WIDTH, height, fc=WASH, ec="none")
    axes.add_patch(sea)
    for code, rings in drawn["shapes"].items():
        points, codes = [], []
        for ring in rings:
            # Rounded, as every digit counts in the weight of the page.
            points += [place(x, y) for x, y in zip(ring[::2], ring[1::2], strict=True)]
            points.append((0, 0))
            codes += [Outline.MOVETO, *[Outline.LINETO] * (len(ring) // 2 - 1), Outline.CLOSEPOLY]
        _, date = states.get(code, ("", ""))
        # A state that is not counted lies below the others, so that the line between them is theirs.
        edge = {"ec": INK, "zorder": 2} if code in states else {"ec": LINE, "zorder": 1}
        land = PathPatch(Outline(points, codes), lw=0.6, **edge, **LOOKS[_group(date)])
        axes.add_patch(land)
        land.set_clip_path(sea)
    for code, spot in LABELS.items():
        country, date = states[code]
        paper = {"fc": PAPER, "ec": "none", "pad": 1} if "hatch" in LOOKS[_group(date)] else None
        axes.text(*place(*spot), date[:4] or country, ha="center", va="center", bbox=paper)
    y = height + LEADING
    for last, words in keys.items():
        axes.barh(y, 22, left=2, height=12, ec=INK, lw=0.8, **LOOKS[last])
        axes.text(32, y, words, va="center_baseline")
        y += 1.25 * LEADING
    return figure
