"""Strategies: what is done to losses, gradients and numbers while training."""
