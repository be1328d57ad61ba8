"""Ecosystem: merchants, and the applications that may call for them."""
