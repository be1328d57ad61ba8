"""Every query of payments, by what it asks of."""
