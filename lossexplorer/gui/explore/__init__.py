"""The place Explore: see what a loss does."""
