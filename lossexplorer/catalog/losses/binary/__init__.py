"""Losses of the family binary."""
