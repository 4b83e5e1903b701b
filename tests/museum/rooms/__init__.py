"""The rooms, in the order of diagnoses.md; each yields its exhibits for a seed."""
