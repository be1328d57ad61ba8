"""Clients nobody here wrote, driven unmodified against a running platform."""
