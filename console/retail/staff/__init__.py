"""Who works in the shop: listed, added, changed and stopped by an owner."""
