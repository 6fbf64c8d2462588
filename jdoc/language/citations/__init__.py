"""Citations: references to provisions, as they are written, and what they mean.

| room | question | example |
| --- | --- | --- |
| `cues` | may a text refer to one at all? | 第三条, この法律 |
| `words` | what is listed? | ただし書: the proviso |
| `paths` | how is a provision named? | `At_3_2-Pr_1-It_1` |
| `customary` | which laws do short names mean that nothing defines? | 相法19条1項, 民709条 |
| `legends` | what does a list of abbreviations call the laws? | 相法……相続税法 |
| `chains`, `steps` | how is a reference written? | 第三条の二, then 第一項 |
| `heads` | does a reference begin here? | 第三条, not 第三条例 |
| `grammar` | which words are a reference, step by step? | 第三条の二第一項, 前項ただし書, イ |
| `contexts` | how do those of a text hang together? | lists, brackets, ranges |
| `laws` | which law stands before it? | 法第三条, 民法709条 |
| `others` | which laws are none of those listed? | ドイツ民法, 会則 |
| `places` | where do the provisions of a document stand? | before 第五条: 第四条の二 |
| `history`, `knowledge` | what was cited before, and what is known by now? | 同条, 同法 |
| `texts` | what does each citation of a text stand below? | 前条 in 第五条: `At_4` |
| `resolution` | which provision is meant? | 前条第二項 in 第五条: `At_4-Pr_2` |

`grammar` and `contexts` find no names: what rewrites numerals asks them as well.
"""
