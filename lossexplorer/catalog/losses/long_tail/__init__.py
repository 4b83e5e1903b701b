"""Losses of the family rare and hard classes."""
