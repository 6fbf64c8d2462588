"""Letters: acronyms that a slip of the pen makes of those that a document explains, or that everybody has for a body."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.names.gazetteer import entries
from jdoc.lexicon import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jdoc.checks.facts import Facts
    from jdoc.checks.terms.acronyms import Said

LETTERS = deferred("(?<![A-Za-z0-9&./@_-])[A-Z][A-Za-z&]{1,7}(?![A-Za-z0-9&/@_-]|\\.[A-Za-z])")
"""Letters that stand alone: `[WHO]は`, not `www.WHO.int`, `COP26`."""
ENGLISH = deferred(
    "(?P<name>[A-Z][a-z]+(?:[ -](?:of|for|and|the|on|in|to|with|[A-Z][a-z]+)){2,7}) ?[(](?P<acronym>[A-Z][A-Za-z]{2,7})[)]"
)
"""A name in Latin letters with its acronym: `[Sustainable Development Goals (SDGs)]`, not `(SDGs)`."""
FEWEST, LONG = 2, 4
"""Letters of an acronym of which two may be exchanged, and of one that may have another one, one more or one less."""
UNTOLD = "X"
"""What stands for other letters: Extensible Markup Language (XML)."""
PLURAL = "s"


def find_slips(facts: Facts, said: Iterable[Said]) -> Iterator[Found]:
    """Find acronyms that are others with letters exchanged, lost, or one too many."""
    explained: dict[str, Said] = {}
    for each in said:
        if _is_misnamed(each):
            right = next(other for other in _listed()[each.name] if is_slip(each.acronym, other))
            yield Found(each.place, f"{each.acronym}: {right}?")
        else:
            explained.setdefault(each.acronym, each)
    yield from _told_otherwise(facts, explained)
    yield from _in_english(facts)


def _is_misnamed(said: Said) -> bool:
    """Tell whether a body that everybody knows by an acronym has another one, which nobody knows: 世界保健機関 (WOH)."""
    known = _listed().get(said.name, ())
    return said.acronym not in entries() and any(is_slip(said.acronym, other) for other in known)


@cache
def _listed() -> dict[str, list[str]]:
    """Return the acronyms of the bodies that are listed, by their names."""
    found: dict[str, list[str]] = {}
    for word, entry in entries().items():
        if word != entry.value and LETTERS.fullmatch(word):
            found.setdefault(entry.value, []).append(word)
    return found


def _told_otherwise(facts: Facts, explained: Mapping[str, Said]) -> Iterator[Found]:
    """Find acronyms that nothing explains, beside one that is explained and nearly the same."""
    by_size: dict[int, list[str]] = {}
    for acronym in explained:
        by_size.setdefault(len(acronym), []).append(acronym)
    for word, spots in _letters(facts).items() if explained else ():
        near = (each for size in (0, -1, 1) for each in by_size.get(len(word) + size, ()))
        right = next((each for each in near if is_slip(word, each)), None)
        if right is not None and len(spots) == 1 and _is_unknown(word, explained, right):
            index, at = facts.place_of(spots[0])
            yield Found(
                Place(index, at, at + len(word)), f"{word}: {right} elsewhere", (explained[right].place,), right
            )


def _letters(facts: Facts) -> dict[str, list[int]]:
    """Return the letters that stand alone, with where they do in all texts as one."""
    found: dict[str, list[int]] = {}
    for match in LETTERS.finditer(facts.whole):
        found.setdefault(match[0], []).append(match.start())
    return found


def _is_unknown(word: str, explained: Mapping[str, Said], right: str) -> bool:
    """Tell whether letters are no acronym of their own: nobody knows them, and what they are said to be is the same."""
    if word in explained:
        one, other = sorted((explained[word].name, explained[right].name), key=len)
        return other.endswith(one) and explained[right].place < explained[word].place
    if word[1:] == right[1:] and word[1:] in explained:
        return False  # another one of a kind that is explained as well: HEMS, BEMS and EMS
    return word not in entries() and word.upper() not in general_letters()


@cache
def general_letters() -> frozenset[str]:
    """Return the letters that stand behind any name: 総務課（FAX）."""
    return frozenset(word for word, use in columns("check_words", "word", "use") if use == "letters")


def _in_english(facts: Facts) -> Iterator[Found]:
    """Find acronyms of which one letter isn't that of the word in its place: Sustainable Development Goals (SDCs)."""
    for index in facts.where(ENGLISH):
        for match in ENGLISH.finditer(facts.texts[index]):
            heads = "".join(word[0] for word in match["name"].replace("-", " ").split() if word[0].isupper())
            written = match["acronym"].removesuffix(PLURAL)
            if is_slip(written, heads, least=3) and UNTOLD not in written and match["acronym"] not in entries():
                yield Found(Place(index, *match.span("acronym")), f"{match['acronym']}: {heads}?")


def is_slip(written: str, right: str, least: int = LONG) -> bool:
    """Tell whether letters are others with two of them exchanged, or with another one, one more or one less.

    >>> [is_slip(*pair) for pair in (("WOH", "WHO"), ("JAICA", "JICA"), ("JAFA", "JAEA"), ("EPO", "EPA"), ("SDG", "SDGs"))]
    [True, True, True, False, False]
    """
    if written.upper() == right.upper():
        return False
    if len(written) == len(right):
        return _is_other(written, right, least)
    short, long = sorted((written, right), key=len)
    return len(long) == len(short) + 1 and len(short) >= FEWEST_LEFT and _is_longer(short, long, written)


FEWEST_LEFT = 3
"""Letters of an acronym that may have one more."""


def _is_other(written: str, right: str, least: int) -> bool:
    """Tell whether one letter is another one, or two side by side are exchanged."""
    differing = [at for at, pair in enumerate(zip(written, right, strict=True)) if pair[0] != pair[1]]
    if len(differing) == 1:
        return len(right) >= least and written[differing[0]].isupper() == right[differing[0]].isupper()
    is_pair = len(differing) == FEWEST and differing[1] == differing[0] + 1
    return is_pair and sorted(written) == sorted(right)


def _is_longer(short: str, long: str, written: str) -> bool:
    """Tell whether one of two acronyms has a letter more inside, or one twice: not a plural."""
    at = next((at for at in range(len(short)) if short[at] != long[at]), len(short))
    if at == 0 or short[at:] != long[at + 1 :] or not long[at].isupper():
        return False
    return written == long if long[at] == long[at - 1] else len(short) >= LONG
