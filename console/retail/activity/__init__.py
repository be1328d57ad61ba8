"""What was done at the tills, for those who ask about it later."""
