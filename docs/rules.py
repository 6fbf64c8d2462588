"""Writes docs/check.md and docs/check.ja.md: each rule of `jdoc check` with its examples."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jdoc.checks.table import RULES
from jdoc.vocabulary import CHECK_GROUPS

if TYPE_CHECKING:
    from jdoc.checks.rules import Rule

DOCS = Path(__file__).resolve().parent
MARKS = str.maketrans("⟦⟧", "【】")
HEAD = """\
# Check

`jdoc check` finds what can't be right in a document: dates that contradict their weekday, totals that their parts don't
make, numbers that are left out, references that lead nowhere, terms that nobody uses. It says what contradicts what, with
both places, and repairs nothing: a fact has two sides, and only who wrote it knows which one is wrong. Where it is unsure of
its ground (a year that isn't written, a table whose columns aren't clear), it says nothing.

```sh
jdoc check budget.pdf                            # a finding a line: file:line:column, severity, message, rule
jdoc check --severity info papers/               # what is only good to know as well
jdoc check --select dates,table-sum papers/      # only these groups or rules; --ignore for all but some
jdoc check --format json papers/ | jq -c .       # a finding a line; github, sarif for the hosts of code
jdoc check --format blocks statement.txt         # the records, with `findings`, for other commands
jdoc check --across papers/                      # the documents belong together: numbers that skip, names that disagree
jdoc check --write-baseline known.jsonl papers/  # what is known today …
jdoc check --baseline known.jsonl papers/        # … and what is new since
jdoc check --rules                               # the list of rules; --explain table-sum: one of them
jdoc show --check --html page.html budget.txt    # the text with both places of each finding marked
jdoc run papers/ -o results/ --stages split,entities,check
jdoc index --check papers/ -d papers.db && jdoc find --rule tables -d papers.db
```

It exits 0 where nothing is found, 1 where something is (from `--fail-on` on), 2 where it was called wrongly, 3 where a
document can't be read; the format never changes that.

## What is meant as it is

Official texts take no comments. A file `.jdoc-check` beside the documents (or where the command is called) says what is
intended, a line each, with tabs between: the name of the document (with `*`), the rule, the words of the place (`*` for
any), and the reason. A line that nothing was found for is told.

```
budget*.txt	table-sum	*	rounded by the ministry
notice.txt	weekday-mismatch	５月18日	quoted from the letter
```

In HTML and Markdown a comment does: `<!-- jdoc-check: ignore table-sum: rounded -->`. What is held back is counted.

## A finding

| field | what it says |
| --- | --- |
| `rule`, `severity` | what found it; `error` (sure by the text alone), `warning`, `info` |
| `text`, `start`, `end` | the words that are meant, and where they stand in the block |
| `message` | what is wrong, in one line |
| `related` | the other side: words and places that it contradicts |
| `expected` | what the document itself says elsewhere |

With `--format json` also `doc`, `seq`, `line`, `column` and `page`. Arithmetic is exact; what rounding of the *written* digits
allows is right. One cause is told once. Of a rule that finds more than three faults in 1,000 characters one is told, since
that looks like a text that was misread.

## The rules
"""
HEAD_JA = """\
# 点検

`jdoc check` は、文書の中の「これは正しくあり得ない」を見つけます。曜日と合わない日付、内訳と合わない合計、飛んだ番号、行き先のない引用、使われない略称などです。何と何が食い違うかを両方の場所とともに示し、直しはしません。どちらが誤りかは書いた人にしか分からないからです。年が書かれていない、表の列がはっきりしないなど、根拠が確かでないときは黙っています。

```sh
jdoc check budget.pdf                            # 一行に一件：ファイル:行:桁、重さ、内容、規則
jdoc check --severity info papers/               # 参考まで含めて
jdoc check --select dates,table-sum papers/      # この分野・規則だけ（--ignore は除く方）
jdoc check --format json papers/                 # 一行一件の JSON。github、sarif も
jdoc check --across papers/                      # 一組の文書として互いに照らす
jdoc check --write-baseline known.jsonl papers/  # 今あるものを控え、
jdoc check --baseline known.jsonl papers/        # 新しいものだけを示す
jdoc check --explain table-sum                   # 規則の説明と例
jdoc show --check --html page.html budget.txt    # 両方の場所に印を付けて見る
```

終了コードは、何もなければ 0、あれば 1、使い方の誤りは 2、読めない文書があれば 3 です。

そのままでよい箇所は、文書の隣の `.jdoc-check` に、文書名・規則・その箇所の文字（`*` は何でも）・理由をタブで区切って書きます。HTML と Markdown では `<!-- jdoc-check: ignore table-sum: 端数 -->` でも構いません。

## 規則
"""
GROUPS = {
    "dates": "日付・時刻",
    "amounts": "金額・数量",
    "tables": "表",
    "structure": "番号・引用・添付",
    "terms": "用語",
    "names": "名称",
    "characters": "文字",
}
SEVERITIES = {"error": "誤り", "warning": "注意", "info": "参考"}
JAPANESE = {
    "weekday-mismatch": "日付と曜日が合わない。年のない日付は、前後の年なら合うときは黙る。",
    "era-year-mismatch": "元号と西暦が同じ年でない。年度と翌年の月の並びは除く。",
    "era-ended": "書かれた時には終わっていた元号の年。改元前の文書、引用は除く。",
    "no-such-day": "ない日、ない時刻。24時から29時までは数えない。",
    "range-reversed": "終わりが始まりより前。年や夜をまたぐものは除く。",
    "future-as-past": "文書の日付より後の日のことを、済んだこととして書いている。予定や決定は除く。",
    "amount-restated": "言い換えた金額が合わない。端数で説明がつくもの、別の通貨は除く。",
    "amount-conflict": "同じものの金額が、文書の中で食い違う。別の年度や内数は除く。",
    "stated-count": "挙げた数と、言っている数が合わない。「など」「うち」のあるものは除く。",
    "table-sum": "表の合計が内訳と合わない。内数、平均、率は除く。足し方がはっきりしない表では黙る。",
    "change-mismatch": "増減額、増減率、構成比が、元の額と合わない。四捨五入で説明がつくものは除く。",
    "number-skipped": "番号が飛んでいる。削除、枝番号、抜粋は除く。",
    "number-repeated": "番号が重なっている。附則のように改めて数えるものは除く。",
    "missing-reference": "引用した条、項、号、章、番号、図表がない。他の法令の条は除く。",
    "missing-attachment": "挙げた別紙、別添、別表、様式がない。一つもないときは参考にとどめる。",
    "term-unused": "定めた用語が一度も使われない。",
    "term-early": "用語が、定める前に使われている。見出し、目的の条は除く。",
    "term-redefined": "用語が二度定められている。その条だけのものは除く。",
    "acronym-conflict": "一つの略称が二つの名称を指す。",
    "name-variant": "機関の名や、文書の中で繰り返される名が、一字違う。似た名の別の機関、略称は除く。",
    "title-conflict": "一人に、同時にはあり得ない二つの肩書がある。前、元、兼は除く。",
    "unmatched-bracket": "括弧が対になっていない。１）やア）、段落をまたぐ引用は除く。",
    "odd-character": "あるはずのない文字（部首、外字、文字化け）。人名の異体字は除く。",
    "lookalike": "形の似た別の文字（エネルギ一、エ事、５憶円）。",
    "doubled-text": "語が二度書かれている。一人一人、々などは除く。",
}


def main() -> None:
    """Write both pages."""
    english = [HEAD, *(part for group in CHECK_GROUPS for part in _group(group, group.capitalize(), _english))]
    (DOCS / "check.md").write_text("\n".join(english), encoding="utf-8")
    japanese = [HEAD_JA, *(part for group in CHECK_GROUPS for part in _group(group, GROUPS[group], _japanese))]
    (DOCS / "check.ja.md").write_text("\n".join(japanese), encoding="utf-8")


def _group(group: str, title: str, write: object) -> list[str]:
    rules = [rule for rule in RULES if rule.group == group]
    return [f"### {title}\n", *(write(rule) for rule in rules)]  # type: ignore[operator]


def _english(rule: Rule) -> str:
    said = f"**`{rule.id}`** ({rule.severity}) Finds {rule.what}. {rule.why} Leaves alone: {rule.leaves}.\n"
    return f"{said}\nFound:\n\n{_quoted(rule.fires)}\nLeft alone:\n\n{_quoted(rule.silent)}"


def _japanese(rule: Rule) -> str:
    said = f"**`{rule.id}`**（{SEVERITIES[rule.severity]}）{JAPANESE[rule.id]}\n"
    return f"{said}\n見つける例：\n\n{_quoted(rule.fires)}\n黙っている例：\n\n{_quoted(rule.silent)}"


def _quoted(text: str) -> str:
    return f"```\n{text.translate(MARKS).strip()}\n```\n"


if __name__ == "__main__":
    main()
