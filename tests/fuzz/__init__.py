"""Inputs that nobody has written, in great numbers: nothing but an answer or a message may come of any."""
