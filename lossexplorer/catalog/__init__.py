"""The catalogue: one file is one loss, and everything else follows from its declaration."""
