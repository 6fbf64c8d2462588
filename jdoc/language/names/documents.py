"""The names of a whole document: each text by itself first, then what the document says about its own names."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer, labeled
from jdoc.language.names.beginnings import ORDINAL
from jdoc.language.names.candidates import all_rules, candidates, resolve_overlaps
from jdoc.language.names.definitions import canonical
from jdoc.language.names.hamlets import with_towns_of_lists
from jdoc.language.names.law_numbers import with_law_numbers
from jdoc.language.names.mentions import with_bare_firms, with_persons, with_pointers, with_speaker, with_terms
from jdoc.language.names.peaks import with_peaks
from jdoc.language.names.persons.again import with_persons_again
from jdoc.language.names.persons.apart import is_piece
from jdoc.language.names.persons.heads import with_bodies_of_heads
from jdoc.language.names.persons.latin import with_whole_latin_names
from jdoc.language.names.persons.roles import with_roles
from jdoc.language.names.persons.whole import with_whole_kana_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from jdoc.language.names import Name
    from jdoc.language.names.candidates import Rules
    from jdoc.language.names.mentions import NamesOfTexts
    from jdoc.language.names.texts import Tokens
    from jdoc.language.own_names import Forms

Step: TypeAlias = "Callable[[Sequence[Tokens], NamesOfTexts], NamesOfTexts]"
LABEL = attrgetter("label")
RESOLUTION = deferred("(?<=総会決議)第?([0-9]+)回?会期第?([0-9]+)号?$")
"""The number of a resolution of the United Nations: `国連総会決議[第７１回会期第２２２号]`, not `決議第２３９７号`."""
WHOLE_NAME = 3
"""Characters of a surname and a given name, at the least."""
HEAD_BEHIND = deferred(
    "(?:[市町村区]|[一-鿿]{0,6}(?:支所|事務所|出張所|営業所|保健所|支店|支社|支局|振興局|署|病院|学校|高校|工場"
    "|センター))長 {1,4}"
)
"""What stands between a place that looks like a surname and who governs it: 北浜`[市長　]`海野一郎, not `市長が`."""
LONGEST_HEAD = 14
"""Characters of that."""
WHOLE_ENDS = deferred(r" {0,3}[殿様君氏]| {2}|[\n(、]|\Z")
"""What stands behind whoever is named there: 海野一郎`[　　]`, not `課長`."""
CITY = deferred("[ァ-ヴー]+市")
"""A city abroad, whose canonical name is without 市: `[アシガバット市]`, not `弘前市`."""


def find_names(texts: Sequence[Tokens], *, with_model: bool = True, own: Forms | None = None) -> NamesOfTexts:
    """Return the names of each text of one document, by rules alone or with the model for what they leave open.

    `own` is what the user has listed.
    """
    rules = all_rules()
    possible = [_candidates(text, rules) for text in texts]
    if with_model:
        from jdoc.language.names.learned.finds import with_finds  # noqa: PLC0415 -- who wants rules alone needs none of it

        possible = with_finds(texts, possible)
    if own:
        from jdoc.language.own_names import with_own, with_own_values  # noqa: PLC0415 -- few have names of their own

        possible = with_own(texts, possible, own)
    names = [without_others(resolve_overlaps(each)) if each else each for each in possible]
    for add in PASSES:
        names = add(texts, names)
    return with_own_values(texts, names, own) if own else names


def _candidates(text: Tokens, rules: Rules) -> list[Name]:
    """Return what a text may name, and let go what rules have read in it: of a long document, most of the memory."""
    names = candidates(text, rules)
    text.forget()
    return names


def without_others(names: Iterable[Name]) -> list[Name]:
    """Return the names but for those of products and nations, which the model knows, and numbers of ordinances."""
    return [name for name in names if name.label != "OTHER"]


def where_persons_are(change: Callable[[Tokens, list[Name]], list[Name]]) -> Step:
    """Make a pass of what changes the names of a text that holds a person's: most texts hold none."""

    def add(texts: Sequence[Tokens], names: NamesOfTexts) -> NamesOfTexts:
        texts_and_names = zip(texts, names, strict=True)
        return [change(text, own) if "PERSON" in map(LABEL, own) else own for text, own in texts_and_names]

    return add


def without_pieces(text: Tokens, names: list[Name]) -> list[Name]:
    """Return the names of a text but for persons that are cut out of other words: 藤　　健 of 佐　藤　　健."""
    persons = labeled(names, "PERSON")
    starts = {person.start for person in persons if _is_whole(text, person)}
    pieces = {person.start for person in persons if _is_piece(text, person, starts)}
    return [name for name in names if name.start not in pieces]


def _is_piece(text: Tokens, person: Name, starts: AbstractSet[int]) -> bool:
    """Tell whether who seems to be named is the place whose mayor or head stands behind, or cut out of a name."""
    if text.folded.find("長 ", person.end, person.end + LONGEST_HEAD) > 0:
        head = HEAD_BEHIND.match(text.folded, person.end)
        if head:
            return head.end() in starts
    return is_piece(text.folded, person.start, person.end)


def _is_whole(text: Tokens, person: Name) -> bool:
    """Tell whether a person's name has three characters or more and nothing goes on behind it."""
    return person.length >= WHOLE_NAME and WHOLE_ENDS.match(text.folded, person.end) is not None


def with_canonical_names(texts: Sequence[Tokens], names: NamesOfTexts) -> NamesOfTexts:
    """Give each name its canonical form."""
    series = _read_series(texts, names)
    return [[_finished(text, name, series) for name in own] for text, own in zip(texts, names, strict=True)]


PASSES: tuple[Step, ...] = (
    with_peaks,
    where_persons_are(without_pieces),
    where_persons_are(with_whole_latin_names),
    where_persons_are(with_whole_kana_names),
    with_towns_of_lists,
    with_terms,
    with_bare_firms,
    with_pointers,
    with_speaker,
    with_persons_again,
    with_persons,
    where_persons_are(with_roles),
    where_persons_are(with_bodies_of_heads),
    with_canonical_names,
    with_law_numbers,
)
"""What goes over the names of a document, one after the other."""


def _read_series(texts: Sequence[Tokens], names: NamesOfTexts) -> dict[str, str]:
    """Return what the numbered meetings of a document belong to: 「…」対話 of 「…」対話・第６回外相会合."""
    series = {}
    for text, own in zip(texts, names, strict=True):
        for event in labeled(own, "EVENT"):
            whole, dot, meeting = canonical(text.folded[event.start : event.end]).rpartition("・第")
            if dot:
                series[_without_number(f"第{meeting}")] = f"{whole}・"
    return series


def _without_number(meeting: str) -> str:
    return ORDINAL.sub("", meeting, count=1)


def _finished(text: Tokens, name: Name, series: Mapping[str, str]) -> Name:
    written = text.folded[name.start : name.end]
    listed = gazetteer.entries().get(written)
    if listed is None or listed.label != name.label:
        return name._replace(value=name.value or _own_form(written, name.label, series))
    return name._replace(value=name.value or listed.value, id=name.id or listed.id)


def _own_form(written: str, label: str, series: Mapping[str, str]) -> str:
    """Return the canonical form of a name that is not listed, that of a meeting with what it belongs to."""
    form = _canonical_form(written, label)
    is_numbered = label == "EVENT" and form.startswith("第")
    return series.get(_without_number(form), "") + form if is_numbered else form


def _canonical_form(written: str, label: str) -> str:
    """Return the canonical form of a name that is not listed.

    >>> _canonical_form("アシガバット市", "GPE"), _canonical_form("国連総会決議第71回会期第222号", "LAW")
    ('アシガバット', '国連総会決議71/222')
    """
    if label == "GPE" and CITY.fullmatch(written):
        return written[:-1]
    number = RESOLUTION.search(written)
    return f"{written[: number.start()]}{number[1]}/{number[2]}" if number else canonical(written)
