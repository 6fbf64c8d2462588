"""Pairs of documents with what a person says has changed: read from `tests/gold/diff/*.gold`.

A line of such a file is a pair of blocks in the order of NEW: `change | kind | label | text`. In the text, `[-…-]` was
struck out and `{+…+}` put in, with `:value`, `:reference` or `:style` behind it where it isn't wording; ¶ is where one
side has a break and the other none. `4→5` is a label that changed. `#name` ends the line of what was moved, and
`from | #name` stands where it was. Lines with two spaces before them are values: `MONEY 320億円 > 410億円`.
`old 38 full ，` says how OLD is set: characters in a line, width of digits, comma.

`python -m tests.compare.gold` writes the documents beside the files.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.width import widen

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).resolve().parent.parent / "gold" / "diff"
MARK = re.compile(r"(?=\[-|\{\+)(?:\[-(?P<old>.*?)-\])?(?:\{\+(?P<new>.*?)\+\})?(?::(?P<kind>[a-z]+))?")
"""An edit: 総額`[[-５億円-]{+８億円+}:value]の支援."""


class Phrase(NamedTuple):
    """An edit as marked: where it stands in the joined text of each side, and what stands there."""

    old: tuple[int, int, str]
    new: tuple[int, int, str]
    kind: str


class Pair(NamedTuple):
    """A pair of blocks: positions in the documents, edits and values."""

    change: str
    old: tuple[int, ...]
    new: tuple[int, ...]
    phrases: list[Phrase]
    values: list[tuple[str, str, str]]


class Piece(NamedTuple):
    """A block as it is written into a document."""

    kind: str
    label: str
    text: str


class Gold(NamedTuple):
    """A gold file: both documents and the pairs between them."""

    name: str
    old: list[Piece]
    new: list[Piece]
    pairs: list[Pair]
    setting: dict[str, list[str]]


class _Row(NamedTuple):
    change: str
    kind: str
    label: str
    text: str
    name: str
    values: list[tuple[str, str, str]]


def golds() -> list[Gold]:
    """Return all gold."""
    return [read(path) for path in sorted(FOLDER.glob("*.gold"))]


def read(path: Path) -> Gold:
    """Read a gold file."""
    setting: dict[str, list[str]] = {}
    rows = list(_rows(path.read_text(encoding="utf-8").splitlines(), setting))
    places: dict[str, int] = {}
    old: list[Piece] = []
    new: list[Piece] = []
    moved = {row.name: row for row in rows if row.change == "moved"}
    pairs = []
    for row in rows:
        if row.change == "from":
            places[row.name] = len(old)
            old += _pieces(moved[row.name], "old")
            continue
        here = _pieces(row, "old") if row.change not in {"inserted", "moved"} else []
        there = _pieces(row, "new") if row.change != "deleted" else []
        first, second = len(old), len(new)
        old += here
        new += there
        olds = tuple(range(first, len(old)))
        pairs.append(Pair(row.change, olds, tuple(range(second, len(new))), *_marks(row)))
        if row.change == "moved":
            pairs[-1] = pairs[-1]._replace(old=(-1,))
            places[f"pair {row.name}"] = len(pairs) - 1
    for name in moved:
        at = places[f"pair {name}"]
        pairs[at] = pairs[at]._replace(old=(places[name],))
    return Gold(path.stem, old, new, pairs, setting)


def _rows(lines: list[str], setting: dict[str, list[str]]) -> Iterator[_Row]:
    values: list[tuple[str, str, str]] = []
    for line in lines:
        if line.startswith("#") or not line:
            continue
        if line.startswith("  "):
            label, _, rest = line.strip().partition(" ")
            before, _, after = rest.partition(" > ")
            values.append((label, before, after))
            continue
        if line.startswith(("old ", "new ")):
            side, *words = line.split()
            setting[side] = words
            continue
        parts = [part.strip(" ") for part in line.split(" |")]
        values = []
        if parts[0] == "from":
            yield _Row("from", "", "", "", parts[1], values)
        else:
            change, kind, label, text, *name = parts
            yield _Row(change, kind, label, text, name[0] if name else "", values)


def _side(text: str, side: str) -> str:
    """Return a marked text as one side has it."""
    if side == "old":
        return MARK.sub(lambda mark: mark["old"] or "", text)
    return MARK.sub(lambda mark: mark["new"] or "", text)


def _pieces(row: _Row, side: str) -> list[Piece]:
    label = row.label
    if "→" in label:
        label = label.split("→")[side == "new"]
    text = _side(row.text, side)
    breaks = {"split": "new", "merged": "old"}
    parts = text.split("¶") if breaks.get(row.change) == side else [text.replace("¶", "")]
    return [Piece(row.kind, label if not index else "", part) for index, part in enumerate(parts)]


def _marks(row: _Row) -> tuple[list[Phrase], list[tuple[str, str, str]]]:
    phrases = []
    before = after = at = 0
    text = row.text.replace("¶", "")
    for mark in MARK.finditer(text):
        between = mark.start() - at
        before, after, at = before + between, after + between, mark.end()
        old, new = mark["old"] or "", mark["new"] or ""
        kind = mark["kind"] or "wording"
        phrases.append(Phrase((before, before + len(old), old), (after, after + len(new), new), kind))
        before, after = before + len(old), after + len(new)
    return phrases, row.values


def document(gold: Gold, side: str) -> str:
    """Write one side as the document that people have: wrapped, indented, in its widths."""
    measure, width, comma = gold.setting[side]
    lines: list[str] = []
    last = ""
    for piece in gold.old if side == "old" else gold.new:
        if last and (piece.kind in {"title", "h", "center"} or last in {"title", "center", "right", "date", "addr"}):
            lines.append("")
        last = piece.kind
        lines += _set(piece, int(measure), width, comma)
    return "\n".join(lines) + "\n"


def _set(piece: Piece, measure: int, width: str, comma: str) -> Iterator[str]:
    text = dressed(piece.text, width, comma)
    label = dressed(piece.label, width, "、")
    if piece.kind in {"title", "center", "note"}:
        yield "　" * ((measure - len(text)) // 2) + text
        return
    if piece.kind in {"date", "right"}:
        yield "　" * (measure - len(text)) + text
        return
    indent = "　" if piece.kind in {"item", "bullet"} or (not label and piece.kind in {"p", "item"}) else ""
    first = indent + label + ("　" if label and piece.kind != "bullet" else "")
    hang = "　" * (2 if piece.kind == "item" and label else 1 if label else 0)
    line = first
    for char in text:
        if len(line) >= measure and char not in "、。，）」":
            yield line
            line = hang
        line += char
    yield line


def dressed(text: str, width: str, comma: str) -> str:
    """Write a text in the widths and with the comma of a document."""
    text = text.replace("(", "（").replace(")", "）").replace("、", comma)
    return widen(text) if width == "full" else text


def main() -> None:
    """Write the documents."""
    for gold in golds():
        for side in ("old", "new"):
            (FOLDER / f"{gold.name}.{side}.txt").write_text(document(gold, side), encoding="utf-8")


if __name__ == "__main__":
    main()
