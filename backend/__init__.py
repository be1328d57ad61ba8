"""The platform service: one signed gateway, its capabilities, one ledger."""
