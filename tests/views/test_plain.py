"""The text in brackets."""

from __future__ import annotations

import io

from jdoc.model import Block, Entity
from jdoc.views.plain import write_plain


def plain(block: Block, *labels: str) -> str:
    """Write a block."""
    out = io.StringIO()
    write_plain([block], out, labels=labels)
    return out.getvalue()


def test_entities_stand_in_brackets_in_whatever_order_they_come() -> None:
    entities = [
        Entity(label="MONEY", start=8, end=11, text="５億円", value=500000000, unit="JPY", bound="ge"),
        Entity(label="ORDINAL", start=0, end=3, text="第６回", value=6, unit="回"),
        Entity(label="EVENT", start=0, end=7, text="第６回外相会合", value="第6回外相会合"),
    ]
    block = Block(kind="heading", label="（１）", section=["Ⅰ"], text="第６回外相会合で５億円以上", entities=entities)
    assert plain(block) == ("### （１） [[第６回](ORDINAL)外相会合](EVENT)で[５億円](MONEY ≥ JPY 500,000,000)以上\n\n")
    assert plain(block, "EVENT") == "### （１） [第６回外相会合](EVENT)で５億円以上\n\n"


def test_the_deepest_nests_end_somewhere() -> None:
    entities = [Entity(label="X", start=0, end=end, text="") for end in range(3000, 0, -1)]
    assert plain(Block(text="あ" * 3000, entities=entities)).count("](X)") == 5


def test_a_table_is_one_in_markdown_its_numbers_at_the_right() -> None:
    text = "区分\t見込額\n港湾費\t1,200\n橋|渡し\t90\n計"
    written = plain(Block(kind="table", text=text, entities=[Entity(label="X", start=7, end=10, text="港湾費")]))
    assert written.splitlines() == [
        "| 区分        | 見込額 |",
        "|-------------|--------|",
        "| [港湾費](X) |  1,200 |",
        r"| 橋\|渡し    |     90 |",
        "| 計          |        |",
        "",
    ]
