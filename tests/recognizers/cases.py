"""The notation of the case files: one case a line, for a reader who knows Japanese and no Python.

labels MONEY PERCENT             what the file is about; other labels are not looked for
base 2017-05-01                  the base date of the cases below
総額[５，６８０億円](MONEY 568000000000 JPY bound=ge)以上
百万円単位で記載する。           no brackets: nothing to find
! [3](MONEY 3)円                 a known fault
一つ目の段落 ¶ 二つ目の段落      blocks of one document; `caption:` and the like in front of a block is its kind
@At_3-Pr_2 市長は、…             where a block stands in a law
表:名称␉額⏎道路␉[5](MONEY 5)   (tabs and line feeds of a table are written so)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, get_args

from jdoc.model import Block, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARK = re.compile(r"\[(?P<text>[^\]]*)\]\((?P<facts>[A-Z]+[^)]*)\)")
KIND = re.compile(f"({'|'.join(get_args(Kind))}):")
PLACE = re.compile("@(\\S+) ")
IMPLIED = {"earliest", "latest", "id", "role", "cell", "law_num", "law_id", "of", "from_", "to", "weekday"}
NOTES = {"era": "era-ended", "day": "no-such-day"}


@dataclass
class Case:
    """A document and the entities that it holds."""

    place: str
    blocks: list[Block]
    expected: list[list[dict[str, object]]]
    labels: list[str] = field(default_factory=list)
    base: str | None = None
    known_fault: bool = False


def read(path: Path) -> Iterator[Case]:
    """Read a case file."""
    labels: list[str] = []
    base = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        word, _, rest = line.partition(" ")
        if not line or word == "#":
            continue
        if word == "labels":
            labels = rest.split()
        elif word == "base":
            base = rest.strip() or None
        else:
            parts = [_block(part) for part in line.removeprefix("! ").split(" ¶ ")]
            yield Case(
                f"{path.name}:{number}",
                [block for block, _ in parts],
                [marks for _, marks in parts],
                labels,
                base,
                known_fault=line.startswith("! "),
            )


def _block(written: str) -> tuple[Block, list[dict[str, object]]]:
    place = PLACE.match(written)
    written = written[place.end() :] if place else written
    kind = KIND.match(written)
    written = (written[kind.end() :] if kind else written).replace("␉", "\t").replace("⏎", "\n")
    text = ""
    marks: list[dict[str, object]] = []
    done = 0
    for mark in MARK.finditer(written):
        text += written[done : mark.start()]
        facts = {"start": len(text), "end": len(text) + len(mark["text"]), "text": mark["text"]}
        marks.append({**_facts(mark["facts"]), **facts})
        text += mark["text"]
        done = mark.end()
    text += written[done:]
    block = Block(doc="case", text=text)
    if place:
        block.provision = place[1]
    if kind:
        block.kind = kind[1]  # type: ignore[assignment]
        if kind[1] == "table":
            block.rows = [row.split("\t") for row in text.split("\n")]
    return block, marks


def _facts(written: str) -> dict[str, object]:
    """Read `LABEL value unit key=value flag`; `-` is no value."""
    label, *words = written.split()
    facts: dict[str, object] = {"label": label}
    plain = [word for word in words if "=" not in word and word not in {"approx", "relative"}]
    facts.update(zip(("value", "unit"), (None if word == "-" else word for word in plain), strict=False))
    for word in words:
        if word in {"approx", "relative"}:
            facts[word] = True
        elif "=" in word:
            key, _, value = word.partition("=")
            facts[key] = NOTES.get(value, value) if key == "note" else value
    return {"value": None, "unit": None, **facts}


def read_example(example: str) -> Case:
    """Read the example of a rule: `2017-05-01: [本年](DATE 2017 relative)の会合 ¶ title:…`, perhaps a base date."""
    dated = re.match(r"(\d{4}-\d\d-\d\d): ", example)
    parts = [_block(part) for part in example[dated.end() if dated else 0 :].split(" ¶ ")]
    return Case(example, [block for block, _ in parts], [marks for _, marks in parts], base=dated[1] if dated else None)
