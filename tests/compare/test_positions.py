"""`jdoc diff --stances`: positions that changed, in every form of the answer, and when they count."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from jdoc.comparison import compare, compare_blocks
from jdoc.comparison.counting import Counts
from jdoc.model import Block
from jdoc.redline.layout import Layout
from jdoc.redline.page import page_of
from tests.cli.screen import ESCAPE, bare, on_terminal
from tests.compare.test_command import STATEMENT
from tests.conftest import ROOT
from tests.views.test_page import SCRIPT, Elements

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from jdoc.comparison.records import Pair, StanceChange
    from tests.conftest import Run

    Jdoc = Callable[..., Run]

ASKED = Counts(stances=True)


def document(doc: str, *paragraphs: str) -> list[Block]:
    return [
        Block(doc=doc, seq=seq, kind="paragraph", number=str(seq + 1), text=text) for seq, text in enumerate(paragraphs)
    ]


def told(old: Sequence[str], new: Sequence[str], counts: Counts = ASKED) -> list[tuple[Pair, StanceChange]]:
    pairs = compare_blocks(document("old", *old), document("new", *new), counts=counts).pairs
    return [(pair, change) for pair in pairs for change in pair.stances or ()]


def test_the_text_tells_positions_below_the_values(jdoc: Jdoc) -> None:
    done = jdoc("diff", "--stances", "--text", *STATEMENT)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0].startswith("9 edited, 1 moved, 1 new, 1 gone; 13 values; 4 positions (")
    assert [line for line in lines if line.startswith("  ! ")] == [
        "  ! thank → thank (strong), firmer  参加国側: …し、巡視艇9隻の供与を含む総額410億円の支援を完了したこと",
        "  ! new agree  参加国の大臣: …る情報を共有するための連絡窓口を、それぞれの政府に設けること",
        "  ! dropped confirm  参加国の大臣: 観光客の数を２０２０年までに年間２００万人に増やすという目標",
        "  ! welcome → request  参加国の大臣: 海洋プラスチックごみをなくすための行動計画の着実な実施",
    ]
    without = jdoc("diff", "--text", *STATEMENT).stdout.splitlines()
    assert [line for line in lines[1:] if not line.startswith("  ! ")] == without[1:]


@pytest.mark.parametrize("beside", [(), ("-y",)], ids=["inline", "side by side"])
def test_a_terminal_holds_the_lines_of_positions(beside: tuple[str, ...]) -> None:
    from rich.cells import cell_len

    shown = on_terminal("diff", "--stances", "--no-pager", *beside, *STATEMENT, exit_code=1)
    assert ESCAPE.search(shown)
    assert max(cell_len(line) for line in bare(shown).splitlines()) <= 80
    assert "! new agree" in bare(shown)


def test_records_have_positions_with_their_places_only_where_asked_for(jdoc: Jdoc) -> None:
    records = [json.loads(line) for line in jdoc("diff", "--stances", *STATEMENT).stdout.splitlines()]
    changes = [(record, change) for record in records for change in record["stances"]]
    assert [(change["change"], change.get("step")) for _, change in changes] == [
        ("strength", 1),
        ("new", None),
        ("dropped", None),
        ("act", None),
    ]
    for record, change in changes:
        for side in ("old", "new"):
            if stance := change[side]:
                [block] = [block for block in record[side] if block["seq"] == stance["seq"]]
                facts = {name: fact for name, fact in stance.items() if name != "seq"}
                assert facts in block["stances"]
    assert "stance" not in jdoc("diff", *STATEMENT).stdout


def test_sections_count_positions(jdoc: Jdoc) -> None:
    *sections, total = (
        json.loads(line) for line in jdoc("diff", "--stances", "--stat", "--json", *STATEMENT).stdout.splitlines()
    )
    assert total["positions"] == sum(each["positions"] for each in sections) == 4
    head, *_, last = jdoc("diff", "--stances", "--stat", *STATEMENT).stdout.splitlines()
    assert head.split()[-2:] == ["positions", "section"]
    assert last.index("4  total") + 3 == head.index("section")
    assert "positions" not in jdoc("diff", "--stat", *STATEMENT).stdout


def test_only_stance_tells_the_blocks_whose_positions_changed(jdoc: Jdoc, tmp_path: Path) -> None:
    done = jdoc("diff", "--only", "stance", *STATEMENT)
    assert done.returncode == 1
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["change"] for record in records] == ["edited", "inserted", "deleted", "edited"]
    assert all(record["stances"] for record in records)
    text = jdoc("diff", "--only", "stance", "--text", *STATEMENT).stdout
    assert "[-歓迎した-]{+求めた+}" in text
    assert "第6回" not in text
    for name, words in (("old", "訪問を歓迎した"), ("new", "二日の訪問を歓迎した")):
        (tmp_path / name).write_text(f"外務大臣は、首相の{words}。\n", encoding="utf-8")
    assert jdoc("diff", "--only", "stance", str(tmp_path / "old"), str(tmp_path / "new")).returncode == 0


def test_a_position_counts_where_its_words_do() -> None:
    old, new = ["外務大臣は、核実験を非難した。"], ["外務大臣は、核実験を強く非難した。"]
    [(pair, change)] = told(old, new)
    assert (pair.change, change.change, change.step) == ("edited", "strength", 1)
    assert told(old, new, Counts(stances=True, differences=frozenset({"moved"}))) == []
    [(pair, _)] = told(old, new, Counts(stances=True, differences=frozenset({"stance"})))
    assert pair.change == "edited"
    assert told(old, new, Counts(stances=True, section="罰則")) == []


def test_an_actor_that_another_block_names_changes_what_is_said_in_the_same_words() -> None:
    rest = ["また、決議の履行を求めた。", "道路は、来年開く。"]
    found = told(["外務大臣は、核実験を非難した。", *rest], ["防衛大臣は、核実験を非難した。", *rest])
    assert [(pair.change, change.change) for pair, change in found] == [("edited", "actor"), ("same", "actor")]


def test_a_position_that_stood_elsewhere_is_told_with_where(jdoc: Jdoc, tmp_path: Path) -> None:
    first, second = "外務大臣は、{}を確認した。", "外務大臣は、道路と港湾と空港の整備の遅れ{}。"
    texts = {
        "old": [first.format("予算の増額"), second.format("に懸念を表明した"), "船は、来週の月曜に港を出る。"],
        "new": [
            first.format("予算の増額"),
            "船は、来週の月曜に港を出る。",
            "会合は、夕方に終わった。その後、記者会見が開かれ、各社の記者が出席した。"
            + second.format("を強く非難した"),
        ],
    }
    for name, paragraphs in texts.items():
        (tmp_path / name).write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    sides = (str(tmp_path / "old"), str(tmp_path / "new"))
    assert " (was in 「外務大臣は、道路と港湾と…」)</li>" in jdoc("diff", "--stances", "--html", "-", *sides).stdout
    shown = jdoc("diff", "--stances", "--text", *sides).stdout
    [line] = [line for line in shown.splitlines() if "!" in line]
    assert line.startswith("  ! concern → condemn (strong), firmer  外務大臣: ")
    assert line.endswith(" (was in 「外務大臣は、道路と港湾と…」)")


def test_what_is_turned_round_is_new_where_it_was_dropped() -> None:
    old = ["両大臣は、条約の締結を支持した。", "両大臣は、核実験に懸念を表明した。"]
    new = ["両大臣は、条約の締結を歓迎した。", "両大臣は、宇宙での協力を進めることで一致した。"]
    turned = {"new": "dropped", "dropped": "new"}
    there = sorted((change.change, change.step or 0) for _, change in told(old, new))
    back = sorted((turned.get(change.change, change.change), -(change.step or 0)) for _, change in told(new, old))
    assert there == back != []


def test_what_is_said_twice_is_dropped_where_it_stood() -> None:
    said = "外務大臣は、{}を終えた大使に謝意を表明した。"
    old = [said.format(each) for each in ("東部の道路の調査", "港湾の工事", "空港の改修の計画作り")]
    found = told(old, [old[0], old[2]])
    assert [(pair.old[0].number, change.change) for pair, change in found] == [("2", "dropped")]


def test_the_page_tells_positions_and_leaves_them_out_on_a_click() -> None:
    old, new = ["外務大臣は、核実験に懸念を表明した。", SCRIPT], [f"外務大臣は、核実験と{SCRIPT}を強く非難した。"]
    comparison = compare_blocks(document("old", *old), document("new", *new), counts=ASKED)
    page = page_of(comparison, Layout())
    assert '<ul class="positions"><li><b>' in page
    assert 'id="f-stance" checked> <span class="sample stance">stance</span>' in page
    assert "#f-stance:not(:checked)) .positions { display: none }" in page
    assert "script" not in Elements(page).seen
    assert 'positions"' not in page_of(compare_blocks(document("old", *old), document("new", *new)), Layout())


def test_folders_tell_positions(jdoc: Jdoc, tmp_path: Path) -> None:
    for side, source in zip(("old", "new"), STATEMENT, strict=True):
        (tmp_path / side).mkdir()
        (tmp_path / side / "statement.txt").write_bytes((ROOT / source).read_bytes())
    done = jdoc("diff", "--stances", "--text", str(tmp_path / "old"), str(tmp_path / "new"))
    assert done.returncode == 1
    assert done.stdout.count("  ! ") == 4
    assert "; 4 positions" in done.stdout.splitlines()[-1]


def test_documents_without_positions_say_so(jdoc: Jdoc) -> None:
    sample = "samples/notice.txt"
    done = jdoc("diff", "--stances", "--text", sample, sample)
    assert (done.returncode, done.stdout) == (0, "no difference; no positions\n")


def test_records_keep_the_stances_that_they_bring_along(jdoc: Jdoc, tmp_path: Path) -> None:
    records = [json.loads(line) for line in jdoc("stances", STATEMENT[1]).stdout.splitlines()]
    for record in records:
        record["stances"] = [stance | {"mine": 1} for stance in record["stances"] if stance["act"] == "agree"]
    (tmp_path / "new.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    lines = jdoc("diff", "--stances", STATEMENT[0], str(tmp_path / "new.jsonl")).stdout.splitlines()
    found = [change for line in lines for change in json.loads(line)["stances"] if change["new"]]
    assert [(change["new"]["act"], change["new"]["mine"]) for change in found] == [("agree", 1)]


def test_nothing_of_stances_is_loaded_unasked() -> None:
    program = (
        "import sys, jdoc.__main__\n"
        f"sys.argv = ['jdoc', 'diff', '--text', *{STATEMENT!r}]\n"
        "try: jdoc.__main__.main()\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if 'stances' in name], file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == "[]\n"


def test_python_asks_for_positions() -> None:
    [pair] = compare("外務大臣は、訪問を歓迎した。", "外務大臣は、訪問を高く評価した。", stances=True)
    assert pair.stances
    change = pair.stances[0]
    assert (change.change, change.step) == ("act", 4)
