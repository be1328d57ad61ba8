"""Shops: the tills of a shop, and the door through which they reach the platform."""
