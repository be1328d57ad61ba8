"""The backup page."""
