"""Journeys end without a crash behind the curtain."""

from tests.gui.guards import crashes, light_garbage

__all__ = ["crashes", "light_garbage"]
