"""The reconciliation page in widgets."""
