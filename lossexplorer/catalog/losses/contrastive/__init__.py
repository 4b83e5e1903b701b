"""Losses of the family contrastive."""
