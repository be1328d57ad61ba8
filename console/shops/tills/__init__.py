"""The tills of the shop, as the owner sees them."""
