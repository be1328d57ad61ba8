"""The activity page: widgets only."""
