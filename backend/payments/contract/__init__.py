"""Payments, as the wire sees it: methods, shapes and refusals."""
