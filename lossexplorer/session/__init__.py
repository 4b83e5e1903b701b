"""Hears the state, asks the workers, keeps their results; knows no widget."""
