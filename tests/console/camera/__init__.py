"""A camera as a scanner: real pictures, no camera."""
