"""What the counter shows; no decisions."""
