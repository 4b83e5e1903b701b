"""Losses of the family segmentation."""
