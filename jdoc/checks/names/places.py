"""Places whose names are surnames as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

OF_PLACE = deferred("[市町村区県](?![長議])")
"""What stands behind the name of a place: 久瀬`[市]環境部長`, not 山田`町長`."""


def is_place(facts: Facts, index: int, person: Entity) -> bool:
    """Tell a name that is the one of a place of the document: 久瀬市環境部長 where there is 久瀬市."""
    behind = OF_PLACE.match(facts.texts[index], person.end)
    return behind is not None and f"{person.text}{behind[0]}" in facts.kept("names of places", lambda: _places(facts))


def _places(facts: Facts) -> frozenset[str]:
    return frozenset(entity.text for _, found in facts.entities({"GPE"}) for entity in found)
