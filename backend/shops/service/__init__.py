"""The verbs of a shop's tills."""
