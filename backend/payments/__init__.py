"""Payments: charge a buyer, give money back, and say what became of every trade."""
