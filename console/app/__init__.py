"""The composition root: starts the platform, opens the till, builds the desk, opens the window."""
