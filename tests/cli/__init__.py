"""Tests of the commands; helper modules are imported relatively."""
