"""Structure: how the lines of a document make blocks; what `stages.split` is built of."""
