"""Stated numbers of things, weighed against all that is listed near them."""
