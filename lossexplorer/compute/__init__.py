"""Pure functions from requests to results; torch inside, numpy and frozen dataclasses outside."""
