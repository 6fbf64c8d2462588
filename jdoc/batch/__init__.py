"""Folders of documents: all of them, in several processes, to a folder of results that can be gone on with."""
