"""Tests of goods in files."""
