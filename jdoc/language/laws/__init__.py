"""Laws as the law itself names them: by title, by number (法令番号) and by the ID that e-Gov gives them.

| module | question | example |
| --- | --- | --- |
| `numbers` | where does the number of a law stand, and what is it? | 平成17年法律第86号: 平成十七年法律第八十六号 |
| `ids` | which ID follows from a number, and from which none? | 昭和三十八年政令第一号: `338CO0000000001` |
| `listed` | which law is meant by a name, a number or an ID? | 労基法: 労働基準法, 昭和二十二年法律第四十九号 |
| `said` | which numbers does a document give to its laws? | 港湾法（昭和25年法律第218号） |
| `beginnings` | where does a name begin? | それぞれ: before 港湾労働法 |
| `addresses` | where does e-Gov show it? | `https://laws.e-gov.go.jp/law/417AC0000000086` |
"""
