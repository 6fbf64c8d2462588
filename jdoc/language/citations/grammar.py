"""The grammar of references: which words of a text refer to a provision, step by step. It knows no names.

A reference is a chain of steps, each below the one before: 附則第三条の二第一項第四号イ, 前条ただし書, 同項各号. What
it begins with decides whether it is one; then it goes on as long as steps follow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jdoc.language import scripts
from jdoc.language.citations import paths
from jdoc.language.citations.customary import name_before
from jdoc.language.citations.patterns import (
    BEHIND_ITEM,
    CIRCLED,
    FIGURES,
    HEAD,
    HEAD_OR_ITEM,
    HIRAGANA,
    NUMBER,
    PARTICLE,
    PLAIN_ITEM,
    PLAIN_PARAGRAPH,
    TAIL,
)
from jdoc.language.citations.steps import BRACKETED, UNIT_AT_END, UNNAMED, Step, level_named, put_below, read_step
from jdoc.language.citations.words import KANA, any_of, words
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

Span: TypeAlias = tuple[int, int]

LAW_ENDS = frozenset("法令則例程憲約定書律領綱款典")
"""What the names of laws end with."""
MAY_CITE = deferred(
    "[条項号條號章節款編目§①-⑳㉑-㉟㊱-㊿]|別[表図]|[様書]式|[付附]録|(?:この|コノ|此ノ|[本同])[法政省府勅令規憲協議告訓附]"
)
"""What one of stands in a text that refers to a provision, but for items: `[この法]律`, `第三[条]`, not `この日`."""
LINKING = frozenset("及又並若乃至但")
"""Kanji that end a word which holds a list together: 及, 又."""
WORD = deferred(scripts.WORD)
"""A character that makes one word with what stands behind it: `[改]`正, not `の`."""
LIST = deferred(lambda: f"[ ]?[、,]?[ ]?(?:{any_of('link')})?[ ]?")
"""What holds a list of references together: `[及び]`, `[、]`, `[又は]`."""
RANGE = deferred("(?:の規定)?[ ]?(?:から|より|乃至|ないし|[~〜～‐–—―-])[ ]?")
"""What stands between the ends of a range: `[から]`, `[～]`, `[乃至]`."""
OF = "中"
"""What stands between a provision and what of it is changed: 第一項|中|第四十六号を削る."""
GLUED = deferred("(?:以下|その他|場合|の際|等)\\Z")
"""What no word goes on from: `[以下]`この条において, `[その他]`次条に定める, この`[場合]`前項の規定."""
PARTICLES = frozenset("ノニヲハトモテ")
"""What ends the words before a reference in katakana laws: 者ハ|同条."""
BEFORE_WORD = deferred(rf"(?![{''.join(sorted(LINKING))}中以関]){scripts.KANJI}")
"""What stands behind a particle of katakana laws, not behind an item: 第八号ニ`[該]`ラス."""
ATTACHED = deferred("(?:別紙|別添|別冊|付表|資料|仕様書|特記事項)[ ]?[0-9一二三四五六七八九十‐–—―-]{0,4}\\Z")
"""What has paragraphs of its own that are none of a law: `[別紙1]`第2項, not 別表."""
NUMBER_OF_CASE = deferred("年[ ]?[(][^()]{1,6}[)]\\Z")
"""What stands before the number of a case: 令和4`[年(行ウ)]`."""
ITEM = deferred(
    f"[号書文段0-9一二三四五六七八九十][{KANA}](?![ァ-ヴー])|[(][{KANA}](?=[にを又及、])|[条項号][(][0-9a-z]{{1,2}}[)](?:[、又及若乃~]|から)"
)
"""An item behind its number, or first in a bracket: 第二`[号イ]`又はロ, 前項`[（ロ]に係る部分`, not `号イロ`."""
LONGEST_JOINT = 12
"""Characters of what holds two references together."""
BELOW_SENTENCES = frozenset({"It", "Si1"})
"""The levels that may stand behind a sentence: ただし書|イ."""
FARTHEST = 12
"""Characters before a reference that are looked at."""
LAW_IN_BRACKETS = deferred(rf"[{''.join(sorted(LAW_ENDS))}][ ]?\((?:[^()]|\([^()]*\))*\)\Z")
"""A law with the bracket behind its name, before a number without 第: `公務員[法（以下「公法」という。）]`2条,
not `船（二隻）`."""
LONGEST_BRACKET = 200
ALONE = deferred(f"[)、,・]|{NUMBER}[項号]")
"""What stands behind an article in a bracket of references: 慰謝料（710条`[)]`."""
NEXT_PARAGRAPH = deferred(lambda: f"[ ]?{NUMBER}[ ]?[項号]|各号|{any_of('part')}")
"""What shows that a number of 条 without 第 is an article: 709条`[1項]`, 43条`[ただし書]`."""
OF_ITEM = deferred("[のにをはが、)]|から|まで|と[、し]|及|又|若")
"""What stands behind an item: 2号`[の]`事由, not 2号`以降`."""
COUNTED = deferred("から(?:成る|成り|な)|で構成|[通丁西東南北]|以上")
"""What shows that it is a count of articles, or a street: 103条`[から成る]`, 3条`[通]`."""


class Chain(NamedTuple):
    """A reference as it is written."""

    start: int
    end: int
    law: str
    """The pronoun of a law that it begins with: この法律, 同法; empty where there is none."""
    steps: tuple[Step, ...]
    part: str | None = None
    """Which sentence of it: main, proviso, first, latter, chapeau."""

    @property
    def is_open(self) -> bool:
        """Whether it doesn't say which provision it is, as drafts do: 第〇条."""
        return any(step.is_open for step in self.steps)

    def figures(self, folded: str) -> list[Span]:
        """Return where the numbers of its steps stand, but for those that count: 前二項."""
        steps = (step for step in self.steps if step.how == "number" and step.number != "*" and not step.is_open)
        return [match.span() for step in steps for match in FIGURES.finditer(folded, step.start, step.end)]


def is_terse(folded: str, chain: Chain) -> bool:
    """Tell whether a reference begins with an article without a unit: 措法|42の6②|.

    >>> text = "措法42の6②、民法709条"
    >>> [is_terse(text, chain) for chain in find_chains(text)]
    [True, False]
    """
    first = chain.steps[0] if chain.steps else None
    return first is not None and first.is_plain and not UNIT_AT_END.search(folded, first.start, first.end)


def may_cite(folded: str) -> bool:
    """Tell whether a text may refer to a provision: what is cheaper to know than to look."""
    return MAY_CITE.search(folded) is not None


def find_chains(folded: str, *, items: bool = False, plain_paragraphs: bool = False) -> list[Chain]:
    """Return the references of a folded text, in order.

    Where items are near, they may stand alone: イに規定する; treaties call paragraphs by bare digits: 2の規定.

    >>> text = "第三条の二第一項及び前条ただし書、民法709条1項"
    >>> [text[chain.start : chain.end] for chain in find_chains(text)]
    ['第三条の二第一項', '前条ただし書', '709条1項']
    """
    text = Text(folded, plain_paragraphs=plain_paragraphs)
    search = HEAD_OR_ITEM.search if items or ITEM.search(folded) else HEAD.search
    match = search(folded)
    while match:
        chain = text.read(match)
        if chain:
            text.chains.append(chain)
        match = search(folded, chain.end if chain else match.start() + 1)
    return _with_plain_paragraphs(text) if plain_paragraphs else text.chains


class Text:
    """A text whose references are read, one after the other."""

    def __init__(self, folded: str, *, plain_paragraphs: bool = False) -> None:
        self.folded, self.plain_paragraphs = folded, plain_paragraphs
        self.chains: list[Chain] = []
        self._has_particles: bool | None = None

    @property
    def has_particles_in_katakana(self) -> bool:
        """Whether kana that stand alone are particles, as in old laws."""
        if self._has_particles is None:
            self._has_particles = not HIRAGANA.search(self.folded) and PARTICLE.search(self.folded) is not None
        return self._has_particles

    def read(self, head: re.Match[str]) -> Chain | None:
        """Return the reference that begins here, if one does."""
        group = head.lastgroup or ""
        start, end = head.span(group)
        accepts = ACCEPTS.get(group)
        if accepts and not accepts(Head(self, head[group], start, end)):
            return None
        if group == "law":
            return self._goes_on(start, end, head[group], [])
        step = read_step(group, head[group], start)
        chain = self._goes_on(start, end, "", [step]) if step else None
        return chain if chain and self._may_end(chain) else None

    def _may_end(self, chain: Chain) -> bool:
        """Tell a lone item or paragraph from a word that begins like one: 第一号被保険者."""
        first = chain.steps[0]
        is_alone = first.level in {"It", "Pr"} and first.how == "number" and len(chain.steps) == 1
        return chain.part is not None or not is_alone or BEHIND_ITEM.match(self.folded, chain.end) is not None

    def _goes_on(self, start: int, end: int, law: str, steps: list[Step]) -> Chain:
        """Return a reference with all steps that follow, and the sentence that it ends with."""
        part = None
        while match := TAIL.match(self.folded, end):
            group = match.lastgroup or ""
            if group == "part":
                if part or not steps:
                    break
                part = words("part")[match["part"]]
            else:
                step = read_step(group, match[group], match.start(group))
                if step is None or not self._may_follow(group, step, steps, match.end()):
                    break
                if part and step.level not in BELOW_SENTENCES:
                    break
                steps.append(put_below(step, steps))
            end = match.end()
        return Chain(start, end, law, tuple(steps), part)

    def _may_follow(self, group: str, step: Step, steps: list[Step], end: int) -> bool:
        """Tell whether a step stands below those before it."""
        if not steps:
            return group in FIRST
        follows = FOLLOWS.get(group)
        last = steps[-1]
        if follows:
            return follows(self, last, end)
        return paths.RANKS[step.level] > paths.RANKS.get(last.level, paths.LOWEST)


class Head(NamedTuple):
    """What may be the head of a reference, and what stands around it."""

    text: Text
    words: str
    start: int
    end: int

    @property
    def before(self) -> str:
        """The character before it; nothing at the beginning."""
        return self.text.folded[self.start - 1 : self.start]

    @property
    def is_apart(self) -> bool:
        """Whether no word stands before it that it could be part of."""
        return not WORD.match(self.before) or self.before in LINKING

    @property
    def is_named(self) -> bool:
        """Whether the name of a law may stand before it."""
        folded, before = self.text.folded, self.before
        return bool(before) and (before in LAW_ENDS or name_before(folded, 0, self.start) is not None)

    @property
    def goes_on(self) -> bool:
        """Whether it goes on a list, a range, or what is changed of a provision: 第一号若クハ|第二号."""
        folded, last = self.text.folded, self.text.chains[-1] if self.text.chains else None
        if last is None or not last.steps or self.start - last.end > LONGEST_JOINT:
            return False
        return any(joint.fullmatch(folded, last.end, self.start) for joint in (LIST, RANGE)) or (
            folded[last.end : self.start] == OF
        )

    def follows(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether something stands right before it."""
        return pattern.search(self.text.folded, max(0, self.start - FARTHEST), self.start) is not None


def _begins_apart(head: Head) -> bool:
    """Tell whether a word for a reference is no end of another one: 本項 of 基本項目, but not of 者ハ本項."""
    if head.is_apart or head.before == "則" or head.follows(GLUED):
        return True
    return head.before in PARTICLES and head.text.has_particles_in_katakana


def _begins_appendix(head: Head) -> bool:
    return head.words.startswith("別記") or head.before in LAW_ENDS or _begins_apart(head)


def _begins_numbered(head: Head) -> bool:
    """Tell an item from the number of a law, or of a paper: 法律第六号, 議案第三号."""
    level = level_named(head.words)
    if level == "It":  # 議 案 第 ７ 号
        folded = head.text.folded
        is_spaced = head.before == " " and WORD.match(folded, head.start - 2)
        return (head.is_apart and not is_spaced and not head.follows(NUMBER_OF_CASE)) or head.goes_on
    if level == "Pr" and head.follows(ATTACHED):
        return False
    return level != "Pr" or head.is_apart or head.before in LAW_ENDS or head.before.isdecimal() or head.goes_on


def _begins_bare(head: Head) -> bool:
    """Tell whether a number without 第 is a provision: behind a law, before a paragraph, or in a list of such."""
    level = level_named(head.words)
    if level == "At" and _is_article(head):
        return True
    if not head.goes_on:
        return level == "It" and _is_of_sentence(head)
    last = head.text.chains[-1].steps[-1]
    return level == "At" or paths.RANKS.get(last.level, paths.LOWEST) >= paths.RANKS[level]


def _is_of_sentence(head: Head) -> bool:
    """Tell an item from a count by the paragraph that its sentence names: 同項は、|2号|及び5号を除く."""
    folded, last = head.text.folded, head.text.chains[-1] if head.text.chains else None
    if last is None or not (head.is_apart and OF_ITEM.match(folded, head.end)):
        return False
    if "。" in folded[last.end : head.start]:
        return False
    return last.part is not None or (bool(last.steps) and last.steps[-1].level == "Pr")


def _is_article(head: Head) -> bool:
    """Tell a number of 条 that stands in no list from a count: by the law before it, or by what follows."""
    folded, before = head.text.folded, head.before
    if before == ")":
        return LAW_IN_BRACKETS.search(folded, max(0, head.start - LONGEST_BRACKET), head.start) is not None
    if before == "(" and head.text.chains and ALONE.match(folded, head.end):
        return True
    return head.is_named or (head.is_apart and _looks_like_article(head))


def _looks_like_article(head: Head) -> bool:
    """Tell an article from a count by a paragraph behind it, or by articles written so before: 3条の許可、5条の届出."""
    folded, chains = head.text.folded, head.text.chains
    if NEXT_PARAGRAPH.match(folded, head.end):
        return True
    is_usual = any(step.is_plain and step.level == "At" for chain in chains[-FARTHEST:] for step in chain.steps[:1])
    return is_usual and COUNTED.match(folded, head.end) is None


def _begins_tersely(head: Head) -> bool:
    """Tell an article without a unit, as tax notices have it: 措法|41の3|②, and in lists of such."""
    return head.is_named or (head.goes_on and is_terse(head.text.folded, head.text.chains[-1]))


def _goes_on_tersely(head: Head) -> bool:
    """Tell a further paragraph or item of such: 消法30⑦|⑧|, 所法2①三十、|三十一|."""
    if not head.goes_on:
        return False
    folded, alike = head.text.folded, CIRCLED if CIRCLED.match(head.words) else PLAIN_ITEM
    return any(alike.fullmatch(folded, step.start, step.end) for step in head.text.chains[-1].steps)


def _begins_with_kana(head: Head) -> bool:
    """Tell a kana that stands alone from a particle of katakana laws."""
    return not head.text.has_particles_in_katakana


ACCEPTS: dict[str, Callable[[Head], bool]] = {
    "near": _begins_apart,
    "same": _begins_apart,
    "same_article": _begins_apart,
    "same_paragraph": _begins_apart,
    "here": _begins_apart,
    "law": _begins_apart,
    "appendix": _begins_appendix,
    "numbered": _begins_numbered,
    "bare": _begins_bare,
    "terse": _begins_tersely,
    "circle": _goes_on_tersely,
    "figure": _goes_on_tersely,
    "kana": _begins_with_kana,
}
"""What a head of each kind has to stand beside; of the others nothing."""


def _follows_as_kana(text: Text, last: Step, end: int) -> bool:
    is_particle = text.has_particles_in_katakana or (
        text.folded[end - 1] in PARTICLES and BEFORE_WORD.match(text.folded, end) is not None
    )
    return last.level == "It" and last.number != "*" and not is_particle


def _follows_in_brackets(text: Text, last: Step, end: int) -> bool:
    """Tell whether a number in brackets is that of an item; behind 条 and 項 it may be that of a note."""
    if last.level == UNNAMED or paths.RANKS.get(last.level, 0) >= paths.RANKS["It"]:
        return True
    return last.level in {"At", "Pr"} and BEHIND_ITEM.match(text.folded, end) is not None


def _follows_in_circle(text: Text, last: Step, _: int) -> bool:
    return last.level in {"At", "Pr"} and not CIRCLED.match(text.folded, last.start)


def _follows_as_item(text: Text, last: Step, _: int) -> bool:
    """Tell an item in kanji behind a paragraph in a circle, or behind an article of digits alone: 所令30|一|."""
    if CIRCLED.match(text.folded, last.start):
        return True
    return last.level == "At" and last.is_plain and not UNIT_AT_END.search(text.folded, last.start, last.end)


def _follows_as_digits(text: Text, last: Step, _: int) -> bool:
    return text.plain_paragraphs and last.level == "At"


FIRST = frozenset({"numbered", "same", "near", "supplement", "appendix"})
"""What stands right behind the pronoun of a law."""
FOLLOWS: dict[str, Callable[[Text, Step, int], bool]] = {
    "kana": _follows_as_kana,
    "bracketed": _follows_in_brackets,
    "circled": _follows_in_circle,
    "plain": _follows_as_item,
    "digits": _follows_as_digits,
}
"""Behind which steps those without a unit stand."""


def _with_plain_paragraphs(text: Text) -> list[Chain]:
    """Add the paragraphs of a treaty that bare digits call."""
    chains = list(text.chains)
    for match in PLAIN_PARAGRAPH.finditer(text.folded):
        start, stop = match.span("number")
        steps = [Step(start, stop, "number", "Pr", match["number"], is_plain=True)]
        at = match.start("items")
        for item in BRACKETED.finditer(match["items"]):
            step = read_step("bracketed", item[0], at + item.start())
            steps += [put_below(step, steps)] if step else []
        if not any(chain.start < match.end() and start < chain.end for chain in text.chains):
            chains.append(Chain(start, match.end(), "", tuple(steps)))
    return sorted(chains)
