"""Citations: references to provisions, as they are written, and what they mean.

| room | question | example |
| --- | --- | --- |
| `words` | what is listed? | ただし書: the proviso |
| `paths` | how is a provision named? | `At_3_2-Pr_1-It_1` |
| `grammar` | which words are a reference, step by step? | 第三条の二第一項, 前項ただし書, イ |
| `contexts` | how do those of a text hang together? | lists, brackets, ranges |
| `laws` | which law stands before it? | 法第三条, 民法709条 |
| `structure` | where do the provisions of a document stand? | before 第五条: 第四条の二 |
| `resolution` | which provision is meant? | 前条第二項 in 第五条: `At_4-Pr_2` |

`grammar` and `contexts` know no names: what rewrites numerals asks them as well.
"""
