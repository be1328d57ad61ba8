"""A camera in place of a hand scanner: pictures are read and forgotten."""
