"""Plots by themselves."""

from tests.gui.guards import light_garbage

__all__ = ["light_garbage"]
