"""Tests of joining a shop, and of its tills."""
