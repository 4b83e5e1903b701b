"""Losses of the family boxes."""
