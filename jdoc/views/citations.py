"""Citations: what is shown of each beside its value: its law, its path there, the law's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.laws.addresses import law_page

if TYPE_CHECKING:
    from jdoc.model import Entity
    from jdoc.views.cells import Cell


def law_of(entity: Entity) -> str | None:
    """Return the law that a citation refers to; None of what is none, and where it can't be said.

    >>> from jdoc.model import Entity
    >>> law_of(Entity(label="CITATION", start=0, end=2, text="前条", value="港湾法/At_3")), law_of(
    ...     Entity(label="LAW", start=0, end=3, text="港湾法", value="港湾法"))
    ('港湾法', None)
    """
    if entity.label != "CITATION" or not isinstance(entity.value, str):
        return None
    return entity.value.partition("/")[0] or None


def path_of(entity: Entity) -> str | None:
    """Return the provision of its law that a citation refers to; None of a whole law.

    >>> from jdoc.model import Entity
    >>> path_of(Entity(label="CITATION", start=0, end=2, text="前条", value="港湾法/At_3"))
    'At_3'
    """
    if entity.label != "CITATION" or not isinstance(entity.value, str):
        return None
    return entity.value.partition("/")[2] or None


def page_of(entity: Entity) -> str | None:
    """Return the address of the page of the law that an entity names or cites, where its ID is certain."""
    return law_page(entity.law_id) if entity.law_id else None


def cells_of(entity: Entity) -> dict[str, Cell]:
    """Return the cells of a row that citations and laws have."""
    return {
        "law": law_of(entity),
        "path": path_of(entity),
        "cited_part": entity.sentence,
        "target": entity.target,
        "url": page_of(entity),
    }
