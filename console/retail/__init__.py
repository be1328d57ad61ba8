"""The faces of retail: the shop's goods and staff at the till."""
