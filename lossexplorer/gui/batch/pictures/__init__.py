"""The pictures of Batch, each of which shows what is selected and lets a hand select."""
