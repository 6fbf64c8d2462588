"""Citations: what is shown of each beside its value: its law, its path there, the law's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.laws.addresses import law_page
from jdoc.language.provisions.paths import parse
from jdoc.language.provisions.steps import TOKENS

if TYPE_CHECKING:
    from jdoc.language.provisions.paths import Path
    from jdoc.model import Entity
    from jdoc.views.cells import Cell

_UNITS = {token: unit for unit, token in TOKENS.items()}
_SUPPLEMENT = "附則"


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


def written(entity: Entity) -> str | None:
    """Write what a citation refers to as people do, in its own document without the law's name; None where it can't be.

    >>> from jdoc.model import Entity
    >>> values = ("港湾法/At_3_2-Pr_1-It_4", "港湾法/Sp-At_5", "港湾法/At_2-Pr_1..At_2-Pr_3", "港湾法/At_6:8")
    >>> [written(Entity(label="CITATION", start=0, end=2, text="同条", value=value)) for value in values]
    ['港湾法 第3条の2第1項第4号', '港湾法 附則第5条', '港湾法 第2条第1項～第2条第3項', None]
    """
    law, path = law_of(entity), path_of(entity)
    ends = [_spoken(parse(end)) for end in (path or "").split("..")]
    if not path or not all(ends):
        return None
    named = f"{law} " if law and entity.target is None else ""
    return named + "～".join(map(str, ends))


def _spoken(path: Path) -> str | None:
    """Write the steps of a path, if all have a word: 第3条の2第1項."""
    steps = [*map(_spoken_step, path)]
    return "".join(map(str, steps)) if all(steps) else None


def _spoken_step(step: str) -> str | None:
    level, _, number = step.partition("_")
    first, *branches = number.split("_")
    unit = _UNITS.get(level)
    if unit is None or not all(each.isdecimal() for each in (first, *branches)):
        return _SUPPLEMENT if step == "Sp" else None
    return "の".join([f"第{first}{unit}", *branches])


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
