"""Heads: what a reference may begin with, and whether it does, by what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language import scripts
from jdoc.language.citations import paths
from jdoc.language.citations.chains import Reading, is_terse
from jdoc.language.citations.customary import name_before
from jdoc.language.citations.patterns import CIRCLED, NUMBER, PLAIN_ITEM
from jdoc.language.citations.steps import level_named
from jdoc.language.citations.words import any_of
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

LAW_ENDS = frozenset("法令則例程憲約定書律領綱款典")
"""What the names of laws end with."""
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
ATTACHED = deferred("(?:別紙|別添|別冊|付表|資料|仕様書|特記事項)[ ]?[0-9一二三四五六七八九十‐–—―-]{0,4}\\Z")
"""What has paragraphs of its own that are none of a law: `[別紙1]`第2項, not 別表."""
NUMBER_OF_CASE = deferred("年[ ]?[(][^()]{1,6}[)]\\Z")
"""What stands before the number of a case: 令和4`[年(行ウ)]`."""
LONGEST_JOINT = 12
"""Characters of what holds two references together."""
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


class Head(NamedTuple):
    """What may be the head of a reference, and what stands around it."""

    text: Reading
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
