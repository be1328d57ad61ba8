"""The commands of `python -m backend`, and the home folder they share."""
