"""Wallet: the buyer's side. Accounts, payment codes, PINs, and what the phone page asks."""
