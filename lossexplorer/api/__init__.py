"""What ``import lossexplorer`` offers."""
