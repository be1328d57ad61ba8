"""The printers of the till: set up, tried, given their work."""
