"""Threads: a lane for curves, jobs for batches and files."""
