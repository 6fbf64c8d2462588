"""The model, compiled: the labels of `plain_model` at forty times its speed."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from jdoc.language.names.compiled import fast
from jdoc.language.names.learned import templates
from jdoc.language.names.learned.templates import FILE, LABELS, NOMINAL, PAIRS, TRIGGERS, UNIGRAMS, attributes
from jdoc.language.names.token_types import token_types
from jdoc.own_files import mapped

if TYPE_CHECKING:
    from jdoc.language.names import _fast
    from jdoc.language.names.token_types import TokenType


def tables() -> dict[str, Any]:
    """Return what the compiled part is made with: the weights where they lie in the file, which processes share."""
    return {
        "data": mapped(FILE),
        "width": len(LABELS),
        "unigrams": bytes(sum(1 << attribute for attribute in told) for told in UNIGRAMS),
        "pairs": bytes(chain.from_iterable(PAIRS)),
        "mixed": (templates.ONE, templates.TWO, templates.KIND, templates.MIX),
        "shifts": (templates.SHIFT, templates.OUT),
        "nominal": NOMINAL,
        "triggers": TRIGGERS,
    }


class Compiled:
    """The weights, and what types tell, summed once."""

    def __init__(self, labels: _fast.Labels) -> None:
        self._labels = labels
        self._kinds = token_types().numbered

    def labels(self, types: tuple[TokenType, ...], tags: str, gate: str) -> bytes:
        """Return the labels of a text's tokens, given by its types and its class string.

        Runs without a trigger in the gate, a class string too, are left alone.
        """
        kinds = token_types().numbered
        if kinds is not self._kinds:  # the table has begun anew, and so have its numbers
            self._labels.forget()
            self._kinds = kinds
        return self._labels.of(types, tags, gate, attributes)


@cache
def compiled_model() -> Compiled | None:
    """Return the model, made once for the process; None where there is no compiled part."""
    return Compiled(fast.Labels(**tables())) if fast else None
