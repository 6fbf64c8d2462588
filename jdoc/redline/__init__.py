"""How a comparison is shown: on a terminal, as a page, as a table of old and new."""
