"""Every query of the ledger: its entries and balances, and what an account moved."""
