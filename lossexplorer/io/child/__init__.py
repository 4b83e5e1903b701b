"""The second process, where parsers run that have crashed or hung on hostile files: torch, HDF5, Parquet, Arrow."""
