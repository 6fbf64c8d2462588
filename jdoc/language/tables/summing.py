"""Summing: which rows and columns of a table add up to others, and which numbers can't be added."""

from __future__ import annotations

from jdoc.language.lazy import deferred

TOTAL = deferred(
    "(?:合計|総計|小計|累計|^計|(?<![会統家設余推集])計|総額|総数|全体)(?:\\(.*\\)|[A-Z①-⑳])?$|^(?:歳[入出])?合計"
)
"""What a row or column that sums up others is called: `[合計]`, `収入の[計]`, `[総数]`, not `会計課`."""
PARTS = deferred(
    "^[(〔]?(?:うち|内訳|再掲|内数|[※*]|参考|(?:対)?前年|前期|増減|比較|差引|平均|[A-Z]?/)|うち|再掲|内数|平均|除く|を除"
)
"""What stands beside a total and isn't added up: `[うち]国庫`, `[再掲]`, not `内科`."""
UNSUMMED = deferred(
    "平均|単価|率|比$|比\\(|順位|歳|年齢|指数|倍|番号|No|^年度$|^年$|月日|密度|割合|%|点数|当たり|あたり|利回|期間|延長|ポイント"
)
"""What a column says whose numbers don't add up: `[平均]年齢`, `増減[率]`, not `決算額`."""
UNSUMMED_UNIT = deferred("[%％‰倍歳才度℃位番°]|ポイント|ppm|[^/]+/.+|dB|海抜")
"""A unit whose amounts don't add up: `[歳]`, `[km/h]`, not `人`."""
