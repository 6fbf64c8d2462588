"""References that lead nowhere: to articles, chapters, numbers that the document doesn't have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.notes import codes
from jdoc.checks.rules import Found, Place
from jdoc.checks.structure.appended import find_missing_rows
from jdoc.checks.structure.figures import find_missing_figures
from jdoc.checks.structure.labels import read_label
from jdoc.checks.structure.lettered import find_unsigned
from jdoc.checks.structure.located import OF_ROW, find_unplaced, is_said_of_another
from jdoc.checks.structure.noted import find_unnoted
from jdoc.checks.structure.numbered import find_mistitled, find_unnumbered
from jdoc.checks.structure.numbering import is_counted
from jdoc.checks.structure.other_texts import EXCERPT, is_of_another
from jdoc.checks.structure.provisos import lacks_sentence
from jdoc.checks.structure.series import ABRIDGED
from jdoc.checks.structure.titled import find_below_titles
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.language.provisions.paths import Provisions, level_of, number_of, parse, root_of
from jdoc.language.width import fold

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.language.provisions.paths import Path
    from jdoc.model import Entity

_NUMBER = "(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
INSTRUCTION = deferred(
    "[」条項号章節款表則文]に改め|(?:次|左|以下)のように改め|(?<!検討|修正|改良|制限|変更|危害|検証|考慮)を加え|を削[りる]|[条項号]とし[、。]|中「|の次に次の"
)
"""How amending texts say what becomes of another one: 第百二十八号`[を加え]る`, not `を定める`."""
DIVISION = deferred(
    f"第(?P<number>{_NUMBER})(?P<unit>[編章節部])(?!第|中|を(?:削|加)|[^、。のにをでとはがや及又並参(〜~か]|の[0-9一二三])"
)
"""A reference to a chapter: `[第5章]に`, not `第5章第`."""
POINTED = deferred(
    f"(?:上記|前記|下記|前述の?|後述の?|上の|次の|(?:議題|議事|(?:報告|審議|協議)事項)(?=[(]))(?P<bracket>[(]?)(?P<number>{_NUMBER})(?P<close>[)]?)(?=[のにをでとはがや及又並、。)から]|$)(?!つ|点|[年月日])"
)
"""A reference to a number: `[上記7]のとおり`, `[前記(3)]に`, not `上記の7点`."""
THROUGH = deferred(
    f"(?:上記|前記|前述の?|本声明の?)(?P<bracket>[(]?)(?P<first>{_NUMBER})[)]?(?:から|及び|又は|、|[〜~]) ?[(]?(?P<number>{_NUMBER})(?P<close>[)]?)(?:まで)?(?=[のにをでとはが]|$)(?!つ|点|[年月日])"
)
"""A reference to several numbers: `[上記4から16まで]に`, `[上記(2)及び(7)]の`, not `上記4点`."""
BILLS = "議案"
BILL = deferred(f"(?:第(?P<number>{_NUMBER})号議案|議案第(?P<behind>{_NUMBER})号)")
"""An item of an agenda: `[第6号議案]の`, `[議案第6号]`."""


def find_missing(facts: Facts) -> Iterator[Found]:
    """Find references to what the document doesn't have."""
    yield from _bills(facts)
    yield from _provisions(facts)
    yield from _nothing_before(facts)
    yield from find_missing_rows(facts)
    yield from _divisions(facts)
    yield from _numbers(facts)
    yield from find_unplaced(facts)
    yield from _paragraphs(facts)
    yield from find_unnumbered(facts)
    yield from find_mistitled(facts)
    yield from find_below_titles(facts)
    yield from find_missing_figures(facts)
    yield from find_unsigned(facts)
    yield from find_unnoted(facts)


def _provisions(facts: Facts) -> Iterator[Found]:
    """Find citations of the document itself whose article, paragraph or item it doesn't have."""
    if not all((_citations(facts), _structure(facts))):
        return
    provisions = _structure(facts)
    is_law = len(provisions.children((), "At")) > 1 and _is_whole(provisions, (), more=_together(facts))
    own = _own_names(facts)
    for index, citation in _citations(facts):
        path = () if _is_of_other_rules(facts, index, citation) else _own_path(citation, own)
        is_known = is_law or path[:1] == ("Sp",) or _is_within(facts, provisions, path, citation)
        is_missing = (is_known and _is_missing(facts, provisions, path)) or lacks_sentence(
            facts, provisions, path, citation.text
        )
        if path and is_missing and not is_of_another(facts, index, citation):
            yield Found(
                Place(index, citation.start, citation.end), f"{citation.text}: {_instead(facts, provisions, path)}"
            )


def _is_within(facts: Facts, provisions: Provisions, path: Path, citation: Entity) -> bool:
    """Tell what is below an article that a text has whole, though it has few others: 前条第三号, 第二項."""
    is_beside = len(path) > 1 and (path[-1].endswith(ALL) or NEARBY.match(citation.text) is not None)
    return is_beside and provisions.find(path[:1]) is not None and ABRIDGED.search(facts.whole) is None


NEARBY = deferred("[前同]条|[前同]項|第[^条]*$")
"""How what stands near by is referred to: `[前条]第三号`, `[第二項]`, not `第三条第二項`."""


def _is_of_other_rules(facts: Facts, index: int, citation: Entity) -> bool:
    """Tell a number alone, a row of a table, which is looked for by itself, and a provision of the law that is amended."""
    behind = (OF_ROW, *(CONCERNING if facts.amends else ()))
    return citation.text.isdecimal() or facts.texts[index].startswith(behind, citation.end)


CONCERNING = ("関係)", "関係、")
"""What stands in an outline behind the provision of the law that the bill amends."""
TOGETHER = deferred(f"第(?P<first>{_NUMBER})条(?:及び|から|、)第?(?P<last>{_NUMBER})条?(?:まで)?(?=[ (]|$)")
"""How several articles are headed: `[第5条及び第6条] 会議`, `[第9条から第12条まで] 税`, not `第5条の会議`."""


def _together(facts: Facts) -> frozenset[int]:
    return facts.kept("articles told together", lambda: _told_together(facts))


def _told_together(facts: Facts) -> frozenset[int]:
    """Return the articles that a text heads together, which bear no numbers of their own."""
    heads = (TOGETHER.match(facts.texts[index]) for index in facts.having("条") if facts.texts[index].startswith("第"))
    ends = [(read_whole(match["first"]) or 0, read_whole(match["last"]) or 0) for match in heads if match]
    return frozenset(number for first, last in ends for number in range(first, last + 1))


BEFORE = deferred("前[二三四五六七八九2-9]?[項号条]")
"""A reference to what stands before: `[前三項]`, `[前2項]`, `[前条]`, not `前月`."""


def _nothing_before(facts: Facts) -> Iterator[Found]:
    """Find references to more paragraphs or items before than there are: 前三項 in the third paragraph."""
    for index, citation in _citations(facts):
        if citation.note and NOTHING in codes(citation.note) and BEFORE.fullmatch(fold(citation.text)):
            path = parse(facts.blocks[index].provision)
            is_counted = bool(path) and _is_whole(_structure(facts), path[:-1], level_of(path[-1]))
            is_listed = not path and _is_early_item(facts, index, citation)
            is_behind = _has_enough_before(facts, index, fold(citation.text))
            if (is_counted or is_listed) and not is_behind and not is_of_another(facts, index, citation):
                yield Found(Place(index, citation.start, citation.end), f"{citation.text}: there are none")


OWN_NUMBER = deferred("[(【〔\\[]{0,2}(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?![年月日時条項])")
"""The number of its own that an item of a list begins with: `[【四]】`, `[四]　`, not `四月`."""


def _has_enough_before(facts: Facts, index: int, written: str) -> bool:
    """Tell whether an item's own number says that there are so many before it: 四　前三号, where the others were lost."""
    label = fold(facts.blocks[index].label or "") or facts.texts[index]
    own, asked = OWN_NUMBER.match(label), read_whole(written[1:-1]) or 1
    return own is not None and (read_whole(own["number"]) or 0) == asked + 1


def _is_early_item(facts: Facts, index: int, citation: Entity) -> bool:
    """Tell an item of a list without articles that refers to more items before it than there are."""
    asked, own = _DIGIT.search(fold(citation.text)), read_label(facts.labels[index])
    is_item = citation.text.endswith("号") and own is not None and facts.blocks[index].number is not None
    return is_item and own is not None and asked is not None and (read_whole(asked[0]) or 0) >= own[1]


_DIGIT = deferred("[二三四五六七八九2-9]")
"""How many there are before: 前`[三]`号."""


NOTHING = "nothing-to-refer-to"


def _structure(facts: Facts) -> Provisions:
    return facts.kept("provisions", lambda: Provisions(block.provision for block in facts.blocks))


def _citations(facts: Facts) -> list[tuple[int, Entity]]:
    """Return the citations of a document, but for those of texts that are put into others."""
    return facts.kept("citations", lambda: [*_cited(facts)])


def _cited(facts: Facts) -> Iterator[tuple[int, Entity]]:
    cited = facts.entities({"CITATION"})
    changed = facts.having("改") if cited else []
    compared = next((at for at in changed if COMPARED.fullmatch("".join(facts.texts[at].split()))), None)
    for index, citations in cited:
        if compared is not None and index > compared:
            return  # old and new words of other texts, side by side
        if "New" not in parse(facts.blocks[index].provision) and not INSTRUCTION.search(facts.texts[index]):
            yield from ((index, citation) for citation in citations)


COMPARED = deferred("(?:改正|変更)(?:後|案)(?:(?:改正|変更)前|現行)|(?:現行|(?:改正|変更)前)(?:改正|変更)(?:後|案)")
"""What heads old and new words side by side where they are no table: `[改正後改正前]`."""


def _own_names(facts: Facts) -> set[str]:
    """Return what citations of the document itself begin with."""
    titles = {EXCERPT.sub("", facts.texts[at].strip()) for at, each in enumerate(facts.blocks) if each.kind == "title"}
    names = {""}
    for _, citations in facts.entities({"CITATION"}):
        for citation in citations:
            name = f"{citation.value}".partition("/")[0]
            if citation.target is not None or name in titles:
                names.add(name)
    return names


def _own_path(citation: Entity, own: set[str]) -> Path:
    name, slash, written = f"{citation.value}".partition("/")
    if not isinstance(citation.value, str) or not slash or name not in own:
        return ()
    if ".." in written and "から" not in citation.text:  # 前各号 is no range that is written
        return ()
    written = written.rpartition("..")[2]
    return parse(written)


def _is_missing(facts: Facts, provisions: Provisions, path: Path) -> bool:
    """Tell whether a provision is none of the document, though what would stand before it is."""
    for length in range(1, len(path) + 1):
        if path[length - 1].endswith(ALL):
            return _has_no_items(facts, provisions, path[: length - 1])
        if provisions.find(path[:length]) is None:
            return _would_be_known(provisions, path[:length], _together(facts))
    return False


ALL = "_*"
"""How the step of 前条各号 ends, which is any item: It`[_*]`."""


def _has_no_items(facts: Facts, provisions: Provisions, path: Path) -> bool:
    """Tell whether neither a paragraph has items nor, where its article alone is named, another one of it."""
    beside = provisions.children(path[:-1], "Pr") if path[-1:] == ("Pr_1",) else [path]
    begins = [at for each in beside if (at := provisions.block(each)) is not None]
    are_announced = any(ANNOUNCED.search(facts.texts[at]) for at in begins)
    return bool(begins) and not are_announced and not any(_has_list(provisions, each) for each in beside)


ANNOUNCED = deferred("[次左]の|[次左]に|以下|下記")
"""What announces a list, though it has no numbers: `[次の]者`, not `次回`."""


def _would_be_known(provisions: Provisions, path: Path, together: frozenset[int]) -> bool:
    """Tell whether the document is sure to have a provision if there is one: it has those before it, and no gap."""
    above, level = path[:-1], level_of(path[-1])
    if level not in {"At", "Pr", "It"} or root_of(path) not in {(), ("Sp",)}:
        return False
    if level == "At" and len(number_of(path[-1])) > 1:
        return len(provisions.children(above, level)) > 2
    beside = provisions.children(above, level)
    if level == "It" and not beside:
        return provisions.find(above) is not None and not _has_list(provisions, above)
    if together and not above:
        return _is_beyond_summary(provisions, number_of(path[-1])[0], together)
    return bool(beside) and _is_whole(provisions, above, level)


def _is_beyond_summary(provisions: Provisions, number: int, together: frozenset[int]) -> bool:
    """Tell whether an article is beyond all those of a summary, which heads some together and may leave out others."""
    steps = [number_of(step[-1]) for step in provisions.children((), "At")]
    return number > max(*together, *(step[0] for step in steps if step)) and _is_whole(provisions, (), more=together)


def _has_list(provisions: Provisions, path: Path) -> bool:
    return bool(provisions.children(path))


def _is_whole(provisions: Provisions, above: Path, level: str = "At", *, more: frozenset[int] = frozenset()) -> bool:
    """Tell whether the numbers on a level, with those that bear none of their own, begin with 1 and leave out few."""
    numbers = [*more]
    numbers += [number_of(step[-1])[0] for step in provisions.children(above, level) if number_of(step[-1])]
    return bool(numbers) and min(numbers) == 1 and len(set(numbers)) * 2 > max(numbers)


def _instead(facts: Facts, provisions: Provisions, path: Path) -> str:
    """Say what the document has instead."""
    for length in range(1, len(path) + 1):
        if provisions.find(path[:length]) is None:
            beside = provisions.children(path[: length - 1], level_of(path[length - 1]))
            if not beside:
                return "there are none"
            at = provisions.block(beside[-1])
            label = (facts.blocks[at].label or "").strip() if at is not None else ""
            return f"the last is {label}" if label else f"there are {len(beside)}"
    return "there is none"


def _bills(facts: Facts) -> Iterator[Found]:
    """Find items of an agenda that it doesn't have, though it begins with the first one and has several."""
    named = [*_named_bills(facts)]
    there = {number for number, place in named if place.start <= 1}
    for number, place in named if len(there) > 1 and min(there) == 1 else ():
        if number > max(there) and not facts.is_quoted(*place[:2]):
            written = facts.blocks[place.block].text[place.start : place.end]
            yield Found(place, f"{written}: the last is {max(there)}")


def _named_bills(facts: Facts) -> Iterator[tuple[int, Place]]:
    """Yield the items of an agenda, those in labels where their text begins."""
    labeled = (index for index in facts.read if BILLS in facts.labels[index])
    for index in sorted({*facts.having(BILLS), *labeled}):
        for text, is_label in ((facts.labels[index], True), (facts.texts[index], False)):
            for match in BILL.finditer(text):
                span = (0, 0) if is_label else match.span()
                yield read_whole(match["number"] or match["behind"]) or 0, Place(index, *span)


def _divisions(facts: Facts) -> Iterator[Found]:
    """Find chapters that the document doesn't have, though it has some."""
    numbered = facts.having("第")
    known = chapters(facts) if numbered else {}
    for index in numbered if known else ():
        for match in DIVISION.finditer(facts.texts[index]):
            numbers = known.get(match["unit"], set())
            if _is_beyond(match, numbers) and not is_said_of_another(facts, index, match.start()):
                written = facts.blocks[index].text[match.start() : match.end()]
                yield Found(Place(index, *match.span()), f"{written}: the last is {max(numbers)}")


def chapters(facts: Facts) -> dict[str, set[int]]:
    """Return the numbers of the chapters of a document, by their units."""
    return facts.kept("chapters", lambda: _chapters(facts))


def _chapters(facts: Facts) -> dict[str, set[int]]:
    known: dict[str, set[int]] = {}
    for block, label, text in zip(facts.blocks, facts.labels, facts.texts, strict=True):
        if block.kind in {"heading", "title"}:
            match = DIVISION_LABEL.match(label or text)
            number = read_whole(match["number"]) if match else None
            if match and number:
                known.setdefault(match["unit"], set()).add(number)
    return known


DIVISION_LABEL = deferred(f" ?第 ?(?P<number>{_NUMBER}) ?(?P<unit>[編章節部])")
"""The number of a chapter at its head: `[第2章] 総則`."""


def _is_beyond(match: re.Match[str], numbers: set[int]) -> bool:
    number = read_whole(match["number"])
    return is_counted(numbers) and number is not None and number > max(numbers)


def _numbers(facts: Facts) -> Iterator[Found]:
    """Find numbers that are pointed to, of which the document has only lower ones."""
    for index in facts.having("記", "述", "議", "事項("):
        text = facts.texts[index]
        for match in (*POINTED.finditer(text), *THROUGH.finditer(text)):
            plain, in_brackets = facts.kept("numbers of labels", lambda: _labels(facts))
            numbers = in_brackets if match["bracket"] else plain
            if bool(match["bracket"]) == bool(match["close"]) and _is_beyond(match, numbers):
                written = facts.blocks[index].text[match.start() : match.end()]
                yield Found(Place(index, *match.span()), f"{written}: the last is {max(numbers)}")


def _labels(facts: Facts) -> tuple[set[int], set[int]]:
    plain: set[int] = set()
    in_brackets: set[int] = set()
    for block in facts.blocks:
        number = block.number or ""
        value = read_whole(number.strip("()"))
        if value is not None:
            (in_brackets if number.startswith("(") else plain).add(value)
    return plain, in_brackets


PARAGRAPH = deferred(f"(?:(?<=[、。(「はもが])|^)(?:上記|前記|本声明)?第(?P<number>{_NUMBER})項(?!目)")
"""A paragraph of a text without articles: `、[第15項]ハに`, not `第3条第15項`."""
FEWEST_PARAGRAPHS = 5


def _paragraphs(facts: Facts) -> Iterator[Found]:
    """Find paragraphs that a text without articles doesn't have, though it numbers its own from 1 on."""
    told = facts.having("項")
    if not told or any(block.provision for block in facts.blocks):
        return
    own = _numbered_paragraphs(facts)
    for index in told if len(own) >= FEWEST_PARAGRAPHS and max(own) - len(own) in {0, 1} else ():
        for match in PARAGRAPH.finditer(facts.texts[index]):
            if _is_beyond(match, own) and not is_said_of_another(facts, index, match.start()):
                written = facts.blocks[index].text[match.start() : match.end()]
                yield Found(Place(index, *match.span()), f"{written}: the last is {max(own)}")


def _numbered_paragraphs(facts: Facts) -> set[int]:
    """Return the numbers of the sentences that are numbered, where the numbers stand in kanji alone or as figures."""
    texts = zip(facts.blocks, facts.texts, strict=True)
    numbered = ((block.number, text) for block, text in texts if block.number and block.number.isdecimal())
    return {int(number) for number, text in numbered if text.rstrip().endswith("。")}
