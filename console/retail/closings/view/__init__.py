"""The page of all closings: widgets only."""
