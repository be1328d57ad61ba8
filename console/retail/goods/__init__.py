"""The goods of the shop: what the page of them knows and can do."""
