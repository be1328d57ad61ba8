"""What crosses the wire about the tills of a shop."""
