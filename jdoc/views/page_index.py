"""The index of a page: what is wrong in it, who, where, what and how much it names, each with links to the places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import asdict

from jdoc.translation import say
from jdoc.tuples import NamedTuple
from jdoc.views.html import escape_text
from jdoc.views.labels import FINDING_LOOKS, about_label, label_name
from jdoc.views.values import describe
from jdoc.vocabulary import NAME_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.model import Entity
    from jdoc.places import Place

_AMOUNT = "MONEY"
_FINDINGS = frozenset({"ERROR", "WARNING", "INFO"})
_LABELS = (*(label for label in FINDING_LOOKS if label in _FINDINGS), *NAME_LABELS, _AMOUNT)


class Mention(NamedTuple):
    """One place where a thing is named."""

    mark: int
    """The number of its mark."""
    doc: str
    place: Place

    @property
    def told(self) -> str:
        """The page where there are pages, else the line."""
        return f"p.{self.place.page}" if self.place.page else f"{self.place.line or '•'}"

    def link(self, *, with_document: bool) -> str:
        """Write a link to it, which names the document when it is pointed at."""
        doc = f' title="{escape_text(self.doc)}"' if with_document else ""
        return f'<a href="#e{self.mark}"{doc}>{self.told}</a>'


class Entry(NamedTuple):
    """A thing that is named, and where."""

    name: str
    amount: tuple[str, float]
    """Of an amount its unit and, the largest first, what it comes to at most."""
    mentions: list[Mention]

    @property
    def rank(self) -> tuple[str, float, int]:
        """Amounts by what they come to, names by how often they stand."""
        return (*self.amount, -len(self.mentions))

    def write(self, *, with_document: bool) -> str:
        """Write it with a link a line that it stands in."""
        count = f" <small>{say('{0} times', len(self.mentions))}</small>" if len(self.mentions) > 1 else ""
        links = {(each.doc, each.told): each for each in reversed(self.mentions)}
        shown = " ".join(each.link(with_document=with_document) for each in reversed(links.values()))
        return f"<li>{escape_text(self.name)}{count} {shown}</li>"


class Index:
    """What is gathered while a page is written."""

    def __init__(self) -> None:
        self._found: dict[str, dict[tuple[object, ...], Entry]] = {label: {} for label in _LABELS}
        self._in_tables = False
        """Whether amounts in tables are left out: a table is what they are looked up in."""

    def add(self, entity: Entity, mention: Mention, *, in_table: bool) -> None:
        """Note where an entity is named."""
        if entity.label not in self._found:
            return
        is_amount = entity.label == _AMOUNT
        if is_amount and in_table:
            self._in_tables = True
            return
        entries, key = self._found[entity.label], _identity(entity)
        if key not in entries:
            amount = (entity.unit or "", -_most(entity)) if is_amount else ("", 0.0)
            entries[key] = Entry(_name(entity), amount, [])
        entries[key].mentions.append(mention)

    @property
    def has_findings(self) -> bool:
        """Whether it tells what is wrong: then it is what a reader came for."""
        return any(self._found[label] for label in _FINDINGS)

    def write(self, *, with_document: bool) -> Iterator[str]:
        """Yield the entries of each label; nothing where there are none."""
        for label, entries in self._found.items():
            if entries:
                note = f"<p>{say('without those in tables')}</p>" if label == _AMOUNT and self._in_tables else ""
                ordered = sorted(entries.values(), key=lambda entry: entry.rank)
                shown = "".join(entry.write(with_document=with_document) for entry in ordered)
                opened = " open" if label in _FINDINGS else ""
                name = about_label(label) or label_name(label)
                summary = f"<summary>{name} <small>{len(entries)}</small></summary>"
                yield f"<details{opened}>{summary}{note}<ul>{shown}</ul></details>\n"


def _identity(entity: Entity) -> tuple[object, ...]:
    """Return what mentions of one thing have in common."""
    if entity.value is None and entity.lower is None:
        return (entity.text,)
    return (entity.value, entity.lower, entity.upper, entity.unit, entity.bound, entity.approx, entity.id)


def _name(entity: Entity) -> str:
    return describe({**asdict(entity), "text": None, "role": None, "note": None}) or entity.text


def _most(entity: Entity) -> float:
    """Return what an amount comes to at most."""
    most = entity.upper if entity.value is None else entity.value
    try:
        return float(most or 0)
    except (ValueError, OverflowError):
        return 0.0  # a fraction, or a number from elsewhere that no machine adds up
