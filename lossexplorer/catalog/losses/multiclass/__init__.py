"""Losses of the family multiclass."""
