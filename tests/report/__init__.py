"""Tests of what leaves the program; helper modules are imported relatively."""
