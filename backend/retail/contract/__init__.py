"""The shop's own records, as the wire sees them."""
