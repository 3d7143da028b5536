"""Answers to values or errors: reading, validating, warning, printing back."""
