"""Tests of what is computed; helper modules are imported relatively."""
