"""Writes docs/check.md and docs/check.ja.md: each rule of `jdoc check` with its examples."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jdoc.checks.table import RULES
from jdoc.translation import japanese_name
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
jdoc check --write-baseline .known.jsonl papers/ # what is known today …
jdoc check --baseline .known.jsonl papers/       # … and what is new since
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

`jdoc check` は、文書の中のつじつまの合わないものを見つけます。曜日と合わない日付、内訳と合わない合計、飛んだ番号、行き先のない引用、使われない略称などです。何と何が食い違うかを両方の場所とともに示し、直しはしません。どちらが誤りかは書いた人にしか分からないからです。年が書かれていない、表の列がはっきりしないなど、根拠が確かでないときは黙っています。

```sh
jdoc check budget.pdf                            # 一行に一件：ファイル:行:桁、重さ、内容、規則
jdoc check --severity info papers/               # 参考まで含めて
jdoc check --select dates,table-sum papers/      # この分野・規則だけ（--ignore は除く方）
jdoc check --format json papers/                 # 一行一件の JSON。github、sarif も
jdoc check --across papers/                      # 一組の文書として互いに照らす
jdoc check --write-baseline .known.jsonl papers/ # 今あるものを控え、
jdoc check --baseline .known.jsonl papers/       # 新しいものだけを示す
jdoc check --explain table-sum                   # 規則の説明と例
jdoc show --check --html page.html budget.txt    # 両方の場所に印を付けて見る
```

終了コードは、何もなければ 0、あれば 1、使い方の誤りは 2、読めない文書があれば 3 です。

そのままでよい箇所は、文書の隣の `.jdoc-check` に、文書名・規則・その箇所の文字（`*` は何でも）・理由をタブで区切って書きます。HTML と Markdown では `<!-- jdoc-check: ignore table-sum: 端数 -->` でも構いません。

```
予算*.txt	table-sum	*	省が四捨五入している
```

内容は、`LANG` が日本語なら日本語で示します（`JDOC_LANG=ja` でも）。`--format json` などの `message` は、どの言語でも英語のままです。

## 規則

例の【 】は、見つかる箇所を示す印で、文書には含まれません。
"""


def main() -> None:
    """Write both pages."""
    english = [HEAD, *(part for group in CHECK_GROUPS for part in _group(group, group.capitalize(), _english))]
    (DOCS / "check.md").write_text("\n".join(english), encoding="utf-8")
    japanese = [
        HEAD_JA,
        *(part for group in CHECK_GROUPS for part in _group(group, japanese_name("group", group), _japanese)),
    ]
    (DOCS / "check.ja.md").write_text("\n".join(japanese), encoding="utf-8")


def _group(group: str, title: str, write: object) -> list[str]:
    rules = [rule for rule in RULES if rule.group == group]
    return [f"### {title}\n", *(write(rule) for rule in rules)]  # type: ignore[operator]


def _english(rule: Rule) -> str:
    said = f"**`{rule.id}`** ({rule.severity}) Finds {rule.what}. {rule.why} Leaves alone: {rule.leaves}.\n"
    return f"{said}\nFound:\n\n{_quoted(rule.fires)}\nLeft alone:\n\n{_quoted(rule.silent)}"


def _japanese(rule: Rule) -> str:
    said = f"**`{rule.id}`**（{japanese_name('severity', rule.severity)}）{japanese_name('rule', rule.id)}\n"
    return f"{said}\n指摘する例：\n\n{_quoted(rule.fires)}\n指摘しない例：\n\n{_quoted(rule.silent)}"


def _quoted(text: str) -> str:
    return f"```\n{text.translate(MARKS).strip()}\n```\n"


if __name__ == "__main__":
    main()
