"""The shape of the database, and how it came to it."""
