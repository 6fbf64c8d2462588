"""Speakers: who speaks, put in front of the text again, for what looks at texts alone: an index, a comparison."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from jdoc.stages.numerals import apply

if TYPE_CHECKING:
    from jdoc.model import Block


def with_speaker(block: Block) -> Block:
    """Return a block as it is read aloud, 議長（海野一郎君）　これより会議を開きます。; one that is no speech as it is.

    >>> from jdoc.model import Block
    >>> with_speaker(Block(text="始めます。", attribution="海野座長", source=[(0, 3, 6)])).text
    '海野座長　始めます。'
    """
    if block.attribution is None:
        return block
    block = deepcopy(block)
    lead = f"{block.attribution}\u3000"
    block.attribution = None
    apply(block, [(0, 0, lead)])
    for stance in block.stances or ():
        stance.start, stance.end = stance.start + len(lead), stance.end + len(lead)
    return block
