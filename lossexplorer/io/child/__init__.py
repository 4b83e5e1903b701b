"""The second process, in which parsers run that have crashed or hung on hostile files: HDF5, Parquet, Arrow."""
