"""The tills of the shop: join it, see them, let them in, turn them away."""
