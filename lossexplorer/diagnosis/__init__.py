"""Why a loss is the number it is: mistakes that reproduce it, and facts of the file that need no number."""
