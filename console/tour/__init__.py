"""A day at the counter, acted out through the real widgets, a picture per step."""
