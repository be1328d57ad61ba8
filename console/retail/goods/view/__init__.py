"""What the goods page looks like."""
