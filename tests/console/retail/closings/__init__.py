"""The closings of all tills."""
