"""Dates, times of day and durations: from what a text says to values in EDTF and ISO 8601.

A date's walk goes down this table: `language.cues` finds where one may begin, `walk` asks the readers of its kind.

| module | question | example |
| --- | --- | --- |
| `walk` | what is read at a cue, and what do the words beside it say? | 2017年以降: `2017/..` |
| `beginnings` | which words may begin an expression of time? | 昨年, 正午, 数日 |
| `numbers` | which numbers do dates have; what if one has none, or nothing is known? | 13月: no date |
| `expressions` | which date begins here, with what goes on behind it? | 3日に: a day, 3日間: none |
| `ranges` | what is left out in ranges and lists? | 24-25日 |
| `separated`, `weeks`, `centuries`, `colloquial` | the same, of other forms | 2017/5/1, 先週, 20世紀, おととい |
| `plain` | what does a date look like that needs none of this? | 2017年5月1日に |
| `grammar` | what do dates look like? | 令和5(2023)年度末 |
| `reading` | which year, month and day does a match say? | '17年: 2017 |
| `missing`, `yearless` | which year has a month that stands without one? | 去る12月 |
| `titled` | which year do title, head, caption say for what is below? | 令和６年度事業報告: ５月 is `2024-05` |
| `relative`, `holidays` | what do words count from, and name? | 前々年: -2 from the year named |
| `context` | what has the document said so far? | its own day, the last year |
| `readings` | which value has a date, a range, a set? | `{2016,2019}` |
| `date_parts`, `subperiods` | which period is it? | 2016年度下半期: `2016-10/2017-03` |
| `clock`, `durations` | times of day; stretches of time | `T16:30`, `P3Y6M` |
| `writing` | how is a date written in the western calendar, by eras, in kanji? | 平成29年5月1日 |

To teach it a form: a new way to say what is known already goes into `grammar`; a decision is a row of a table of rules
(`missing.YEAR_RULES`, `expressions.DATE_RULES`); a form of its own is a reader, a function of one shape that stands in
`walk.READERS`.
"""
