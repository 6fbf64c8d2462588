"""Stages: a stream of documents or blocks to a stream of blocks."""
