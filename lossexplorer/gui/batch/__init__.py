"""The place Batch: see your own numbers row by row."""
