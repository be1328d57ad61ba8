"""Whether the platform and the till hold the same of a day."""
