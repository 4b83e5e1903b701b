"""Losses of the family distributions."""
