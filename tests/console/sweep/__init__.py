"""Every page of the console, opened one after the other."""
