"""The phone page in a real browser, against a platform served by its own command."""
