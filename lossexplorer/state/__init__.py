"""What is on screen, as frozen values, and the one place that replaces them."""
