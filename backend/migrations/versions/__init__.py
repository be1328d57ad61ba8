"""The steps, in one line."""
