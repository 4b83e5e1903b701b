"""Tests of what `import lossexplorer` offers."""
