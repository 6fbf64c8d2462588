"""Series: the numbers of headings, articles, paragraphs and items, each against the one before."""

from __future__ import annotations

import re
from bisect import bisect
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.checks.structure.labels import DIGITS, outside, read_label, sides_of, written_as
from jdoc.language.enumerators.reading import iroha_position
from jdoc.language.lazy import deferred
from jdoc.language.provisions.paths import UNCOUNTED, ends_of, level_of, parse, root_of, up_to
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jdoc.checks.facts import Facts
    from jdoc.language.provisions.paths import Path
    from jdoc.model import Block

Number = tuple[int, ...]
Key = tuple[object, ...]
ABRIDGED = deferred("(?<![^\\W0-9_])(?:[前中後]|以下)?(?:略|省略|抄|抜粋)(?![^\\W0-9_])")
"""What says that something is left out: `(略)`, `[抄]`, not `略歴`, `戦略`, `記載を省略する`."""
RUN = deferred("(?P<first>.{1,8}?)(?:及び|から|乃至|ないし|[、・〜~])(?P<last>.{1,8}?)(?:まで)?")
"""Several labels of things that are told together: `[二及び三]`, `[(3)から(5)まで]`, not `二`."""
BREAKS = frozenset({"title", "attachment", "signature"})
"""Kinds of blocks behind which numbers may begin anew."""
LONGEST_LABEL = 12
MOST_LEFT_OUT = 3
"""Numbers in a row that a slip leaves out; where more are missing, something else is meant."""
FEWEST = 3
"""Numbers of a series that leaves out one each time."""
MOST_SKIPS = 3
"""In a document, or one in ten numbers: where more are missing, labels were lost on the way."""


class Step(NamedTuple):
    """A block with a number in its series."""

    block: int
    first: Number
    last: Number
    """Of a run of articles (第六条から第八条まで 削除), its end."""


def series(facts: Facts) -> list[list[Step]]:
    """Return the series of a document, each in the order of its numbers' places."""
    found: dict[Key, list[Step]] = {}
    sides = sides_of(facts)
    labelled = [*zip(facts.blocks, facts.labels, strict=True)]
    iroha = {_above(block) for block, label in labelled if "ロ" in label and label.strip(BRACKETS) == "ロ"}
    for index, (block, label) in enumerate(labelled):
        placed = _placed(block, label, iroha) if _is_numbered(block) else None
        if placed is not None:
            key, first, last = (*placed[0], bisect(sides, index)), *placed[1:]
            if key not in found:
                is_number = DIGITS.fullmatch(label.strip(BRACKETS)) is not None
                beside = _goes_on_beside(key, first, found) if is_number else None
                found[key] = _goes_on_above(key, first, found) or beside or []
            found[key].append(Step(index, first, last))
    return [*{id(steps): steps for steps in found.values()}.values()]


def _goes_on_above(key: Key, first: Number, found: Mapping[Key, list[Step]]) -> list[Step] | None:
    """Return the series outside that a number goes on which seems to stand below an item of another list: 6, 日程第1, 日程第2, 7."""
    kind, above, *form = key
    while kind == "text" and isinstance(above, str) and above and first > (1,):
        above = above.rpartition("/")[0]
        outer = found.get((kind, above, *form))
        if outer is not None:
            return outer if 0 <= first[0] - outer[-1].last[0] <= MOST_LEFT_OUT else None
    return None


def _goes_on_beside(key: Key, first: Number, found: Mapping[Key, list[Step]]) -> list[Step] | None:
    """Return the series below the heading before that a number goes on: paragraphs of a communiqué count through."""
    _, above, *form = key
    if not isinstance(above, str) or not above or first == (1,):
        return None
    beside = [
        steps
        for (kind, other, *of), steps in found.items()
        if (kind, of) == ("text", form) and isinstance(other, str) and outside(other) == outside(above)
    ]
    last = max(beside, key=lambda steps: steps[-1].block, default=[])
    return last if last and 0 < first[0] - last[-1].last[0] <= MOST_LEFT_OUT else None


def _is_numbered(block: Block) -> bool:
    if not (block.label or block.provision) or block.ocr or block.kind in {"furniture", "contents", "note"}:
        return False
    if block.label and block.text and (not WORDS.search(block.text) or block.text.startswith(GOES_ON)):
        return False
    return block.label not in NOUGHTS if block.label else _heads_article(block)


GOES_ON = ("の", "に", "を", "は", "が", "及び", "から", "まで")
"""How a line begins that goes on with a reference: (1)`の`拠点に."""
WORDS = deferred(r"[^\W\d_]")
"""A letter, which a row of figures alone has none of: `[港]`, not `2,311`."""


def _is_row(text: str) -> bool:
    """Tell a row of a table that was read as a paragraph, by its gaps: 旭町  雑種地  1,204㎡."""
    return "  " in text and "。" not in text and len(text.split()) >= FEWEST


def _placed(block: Block, label: str, iroha: set[str | None]) -> tuple[Key, Number, Number] | None:
    in_iroha = _in_iroha(block, label) if iroha and _above(block) in iroha else None
    return _in_law(block) or in_iroha or _in_text(block, label)


BRACKETS = " ()."
"""What labels have around them."""


def _above(block: Block) -> str | None:
    """Give the locator of what a block stands below."""
    return outside(block.locator) if block.locator else None


def _in_iroha(block: Block, label: str) -> tuple[Key, Number, Number] | None:
    """Place a block by its kana in the order of the poem: イ, ロ, ハ."""
    label = label.strip(BRACKETS)
    position = iroha_position(label) if len(label) == 1 and not block.provision else None
    return (("text", _above(block), "iroha"), (position,), (position,)) if position else None


def _heads_article(block: Block) -> bool:
    """Tell the number of an article that stands alone on its line."""
    path = parse(block.provision)
    return bool(path) and level_of(path[-1]) == "At"


def _in_law(block: Block) -> tuple[Key, Number, Number] | None:
    """Place a block by its provision: articles count through all chapters."""
    path = parse(block.provision)
    if not path or "New" in path:
        return None
    label = block.label or block.text
    is_article = label.strip().startswith("第") and "条" in label
    own: Path = up_to(path, "At") if is_article else path
    if not own or level_of(own[-1]) in {"Sp", "AppdxTable", "Appdx", "AppdxStyle"}:
        return None
    first, last = ends_of(own[-1])
    if first in {(), UNCOUNTED}:
        return None
    above = root_of(own) if level_of(own[-1]) == "At" else own[:-1]
    return ("law", above, level_of(own[-1])), first, last


def _in_text(block: Block, label: str) -> tuple[Key, Number, Number] | None:
    """Place a block by its locator and the form of its label."""
    if block.provision or not block.locator or "#" in block.locator:
        return None
    first, last = _ends(label)
    read, end = read_label(first), read_label(last)
    if read is None or end is None:
        return None
    form, value = read
    is_closed = first.endswith(")")  # 1) below 1. may stand beside it by its locator
    return ("text", block.locator.rpartition("/")[0], form, is_closed), (value,), (end[1],)


@lru_cache(maxsize=1024)
def _ends(label: str) -> tuple[str, str]:
    """Give the first and the last label of a run of them.

    >>> _ends("二及び三"), _ends("(3)から(5)まで"), _ends("一")
    (('二', '三'), ('(3)', '(5)'), ('一', '一'))
    """
    match = RUN.fullmatch(label)
    return (match["first"].strip(), match["last"].strip()) if match else (label, label)


def find_repeated(facts: Facts) -> Iterator[Found]:
    """Find numbers that come twice in their series."""
    for steps in facts.kept("series", lambda: series(facts)):
        if not _are_signs(facts, steps):
            repeated = (
                (step, known) for step, known in _repeated(facts, steps) if not _is_of_notes(facts, step, known)
            )
            yield from (_told(facts, step, known, "again") for step, known in repeated)


def _repeated(facts: Facts, steps: Sequence[Step]) -> Iterator[tuple[Step, Step]]:
    """Yield the steps of a series that have the number of another one, with that."""
    seen: dict[Number, Step] = {}
    for before, step, after in zip([None, *steps], steps, [*steps[1:], None], strict=False):
        if before and (_stands_for_two(before, step, after) or _is_all_of_two(facts, steps)):
            yield step, before
        if step.first == (1,) or (before and _is_anew(facts, before, step)):
            seen = {}
        known = seen.get(step.first)
        if known is not None and _are_alike(facts, known, step) and (before == known or _is_article(facts, step)):
            yield step, known
        seen[step.first] = step


def _is_anew(facts: Facts, before: Step, step: Step) -> bool:
    """Tell whether a number may come again behind another one."""
    return _are_apart(facts, before, step) or _begins_anew(facts, before, step)


def _begins_anew(facts: Facts, before: Step, step: Step) -> bool:
    """Tell whether an article begins between two of its paragraphs: its number comes twice, not theirs."""
    own = facts.blocks[step.block].provision or ""
    above = own.rpartition("-")[0]
    between = (facts.blocks[at] for at in range(before.block + 1, step.block) if above)
    return any(
        block.label and (block.provision or "").startswith(f"{above}-Pr_1") and "条" in block.label for block in between
    )


def _is_all_of_two(facts: Facts, steps: Sequence[Step]) -> bool:
    """Tell a list of two items that both bear the first number, of a law, or that nothing else bears: (1), (1)."""
    if [step.first for step in steps] != [(1,), (1,)] or steps[1].block != steps[0].block + 1:
        return False
    one, other = (facts.labels[step.block] for step in steps)
    blocks = [facts.blocks[step.block] for step in steps]
    is_of_law = "第" in one or (blocks[0].provision is not None and read_label(one) is not None)
    return one == other and (is_of_law or (one == "(1)" and all(block.kind == "item" for block in blocks)))


def _is_of_notes(facts: Facts, *steps: Step) -> bool:
    """Tell whether one of some numbers counts notes, of which the first alone says that it is one: (注)1, 2."""
    return any(_goes_on_a_note(facts, step) for step in steps)


def _goes_on_a_note(facts: Facts, step: Step) -> bool:
    """Tell whether a number counts on from a note right above it."""
    number = step.first[0]
    for at in range(step.block - 1, -1, -1):
        number -= 1
        digits = DIGITS.findall(facts.labels[at])
        if [*map(int, digits)] != [number]:
            return False
        if facts.blocks[at].kind == "note":
            return True
    return False


def _stands_for_two(before: Step, step: Step, after: Step | None) -> bool:
    """Tell a second 1 that begins nothing anew, since 3 stands behind it: (1), (1), (3)."""
    return before.first == step.first == (1,) and after is not None and after.first == (3,)


def find_skipped(facts: Facts) -> Iterator[Found]:
    """Find numbers that are left out in their series."""
    every = facts.kept("series", lambda: series(facts))
    found: list[Found] = []
    sides = sides_of(facts)
    for steps in every:
        if sides and steps[0].block > sides[0]:  # of each side, what is amended alone is told
            continue
        counts_through = _counts_through(facts, steps)
        for earlier, before, step in zip([None, *steps], steps, steps[1:], strict=False):
            if (
                _leaves_out(before.last, step.first)
                and not _is_repeated(earlier, before)
                and not _are_apart(facts, before, step, count_through=counts_through)
                and not _is_told(facts, before, step)
                and not _goes_on_a_note(facts, before)
                and _counts(facts, steps)
            ):
                found.append(_told(facts, step, before, f"after {_label(facts, before)}"))
    if len(found) <= max(MOST_SKIPS, sum(map(len, every)) // 10):
        yield from found


def _counts(facts: Facts, steps: Sequence[Step]) -> bool:
    """Tell numbers that count from those that name something: every second year, in a table without lines."""
    pairs = [*pairwise(steps)]
    if NUMBERED_ELSEWHERE.search(_label(facts, steps[0])):
        return 2 * sum(step.first[0] - before.last[0] == 1 for before, step in pairs) >= len(pairs)
    counts_on = any(step.first[0] - before.last[0] <= 1 for before, step in pairs)
    return len(steps) < FEWEST or counts_on or any(_is_told(facts, before, step) for before, step in pairs)


NUMBERED_ELSEWHERE = deferred("[款項目]|議案|請願|陳情|報告|発議|諮問|認定|承認|同意")
"""What has the number of another paper, of which some are taken up: 議案第68号, 第8`款`."""


def _is_repeated(earlier: Step | None, before: Step) -> bool:
    """Tell a number that comes twice, which is the cause of the next one's being left out."""
    return earlier is not None and earlier.first == before.first


def _are_signs(facts: Facts, steps: Sequence[Step]) -> bool:
    """Tell letters and signs that mark what follows, Ｑ and Ａ, ○, from those that count."""
    label = facts.labels[steps[0].block].strip(BRACKETS)
    is_sign = label in NOUGHTS or (label.isascii() and label.isalpha())
    return is_sign and len({step.first for step in steps}) == 1


NOUGHTS = frozenset("○〇◯")
"""What looks like a nought: ○○市長."""


def _are_alike(facts: Facts, known: Step, step: Step) -> bool:
    """Tell whether two numbers are both of rows, or of no row, and the second is none of an amount's figures."""
    rows = {_is_row(facts.texts[each.block]) for each in (known, step)}
    return len(rows) == 1 and not _is_doubtful(facts.blocks[step.block])


def _is_doubtful(block: Block) -> bool:
    """Tell a number that may be the first figure of an amount in wide type: ４ of ４７，０８９円."""
    return (block.label or "").strip().isdecimal() and block.text[:1].isdecimal()


def _leaves_out(before: Number, after: Number) -> bool:
    """Tell whether a few numbers are missing between two."""
    if len(after) > 1 or len(before) > 1:
        return len(after) == 1 and 1 < after[0] - before[0] <= MOST_LEFT_OUT + 1
    return 1 < after[0] - before[0] <= MOST_LEFT_OUT + 1


def _is_article(facts: Facts, step: Step) -> bool:
    return "条" in _label(facts, step) and "At_" in (facts.blocks[step.block].provision or "")


def _counts_through(facts: Facts, steps: Sequence[Step]) -> bool:
    """Tell whether numbers go on below the next heading more than once, as those of a communiqué do."""
    apart = [pair for pair in pairwise(steps) if not _heads(facts.blocks, *pair)]
    return sum(step.first[0] - before.last[0] == 1 for before, step in apart) > 1


def _are_apart(facts: Facts, before: Step, step: Step, *, count_through: bool = False) -> bool:
    """Tell whether something stands between two blocks behind which numbers begin anew."""
    blocks = facts.blocks
    is_law = bool(blocks[step.block].provision)
    if not (is_law or count_through or _heads(blocks, before, step)):
        return True
    between = blocks[before.block + 1 : step.block]
    return any(block.kind in BREAKS for block in between if not (is_law and block.provision))


def _heads(blocks: Sequence[Block], before: Step, step: Step) -> bool:
    """Tell whether two blocks stand below the same headings, one of them being a heading itself."""
    sections = [list(blocks[at].section or ()) for at in (before.block, step.block)]
    return sections[0] == sections[1]


def _is_told(facts: Facts, before: Step, step: Step) -> bool:
    """Tell whether the missing number stands somewhere between after all, or it is said that something is left out."""
    label = facts.labels[step.block]
    between = " ".join(facts.texts[before.block : step.block + 1])
    if ABRIDGED.search(between) or _stands_between(facts, before, step):
        return True
    for number in range(before.last[0] + 1, step.first[0]):
        missing = written_as(label, number)
        if missing == label:
            continue
        opening = rf"(?:^|[。\s]){re.escape(missing)}[\s.．、)]" if missing.isdecimal() else re.escape(missing)
        if re.search(opening, between):
            return True
    return False


OPENING = deferred("[(]?(?:[0-9]{1,2}|[a-zA-Zア-ン]|[一二三四五六七八九十]{1,3})[).．、]")
"""What may be a number at the start of a line that was not told as one: `[b.]年間収入は`, not `年間`."""


def _stands_between(facts: Facts, before: Step, step: Step) -> bool:
    """Tell whether a block between two has a number that is missing, in its text or below another one, but in no series there."""
    missing = range(before.last[0] + 1, step.first[0])
    form = read_label(facts.labels[step.block])
    seen: set[tuple[str, int]] = set()
    for index in range(before.block + 1, step.block):
        opening = OPENING.match(facts.texts[index])
        read = read_label(facts.labels[index] or (opening[0] if opening else ""))
        if read is None:
            continue
        if read[1] in missing and not (form and read[0] != form[0] and (read[0], read[1] - 1) in seen):
            return True
        seen.add(read)
    return False


def _told(facts: Facts, step: Step, other: Step, how: str) -> Found:
    place, related = (_place(facts, each) for each in (step, other))
    return Found(place, f"{_label(facts, step)} {how}", (related,))


def _place(facts: Facts, step: Step) -> Place:
    """Give the place of a block with a number: where its text begins, since the number was taken off."""
    text = facts.texts[step.block]
    return Place(step.block, 0, min(len(text), 20))


def _label(facts: Facts, step: Step) -> str:
    return (facts.blocks[step.block].label or facts.blocks[step.block].text[:LONGEST_LABEL]).strip()
