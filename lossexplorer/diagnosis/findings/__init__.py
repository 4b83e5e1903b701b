"""Facts of a file that explain no number by themselves; a module declares a few of a kind, found by scanning."""
