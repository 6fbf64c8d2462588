"""Persons, inside a run of nouns (`in_runs`) and beyond one (`in_texts`).

| module | question | example |
| --- | --- | --- |
| `titles` | Where do titles stand in a run? | 外務大臣, 副首相兼外務大臣 |
| `spans` | How far may a person's name reach? | 岸田文雄, アーニャ・ベルク |
| `evidence` | What speaks for a person there? | 岸田 before 日本国外務大臣 |
| `addressed` | Who is called by what is another word? | 高瀬総理 |
| `in_runs` | Who is named in a run? | all of that, in one table |
| `in_texts` | Who is named beyond a run? | 担当：大貫、金井 |
"""
