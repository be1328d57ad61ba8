"""Backups: made, proven, and brought back."""
