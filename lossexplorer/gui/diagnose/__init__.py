"""Diagnose: which mistake reproduces the number that was seen."""
