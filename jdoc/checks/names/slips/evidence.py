"""Evidence: what speaks for a slip where two names of a document are nearly the same, and what against it."""

from __future__ import annotations

from functools import cache
from itertools import accumulate, product
from typing import TYPE_CHECKING

from jdoc.checks.names.slips.pairs import ORDERS, Difference, Pair, difference_of, kind_of
from jdoc.language.citations.laws import titles
from jdoc.language.lazy import deferred
from jdoc.language.names.gazetteer import entries
from jdoc.language.tokens import cost_of, is_word, length_of, sounds_of, tokenize
from jdoc.lexicon import columns
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jdoc.checks.facts import Facts
    from jdoc.checks.names.slips.written import Names
    from jdoc.checks.rules import Place

KIND = deferred(
    "(?:[省庁府課室係班部局科署所会院館校園社団隊法港駅橋川台市町村区県]|機構|協会|連合|連盟|組合|銀行|機関|基金|大学|病院|センター|事業|計画|条例|規則|規程|要綱|財団|法人|公社|公庫|工業|建設|興業|産業|製作|漁協|農協|ホール|プラザ|ビル|サービス|システム|クラブ|ネットワーク|施設|広場|公園|埠頭|ふ頭|工事)(?:の一部を改正する(?:法律|条例|政令|省令|規則))?案?$"
)
"""How names end: 統計調査`[課]`, 環境保全`[法の一部を改正する法律案]`, not `合計`."""
RENAMED = deferred("旧|改称|名称(?:を|の|変更)|新名称|に改め|統合|再編|改組|移行|前身|新設|廃止")
"""What tells why there are two names: `[旧]名称`, not `名称`."""
ANOTHER = deferred("(?:他の|ほかの|別の|例えば|たとえば|先進|近隣|隣の?)[^。]{0,12}$")
"""What tells before a name that it is another one's: `[他の法人(例えば、]`高層気象研究所, not `本市の`."""
OWN_NUMBER = deferred("[(](?:以下|平成|令和|昭和|明治|大正|第)")
"""What stands behind a name that another one has not: 補助金交付規程`[(平成]12年訓令第1号), not `(案)`."""
JOINT = deferred("(?:と|や|及び|並びに|又は|若しくは|、|・|から|より|,)(?:[一-鿿々ァ-ヴー]{1,8}の?)?")
"""What stands between two names that are told side by side: 審議会`[と]`審査会, not `は`."""
TOWN = deferred("[都道府県市町村区]$")
"""The end of a town: 北浜`[市]`, not `部`."""
OWNER = deferred("(?P<owner>[一-鿿々ァ-ヴー]{2,})の?$")
"""Whose a name is, before it: `[北浜市]`環境センター, not `は`."""
OPTIONAL = frozenset("等立中外市県国区町村第各諸部局会者業本小的内員長法級課年度用費議")
"""What is left out of names and added to them with another meaning: 補助金`[等]`."""
ITSELF = "当"
"""What a body calls itself by, which has one name: 当`連合会`."""
COUNCILS = {"議", "査"}
OF_BOTH = deferred("情報公開|個人情報|建築|介護|不服|認定|開発|倫理|入札|選考|選定|表彰|指定管理")
"""Of what there are councils of both kinds: `[情報公開]審査会`, not `港湾`."""
FORMS = frozenset({"社財", "財社", "株有", "有株"})
"""What a legal form has for another one's character: 一般社団法人, 一般財団法人."""
FORM = ("団法人", "会社")
SHORT = 4
"""Characters of what other words may well be like."""
MUCH, MOST_COST = 6000, 1.5
"""How much more a name costs that is certainly less likely, and how often that much counts."""
NAMES_LOOKED_AT, RIGHT_ONES_LOOKED_AT = 3, 6
"""Places of a name that are compared with each other."""
CONTEXT, AROUND = 8, 16
"""Characters beside two names that may be the same ones; those beside a name in which a change is told."""
SAME = 3
"""Characters beside two names that make one place of two."""
LONGEST_FIRST = ((11, "eleven"), (8, "eight"), (6, "six"), (4, "four"), (3, "three"))
"""Characters of names, and how the evidence is called that they are so many and more."""


class Site(NamedTuple):
    """A place where a name differs from another one, with the pairs of names and of their parts that do."""

    pairs: list[Pair]
    names: Names
    facts: Facts

    @property
    def longest(self) -> Pair:
        """The names at their longest."""
        return max(self.pairs, key=lambda pair: len(pair.written)) if len(self.pairs) > 1 else self.pairs[0]


class Read(NamedTuple):
    """What is known of a place before any evidence."""

    site: Site
    pair: Pair
    difference: Difference
    kind: str
    here: list[Place]
    there: list[Place]
    places: list[tuple[Place, Place]]
    """Those of the names and of their parts, two by two."""


def read(site: Site) -> Read:
    """Read a place where a name differs from another one."""
    pair = site.longest
    difference = difference_of(pair.written, pair.right)
    here = site.names.places(pair.written, NAMES_LOOKED_AT)
    there = site.names.places(pair.right, RIGHT_ONES_LOOKED_AT)
    kind = kind_of(pair.written, pair.right, difference)
    places = [*product(here, there)] if len(site.pairs) == 1 else [*_places(site)]
    return Read(site, pair, difference, kind, here, there, places)


def _all(_found: dict[str, float], _number: int) -> bool:
    return True


def evidence_of(site: Site, goes_on: Callable[[dict[str, float], int], bool] = _all) -> dict[str, float]:
    """Return what speaks for a slip and against it, each as it is called in the table, and how much of it there is.

    What is known behind some steps may be enough: then no more of it is looked for.
    """
    known = read(site)
    found: dict[str, float] = {}
    for number, step in enumerate(STEPS):
        found.update(dict.fromkeys(step.find(known), 1.0))
        if not goes_on(found, number):
            return found
    if known.kind == "other" and found.keys() >= {"both words", "unnamed"}:
        found["unnamed words"] = 1.0
    if found.keys() >= {"unnamed"} and len(known.pair.right) <= SHORT and "same before" not in found:
        found["unnamed and short"] = 1.0
    if known.kind != "script":
        cost = (cost_of(known.pair.written) - cost_of(known.pair.right)) / MUCH
        found["cost"] = max(-MOST_COST, min(MOST_COST, cost))
    return found


def _of_kind(known: Read) -> Iterator[str]:
    """Yield what the characters of two names say by themselves."""
    at, here, _ = known.difference
    yield known.kind
    if at == 0:
        yield "first"
    if at + len(here) == len(known.pair.written):
        yield "last"
    yield from _of_characters(known.pair, known.difference)


def _of_words(known: Read) -> Iterator[str]:
    """Yield what the words of two names say, which the tokenizer reads."""
    at, here, there = known.difference
    if known.kind in {"lost", "added"}:
        yield from _of_lost(max(known.pair[:2], key=len), at, here + there)
    elif known.kind in {"alike", "other", "turned"}:
        yield from _of_changed(known.pair, at, len(here))
    if _stands_elsewhere(known):
        yield "word elsewhere"


def _of_sounds(known: Read) -> Iterator[str]:
    if sounds_of(known.pair.written) == sounds_of(known.pair.right):
        yield "sound"


def _of_characters(pair: Pair, difference: Difference) -> Iterator[str]:
    """Yield what is known of the characters that are others."""
    at, here, there = difference
    if not ORDERS.isdisjoint(here + there):
        yield "order"
    if frozenset((here, there)) in _contrary():
        yield "contrary"
    if {here, there} == COUNCILS and OF_BOTH.search(pair.written):
        yield "councils of both kinds"
    if here + there in FORMS and any(pair.right[at:].find(form) in {1, 2} for form in FORM):
        yield "form"


@cache
def _contrary() -> frozenset[frozenset[str]]:
    """Return characters of names that stand side by side in one paper: 予算, 決算."""
    return frozenset(frozenset(pair) for pair, use in columns("check_words", "word", "use") if use == "contrary")


def _of_lost(longer: str, at: int, lost: str) -> Iterator[str]:
    is_of_word = is_word(longer[at - 1 : at + 1]) or is_word(longer[at : at + 2])
    if is_of_word and _is_left_over(longer, at):
        yield "left over"
    elif lost in OPTIONAL:
        yield "optional"
    if is_of_word:
        yield "lost of a word"


def _is_left_over(longer: str, at: int) -> bool:
    """Tell whether the other half of a word that a character is lost of is read alone then, and ends no name.

    >>> _is_left_over("参画基本計画", 3), _is_left_over("市立病院", 1), _is_left_over("交流会館", 2)
    (True, False, False)
    """
    start, end = next((start, end) for start, end in _pieces(longer) if start <= at < end)
    other = longer[start:end].replace(longer[at], "", 1)
    if len(other) != 1 or not KANJI.match(longer, at) or other in ORDERS or other in LEFT:
        return False
    return (start, start + 1) in _pieces(longer[:at] + longer[at + 1 :])


def _pieces(name: str) -> list[tuple[int, int]]:
    """Return where the words of a name begin and end."""
    ends = [*accumulate(map(length_of, tokenize(name)))]
    return [*zip([0, *ends], ends, strict=False)]


KANJI = deferred("[一-鿿]")
"""A kanji: `[本]`, not `り`."""
LEFT = frozenset("館会所院校園場社団者員法的性化用式型")
"""What names end with behind another word as well: 交流`館`, beside 交流会館."""


def _of_changed(pair: Pair, at: int, size: int) -> Iterator[str]:
    """Tell whether a change makes words of words, or spoils one."""
    spans = [(start, start + size + 1) for start in (at - 1, at) if 0 <= start < len(pair.written) - size]
    words = [(is_word(pair.written[low:high]), is_word(pair.right[low:high])) for low, high in spans]
    if (True, True) in words:
        yield "both words"
    elif any(right for _, right in words) and not any(wrong for wrong, _ in words):
        yield "broken"


def _of_names(known: Read) -> Iterator[str]:
    """Yield what is known of two names, and of how often they stand there."""
    written, right = known.pair[:2]
    yield ("once", "twice", "often")[min(_often(known.site), 3) - 1]
    yield next(word for least, word in LONGEST_FIRST if len(right) >= least)
    is_kind = KIND.search(written) or KIND.search(right)
    if not is_kind:
        yield "no kind"
    elif written[0] == right[0] == ITSELF:
        yield "itself"
    if max(pair.family for pair in known.site.pairs) > len(("one", "other")):
        yield "family"
    yield from _known(known.site)


def _often(site: Site) -> int:
    """Say how often the name stands there, or a part of it that differs in the same place."""
    return max(site.names.often(pair.written) for pair in site.pairs)


def _known(site: Site) -> Iterator[str]:
    """Yield which of the names are names for certain, and which are listed."""
    written, right = {pair.written for pair in site.pairs}, {pair.right for pair in site.pairs}
    listed = [any(name in entries() or name in titles() for name in names) for names in (written, right)]
    if listed[0]:
        yield "listed"
    if listed[1]:
        yield "right one listed"
    if all(listed):
        yield "both listed"
    if not written.isdisjoint(site.names.found):
        yield "named"
    elif right.isdisjoint(site.names.found):
        yield "unnamed"


def _stands_elsewhere(known: Read) -> bool:
    """Tell whether the other word stands in other names as well: 決算, beside 予算."""
    at, here, _ = known.difference
    if len(here) != 1:
        return False
    words = [known.pair.written[start : start + 2] for start in (at - 1, at) if start >= 0]
    often = _often(known.site)
    return any(known.site.facts.whole.count(word) > often and is_word(word) for word in words)


def _of_places(known: Read) -> Iterator[str]:
    """Yield what the places of two names say."""
    facts, here, there = known.site.facts, known.here, known.there
    for evidence, are in TOGETHER:
        if any(are(facts, one, other) for one, other in known.places):
            yield evidence
    same = max(_same(facts, one, other, -1) for one, other in known.places)
    if same >= SAME:
        yield "same before"
    if any(_same(facts, one, other, 1) >= SAME for one, other in known.places):
        yield "same behind"
    for evidence, holds in SAID:
        if any(holds(facts, place) for place in here + there):
            yield evidence
    if _has_a_number(facts, max(here[0], there[0])):
        yield "own number"
    yield from _of_owners(facts, here, there, is_same=same >= len("市の"))


def _is_renamed(facts: Facts, place: Place) -> bool:
    index, start, end = place
    return RENAMED.search(facts.texts[index], max(0, start - AROUND), end + AROUND) is not None


def _is_of_another(facts: Facts, place: Place) -> bool:
    return ANOTHER.search(facts.texts[place.block], max(0, place.start - 2 * AROUND), place.start) is not None


def _has_a_number(facts: Facts, place: Place) -> bool:
    return OWN_NUMBER.match(facts.texts[place.block], place.end) is not None


SAID: tuple[tuple[str, Callable[[Facts, Place], bool]], ...] = (
    ("renamed", _is_renamed),
    ("another", _is_of_another),
)
"""What a text says beside one of two names that tells why there are two."""


def _of_owners(facts: Facts, here: Sequence[Place], there: Sequence[Place], *, is_same: bool) -> Iterator[str]:
    """Yield what the words before two names say of whose they are."""
    owner, owners = _owner(facts, here[0]), [_owner(facts, place) for place in there]
    if owner and all(owners) and all(_are_two_towns(owner, other) for other in owners):
        yield "other town"
    if is_same:
        return
    if owner and any(owners):
        yield "other owner"
    elif owner or all(owners):
        yield "owner of one"


def _are_two_towns(one: str, other: str) -> bool:
    is_one = one.endswith(other) or other.endswith(one)
    return not is_one and TOWN.search(one) is not None and TOWN.search(other) is not None


def _places(site: Site) -> Iterator[tuple[Place, Place]]:
    """Yield the places of the names and of their parts, two by two."""
    for pair in site.pairs:
        there = site.names.places(pair.right, RIGHT_ONES_LOOKED_AT)
        yield from product(site.names.places(pair.written, NAMES_LOOKED_AT), there)


def _are_beside(facts: Facts, one: Place, other: Place) -> bool:
    """Tell whether two names stand in one sentence, where both are meant."""
    if one.block != other.block:
        return False
    first, second = sorted((one.start, other.start))
    return "。" not in facts.texts[one.block][first:second]


def _same(facts: Facts, one: Place, other: Place, step: int) -> int:
    """Count the characters that are the same before two names, or behind them."""
    text, second = facts.texts[one.block], facts.texts[other.block]
    at, to = (one.start - 1, other.start - 1) if step < 0 else (one.end, other.end)
    count = 0
    while count < CONTEXT and 0 <= at < len(text) and 0 <= to < len(second) and text[at] == second[to]:
        if not text[at].isalnum():
            break
        at, to, count = at + step, to + step, count + 1
    return count


def _are_joined(facts: Facts, one: Place, other: Place) -> bool:
    """Tell whether two names are told side by side: 審議会と審査会."""
    first, second = sorted((one, other))
    return one.block == other.block and JOINT.fullmatch(facts.texts[one.block], first.end, second.start) is not None


def _are_of_one_table(facts: Facts, one: Place, other: Place) -> bool:
    return one.block == other.block and bool(facts.blocks[one.block].rows)


TOGETHER: tuple[tuple[str, Callable[[Facts, Place, Place], bool]], ...] = (
    ("beside", _are_beside),
    ("joined", _are_joined),
    ("table", _are_of_one_table),
)
"""What the places of two names have in common."""


def _owner(facts: Facts, place: Place) -> str:
    """Return what a name is of, as far as it stands right before."""
    match = OWNER.search(facts.texts[place.block], max(0, place.start - CONTEXT), place.start)
    return match["owner"] if match else ""


class Step(NamedTuple):
    """Some of the evidence."""

    find: Callable[[Read], Iterator[str]]
    speak_for: tuple[str, ...]
    """What of it speaks for a slip: as long as it isn't looked for, it may be so."""


STEPS = (
    Step(_of_kind, ()),
    Step(_of_names, ("once", "eleven", "right one listed", "itself")),
    Step(_of_places, ("same before", "same behind")),
    Step(_of_words, ("both words", "broken", "left over")),
    Step(_of_sounds, ("sound",)),
)
"""The evidence in the order that it is looked for: what the tokenizer must read comes last, for most places need none of it."""
