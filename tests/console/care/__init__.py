"""Tests of what keeps a shop from losing its books."""
