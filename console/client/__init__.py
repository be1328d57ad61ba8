"""The platform, as the console reaches it: typed calls, signatures, and the bundled service."""
