"""What the printers page looks like."""
