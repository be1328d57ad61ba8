"""What the orders page shows; no decisions."""
