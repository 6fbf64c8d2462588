"""Stances: who welcomes, condemns, supports, requests what, in the texts of one document."""
