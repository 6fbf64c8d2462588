"""jdoc: Japanese official documents to structured, normalised, searchable records."""

__version__ = "0.1.0"
