"""Small models, trained in a second, and what they say about data that they never saw; each anew for every seed."""
