"""Tests of the pages about people: what they did, and who they are."""
