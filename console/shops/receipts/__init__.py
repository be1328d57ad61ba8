"""The design of the receipts."""
