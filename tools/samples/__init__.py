"""The parts of ``tools/make_samples.py``: models that are trained, what is measured of them, the page about them."""
