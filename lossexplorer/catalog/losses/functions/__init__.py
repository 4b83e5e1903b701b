"""Functions that losses are made of."""
