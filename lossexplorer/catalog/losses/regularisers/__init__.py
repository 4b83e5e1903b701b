"""Prices of weights, whatever they predict."""
