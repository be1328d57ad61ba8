"""Tests of the tills of a shop."""
