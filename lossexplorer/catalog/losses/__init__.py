"""One file for each loss, found by scanning; the folders are the families."""
