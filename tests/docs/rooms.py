"""The picture of the rooms in the documentation, drawn from the imports. Run as a program it brings the picture up to
them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

import grimp

from tests.docs.documents import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Arrows = Mapping[tuple[str, str], int]
    Point = tuple[float, float]

PICTURE: Final = ROOT / "docs" / "rooms.svg"
PARTS: Final = ("api", "resolvers", "seed", "graph")


@dataclass(frozen=True, slots=True)
class Room:
    """`x`, `y`: the middle of its upper edge; `words`: what is in it."""

    name: str
    x: int
    y: int
    width: int
    words: str

    def port(self, place: int, of: int) -> float:
        """Where, along its edge, arrow `place` of so many ends."""
        return self.x - self.width / 2 + self.width * (place + 1) / (of + 1)


HEIGHT: Final = 50
ROOMS: Final = (
    Room("text", 480, 80, 440, "words in each language, explanations, documents"),
    Room("questions", 480, 170, 560, "comparison, weak points, agenda, what is ahead, and others"),
    Room("writing", 230, 260, 340, "upsert, mutations, verbs, personal data"),
    Room("impact", 730, 260, 340, "who is hit, how badly, along which way"),
    Room("health", 730, 350, 340, "how relationships stand, and why"),
    Room("reading", 230, 440, 340, "a selection as one statement; events"),
    Room("projection", 730, 440, 340, "the tables that the process keeps"),
    Room("access", 480, 530, 440, "roles, grants, reach, what is visible"),
    Room("database", 480, 620, 560, "the engine, the schema, the event log, the doctor"),
    Room("model", 480, 710, 700, "kinds, properties, links, severities, rules"),
)
HOUSE: Final = (
    Room("api", 1180, 80, 220, "HTTP, the command"),
    Room("resolvers", 1085, 210, 160, "GraphQL"),
    Room("seed", 1275, 210, 160, "files in and out"),
    Room("graph", 1180, 340, 220, "what is true"),
)
BANDS: Final = ((50, 4.0), (20, 2.8), (5, 1.8), (0, 0.9))
"""From so many imports on, an arrow is so wide: by bands, so that the picture stays when a file is added."""

STYLE: Final = """
  text { font-family: system-ui, sans-serif; fill: #1f2933; }
  .title { font-size: 20px; font-weight: 600; }
  .name { font-size: 16px; font-weight: 600; }
  .words { font-size: 12px; fill: #52606d; }
  .room { fill: #e4ecf5; stroke: #1f2933; }
  .arrow { fill: none; stroke: #52606d; marker-end: url(#head); }
  .far { stroke: #bcc6d0; }
  .up { stroke: #c98a1b; }
"""


def imports() -> Arrows:
    """How many imports lead from one module of ours to another, by their names' first two parts."""
    graph = grimp.build_graph(*PARTS, cache_dir=None)
    found: Counter[tuple[str, str]] = Counter()
    for module in graph.modules:
        for imported in graph.find_modules_directly_imported_by(module):
            found[".".join(module.split(".")[:2]), ".".join(imported.split(".")[:2])] += 1
    return found


def among(rooms: Sequence[Room], found: Iterable[tuple[str, str, int]]) -> Arrows:
    """Between two of `rooms`, without what stays within one, or leads elsewhere."""
    names = {room.name for room in rooms}
    arrows: Counter[tuple[str, str]] = Counter()
    for start, end, number in found:
        if start != end and {start, end} <= names:
            arrows[start, end] += number
    return arrows


def in_graph(found: Arrows) -> Arrows:
    inside = [(a[6:], b[6:], n) for (a, b), n in found.items() if a.startswith("graph.") and b.startswith("graph.")]
    return among(ROOMS, inside)


def in_house(found: Arrows) -> Arrows:
    return among(HOUSE, [(a.partition(".")[0], b.partition(".")[0], n) for (a, b), n in found.items()])


def drawn(found: Arrows) -> str:
    """The whole picture, as the text of an SVG."""
    body = "\n".join(
        (
            '<text class="title" x="40" y="40">graph/</text>',
            '<text class="words" x="125" y="40">ten rooms on eight floors: a room stands above what it imports</text>',
            '<text class="title" x="1040" y="40">the house</text>',
            *plan(ROOMS, in_graph(found)),
            *plan(HOUSE, in_house(found)),
            *legend(),
        )
    )
    head = '<path d="M0,0 L7,3 L0,6 z" fill="context-stroke"/>'
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1400 790" role="img" aria-label="The rooms, and which imports which">
<style>{STYLE}</style>
<defs><marker id="head" markerUnits="userSpaceOnUse" markerWidth="8" markerHeight="7" refX="7" refY="3" orient="auto">{head}</marker></defs>
<rect width="1400" height="790" fill="#ffffff"/>
{body}
</svg>
"""


def plan(rooms: Sequence[Room], arrows: Arrows) -> Iterator[str]:
    """Arrows first, so that rooms stand before them. Those that leave or reach an edge spread over it."""
    by_name = {room.name: room for room in rooms}
    out = {room.name: neighbours(by_name, [end for start, end in arrows if start == room.name]) for room in rooms}
    into = {room.name: neighbours(by_name, [start for start, end in arrows if end == room.name]) for room in rooms}
    for (start, end), number in sorted(arrows.items(), key=lambda one: (floors(by_name, *one[0]) <= 1, one[0])):
        above, below = by_name[start], by_name[end]
        leaves = above.port(out[start].index(end), len(out[start]))
        reaches = below.port(into[end].index(start), len(into[end]))
        far = floors(by_name, start, end)
        kind, left, reached = (
            ("up", above.y, below.y + HEIGHT) if far < 0 else ("far" * (far > 1), above.y + HEIGHT, below.y)
        )
        yield arrow((leaves, left), (reaches, reached), number, kind, f"{start} imports {end}")
    for room in rooms:
        yield box(room)


def neighbours(rooms: Mapping[str, Room], names: Iterable[str]) -> list[str]:
    """From left to right; of two above one another the nearer is taken first."""
    return sorted(names, key=lambda name: (rooms[name].x, rooms[name].y, name))


def floors(rooms: Mapping[str, Room], start: str, end: str) -> int:
    """How many floors lie from one down to the other; less than none where the way leads up."""
    heights = sorted({room.y for room in rooms.values()})
    return heights.index(rooms[end].y) - heights.index(rooms[start].y)


def arrow(start: Point, end: Point, number: int, kind: str, words: str) -> str:
    (x, y), (to_x, to_y) = start, end
    width = next(width for least, width in BANDS if number >= least)
    bend = (to_y - y) / 2
    path = f"M{x:.0f},{y:.0f} C{x:.0f},{y + bend:.0f} {to_x:.0f},{to_y - bend:.0f} {to_x:.0f},{to_y:.0f}"
    drawn_as = f"arrow {kind}".rstrip()
    return f'<path class="{drawn_as}" stroke-width="{width}" d="{path}"><title>{words}</title></path>'


def box(room: Room) -> str:
    left = room.x - room.width // 2
    return (
        f'<rect class="room" x="{left}" y="{room.y}" width="{room.width}" height="{HEIGHT}" rx="3"/>'
        f'<text class="name" x="{left + 12}" y="{room.y + 21}">{room.name}/</text>'
        f'<text class="words" x="{left + 12}" y="{room.y + 40}">{escape(room.words)}</text>'
    )


def legend() -> Iterator[str]:
    yield '<text class="words" x="1070" y="470">an arrow: imports, as wide as there are many</text>'
    for place, (least, width) in enumerate(reversed(BANDS)):
        y = 500 + 26 * place
        above = sorted(band for band, _ in BANDS if band > least)
        most = f"to {above[0] - 1}" if above else "or more"
        yield f'<path class="arrow" stroke-width="{width}" d="M1070,{y} L1130,{y}"/>'
        yield f'<text class="words" x="1145" y="{y + 4}">{max(least, 1)} {most}</text>'
    for place, (kind, words) in enumerate((("far", "past a floor"), ("up", "up, against the rule"))):
        y = 604 + 26 * place
        yield f'<path class="arrow {kind}" stroke-width="1.8" d="M1070,{y} L1130,{y}"/>'
        yield f'<text class="words" x="1145" y="{y + 4}">{words}</text>'


def main() -> None:
    PICTURE.write_text(drawn(imports()), encoding="utf-8")


if __name__ == "__main__":
    main()
