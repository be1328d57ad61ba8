"""Receipts: what a paper says, as bytes for a printer, as a picture and as PDF."""
