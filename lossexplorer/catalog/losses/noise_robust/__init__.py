"""Losses of the family noise robust."""
