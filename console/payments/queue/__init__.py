"""What waits for the platform, and how much of it may."""
