"""Persons, inside a run of nouns (`in_runs`) and beyond one (`in_texts`).

| module | question | example |
| --- | --- | --- |
| `titles` | Where do titles stand in a run? | 外務大臣, 副首相兼外務大臣 |
| `spans` | How far may a person's name reach? | 岸田文雄, アーニャ・ベルク |
| `evidence` | What speaks for a person there? | 岸田 before 日本国外務大臣 |
| `addressed` | Who is called by what is another word? | 高瀬総理 |
| `in_runs` | Who is named in a run? | all of that, in one table |
| `parts` | Which words between spaces are parts of a name? | 緒塚　璃央斗, no 就任　挨拶 |
| `apart` | Which letters that stand apart make a name? | 佐　藤　　健 |
| `rosters` | Who is named in a list, and as what? | 委員　小松　勇気　下条　和也 |
| `called` | Whose name with a space stands before what calls somebody? | 味田　勝次さん |
| `among` | Which two words with a space among others are a whole name? | 監査役金　成浩は |
| `bare` | Which surname stands before an office, though no dictionary tells? | スポーツ庁の河合谷長官 |
| `in_letters` | Whose name in Latin letters stands beside what that person is? | Sarah K. Lindqvist教授 |
| `honored` | Who is named before what honors? | いとう進君 |
| `latin` | How far does a name in Latin letters reach? | Le Van Duc |
| `whole` | How far does a name in katakana reach? | ヤコブ・フルシャ |
| `unusual` | Which words that are others as well may be a name? | 書記長　運　転太 |
| `spread` | Which short words with a wide gap are a name? | 西　　健太郎, 旭　　　勇 |
| `short` | Which surname of one character stands before an office? | 境委員, 東総務部長 |
| `roles` | Which office has each person? | 党対外委員長 |
| `heads` | Whose head is named? | 国土交通省都市局 |
| `in_texts` | Who is named beyond a run? | 担当：大貫、金井 |
"""
