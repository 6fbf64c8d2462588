"""Language: what Japanese text is; knows no records."""
