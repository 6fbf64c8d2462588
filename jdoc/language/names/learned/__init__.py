"""The model of names: what rules leave open, it decides, by weights that were learnt from public corpora.

`templates` says what it looks at; `plain_model` and `numpy_model` label tokens with the same weights, the first in
plain Python for little text, the second with numpy for much (`features` finds its rows); `finds` makes names of labels.
"""
