"""Reasons that explain a number; a module declares one or a few of a kind, and is found by scanning."""
