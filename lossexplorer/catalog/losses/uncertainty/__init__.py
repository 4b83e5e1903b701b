"""Predictions that say how sure they are."""
