"""Batch files: what they hold, read by rows, never mapped, never executed."""
