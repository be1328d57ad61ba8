"""Payments, tried on a real database with a clock that only moves when told."""
