"""Writes docs/citations.svg: which article of a small law refers to which, and to which other laws."""

from __future__ import annotations

import csv
import subprocess
import sys
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from jdoc.language.citations.asked import read_citation

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).resolve().parent
LAW = DOCS / "mooring.txt"
STEP, TOP, LEFT, RIGHT, WIDTH, HEIGHT = 56, 34, 150, 430, 96, 28
Edge = tuple[str, str]


def edges() -> dict[Edge, int]:
    """Return from which article to which article or law references lead, and how many of them."""
    options = ["--label", "CITATION", "--columns", "provision,value", "--format", "csv"]
    call = [sys.executable, "-m", "jdoc", "table", *options]
    done = subprocess.run([*call, LAW], stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
    found: dict[Edge, int] = {}
    for row in csv.DictReader(done.stdout.splitlines()):
        for target in targets(row["value"]):
            edge = article(row["provision"]), target
            found[edge] = found.get(edge, 0) + 1
    return found


def article(path: str) -> str:
    """Return the article of a path, as laws write it in digits."""
    return f"第{path.partition('-')[0].removeprefix('At_')}条"


def targets(value: str) -> Iterator[str]:
    """Yield where a reference leads: the articles of this law, another law."""
    meaning = read_citation(value)
    if meaning is None or meaning.source is None or not meaning.path:
        return
    own = LAW.read_text(encoding="utf-8").partition("\n")[0]
    if meaning.source.name != own:
        yield meaning.source.name
        return
    first, last = (int(path[0].removeprefix("At_")) for path in (meaning.path, meaning.upto or meaning.path))
    yield from (f"第{number}条" for number in range(first, last + 1))


def draw(found: dict[Edge, int]) -> str:
    """Draw the articles below each other, arcs between them, and the other laws beside them."""
    named = {name for edge in found for name in edge if name.startswith("第")}
    articles = sorted(named, key=lambda name: int(name[1:-1]))
    laws = sorted({target for _, target in found if not target.startswith("第")})
    places = {name: (LEFT, TOP + STEP * at) for at, name in enumerate(articles)}
    below = (len(articles) - len(laws)) / 2
    places |= {name: (RIGHT, TOP + int(STEP * (at + below))) for at, name in enumerate(laws)}
    lines = [arrow(places[source], places[target]) for source, target in found if source != target]
    boxes = [box(name, *place) for name, place in places.items()]
    size = f'viewBox="0 0 560 {TOP * 2 + STEP * (len(articles) - 1)}"'
    head = '<defs><marker id="end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    arrowhead = '<path d="M0 0 8 4 0 8z" fill="#55606e"/></marker></defs>'
    style = 'font-family="sans-serif" font-size="13" text-anchor="middle"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {style}>'
    return "\n".join([svg, head + arrowhead, *lines, *boxes, "</svg>\n"])


def arrow(source: tuple[int, int], target: tuple[int, int]) -> str:
    """Draw an arc on the left between articles, a line to the right to other laws."""
    (x, y), (to_x, to_y) = source, target
    half = WIDTH // 2
    if to_x != x:
        path = f"M{x + half} {y} C{x + 140} {y} {to_x - 140} {to_y} {to_x - half - 14} {to_y}"
    else:
        bend = 24 + abs(to_y - y) // 4
        path = f"M{x - half} {y} C{x - half - bend} {y} {x - half - bend} {to_y} {x - half} {to_y}"
    return f'<path d="{path}" fill="none" stroke="#55606e" stroke-width="1.3" marker-end="url(#end)"/>'


def box(name: str, x: int, y: int) -> str:
    """Draw an article, or a law."""
    width = WIDTH if name.startswith("第") else WIDTH + 28
    fill = "#eaf1fb" if name.startswith("第") else "#f7eee2"
    place = f'x="{x - width // 2}" y="{y - HEIGHT // 2}" width="{width}" height="{HEIGHT}"'
    return f'<rect {place} rx="6" fill="{fill}" stroke="#9aa5b1"/><text x="{x}" y="{y + 5}">{escape(name)}</text>'


def main() -> None:
    """Write the picture."""
    (DOCS / "citations.svg").write_text(draw(edges()), encoding="utf-8")


if __name__ == "__main__":
    main()
