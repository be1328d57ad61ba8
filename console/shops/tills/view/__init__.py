"""The page of tills, shown."""
