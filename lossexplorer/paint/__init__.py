"""Draws from plain data; holds no state."""
