"""Compared: what a word claims of two amounts of a sentence (前年の15件を上回る12件), reckoned."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT, TIMES, skeletons
from jdoc.checks.numbers import HALF, differ
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.lexicon import columns

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts

SIGNS = f"{MONEY}{PERCENT}{COUNT}{TIMES}"
_AMOUNT = f"[{MONEY}{PERCENT}{COUNT}]"
# A few words of one clause, in which no other thing is begun to be spoken of.
_GAP = f"(?:(?!うち|ごと|当たり|あたり)(?:最も|ともに|[^。、()はがも{SIGNS}])){{0,%d}}?"
# Adverbs before a word: 大きく, and nothing else that it is compared to.
_ADVERBS = f"(?:(?!から|より|比べ|比較|[前昨])[^。、()はがも{SIGNS}]){{0,%d}}?"
# What tells that something is so: 12件であり, 12件と.
_IS = "(?:であり|でし?た?が|だった?が|で|とな[りっ]て?(?:た。)?|とし(?:て|た。)?|にとどまり|に達し|に[上のぼ]{1,2}り|と|は|に対し|(?:である|であった|でした|です)。(?:これは)?)"
LINKS = {
    "move": "(?:から|より|に比べて?|と比べて?|と比較して|に対して?|(?:に)?比(?:で)?)",
    "than": "(?:より|に比べて?|と比べて?|と比較して|に対して?|(?:に)?比(?:で)?)",
    "を": "を",
    "に": "に",
    "と": "と",
    "-": "",
}
"""What stands between an amount and a word, by the link of its row."""


@cache
def _claims() -> dict[str, tuple[str, str]]:
    """Return what each word claims, and what it stands behind."""
    return {word: (claim, link) for word, claim, link in columns("claim_words", "word", "claim", "link")}


def _words(*links: str) -> str:
    """Return the words that stand behind some links, as a pattern."""
    return "|".join(
        sorted((word for word, link in columns("claim_words", "word", "link") if link in links), key=len)[::-1]
    )


def _linked() -> str:
    """Return each link with the adverbs, the difference and the words that may stand behind it."""
    behind = f"、?{_ADVERBS % 8}(?:{_AMOUNT}{_ADVERBS % 3})?"
    return "|".join(
        f"{joint}{behind if joint else ''}(?P<word{number}>{_words(*((link,) if link != 'than' else ('move', 'than')))})"
        for number, (link, joint) in enumerate(LINKS.items())
        if link != "move"
    ).replace("(?:より|に比べて?", "(?:から|より|に比べて?")


IS_THAN = deferred(
    lambda: f"(?P<new>{_AMOUNT}){_IS}、?{_GAP % 22}[(]?(?P<old>{_AMOUNT})[)]?(?:の(?P<times>{TIMES}))?(?:{_linked()})"
)
"""What is, and how it is to something else: 12件で、前年の15件を上回る; 12件で、前年度（15件）と同数."""
IN_BRACKETS = deferred(
    lambda: (
        f"(?P<new>{_AMOUNT})[(][^()。{SIGNS}]{{1,10}}(?P<old>{_AMOUNT})[)](?:で(?:あり)?|とな[りっ]て?|と|、)、?[^。、はがも{SIGNS}]{{1,12}}?(?:{_linked()})"
        f"|(?P<new2>{_AMOUNT}){_IS}、?[^。、はがも{SIGNS}]{{1,12}}?(?:{_linked().replace('(?P<word', '(?P<word2')})[^。、(){SIGNS}]{{0,8}}[(][^()。{SIGNS}]{{1,10}}(?P<old2>{_AMOUNT})[)]"
    )
)
"""The same with the other amount in a bracket: 152件（前年度148件）と、前年度を上回った; 152件で、前年度を上回った（前年度148件）."""
BEFORE_NEW = deferred(
    lambda: (
        f"(?P<old>{_AMOUNT})[)]?(?:を{_ADVERBS % 8}(?:{_AMOUNT})?(?P<word0>{_words('を')})|(?:より|に比べて?)(?:{_AMOUNT})?(?P<word1>{_words('than')}))(?:る|た|り|て)?[^。、はがも{SIGNS}]{{0,4}}?(?P<new>{_AMOUNT})(?:とな|で|と|に[上達の]|を記録|だ)"
    )
)
"""The same with the word between them: 前年度の148件を上回る152件となった."""
FROM_TO = deferred(
    lambda: (
        f"(?P<old>{_AMOUNT})(?:から|→|に対し(?:て)?|で(?:あった|した)が|だったが)、?(?!.?まで){_GAP.replace('はがも', 'がも') % 16}(?P<new>{_AMOUNT})"
        f"(?:へと|に|へ|と|となり|で(?:あり)?|[(])、?{_ADVERBS % 10}(?:{_AMOUNT}{_ADVERBS % 3})?(?P<word0>{_words('move')})"
    )
)
"""What was, and what it has become: 96人から令和５年の58人へと半減した."""
LEFT_OPEN = deferred(
    "[^。、]{0,5}(?:ない|なかった|なく|ず|ぬ|場合|とき|ときは|者|もの|こと|おそれ|恐れ|か。|かどうか|か否か|可能|べき|[率幅数額])|[率幅傾]"
)
"""What leaves open whether it is so: `[増加した場合]`, `[上回らない]`, not `上回った。`."""
TURNED = ("円安", "円高", "円相場", "為替", "氷点下", "零下", "マイナス", "△", "▲", "ドル=", "赤字比率")
"""What is said of amounts that grow as their figures fall, or are below nothing."""
UNSURE = frozenset({"位", "等", "番", "級"})
"""Units of places in an order: the first is the highest."""
LIMITS = frozenset({"を", "に"})
"""Behind what words stand that tell of a limit: 1万人`を`割り込む."""
NEARLY, HALVES, DOUBLES = Decimal("0.15"), (Decimal("0.4"), Decimal("0.6")), (Decimal("1.7"), Decimal("2.6"))


def _within(bounds: tuple[Decimal, Decimal]) -> Callable[[Decimal, Decimal], bool]:
    return lambda new, old: bounds[0] * old < new < bounds[1] * old


HOLDS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "same": lambda new, old: new == old,
    "near": _within((1 - NEARLY, 1 + NEARLY)),
    "half": _within(HALVES),
    "double": _within(DOUBLES),
}
"""Whether a claim holds for two amounts."""
SIGNS_OF = {"more": 1, "less": -1}
"""Which way the first of two amounts is away from the other."""


def find_wrong_comparisons(facts: Facts) -> Iterator[Found]:
    """Find words that claim of two amounts what they aren't to each other."""
    for skeleton in skeletons(facts):
        if not any(word in skeleton.text for word in TURNED):
            for pattern in (IS_THAN, IN_BRACKETS, BEFORE_NEW, FROM_TO):
                for match in pattern.finditer(skeleton.text):
                    yield from _judged(skeleton, match)


def _judged(skeleton: Skeleton, match: re.Match[str]) -> Iterator[Found]:
    group = next(name for name, found in match.groupdict().items() if name.startswith("word") and found)
    word, end = match[group], match.end(group)
    if LEFT_OPEN.match(skeleton.text, end) or _is_one_of_several(skeleton, match):
        return
    (new, old), times = (
        skeleton.of(match, *(("new", "old") if match["new"] else ("new2", "old2"))),
        _times(skeleton, match),
    )
    if times is not None and _may_be_compared(new, old) and _is_wrong(word, new, old, times):
        start = place_in_text(skeleton, match.start(group))
        place = Place(skeleton.index, start, start + len(word))
        yield Found(place, f"{word}, but it is {new.entity.text} against {old.entity.text}", (old.place, new.place))


def _is_one_of_several(skeleton: Skeleton, match: re.Match[str]) -> bool:
    """Tell whether what is compared stands in the sentence before as one of several amounts, so that another may be meant."""
    stop = skeleton.text.find("。", match.start(), match.end())
    start = skeleton.text.rfind("。", 0, match.start()) + 1
    return stop >= 0 and sum(start <= at < stop for at in skeleton.amounts) > 1


def _times(skeleton: Skeleton, match: re.Match[str]) -> Decimal | None:
    """Return how many times an amount another one is compared to: 前年（100件）の２倍を超える; None where it is a rate."""
    if match.re.groupindex.get("times") is None or match["times"] is None:
        return Decimal(1)
    times = skeleton.of(match, "times")
    return times[0].number.value if times else None


def _may_be_compared(new: Amount, old: Amount) -> bool:
    """Tell whether two amounts are of one kind, and said as they are."""
    same = new.in_base[1] == old.in_base[1] and new.kind == old.kind and new.unit not in UNSURE
    return same and not (new.is_rough or old.entity.approx) and min(new.number.value, old.number.value) > 0


def _is_wrong(word: str, new: Amount, old: Amount, times: Decimal) -> bool:
    claim, link = _claims()[word]
    one, other = new.in_base[0], old.in_base[0]
    if claim not in SIGNS_OF:
        return (differ(one, other) or claim in {"half", "double"}) and not HOLDS[claim](one.value, other.value * times)
    more = (one.value - other.value * times) * SIGNS_OF[claim]
    is_limit = bool(old.entity.bound) or link in LIMITS  # a limit is meant as it is written: 1万人を超えた
    slack = one.ulp * HALF + (0 if is_limit else other.ulp * HALF)
    return more < -slack or (more == 0 and one.ulp == other.ulp and not old.entity.bound and times == 1)


def place_in_text(skeleton: Skeleton, at: int) -> int:
    """Return where a character of a skeleton stands in its text."""
    before = max((sign for sign in skeleton.amounts if sign < at), default=None)
    return at if before is None else skeleton.amounts[before].place.end + at - before - 1


def exceeds(one: Amount, other: Amount, sign: int) -> bool:
    """Tell whether an amount is more than another one, or less if the sign is negative."""
    first, second = one.in_base[0], other.in_base[0]
    return differ(first, second) and (first.value - second.value) * sign > 0
