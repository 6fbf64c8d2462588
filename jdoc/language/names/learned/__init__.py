"""The model of names: what rules leave open, it decides, by weights that were learnt from public corpora.

`templates` says what it looks at; `compiled_model` labels tokens, and where nothing could be compiled `plain_model` for
little text and `numpy_model` for much (`features` finds its rows), all with the same weights, to the same labels
(`labeling` says which); `finds` makes names of labels.
"""
