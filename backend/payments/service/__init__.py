"""The verbs of payments. Other capabilities may call these."""
