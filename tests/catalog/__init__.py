"""Tests of the catalogue; helper modules are imported relatively."""
