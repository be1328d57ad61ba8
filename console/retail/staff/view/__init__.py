"""The staff page: widgets only."""
