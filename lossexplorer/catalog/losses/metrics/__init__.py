"""Metrics: counts and ranks that judge a model."""
