"""The queue page."""
