"""Rules of terms: what a document calls things, and whether it does."""
