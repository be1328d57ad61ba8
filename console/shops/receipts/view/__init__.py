"""What the receipt designer looks like."""
