"""The shift page."""
