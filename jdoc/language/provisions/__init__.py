"""Provisions: where in a law, a treaty or a contract something stands, and what stands beside it."""
