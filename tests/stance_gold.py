"""Stances as a person found them: the documents of `tests/gold/stances`, and how answers compare with them.

A document is a text file, a block a line. Below a block, a line for each act:

    > act | predicate | actor | object | to=addressee strong neg cond optional ?actor

Other right answers stand behind ` / `, `-` is none. `optional` acts are neither required nor wrong; what stands behind
a question mark isn't judged.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "gold" / "stances"


@dataclass
class Act:
    """One act as a person found it."""

    act: str
    verb: str
    start: int
    end: int
    actors: list[str]
    objects: list[str | None]
    to: str | None = None
    flags: frozenset[str] = frozenset()


@dataclass
class Text:
    """One block of a document with its acts."""

    doc: str
    seq: int
    text: str
    acts: list[Act] = field(default_factory=list)


def read(path: Path) -> list[Text]:
    """Return the blocks of a document; a predicate or object that isn't in the text is an error."""
    blocks: list[Text] = []
    at = 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        if not line.startswith(">"):
            blocks.append(Text(path.stem, len(blocks), line))
            at = 0
            continue
        act = _act(line, blocks[-1].text, at, f"{path}:{number}")
        at = act.end
        blocks[-1].acts.append(act)
    return blocks


def _act(line: str, text: str, at: int, place: str) -> Act:
    act, verb, actor, given, *more = (cell.strip() for cell in line[1:].split("|"))
    start = text.find(verb, at)
    assert start >= 0, f"{place}: no {verb!r}"
    objects = [None if each.strip() in ("-", "") else each.strip() for each in given.split(" / ")]
    assert all(each is None or each in text or each in ("これ", "それ") for each in objects), f"{place}: {objects}"
    flags = [flag for flag in (more[0].split() if more else ()) if "=" not in flag]
    to = next((flag[3:] for flag in (more[0].split() if more else ()) if flag.startswith("to=")), None)
    actors = ["" if each.strip() == "-" else each.strip() for each in actor.split(" / ")]
    return Act(act, verb, start, start + len(verb), actors, objects, to, frozenset(flags))


@dataclass
class Score:
    """How answers compare with the gold."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: list[tuple[str, ...]] = field(default_factory=list)

    def share(self, what: str) -> float:
        """Return P, R or the share of all acts that are right in everything."""
        whole = self.counts["found"] + self.counts["extra"] if what == "P" else self.counts["gold"]
        return self.counts["found" if what in "PR" else what] / max(1, whole)

    def __str__(self) -> str:
        """Return one line of figures."""
        found = max(1, self.counts["found"])
        parts = " ".join(f"{key} {self.counts[key] / found:.3f}" for key in ("act", "actor", "object", "to", "strong"))
        rates = f"P {self.share('P'):.3f} R {self.share('R'):.3f}"
        return f"n {self.counts['gold']} {rates} {parts} all {self.share('all'):.3f}"


def compare(block: Text, answers: list[dict[str, Any]], score: Score) -> None:
    """Count what of a block's acts was found; `answers` are stances as records hold them."""
    left = list(answers)
    place = f"{block.doc}:{block.seq}"
    for gold in block.acts:
        hit = next((each for each in left if each["start"] < gold.end and gold.start < each["end"]), None)
        if hit:
            left.remove(hit)
        if "optional" in gold.flags:
            continue
        score.counts["gold"] += 1
        if hit is None:
            score.errors.append((place, "missed", gold.act, gold.verb))
            continue
        score.counts["found"] += 1
        _judge(place, gold, hit, score)
    for each in left:
        score.counts["extra"] += 1
        score.errors.append((place, "extra", each["act"], block.text[each["start"] : each["end"]]))


def _judge(place: str, gold: Act, hit: dict[str, Any], score: Score) -> None:
    found = hit.get("object")
    text = found and found["text"]
    words = _plain((hit.get("actor") or {}).get("text"))
    verdicts = {
        "act": (hit["act"] == gold.act, gold.act, hit["act"]),
        "actor": (words in map(_plain, gold.actors), gold.actors, words),
        "object": (any(_trim(text) == _trim(each) for each in gold.objects), gold.objects[0], text),
        "to": (_plain((hit.get("addressee") or {}).get("text")) == _plain(gold.to), gold.to, hit.get("addressee")),
        "strong": (
            (hit.get("strength") == "strong") == ("strong" in gold.flags),
            "strong" in gold.flags,
            hit.get("strength"),
        ),
        "neg": (bool(hit.get("negated")) == ("neg" in gold.flags), "neg" in gold.flags, hit.get("negated")),
        "cond": (bool(hit.get("conditional")) == ("cond" in gold.flags), "cond" in gold.flags, hit.get("conditional")),
    }
    wrong = {what for what, (right, _, _) in verdicts.items() if not right and f"?{what}" not in gold.flags}
    for what, (_, wanted, got) in verdicts.items():
        score.counts[what] += what not in wrong
        if what in wrong:
            score.errors.append((place, what, gold.act, gold.verb, "gold", str(wanted), "got", str(got)))
    score.counts["all"] += not wrong & {"act", "actor", "object", "neg"}


def _plain(words: str | None) -> str:
    return (words or "").replace("　", "").replace(" ", "").removesuffix("側")


def _trim(text: str | None) -> str | None:
    while text and (text[-1] in "をにとの、，" or text.endswith("よう")):
        text = text[:-2] if text.endswith("よう") else text[:-1]
    return text
