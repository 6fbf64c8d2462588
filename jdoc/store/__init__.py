"""The index: documents with all that was found in them, in one SQLite file that answers in a fraction of a second."""
