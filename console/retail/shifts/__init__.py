"""The shift page: float, cash in and out, the blind count, X and Z."""
