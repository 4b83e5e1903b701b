"""Losses that people bring along."""
